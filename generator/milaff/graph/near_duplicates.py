"""Texts that repeat one another: reprinted wire copy, a cut version, an edited one.

Three words in a row are a shingle. Two texts are near-duplicates where they share enough of their
shingles (Jaccard), or where the shorter one's stand nearly all in the longer one (containment).
A sample of each text's shingles finds the pairs worth comparing, so that the work does not grow
with the square of the number of texts: Broder, "On the resemblance and containment of documents"
(1997).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeAlias
from zlib import crc32

Words = Sequence[str]
"""The folded words of a text, in its order."""
Shingles: TypeAlias = "array[int]"
"""The hashes of a text's shingles, each once, in rising order; they depend on the text alone."""

LEAST_JACCARD = 0.40
LEAST_CONTAINMENT = 0.80
LEAST_SHINGLES = 10
"""A shorter text says too little to be called a copy."""

_RATES = (16, 8, 4, 2, 1)
_LEAST_SAMPLE = 16
_POSTING = 60
"""So many texts are compared for the sake of one shingle: what more have is a set phrase."""
_LEAST_HITS = 0.25
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that repeat one another; `a` came first in the order given."""

    a: str
    b: str
    jaccard: float
    containment: float
    """How much of the shorter text stands in the longer one."""


def find_near_duplicates(texts: Mapping[str, Words]) -> tuple[Pair, ...]:
    """The pairs of near-duplicates among texts by id, in the texts' order."""
    return match_shingles({id: shingles_of(words) for id, words in texts.items()})


def shingles_of(words: Words) -> Shingles:
    """The hashes of every three words in a row; the same on every machine and in every run."""
    hashes = list(map(_hash, words))
    first, second, third = _MULTIPLIERS
    found = {
        (a * first + b * second + c * third) & _MASK
        for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)
    }
    return array("Q", sorted(found))


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode())


def match_shingles(texts: Mapping[str, Shingles]) -> tuple[Pair, ...]:
    """The pairs of near-duplicates among texts, by their shingles.

    Whether two texts are compared depends only on them and on the texts before them.
    """
    ids = [id for id, shingles in texts.items() if len(shingles) >= LEAST_SHINGLES]
    ordered = [texts[id] for id in ids]
    pairs = []
    for second, candidates in enumerate(find_candidates(ordered)):
        own = set(ordered[second]) if candidates else set()
        for first in candidates:
            pair = _compared(ids[first], ids[second], ordered[first], own)
            if pair.jaccard >= LEAST_JACCARD or pair.containment >= LEAST_CONTAINMENT:
                pairs.append(pair)
    return tuple(pairs)


def _compared(a: str, b: str, shingles: Shingles, own: set[int]) -> Pair:
    common = len(own.intersection(shingles))
    union = len(own) + len(shingles) - common
    return Pair(a, b, common / union, common / min(len(own), len(shingles)))


def find_candidates(texts: Sequence[Shingles]) -> Iterator[list[int]]:
    """For each text the earlier ones that may be its near-duplicates, by their place in the order.

    Near-duplicates share well over half of the shorter one's shingles, so a text that shares less
    than a quarter of the sample is left out. A shingle proposes at most `_POSTING` texts.
    """
    rates = [_rate(len(shingles)) for shingles in texts]
    index: dict[int, list[int]] = {}
    for number, shingles in enumerate(texts):
        rate = rates[number]
        sample = [shingle for shingle in shingles if not shingle % rate]
        hits = Counter(chain.from_iterable(_proposed(sample, index)))
        _enter(number, sample, index)
        yield sorted(
            other
            for other, count in hits.items()
            if count * max(rate, rates[other])
            >= _LEAST_HITS * min(len(shingles), len(texts[other]))
        )


def _rate(count: int) -> int:
    """One shingle in so many is looked up. Every rate divides the one before it, so a text's
    sample holds what it shares with the sample of a longer one."""
    return next((rate for rate in _RATES if count >= rate * _LEAST_SAMPLE), 1)


def _proposed(sample: Iterable[int], index: Mapping[int, list[int]]) -> Iterator[list[int]]:
    """The earlier texts that have each shingle. Where there are many, the first and the latest,
    which are enough to find one of a great many copies."""
    for shingle in sample:
        posting = index.get(shingle)
        if posting:
            yield posting if len(posting) < _POSTING else [posting[0], posting[-1]]


def _enter(number: int, sample: Iterable[int], index: dict[int, list[int]]) -> None:
    for shingle in sample:
        posting = index.setdefault(shingle, [])
        if len(posting) < _POSTING:
            posting.append(number)
        else:
            posting[-1] = number
