"""How many witnesses some sources are: what comes from one hand, or by one hand, is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milaff.graph.similarity import Similarity
from milaff.model.library import Library
from milaff.model.source import Source


def independent_sources(
    ids: Iterable[str], library: Library, similarity: Similarity
) -> tuple[str, ...]:
    """The most of these sources of which no two have one publisher, one origin or one text.

    The origin is what a source alone relays, else its outlet: two outlets that relay one agency
    are one witness, and so are an agency and an outlet that relays it. A source that relays
    several is its own origin, for it chose among them. Each source joins a publisher to an
    origin, so this is a largest matching of the two (by augmenting paths, Kuhn 1955).
    """
    originals = sorted({similarity.original_of(id) for id in ids})
    sources = {id: library.sources[id] for id in originals if id in library.sources}
    passed_on = _passed_on(sources.values())
    joins: dict[str, list[tuple[str, str]]] = {}
    for id, source in sources.items():
        publisher = source.outlet or id
        joins.setdefault(publisher, []).append((_origin(source, passed_on), id))
    holder: dict[str, tuple[str, str]] = {}
    for publisher in joins:
        _give(publisher, joins, holder, set())
    return tuple(sorted(id for _, id in holder.values()))


def _passed_on(sources: Iterable[Source]) -> dict[str, str | None]:
    """What each outlet passes on in all of these sources; None where it has more than that."""
    found: dict[str, str | None] = {}
    for source in sources:
        if source.outlet:
            relayed = _only(source)
            same = found.setdefault(source.outlet, relayed) == relayed
            found[source.outlet] = relayed if same else None
    return found


def _only(source: Source) -> str | None:
    relays = set(source.relays)
    return source.relays[0] if len(relays) == 1 else None


def _origin(source: Source, passed_on: Mapping[str, str | None]) -> str:
    """Follows what is relayed to the first who said it; a circle ends where it closes."""
    origin = _only(source)
    if origin is None:
        return source.outlet or source.id
    seen = {origin}
    while (further := passed_on.get(origin)) and further not in seen:
        seen.add(further)
        origin = further
    return origin if origin not in _closed(origin, passed_on) else min(seen)


def _closed(origin: str, passed_on: Mapping[str, str | None]) -> set[str]:
    """The circle of outlets that relay one another, where the origin is on one."""
    circle: set[str] = set()
    further = passed_on.get(origin)
    while further and further not in circle:
        circle.add(further)
        further = passed_on.get(further)
    return circle


def _give(
    publisher: str,
    joins: Mapping[str, list[tuple[str, str]]],
    holder: dict[str, tuple[str, str]],
    tried: set[str],
) -> bool:
    """Finds an origin for the publisher, moving others to another of theirs where it must."""
    for origin, id in joins[publisher]:
        if origin in tried:
            continue
        tried.add(origin)
        held = holder.get(origin)
        if held is None or _give(held[0], joins, holder, tried):
            holder[origin] = (publisher, id)
            return True
    return False
