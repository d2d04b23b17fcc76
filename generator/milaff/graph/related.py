"""Read also: what an editor named, what is linked, and what shares events and entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from milaff.graph.membership import Membership
from milaff.graph.mentions import Mentions
from milaff.model.library import Library
from milaff.records.record import Kind

SHOWN = 4
_CANDIDATES = 20
_WEIGHT = {Kind.EVENT: 3, Kind.ENTITY: 1}


def find_related(
    library: Library, membership: Membership, mentions: Mentions
) -> Mapping[str, tuple[str, ...]]:
    """At most four articles for each: named by the editor, linked from it or to it, then those
    that share most with it. Each event and entity proposes its newest articles only, so that the
    cost stays linear."""
    newest = _newest_naming(library, mentions)
    return {
        id: _related(id, library, membership, mentions, newest)
        for id, article in library.articles.items()
        if article.status != "withdrawn"
    }


def _newest_naming(library: Library, mentions: Mentions) -> dict[str, tuple[str, ...]]:
    return {
        target: tuple(one.source for one in found if one.source in library.articles)[:_CANDIDATES]
        for target, found in mentions.of.items()
    }


def _related(
    id: str,
    library: Library,
    membership: Membership,
    mentions: Mentions,
    newest: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    linked = mentions.named(id, library, Kind.ARTICLE)
    chosen = [*library.articles[id].related, *linked, *newest.get(id, ())]
    shared: Counter[str] = Counter()
    for kind, weight in _WEIGHT.items():
        for target in mentions.named(id, library, kind):
            for other in newest.get(target, ()):
                shared[other] += weight
    chosen += [other for other, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))]
    neighbours = membership.neighbours.get(id, ())
    shown = [
        other
        for other in dict.fromkeys([*chosen, *(one for one in neighbours if one)])
        if other != id
        and other in library.articles
        and library.articles[other].status != "withdrawn"
    ]
    return tuple(shown[:SHOWN])
