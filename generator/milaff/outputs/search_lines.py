"""The lines of the terms: a line for every stem, kept by its first letters, and the files that they
are cut into.

A line is `stem see,see|@name=number;number:chief name|form postings`; in a form `*` stands for the
stem.
"""

from __future__ import annotations

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from itertools import pairwise

from milaff.outputs.output import Output, Standing
from milaff.outputs.search_postings import Postings
from milaff.outputs.search_shards import FOLDER, cut_places, file_of, postings_text, starts_of
from milaff.outputs.search_stems import Grouping, OtherNumbers

Names = Mapping[str, Iterable[tuple[str, int, str]]]
"""By the stem of its first word each name, with the number of whose it is and that one's chief
name, where it is another."""
_TERMS = 1700
"""How many letters a file has."""
_LETTERS = 2


class Lines:
    """The lines, by stem; `starts` are the beginnings of the files."""

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self._store = store
        self._grouping = Grouping(store)
        self._lengths: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._numbers = OtherNumbers({})
        self._firsts: list[str] = []
        kept = store.get("lines")
        if kept is not None:
            self._lengths, self._seen, links, self._firsts = pickle.loads(kept)
            self._numbers = OtherNumbers(links)
        self._shards: dict[str, dict[str, str]] = {}
        self._changed: set[str] = set()
        self.starts: list[str] = []

    def update(self, postings: Postings, names: Names, touched: Iterable[str]) -> None:
        """Write the lines again of the stems that have other postings, or are `touched`."""
        named = frozenset(touched)
        asked = named | self._grouping.update(postings, names, named)
        words = {one: self._grouping.words(one, postings) for one in asked}
        there = {one for one in asked if words[one] or one in names}
        added, removed = there - self._lengths.keys(), (asked - there) & self._lengths.keys()
        for one in removed:
            del self._shard(one)[one], self._lengths[one], self._seen[one]
        self._lengths |= dict.fromkeys(added, 0)
        linked = self._numbers.change(added, removed, self._lengths.keys())
        for one in sorted(there | linked):
            found = words[one] if one in words else self._grouping.words(one, postings)
            line = self._line(one, found, names.get(one, ()))
            self._shard(one)[one] = line
            self._lengths[one], self._seen[one] = len(line), sum(map(len, found.values()))
        self._changed = there | linked | removed

    def seen(self) -> Iterator[tuple[str, int]]:
        """The terms in their order, and how often each stands in the corpus."""
        return ((one, self._seen[one]) for one in sorted(self._seen))

    def files(self) -> Iterator[Output | Standing]:
        """The files; those in which no line changed stand. What is known is kept."""
        stems = sorted(self._lengths)
        places = cut_places(stems, self._lengths, _TERMS)
        firsts = [stems[at] for at in places]
        touched = {max(0, bisect_right(firsts, one) - 1) for one in self._changed}
        before = [*pairwise([*self._firsts, ""])]
        for number, (at, end) in enumerate(pairwise([*places, len(stems)])):
            limits = stems[at], stems[end] if end < len(stems) else ""
            if number not in touched and before[number : number + 1] == [limits]:
                yield Standing(f"{FOLDER}/s/{number}.js")
            else:
                yield file_of(f"s/{number}", "\n".join(map(self._text, stems[at:end])))
        if not stems:
            yield file_of("s/0", "")
        self.starts = starts_of(stems, places)
        self._firsts = firsts
        self._save()

    def _line(
        self, one: str, words: Mapping[str, Iterable[int]], names: Iterable[tuple[str, int, str]]
    ) -> str:
        others = self._numbers.links.get(one)
        parts = [f"{one} {','.join(sorted(others))}" if others else one]
        parts += _name_parts(names)
        for word in sorted(words):
            parts.append(f"{word.replace(one, '*', 1)} {postings_text(words[word])}")
        return "|".join(parts)

    def _text(self, one: str) -> str:
        return self._shard(one)[one]

    def _shard(self, one: str) -> dict[str, str]:
        key = one[:_LETTERS]
        if key not in self._shards:
            kept = self._store.get(f"l:{key}")
            self._shards[key] = pickle.loads(kept) if kept is not None else {}
        return self._shards[key]

    def _save(self) -> None:
        for key in sorted({one[:_LETTERS] for one in self._changed}):
            if self._shards[key]:
                self._store[f"l:{key}"] = pickle.dumps(self._shards[key], 5)
            else:
                self._store.pop(f"l:{key}", None)
        kept = (self._lengths, self._seen, self._numbers.links, self._firsts)
        self._store["lines"] = pickle.dumps(kept, 5)


def _name_parts(names: Iterable[tuple[str, int, str]]) -> Iterator[str]:
    owners: dict[str, list[str]] = {}
    for name, number, chief in names:
        owners.setdefault(name, []).append(f"{number}:{chief}" if chief else str(number))
    for name in sorted(owners):
        yield f"@{name}={';'.join(owners[name])}"
