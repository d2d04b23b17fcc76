"""CARE901: a person's page that holds accusations alone.

A page of a living person that says nothing but what others accuse them of is read as a verdict,
and in many countries it is defamation. It needs who the person is, and what they answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.entity import Entity
from milaff.model.event import NEEDS_BY, Event
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings
from milaff.text.arabic import fold

_ACCUSING = ("اتهم", "متهم", "مشتبه", "اشتب", "منسوب", "نسب")


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every person whom readers find on a page."""
    for id, entity in sorted(graph.library.entities.items()):
        accused = _accusing_events(id, graph) if entity.kind == "person" else ()
        if accused and not _is_described(entity, graph):
            event = accused[0]
            yield warning(
                graph.library.origins[id].place_of("name"),
                "CARE901",
                Words(
                    f"ليس في صفحة هذا الشخص غير اتهام، في «{event.id}»",
                    f'This person\'s page holds nothing but an accusation, in "{event.id}"',
                ),
                Words(
                    "أضف من هو في summary أو facts، وردّه: participants بدور denied",
                    "Add who the person is in summary or facts, and the reply: the role denied",
                ),
            )


def _accusing_events(id: str, graph: Graph) -> tuple[Event, ...]:
    """The events in which a person is accused; none where another role is known of them."""
    events = [graph.library.events[event] for event in graph.timelines.of_entity.get(id, ())]
    roles = {one.role for event in events for one in event.participants if one.entity == id}
    return tuple(events) if roles and roles <= NEEDS_BY else ()


def _is_described(entity: Entity, graph: Graph) -> bool:
    """Whether the page says who the person is; a summary that only accuses does not."""
    if entity.facts or entity.relations or graph.library.body_of(entity.id).strip():
        return True
    summary = fold(entity.summary or "")
    return bool(summary) and not any(stem in summary for stem in _ACCUSING)
