"""CARE902: an accusation whose denial is registered and not shown beside it.

Who reads the event reads the accusation. A denial that stands in another event, or that waits for
a source that is not published, never reaches that reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.event import NEEDS_BY, Event, Participant
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every accusation that readers see."""
    for _, event in sorted(graph.library.events.items()):
        for index, one in enumerate(event.participants):
            if one.role in NEEDS_BY and _is_shown(one, graph) and not _answer(event, one, graph):
                where = _elsewhere(event, one.entity, graph)
                if where:
                    place = graph.library.origins[event.id].place_of("participants", index, "role")
                    yield warning(place, "CARE902", *_words(one.entity, where, event.id))


def _is_shown(one: Participant, graph: Graph) -> bool:
    return one.source is None or one.source in graph.library.sources


def _denies(event: Event, entity: str) -> list[Participant]:
    return [one for one in event.participants if one.entity == entity and one.role == "denied"]


def _answer(event: Event, accused: Participant, graph: Graph) -> bool:
    return any(_is_shown(one, graph) for one in _denies(event, accused.entity))


def _elsewhere(event: Event, entity: str, graph: Graph) -> str:
    """The id of the event that has the denial: this one, where its source is not published, or
    one that an article names together with it."""
    if _denies(event, entity):
        return event.id
    for id, other in sorted(graph.written.events.items()):
        if id != event.id and _denies(other, entity) and _are_related(event.id, id, graph):
            return id
    return ""


def _are_related(one: str, other: str, graph: Graph) -> bool:
    by_mentions = (
        {mention.target for mention in graph.mentions.by.get(id, ())} for id in (one, other)
    )
    named_by_one, named_by_other = by_mentions
    if other in named_by_one or one in named_by_other:
        return True
    return any(
        {one, other} <= {*article.events, *graph.timelines.of_article.get(id, ())}
        for id, article in graph.library.articles.items()
    )


def _words(entity: str, where: str, event: str) -> tuple[Words, Words]:
    if where == event:
        return (
            Words(
                f"نفي «{entity}» مسجل هنا، ومصدره لم يُنشر، فيظهر الاتهام وحده",
                f'The denial of "{entity}" waits for its source, so the accusation stands alone',
            ),
            Words("انشر مصدر النفي", "Publish the source of the denial"),
        )
    return (
        Words(
            f"نفي «{entity}» مسجل في «{where}»، ولا يظهر بجانب الاتهام",
            f'The denial of "{entity}" is in "{where}", not beside the accusation',
        ),
        Words(
            f"أضف هنا: {{entity: {entity}, role: denied, source: …}}",
            f"Add here: {{entity: {entity}, role: denied, source: …}}",
        ),
    )
