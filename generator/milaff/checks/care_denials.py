"""CARE902: an accusation whose denial is registered and not shown beside it.

Who reads the event reads the accusation. A denial that stands in another event, or that waits for
a source that is not published, never reaches that reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from milaff.graph.graph import Graph
from milaff.model.event import NEEDS_BY, Event, Participant
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every accusation that readers see."""
    denials = _denials(graph)
    for id, event in sorted(graph.library.events.items()) if denials else ():
        for index, one in enumerate(event.participants):
            if one.entity not in denials or one.role not in NEEDS_BY:
                continue
            if _is_shown(one, graph) and not _answer(event, one, graph):
                where = _elsewhere(id, denials[one.entity], graph)
                if where:
                    place = graph.library.origins[event.id].place_of("participants", index, "role")
                    yield warning(place, "CARE902", *_words(one.entity, where, event.id))


def _denials(graph: Graph) -> Mapping[str, Sequence[str]]:
    """For each entity the events in which it denies something, in the order of their ids."""
    found: dict[str, list[str]] = {}
    for id, event in sorted(graph.written.events.items()):
        for entity in {one.entity for one in event.participants if one.role == "denied"}:
            found.setdefault(entity, []).append(id)
    return found


def _is_shown(one: Participant, graph: Graph) -> bool:
    return one.source is None or one.source in graph.library.sources


def _answer(event: Event, accused: Participant, graph: Graph) -> bool:
    return any(
        one.entity == accused.entity and one.role == "denied" and _is_shown(one, graph)
        for one in event.participants
    )


def _elsewhere(event: str, denying: Sequence[str], graph: Graph) -> str:
    """The event that has the denial: this one, where its source is not published, or one that an
    article names together with it."""
    if event in denying:
        return event
    others = [mention.target for mention in graph.mentions.by.get(event, ())]
    # What names an event is known from both ends; an article on two events names both.
    for mention in graph.mentions.of.get(event, ()):
        article = graph.library.articles.get(mention.source)
        of_article = graph.timelines.of_article.get(mention.source, ())
        others += [mention.source, *of_article, *(article.events if article else ())]
    related = set(others)
    return next((id for id in denying if id in related), "")


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
