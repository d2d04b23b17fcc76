"""CARE901: a person's page that holds accusations alone.

A page of a living person that says nothing but what others accuse them of is read as a verdict,
and in many countries it is defamation. It needs who the person is, and what they answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.entity import Entity
from milaff.model.event import NEEDS_BY
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings
from milaff.text.arabic import fold

_ACCUSING = ("اتهم", "متهم", "مشتبه", "اشتب", "منسوب", "نسب")


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """A person whom readers find on a page."""
    entity = graph.library.entities.get(item.id)
    if entity is None or entity.kind != "person" or _is_described(entity, graph):
        return
    event = _accusing_event(item.id, graph)
    if event:
        yield warning(
            graph.library.origins[item.id].place_of("name"),
            "CARE901",
            Words(
                f"ليس في صفحة هذا الشخص غير اتهام، في «{event}»",
                f'This person\'s page holds nothing but an accusation, in "{event}"',
            ),
            Words(
                "أضف من هو في summary أو facts، وردّه: participants بدور denied",
                "Add who the person is in summary or facts, and the reply: the role denied",
            ),
        )


def _accusing_event(id: str, graph: Graph) -> str:
    """The first event of a person who is accused; empty where another role is known of them."""
    events = graph.timelines.of_entity.get(id, ())
    is_accused = False
    for event in events:
        for one in graph.library.events[event].participants:
            if one.entity == id and one.role not in NEEDS_BY:
                return ""
            is_accused = is_accused or one.entity == id
    return events[0] if is_accused else ""


def _is_described(entity: Entity, graph: Graph) -> bool:
    """Whether the page says who the person is; a summary that only accuses does not."""
    if entity.facts or entity.relations or graph.library.body_of(entity.id).strip():
        return True
    summary = fold(entity.summary or "")
    return bool(summary) and not any(stem in summary for stem in _ACCUSING)
