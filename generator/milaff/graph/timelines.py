"""Events in the order of time: of everything, of a dossier, of an entity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.membership import Membership
from milaff.graph.mentions import Mentions
from milaff.model.event import Event
from milaff.model.library import Library
from milaff.records.record import Kind


@dataclass(frozen=True, slots=True)
class Timelines:
    """Event ids from the earliest to the latest."""

    all: tuple[str, ...]
    of_dossier: Mapping[str, tuple[str, ...]]
    of_entity: Mapping[str, tuple[str, ...]]
    of_article: Mapping[str, tuple[str, ...]]
    dossiers: Mapping[str, tuple[str, ...]]
    """The dossiers that an event belongs to, through their articles."""
    neighbours: Mapping[str, tuple[str | None, str | None]]
    """The events before and after one: in its first dossier, else in the whole site."""


def find_timelines(library: Library, membership: Membership, mentions: Mentions) -> Timelines:
    """The timelines: an article has the events that it names, a dossier those of its articles,
    an entity those that it took part in or that took place there."""
    ordered = [event.id for event in sorted(shown_events(library), key=event_order)]
    rank = {id: index for index, id in enumerate(ordered)}
    of_article = {
        id: _ranked(mentions.named(id, library, Kind.EVENT), rank) for id in library.articles
    }
    of_dossier = {
        dossier: _ranked((event for id in ids for event in of_article[id]), rank)
        for dossier, ids in membership.articles.items()
    }
    dossiers: dict[str, list[str]] = {}
    for dossier, events in sorted(of_dossier.items()):
        for event in events:
            dossiers.setdefault(event, []).append(dossier)
    return Timelines(
        all=tuple(ordered),
        of_dossier=of_dossier,
        of_entity=_of_entities(library, rank),
        of_article=of_article,
        dossiers={event: tuple(ids) for event, ids in dossiers.items()},
        neighbours=_neighbours(ordered, of_dossier, dossiers),
    )


def _neighbours(
    ordered: Sequence[str],
    of_dossier: Mapping[str, tuple[str, ...]],
    dossiers: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for dossier, events in ((None, ordered), *of_dossier.items()):
        around = zip((None, *events), events, (*events[1:], None), strict=False)
        for before, event, after in around:
            if dossier is None or dossiers[event][0] == dossier:
                found[event] = (before, after)
    return found


def shown_events(library: Library) -> list[Event]:
    """The events that lists show: what is withdrawn keeps its address only."""
    return [event for event in library.events.values() if event.status != "withdrawn"]


def event_order(event: Event) -> tuple[object, ...]:
    """The order of events in time; an interval stands where it begins."""
    return (event.date.sort_key, event.id)


def _ranked(ids: Iterable[str], rank: Mapping[str, int]) -> tuple[str, ...]:
    known = {id for id in ids if id in rank}
    return tuple(sorted(known, key=rank.__getitem__))


def _of_entities(library: Library, rank: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for event in shown_events(library):
        named = [event.place, *(one.entity for one in event.participants)]
        for entity in named:
            if entity in library.entities:
                found.setdefault(str(entity), set()).add(event.id)
    return {entity: _ranked(ids, rank) for entity, ids in found.items()}
