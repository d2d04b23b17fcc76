"""Read also: what an editor named, then the articles nearest in their subject, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.mentions import Mentions
from milaff.graph.similarity import Similarity
from milaff.model.library import Library
from milaff.records.record import Kind

SHOWN = 5
LEAST_COSINE = 0.18
_REASONS = 3
_FEW = 3
"""An entity that so few articles name is a reason even where these are most of the site."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article to read next."""

    id: str
    score: float
    """How alike the texts are, from 0 to 1."""
    shared: tuple[str, ...] = ()
    """Entities that both articles name and most others do not, the rarest first."""
    is_same_event: bool = False


def find_related(
    library: Library, newest: Sequence[str], mentions: Mentions, similarity: Similarity
) -> Mapping[str, tuple[Related, ...]]:
    """For each article what the editor named, all of it, then the nearest, five in all.

    Never a withdrawn or hidden article, nor one that repeats this one; of several articles on
    another event, only the nearest.
    """
    named = {id: _shown_entities(id, library, mentions) for id in newest}
    spread = Counter(entity for entities in named.values() for entity in entities)
    most = max(_FEW, len(newest) / 2)
    rare = {
        id: {entity: spread[entity] for entity in entities if spread[entity] <= most}
        for id, entities in named.items()
    }
    repeated = _repeated(similarity)
    return {
        id: tuple(_related(id, library, rare, similarity, repeated.get(id, set()))) for id in newest
    }


def _repeated(similarity: Similarity) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pair in similarity.near_duplicates:
        found.setdefault(pair.a, set()).add(pair.b)
        found.setdefault(pair.b, set()).add(pair.a)
    return found


def _shown_entities(id: str, library: Library, mentions: Mentions) -> tuple[str, ...]:
    entities = library.entities
    return tuple(
        entity
        for entity in mentions.named(id, library, Kind.ENTITY)
        if entities[entity].status != "withdrawn"
    )


def _related(
    id: str,
    library: Library,
    rare: Mapping[str, Mapping[str, int]],
    similarity: Similarity,
    repeated: set[str],
) -> Iterator[Related]:
    chosen = [
        one for one in dict.fromkeys(library.articles[id].related) if one in rare and one != id
    ]
    near = similarity.nearest.get(id, {})
    group = similarity.group_of.get(id, ())
    found = _nearest(id, chosen, similarity, repeated)
    for other in [*chosen, *found[: max(0, SHOWN - len(chosen))]]:
        shared = [entity for entity in rare[id] if entity in rare[other]]
        shared.sort(key=rare[id].__getitem__)
        yield Related(other, near.get(other, 0.0), tuple(shared[:_REASONS]), other in group)


def _nearest(
    id: str, chosen: Sequence[str], similarity: Similarity, repeated: set[str]
) -> list[str]:
    """The articles near enough, the nearest first, one of each text and of each other event."""
    taken = {similarity.original_of(id)} | {_story(one, id, similarity) for one in chosen}
    near = similarity.nearest.get(id, {})
    found = []
    for other, cosine in sorted(near.items(), key=lambda pair: (-pair[1], pair[0])):
        story = _story(other, id, similarity)
        if cosine >= LEAST_COSINE and other not in repeated and story not in taken:
            taken.add(story)
            found.append(other)
    return found


def _story(id: str, reader: str, similarity: Similarity) -> str:
    """What an article is folded under: another event's first article, or the text it repeats."""
    group = similarity.group_of.get(id, ())
    return group[0] if group and reader not in group else similarity.original_of(id)
