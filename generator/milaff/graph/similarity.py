"""Articles that repeat one another, tell of the same event, or are about the same things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from milaff.graph.fingerprints import Fingerprint
from milaff.graph.membership import Membership
from milaff.graph.mentions import Mentions
from milaff.graph.near_duplicates import Pair, find_near_duplicates, match_shingles
from milaff.graph.nearest import find_nearest, weigh_terms
from milaff.graph.same_event import Told, group_same_event, is_same_event
from milaff.graph.titles import day_of, newest_articles
from milaff.model.library import Library
from milaff.records.record import Kind
from milaff.settings import Settings
from milaff.text.stems import words_of
from milaff.text.token_set import token_set_ratio


@dataclass(frozen=True, slots=True)
class Similarity:
    """How the articles that lists show resemble one another."""

    near_duplicates: tuple[Pair, ...]
    """Articles that repeat one another; `a` is the older one."""
    hidden_near_duplicates: tuple[Pair, ...]
    """Likewise where one or both are hidden from readers: for messages to the desk only. `b` is
    hidden."""
    copies: Mapping[str, str]
    """An article or a source that repeats an earlier one, and which; never itself a copy."""
    same_event: tuple[tuple[str, ...], ...]
    """Groups of articles on one event, the oldest first; copies are among them."""
    group_of: Mapping[str, tuple[str, ...]]
    """The group of each article that is in one."""
    nearest: Mapping[str, Mapping[str, float]]
    """The articles most likely near each in their subject, with the cosine."""

    def original_of(self, id: str) -> str:
        """The article or source that this one repeats, or itself."""
        return self.copies.get(id, id)


def find_similarity(
    written: Library,
    library: Library,
    newest: Sequence[str],
    mentions: Mentions,
    membership: Membership,
    fingerprints: Mapping[str, Fingerprint],
    settings: Settings,
) -> Similarity:
    """The likeness of the articles in `newest`; `fingerprints` has them and the hidden ones.

    What readers may see comes first, so that nothing hidden changes what is found there.
    """
    oldest = newest[::-1]
    hidden = _hidden_articles(written, library, settings)
    pairs = match_shingles({id: fingerprints[id].shingles for id in (*oldest, *hidden)})
    seen = set(oldest)
    shown = tuple(pair for pair in pairs if pair.b in seen)
    copies = find_copies(shown)
    nearest = _find_nearest(oldest, library, mentions, membership, fingerprints)
    same = _find_same_event(oldest, library, mentions, fingerprints, nearest, copies, settings)
    return Similarity(
        near_duplicates=shown,
        hidden_near_duplicates=tuple(pair for pair in pairs if pair.b not in seen),
        copies=copies | _copied_sources(copies, library),
        same_event=same,
        group_of={id: group for group in same for id in group},
        nearest=nearest,
    )


def _hidden_articles(written: Library, library: Library, settings: Settings) -> list[str]:
    """What is yet to appear: an article that has expired may be written anew."""
    return [
        id
        for id in reversed(newest_articles(written, settings))
        if id not in library.articles and written.articles[id].expires_at is None
    ]


def find_copies(pairs: Iterable[Pair]) -> dict[str, str]:
    """What each later text of these pairs repeats: its best match, or what that one repeats.

    The pairs are in the order of time. A text that holds two others does not make them one.
    """
    best: dict[str, Pair] = {}
    for pair in pairs:
        found = best.setdefault(pair.b, pair)
        if (pair.jaccard, pair.containment) > (found.jaccard, found.containment):
            best[pair.b] = pair
    copies: dict[str, str] = {}
    for copy, pair in best.items():
        copies[copy] = copies.get(pair.a, pair.a)
    return copies


def _find_nearest(
    ids: Sequence[str],
    library: Library,
    mentions: Mentions,
    membership: Membership,
    fingerprints: Mapping[str, Fingerprint],
) -> dict[str, dict[str, float]]:
    vectors = weigh_terms([fingerprints[id].terms for id in ids])
    names = [_named(id, library, mentions, membership) for id in ids]
    found = find_nearest(vectors, names)
    return {
        id: {ids[other]: cosine for other, cosine in near.items()}
        for id, near in zip(ids, found, strict=True)
    }


def _named(id: str, library: Library, mentions: Mentions, membership: Membership) -> list[str]:
    """What an article shares with those that may be near it."""
    named = [one for kind in (Kind.ENTITY, Kind.EVENT) for one in mentions.named(id, library, kind)]
    return [*named, *membership.dossiers.get(id, ())]


def _find_same_event(
    ids: Sequence[str],
    library: Library,
    mentions: Mentions,
    fingerprints: Mapping[str, Fingerprint],
    nearest: Mapping[str, Mapping[str, float]],
    copies: Mapping[str, str],
    settings: Settings,
) -> tuple[tuple[str, ...], ...]:
    rank = {id: number for number, id in enumerate(ids)}
    told = [_told(id, library, mentions, settings) for id in ids]

    def is_same(one: str, other: str) -> bool:
        def ratio() -> float:
            return token_set_ratio(fingerprints[one].lead, fingerprints[other].lead)

        return is_same_event(told[rank[one]], told[rank[other]], nearest[one][other], ratio)

    same = [
        [rank[other] for other in nearest[id] if rank[other] < rank[id] and is_same(id, other)]
        for id in ids
    ]
    ranked = {rank[copy]: rank[original] for copy, original in copies.items()}
    groups = group_same_event(told, same, ranked)
    return tuple(tuple(ids[number] for number in group) for group in groups)


def _told(id: str, library: Library, mentions: Mentions, settings: Settings) -> Told:
    day = date.fromisoformat(day_of(library.articles[id].date, settings.zone))
    return Told(day.toordinal(), frozenset(mentions.named(id, library, Kind.EVENT)))


def _copied_sources(copies: Mapping[str, str], library: Library) -> dict[str, str]:
    """Sources whose excerpts repeat one another, and the only sources of articles that do."""
    excerpts = {
        id: words_of(" ".join(source.excerpts))
        for id, source in sorted(library.sources.items())
        if source.excerpts and source.status != "withdrawn"
    }
    found = find_copies(find_near_duplicates(excerpts))
    for copy, original in sorted(copies.items()):
        theirs = library.articles[copy].sources, library.articles[original].sources
        if len(theirs[0]) == len(theirs[1]) == 1:
            later, earlier = (_original(source, found) for (source,) in theirs)
            if later != earlier:
                found[later] = earlier
    return {source: _original(source, found) for source in found}


def _original(source: str, copies: Mapping[str, str]) -> str:
    while source in copies:
        source = copies[source]
    return source
