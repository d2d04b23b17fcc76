"""The texts nearest to each in what they are about: TF-IDF over light stems, by cosine.

The work for a text is bounded however many there are: each of its heaviest terms, and each thing
that it names, proposes a limited number of texts, those nearest to it in the order given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import log, sqrt

Vector = Mapping[str, float]
"""A text's terms with their weights, the heaviest first; the whole text has the length 1."""

_HEAVIEST = 25
"""So many terms of a text propose others, each of them so many:"""
_TERM_POSTING = 300
_NAME_POSTING = 40
_COMPARED_TERMS = 100
_BY_TERMS, _BY_NAMES = 30, 15
"""So many of the texts proposed by terms, and by names, are compared in full."""
_LEAST_ROUGH = 0.05


def weigh_terms(texts: Sequence[Mapping[str, int]]) -> list[Vector]:
    """A vector for each text, from how often each term stands in it: TF-IDF, smoothed."""
    spread: dict[str, int] = {}
    for terms in texts:
        for term in terms:
            spread[term] = spread.get(term, 0) + 1
    rarity = {term: 1 + log((1 + len(texts)) / (1 + count)) for term, count in spread.items()}
    return [_vector(terms, rarity) for terms in texts]


def _vector(terms: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weights = [(-count * rarity[term], term) for term, count in terms.items()]
    length = sqrt(sum(weight * weight for weight, _ in weights))
    weights.sort()
    return {term: -weight / length for weight, term in weights[:_COMPARED_TERMS]}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two texts are, from 0 to 1."""
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def find_nearest(
    vectors: Sequence[Vector], names: Sequence[Iterable[str]]
) -> list[dict[int, float]]:
    """For each text the texts that are most likely near it, with the cosine of each.

    `names` has what each text names: entities, events, dossiers. A text near another has
    the text too.
    """
    by_terms = _propose_by_terms(vectors)
    by_names = _propose_by_names(names)
    found: list[dict[int, float]] = [{} for _ in vectors]
    for number, proposed in enumerate(zip(by_terms, by_names, strict=True)):
        for other in sorted({*proposed[0], *proposed[1]}):
            if other not in found[number]:
                likeness = round(cosine(vectors[number], vectors[other]), 4)
                found[number][other] = found[other][number] = likeness
    return found


def _propose_by_terms(vectors: Sequence[Vector]) -> Iterator[list[int]]:
    """The texts with the largest cosine over the heaviest terms alone."""
    places: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in islice(vector.items(), _HEAVIEST):
            places.setdefault(term, []).append(number)
            weights.setdefault(term, []).append(weight)
    for number, vector in enumerate(vectors):
        rough: dict[int, float] = {}
        for term, weight in islice(vector.items(), _HEAVIEST):
            near = _nearest(places[term], number, _TERM_POSTING)
            for other, its in zip(places[term][near], weights[term][near], strict=True):
                rough[other] = rough.get(other, 0.0) + weight * its
        yield _best(rough, number, _BY_TERMS, _LEAST_ROUGH)


def _propose_by_names(names: Sequence[Iterable[str]]) -> Iterator[list[int]]:
    """The texts that name the most of what a text names, what few texts name counting more."""
    places: dict[str, list[int]] = {}
    ordered = [sorted(set(named)) for named in names]
    for number, named in enumerate(ordered):
        for name in named:
            places.setdefault(name, []).append(number)
    for number, named in enumerate(ordered):
        rough: dict[int, float] = {}
        for name in named:
            rarity = 1 / len(places[name])
            for other in places[name][_nearest(places[name], number, _NAME_POSTING)]:
                rough[other] = rough.get(other, 0.0) + rarity
        yield _best(rough, number, _BY_NAMES, 0.0)


def _nearest(places: Sequence[int], number: int, count: int) -> slice:
    """Where in a rising list the `count` places around a number stand."""
    if len(places) <= count:
        return slice(None)
    first = bisect_left(places, number) - count // 2
    first = min(max(first, 0), len(places) - count)
    return slice(first, first + count)


def _best(rough: Mapping[int, float], number: int, count: int, least: float) -> list[int]:
    likely = [
        (-weight, other) for other, weight in rough.items() if weight >= least and other != number
    ]
    return [other for _, other in sorted(likely)[:count]]
