"""The index as a query sees it: files that are read when they are asked for, and what they hold."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

Postings = Mapping[int, float]
"""The weight of a word in each record that has it, by the record's number."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_LISTED = re.compile(r"([A-J])([^A-J]*)")
TITLE, _SHORT = 16.0, 0.3
TITLED_FROM = TITLE * (1 - _SHORT) - 0.1
"""A weight above it says that the title has the word."""


def _weight(code: int) -> float:
    """What a code says, as `search_terms.code_of` and `title_code` make it."""
    if code < 11:
        return float(0.25 * 2 ** (code / 2))
    length, text = divmod(code - 11, 7)
    return TITLE * (1 + _SHORT * (1 - length)) + (0.25 * 2 ** (text - 1) if text else 0)


_WEIGHTS = tuple(map(_weight, range(32)))


def numbers_of(text: str) -> Iterator[int]:
    """The numbers that are written in letters of five bits."""
    number = shift = 0
    for digit in text:
        value = _VALUES[digit]
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            yield number
            number = shift = 0


def read_postings(text: str) -> dict[int, float]:
    """Postings as record → weight."""
    found = {}
    record = -1
    for number in numbers_of(text):
        record += (number >> 5) + 1
        found[record] = _WEIGHTS[number & 31]
    return found


class Name(NamedTuple):
    """A name in words, whose it is, and that one's chief name, where it is another."""

    words: tuple[str, ...]
    owner: int
    chief: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A stem: those of its other number, its written forms, all of them together, the names that
    begin with it."""

    stem: str
    others: tuple[str, ...]
    forms: Mapping[str, Postings]
    all: Postings
    names: tuple[Name, ...]


class Shown(NamedTuple):
    """A record as it is shown."""

    id: str
    title: str
    date: str
    dossiers: Sequence[Sequence[str]]
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers of the records of a kind."""

    kind: str
    first: int
    count: int
    folder: str


@dataclass
class Index:
    """The index below the folder of a built site."""

    folder: Path
    _values: dict[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        """The value of a file. Raises OSError where there is no such file."""
        if key not in self._values:
            text = (self.folder / "search" / f"{key}.js").read_text(encoding="utf-8")
            self._values[key] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
        return self._values[key]

    @cached_property
    def ranges(self) -> tuple[Range, ...]:
        """The kinds in their order."""
        found, first = [], 0
        for kind, count, folder, room in self.get("index")["k"]:
            found.append(Range(kind, first, count, folder))
            first += room
        return tuple(found)

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(one.count for one in self.ranges)

    @property
    def size(self) -> int:
        """How many numbers records can have."""
        return self.ranges[-1].first + self.ranges[-1].count

    def range_of(self, record: int) -> Range:
        """The kind of a record."""
        return next(one for one in reversed(self.ranges) if one.first <= record and one.count)

    def url_of(self, record: int, id: str) -> str:
        """The address of a record, relative to the site's root."""
        return f"{self.range_of(record).folder}/{id}{self.get('index')['x']}"

    def starts(self, kind: str) -> list[str]:
        """With what each file of a folder begins."""
        return self._read(f"{kind} starts", lambda: words_in(self.get("index")[kind]))  # type: ignore[no-any-return]

    def group(self, word: str) -> Group | None:
        """All that is known of a stem."""
        if not word:
            return None
        key = f"s/{place_of(self.starts('s'), word)}"
        lines = self._read(f"{key} lines", lambda: _lines_by_stem(self.get(key)))
        if word not in lines:
            return None
        return self._read(f"group {word}", lambda: _group(word, lines[word]))  # type: ignore[no-any-return]

    def telling_of(self, owner: int) -> Postings:
        """Who tells of an entity or a dossier."""
        firsts = self.get("index")["e"]
        file = place_of(firsts, owner)
        lines = self.get(f"e/{file}").split("\n")
        place = owner - firsts[file]
        return read_postings(lines[place]) if place < len(lines) else {}

    def spelled(self, kind: str, number: int) -> list[str]:
        """The words of a list for misspelt ones."""
        key = f"{kind}/{number}"
        return self._read(f"{key} words", lambda: words_in(self.get(key)))  # type: ignore[no-any-return]

    def record(self, number: int) -> Shown:
        """A record as it is shown."""
        return Shown(*self.get(f"d/{number}"))

    def _read(self, key: str, read: Any) -> Any:
        if key not in self._values:
            self._values[key] = read()
        return self._values[key]


def place_of(sorted_values: Sequence[Any], value: Any) -> int:
    """The last of sorted values that is not above."""
    return max(0, bisect_right(sorted_values, value) - 1)


def _lines_by_stem(text: str) -> dict[str, list[str]]:
    lines = (line.split("|") for line in text.split("\n"))
    return {parts[0].split(" ")[0]: parts for parts in lines}


def _group(word: str, parts: Sequence[str]) -> Group:
    _, _, others = parts[0].partition(" ")
    forms: dict[str, Postings] = {}
    every: dict[int, float] = {}
    names: list[Name] = []
    for part in parts[1:]:
        if part.startswith("@"):
            names += _names(part[1:])
            continue
        form, text = part.split(" ")
        postings = forms[form.replace("*", word, 1)] = read_postings(text)
        for record, weight in postings.items():
            every[record] = every.get(record, 0) + weight
    return Group(word, tuple(others.split(",")) if others else (), forms, every, tuple(names))


def _names(part: str) -> Iterator[Name]:
    name, owners = part.split("=")
    for owner in owners.split(";"):
        number, _, chief = owner.partition(":")
        yield Name(tuple(name.split(" ")), int(number), tuple(chief.split(" ")) if chief else ())


def words_in(text: str) -> list[str]:
    """The words of a list that `search_shards.list_text` wrote."""
    found, last = [], ""
    for shared, rest in _LISTED.findall(text):
        last = last[: _VALUES[shared]] + rest
        found.append(last)
    return found
