"""The shingles of a text, and how much of two texts' is common to them.

Three words in a row are a shingle: Broder, "On the resemblance and containment of documents"
(1997).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zlib import crc32

from milaff.text.stems import words_of

Shingles: TypeAlias = "array[int]"
"""The hashes of a text's shingles, each once, in the text's order; they depend on it alone."""

LEAST_JACCARD = 0.40
LEAST_CONTAINMENT = 0.80
LEAST_SHINGLES = 10
"""A shorter text says too little to be called a copy."""

_RATES = (16, 8, 4, 2)
_LEAST_SAMPLE = 16
_HASH_BITS = (1 << 28) - 1
"""Few enough that sums of a few hashes are still small numbers to the interpreter."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that repeat one another; `a` came first in the order given."""

    a: str
    b: str
    jaccard: float
    containment: float
    """How much of the shorter text stands in the longer one."""


def word_hashes(text: str) -> tuple[int, ...]:
    """A hash for each word of a plain text; the same on every machine and in every run."""
    return tuple(crc32(word.encode()) & _HASH_BITS for word in words_of(text))


def shingles_of(hashes: Sequence[int]) -> Shingles:
    """The hashes of every three words in a row, from the hashes of the words."""
    return array(
        "I",
        dict.fromkeys(
            [a ^ b * 3 ^ c * 5 for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)]
        ),
    )


def rate_of(count: int) -> int:
    """One shingle in so many is looked up. Every rate divides the one before it, so a text's
    sample holds what it shares with the sample of a longer one."""
    return next((rate for rate in _RATES if count >= rate * _LEAST_SAMPLE), 1)


def sample_of(shingles: Shingles) -> Shingles:
    """The shingles that a text is looked up by; none where it is too short to be a copy."""
    if len(shingles) < LEAST_SHINGLES:
        return array("I")
    mask = rate_of(len(shingles)) - 1
    return array("I", [shingle for shingle in shingles if not shingle & mask])


def compare(a: str, b: str, common: int, lengths: tuple[int, int]) -> Pair | None:
    """The pair, where so many common shingles make near-duplicates of two texts."""
    pair = Pair(a, b, common / (sum(lengths) - common), common / min(lengths))
    is_pair = pair.jaccard >= LEAST_JACCARD or pair.containment >= LEAST_CONTAINMENT
    return pair if is_pair else None
