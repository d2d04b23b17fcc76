"""Which entities appear together, and how much an article is about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from milaff.graph.mentions import Mention, Mentions
from milaff.model.library import Library

SHOWN = 12
_MOST = 60
"""So many entities of an article are paired: the cost of a long list stays bounded."""
_ENOUGH = 5


def find_company(
    library: Library, newest: Sequence[str], mentions: Mentions
) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """For each entity those that share most articles with it, with the number of these."""
    together: dict[str, Counter[str]] = {}
    for article in newest:
        weights = weigh_entities([article], library, mentions)
        for one, other in combinations(sorted(list(weights)[:_MOST]), 2):
            together.setdefault(one, Counter())[other] += 1
            together.setdefault(other, Counter())[one] += 1
    return {id: _first(counts) for id, counts in together.items()}


def _first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ordered[:SHOWN])


def weigh_entities(
    articles: Iterable[str], library: Library, mentions: Mentions
) -> dict[str, float]:
    """How much these articles are about each entity, the most first: a name in the title counts
    most, a name repeated counts more, one that only the front matter gives counts least."""
    weights: dict[str, float] = {}
    for article in articles:
        found: dict[str, list[Mention]] = {}
        for mention in mentions.all.get(article, ()):
            found.setdefault(mention.target, []).append(mention)
        for id, named in found.items():
            entity = library.entities.get(id)
            if entity is not None and entity.status != "withdrawn":
                weights[id] = weights.get(id, 0) + _weight(named)
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def _weight(named: Sequence[Mention]) -> float:
    in_text = [one for one in named if one.is_in_text]
    is_titled = any(one.key == ("title",) for one in in_text)
    return 0.5 + min(len(in_text), _ENOUGH) + (3 if is_titled else 0)
