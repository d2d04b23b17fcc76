"""FIG604: a value of a figure without a source: readers could not look it up."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.figures import figures_of
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every value of every figure."""
    for written in figures_of(item.id, graph):
        for index, value in written.values:
            if not value.source:
                yield warning(
                    written.place_of("values", index),
                    "FIG604",
                    Words(
                        f"قيمة بلا مصدر في «{written.figure.label}»",
                        f'A value of "{written.figure.measure}" has no source',
                    ),
                    Words(
                        "أضف source: معرّف المصدر الذي وردت فيه",
                        "Add source: the id of the source in which it stands",
                    ),
                )
