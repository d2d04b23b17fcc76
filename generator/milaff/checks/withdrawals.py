"""SCH251: a withdrawn record that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, error
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """A withdrawn record needs a change of the kind `retraction`."""
    if item.status == "withdrawn" and not any(one.kind == "retraction" for one in item.changes):
        yield error(
            graph.written.origins[item.id].place_of("status"),
            "SCH251",
            Words("سجل محجوب بلا سبب", "A withdrawn record without a reason"),
            Words(
                "أضف إلى changes: kind: retraction وتاريخا وسببا في note",
                "Add to changes: kind: retraction, a date and the reason in note",
            ),
        )
