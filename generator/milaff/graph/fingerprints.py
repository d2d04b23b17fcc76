"""What articles are compared by: the shingles and terms of each text.

A fingerprint depends on one article's title, summary and text alone, so a cache may keep it.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

from milaff.graph.shingles import Shingles, shingles_of, word_hashes
from milaff.model.library import Library
from milaff.text.stems import terms_of, words_of

_MARKUP = re.compile(
    r"\[@[^\]\n]*\]|\[\[!?(?:[^\[\]|\n]*\|)?|\]\([^)\n]*\)|<[^<>\n]+>|\{[:.#][^{}\n]*\}|https?://\S+"
)
"""Citations, the ids of links that have words of their own, addresses, tags, attributes."""
_LEAD = 200
TERMS = 56
"""So many terms stand for a text."""
_MOST = 255


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What stands for a text in comparisons: plain numbers, the same in every run."""

    shingles: Shingles
    """Of the text alone: reprints keep the text and change the headline."""
    terms: array[int]
    """Hashes of the light stems most frequent in the title, the summary and the text."""
    counts: bytes
    """How often each of them stands there, at most 255 times."""
    rest: int
    """The squares of how often the other terms stand there, together."""
    lead: str
    """The folded words of the title and the summary, or of the text's beginning, each once."""


def read_fingerprints(library: Library) -> dict[str, Fingerprint]:
    """The fingerprints of all articles that have not been withdrawn, by id."""
    return {
        id: fingerprint(article.title, article.summary or "", library.body_of(id))
        for id, article in sorted(library.articles.items())
        if article.status != "withdrawn"
    }


def fingerprint(title: str, summary: str, body: str) -> Fingerprint:
    """The fingerprint of an article."""
    text = _MARKUP.sub(" ", body)
    chunks = text.split()
    head = f"{title} {summary}"
    hashes = list(chain.from_iterable(map(_HASHES.__getitem__, chunks)))
    terms, counts, rest = _most_frequent(head.split() + chunks)
    lead = words_of(head if summary else f"{head} {text[:_LEAD]}")
    return Fingerprint(shingles_of(hashes), terms, counts, rest, " ".join(sorted(set(lead))))


def _most_frequent(chunks: list[str]) -> tuple[array[int], bytes, int]:
    """Where as many are equally frequent, the same ones in every text, by their hashes: texts
    with one vocabulary then keep the same terms."""
    spread: dict[int, int] = {}
    for chunk, count in Counter(chunks).items():
        for term in _TERMS[chunk]:
            spread[term] = spread.get(term, 0) + count
    ranked = sorted([count << 32 | term for term, count in spread.items()], reverse=True)
    terms = array("I", [one & 0xFFFFFFFF for one in ranked[:TERMS]])
    counts = [min(one >> 32, _MOST) for one in ranked[:TERMS]]
    return terms, bytes(counts), sum([(one >> 32) ** 2 for one in ranked[TERMS:]])


def _term_hashes(text: str) -> tuple[int, ...]:
    return tuple(crc32(term.encode()) for term in terms_of(words_of(text)))


class _Known(dict[str, tuple[int, ...]]):
    """The hashes of what stands between two spaces; it forgets all when it has too many."""

    def __init__(self, work: Callable[[str], tuple[int, ...]], most: int = 1 << 14) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        if len(self) >= self._most:
            self.clear()
        found = self[chunk] = self._work(chunk)
        return found


_HASHES = _Known(word_hashes)
_TERMS = _Known(_term_hashes)
