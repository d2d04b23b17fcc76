"""Which entities appear together, and how much an article is about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from milaff.graph.mentions import Mentions
from milaff.model.library import Library

SHOWN = 12
PAIRED = 60
"""So many entities of an article are paired: the cost of a long list stays bounded."""
Shares = tuple[tuple[str, int], ...]
"""Entities, and how many articles each shares with another."""


class Company(Mapping[str, Shares]):
    """For each entity those that share most articles with it, with the number of these; that of
    one entity is found when it is asked for."""

    def __init__(self, library: Library, newest: Sequence[str], mentions: Mentions) -> None:
        self._library = library
        self._newest = frozenset(newest)
        self._mentions = mentions
        self._together: dict[str, tuple[str, ...]] = {}
        self._has_long = False

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(id for id in self._library.entities if _is_shown(id, self._library))

    def company_of(self, entity: str) -> Shares:
        """Those that share most articles with that entity, the most first."""
        sources = (one.source for one in self._mentions.of.get(entity, ()))
        articles = [*map(self._in_article, filter(self._newest.__contains__, sources))]
        if self._has_long:
            articles = [ids for ids in articles if entity in ids]
        counts = Counter(chain.from_iterable(articles))
        counts.pop(entity, None)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ordered[:SHOWN])

    def _in_article(self, article: str) -> tuple[str, ...]:
        """The entities of an article that are paired."""
        if article not in self._together:
            named = self._mentions.by.get(article, ())
            found = [one.target for one in named if one.target in self._shown]
            if len(found) > PAIRED:
                self._has_long = True
                found = [*weigh_entities([article], self._library, self._mentions)][:PAIRED]
            self._together[article] = tuple(found)
        return self._together[article]

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        entities = sorted(self._library.entities)
        return tuple(id for id in entities if self.company_of(id))

    def __getitem__(self, entity: str) -> Shares:
        found = self.company_of(entity)
        if not found:
            raise KeyError(entity)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def find_company(library: Library, newest: Sequence[str], mentions: Mentions) -> Company:
    """Who appears together in these articles."""
    return Company(library, newest, mentions)


def weigh_entities(
    articles: Iterable[str], library: Library, mentions: Mentions
) -> dict[str, float]:
    """How much these articles are about each entity, the most first."""
    weights: dict[str, float] = {}
    for article in articles:
        for id, weight in mentions.weights.get(article, {}).items():
            if _is_shown(id, library):
                weights[id] = weights.get(id, 0) + weight
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_shown(id: str, library: Library) -> bool:
    entity = library.entities.get(id)
    return entity is not None and entity.status != "withdrawn"
