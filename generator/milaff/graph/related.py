"""Read also: what an editor named, then the articles nearest in their subject, and why."""

from __future__ import annotations

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
_COUNTED = 8
"""Fewer articles than that are counted one by one, more by powers of two."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article to read next."""

    id: str
    shared: tuple[str, ...] = ()
    """Entities that both articles name and most others do not, the rarest first."""
    is_same_event: bool = False


def find_commonness(newest: Sequence[str], mentions: Mentions) -> dict[str, int]:
    """How many articles name each entity, in steps: one more seldom changes it.

    0 where most do, or none: to share such an entity is no reason to read on.
    """
    shown = frozenset(newest)
    most = max(_FEW, len(shown) / 2)
    counts = {id: sum(one.source in shown for one in named) for id, named in mentions.of.items()}
    return {id: _step(count) if count <= most else 0 for id, count in counts.items()}


def _step(count: int) -> int:
    return count if count < _COUNTED else _COUNTED + count.bit_length()


class RelatedArticles(Mapping[str, tuple[Related, ...]]):
    """What to read next after each article that lists show, found when it is asked for.

    Of `mentions`, `similarity` and `commonness` it reads single keys alone.
    """

    def __init__(
        self,
        library: Library,
        mentions: Mentions,
        similarity: Similarity,
        commonness: Mapping[str, int],
    ) -> None:
        self._library, self._mentions = library, mentions
        self._similarity, self._commonness = similarity, commonness

    def __getitem__(self, id: str) -> tuple[Related, ...]:
        if self._library.articles[id].status == "withdrawn":
            raise KeyError(id)
        return related_to(id, self._library, self._mentions, self._similarity, self._commonness)

    def __iter__(self) -> Iterator[str]:
        return (id for id, one in self._library.articles.items() if one.status != "withdrawn")

    def __len__(self) -> int:
        return sum(1 for _ in self)


def related_to(
    id: str,
    library: Library,
    mentions: Mentions,
    similarity: Similarity,
    commonness: Mapping[str, int],
) -> tuple[Related, ...]:
    """What the editor named for an article, all of it, then the nearest, five in all.

    Never a withdrawn or hidden article, nor one that repeats this one; of several articles on
    another event, only the nearest.
    """
    chosen = [one for one in dict.fromkeys(library.articles[id].related) if one != id]
    chosen = [one for one in chosen if one in similarity.nearest]
    near = similarity.nearest[id]
    group = similarity.group_of.get(id, ())
    found = _nearest(id, near, chosen, similarity)
    return tuple(
        Related(
            other,
            _shared(id, other, library, mentions, commonness),
            other in group,
        )
        for other in (*chosen, *found[: max(0, SHOWN - len(chosen))])
    )


def _shared(
    one: str,
    other: str,
    library: Library,
    mentions: Mentions,
    commonness: Mapping[str, int],
) -> tuple[str, ...]:
    """The rarest of the entities that two articles name; of equally rare ones the first named."""
    theirs = {*mentions.named(other, library, Kind.ENTITY)}
    shared = [
        (commonness[entity], entity)
        for entity in mentions.named(one, library, Kind.ENTITY)
        if entity in theirs and library.entities[entity].status != "withdrawn"
    ]
    shared.sort(key=lambda pair: pair[0])
    return tuple(entity for step, entity in shared if step)[:_REASONS]


def _nearest(
    id: str, near: Mapping[str, float], chosen: Sequence[str], similarity: Similarity
) -> list[str]:
    """The articles near enough, the nearest first, one of each text and of each other event."""
    repeated = similarity.repeated.get(id, frozenset())
    taken = {similarity.original_of(id)} | {_story(one, id, similarity) for one in chosen}
    found: list[str] = []
    for other, cosine in near.items():
        if cosine < LEAST_COSINE or len(found) == SHOWN:
            break
        story = _story(other, id, similarity)
        if other not in repeated and story not in taken:
            taken.add(story)
            found.append(other)
    return found


def _story(id: str, reader: str, similarity: Similarity) -> str:
    """What an article is folded under: another event's first article, or the text it repeats."""
    group = similarity.group_of.get(id, ())
    return group[0] if group and reader not in group else similarity.original_of(id)
