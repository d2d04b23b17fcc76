"""FIG601: numbers of one measure that differ, and the desk neither adopts one nor says why not.

A reader who sees two tolls side by side asks which one to go by. An honest answer may be "none":
then `note` of the figure says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.figures import figures_of
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every figure whose numbers differ."""
    for written in figures_of(item.id, graph):
        figure = written.figure
        if figure.disagrees and not figure.chosen and not figure.note:
            yield warning(
                written.place_of("values"),
                "FIG601",
                Words(
                    f"أرقام متباينة في «{figure.label}»، ولا قيمة معتمدة ولا توضيح",
                    f'The numbers of "{figure.measure}" differ, and none is adopted or explained',
                ),
                Words(
                    "أضف adopted: true عند القيمة المعتمدة، أو note: للرقم تقول لماذا لا تُعتمد"
                    " أي منها",
                    "Add adopted: true to the one that you go by, or note: to the figure, which"
                    " says why you go by none",
                ),
            )
