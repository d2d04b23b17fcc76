"""The postings of every word, in a store by stem, so that a change of one record reads and writes
those of its own words.

A posting is 32 times the number of a record, and the code of the word's weight there.
"""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, MutableMapping

from milaff.outputs.search_shards import CODE_BITS
from milaff.outputs.search_terms import Terms
from milaff.text.search_words import bare, stem

_LETTERS = 2
"""Of a stem, by which words lie together."""
_Shard = dict[str, dict[str, bytes]]


class Postings:
    """For each stem its written forms, and the postings of each.

    `touched` are the stems of which something changed, `came` and `went` the words that the corpus
    has now or has not any more. `counts` says how many postings each stem has, and how many of them
    with the article.
    """

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self.touched: set[str] = set()
        self.came: set[str] = set()
        self.went: set[str] = set()
        self._store = store
        kept = store.get("counts")
        self.counts: dict[str, tuple[int, int]] = pickle.loads(kept) if kept is not None else {}
        self._shards: dict[str, _Shard] = {}
        self._stems: dict[str, str] = {}
        self._dirty: set[str] = set()

    def forms(self, stem_: str) -> Collection[str]:
        """The written forms of a stem."""
        return self._shard(stem_).get(stem_, {}).keys()

    def of(self, word: str, own: str) -> array[int]:
        """The postings of a word of that stem."""
        return array("I", self._shard(own)[own][word])

    def stem_of(self, word: str) -> str:
        """The stem of a word, worked out once."""
        if word not in self._stems:
            self._stems[word] = stem(word)
        return self._stems[word]

    def enter(self, words: Mapping[str, array[int]]) -> None:
        """Put the postings of words in place of what was known of them."""
        for word, postings in words.items():
            self._set(self.stem_of(word), word, postings)

    def change(self, number: int, before: Terms | None, after: Terms | None) -> None:
        """The record with that number has other words now."""
        old, new = _codes(before), _codes(after)
        for word in old.keys() | new.keys():
            if old.get(word) != new.get(word):
                own = self.stem_of(word)
                kept = self._shard(own).get(own, {}).get(word, b"")
                self._set(own, word, patched(array("I", kept), number, new.get(word)))

    def save(self) -> None:
        """Write what changed."""
        for key in sorted(self._dirty):
            shard = self._shards[key]
            if shard:
                self._store[f"w:{key}"] = pickle.dumps(shard, 5)
            else:
                self._store.pop(f"w:{key}", None)
        self._store["counts"] = pickle.dumps(self.counts, 5)

    def _set(self, own: str, word: str, postings: array[int]) -> None:
        shard = self._shard(own)
        forms = shard.setdefault(own, {})
        more = len(postings) - len(forms.get(word, b"")) // postings.itemsize
        times, articled = self.counts.get(own, (0, 0))
        self.counts[own] = times + more, articled + (more if bare(word) != word else 0)
        if word not in forms:
            _note(word, self.came, self.went)
        forms[word] = postings.tobytes()
        if not postings:
            _note(word, self.went, self.came)
            del forms[word]
        if not forms:
            del shard[own], self.counts[own]
        self.touched.add(own)
        self._dirty.add(own[:_LETTERS])

    def _shard(self, stem_: str) -> _Shard:
        key = stem_[:_LETTERS]
        if key not in self._shards:
            kept = self._store.get(f"w:{key}")
            self._shards[key] = pickle.loads(kept) if kept is not None else {}
        return self._shards[key]


def invert(number: int, terms: Terms, words: dict[str, array[int]]) -> None:
    """Add the postings of a record to those of the words; its number is above all before."""
    base = number << CODE_BITS
    for word, code in _pairs(terms):
        if word in words:
            words[word].append(base | code)
        else:
            words[word] = array("I", (base | code,))


def patched(postings: array[int], number: int, code: int | None) -> array[int]:
    """Postings in which a record has another code, or none."""
    base = number << CODE_BITS
    at = bisect_left(postings, base)
    is_there = at < len(postings) and postings[at] >> CODE_BITS == number
    new = () if code is None else (base | code,)
    postings[at : at + is_there] = array("I", new)
    return postings


def _note(word: str, changed: set[str], opposite: set[str]) -> None:
    """A word came, or went; one that does both in one update is as it was."""
    if word in opposite:
        opposite.remove(word)
    else:
        changed.add(word)


def _pairs(terms: Terms) -> Iterator[tuple[str, int]]:
    return zip(terms.words.split(" "), terms.codes, strict=False)


def _codes(terms: Terms | None) -> dict[str, int]:
    return dict(_pairs(terms)) if terms else {}
