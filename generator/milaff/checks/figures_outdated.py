"""FIG602: the adopted value is older than another number of the same measure.

Tolls grow: a number of a later day usually replaces the earlier one. Where the desk keeps to the
earlier one on purpose, `note` of the figure says why.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.figures import WrittenFigure, figures_of
from milaff.graph.graph import Graph
from milaff.model.figure import FigureValue
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every figure with an adopted value that bears a date."""
    for written in figures_of(item.id, graph):
        later = _later(written)
        if later is None or written.figure.note:
            continue
        index, value = later
        number = value.value.text if value.value else ""
        when = value.as_of.text if value.as_of else ""
        yield warning(
            written.place_of("values", index),
            "FIG602",
            Words(
                f"القيمة «{number}» أحدث ({when}) من المعتمدة في «{written.figure.label}»",
                f'The value "{number}" is later ({when}) than the adopted one of'
                f' "{written.figure.measure}"',
            ),
            Words(
                "انقل adopted: true إليها، أو أضف note: للرقم تقول لماذا بقيت الأقدم",
                "Move adopted: true to it, or add note: to the figure, which says why the earlier"
                " one stays",
            ),
        )


def _later(written: WrittenFigure) -> tuple[int, FigureValue] | None:
    """The latest of the numbers that were true only after the adopted one, and differ from it."""
    chosen = written.figure.chosen
    if chosen is None or chosen.as_of is None:
        return None
    found = [
        (value.as_of.sort_key, index)
        for index, value in written.values
        if value.value and value.as_of and value.as_of.earliest > chosen.as_of.latest
        if not chosen.value or _bounds(value) != _bounds(chosen)
    ]
    index = max(found)[1] if found else None
    return next(((at, value) for at, value in written.values if at == index), None)


def _bounds(value: FigureValue) -> tuple[object, object]:
    return (value.value.low, value.value.high) if value.value else (None, None)
