"""Which numbers stand under a key, in shards that are read when they are needed."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, MutableMapping
from itertools import groupby
from typing import TypeAlias

Numbers: TypeAlias = "array[int]"
Entries: TypeAlias = "array[int]"
"""A key and a number each: `key << 32 | number`."""

_LOW, _HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
_NUMBER = (1 << 32) - 1
_MANY = 8
"""A shard of which more than one entry in so many changes is made anew."""
_NONE: Numbers = array("I")


class Postings:
    """Numbers by key, both of 32 bits: in each shard two arrays side by side, in rising order."""

    def __init__(self, store: MutableMapping[str, bytes], name: str, shards: int) -> None:
        self._store, self._name, self._count = store, name, shards
        self._keys: dict[int, Numbers] = {}
        self._numbers: dict[int, Numbers] = {}
        self._changed: set[int] = set()

    def of(self, key: int) -> Numbers:
        """The numbers under a key, in rising order."""
        keys, numbers = self._shard(key % self._count)
        first = bisect_left(keys, key)
        if first == len(keys) or keys[first] != key:
            return _NONE
        return numbers[first : bisect_right(keys, key, first)]

    def count(self, key: int) -> int:
        """How many numbers stand under a key."""
        keys, _ = self._shard(key % self._count)
        first = bisect_left(keys, key)
        return bisect_right(keys, key, first) - first

    def groups(self, least: int, most: int) -> Iterator[tuple[int, Numbers]]:
        """The keys with so many numbers, with them: a pass over everything."""
        for shard in range(self._count):
            keys, numbers = self._shard(shard)
            first = 0
            for key, group in groupby(keys):
                end = first + sum(1 for _ in group)
                if least <= end - first <= most:
                    yield key, numbers[first:end]
                first = end

    def counts(self, least: int) -> Iterator[tuple[int, int]]:
        """The keys with at least so many numbers, and how many."""
        for shard in range(self._count):
            for key, count in Counter(self._shard(shard)[0]).items():
                if count >= least:
                    yield key, count

    def change(self, removed: Entries, added: Entries) -> None:
        """Takes entries out and puts others in; what is in both stays."""
        gone, fresh = self._sharded(removed), self._sharded(added)
        for shard in sorted({*gone, *fresh}):
            self._changed.add(shard)
            self._change(shard, gone.get(shard, _NONE), fresh.get(shard, _NONE))

    def _sharded(self, entries: Entries) -> dict[int, Entries]:
        found: dict[int, Entries] = {}
        count = self._count
        for entry in entries:
            shard = (entry >> 32) % count
            if shard in found:
                found[shard].append(entry)
            else:
                found[shard] = array("Q", [entry])
        return found

    def _change(self, shard: int, gone: Entries, fresh: Entries) -> None:
        keys, numbers = self._shard(shard)
        if (len(gone) + len(fresh)) * _MANY > len(keys):
            entries = _joined(keys, numbers) if len(keys) else array("Q")
            kept: Iterable[int] = {*entries}.difference(gone).union(fresh) if len(keys) else fresh
            both = array("I", array("Q", sorted(kept)).tobytes())
            self._keys[shard], self._numbers[shard] = both[_HIGH::2], both[_LOW::2]
            return
        for entry in gone:
            place = _place(keys, numbers, entry)
            del keys[place], numbers[place]
        for entry in fresh:
            place = _place(keys, numbers, entry)
            keys.insert(place, entry >> 32)
            numbers.insert(place, entry & _NUMBER)

    def _shard(self, shard: int) -> tuple[Numbers, Numbers]:
        if shard not in self._keys:
            both = array("I", self._store.get(f"{self._name}{shard}", b""))
            half = len(both) // 2
            self._keys[shard], self._numbers[shard] = both[:half], both[half:]
        return self._keys[shard], self._numbers[shard]

    def save(self) -> None:
        """Writes the shards that have changed."""
        for shard in sorted(self._changed):
            value = self._keys[shard] + self._numbers[shard]
            self._store[f"{self._name}{shard}"] = value.tobytes()
        self._changed.clear()


def _joined(keys: Numbers, numbers: Numbers) -> Entries:
    return array("Q", [key << 32 | number for key, number in zip(keys, numbers, strict=True)])


def _place(keys: Numbers, numbers: Numbers, entry: int) -> int:
    key, number = entry >> 32, entry & _NUMBER
    first = bisect_left(keys, key)
    return bisect_left(numbers, number, first, bisect_right(keys, key, first))
