"""Results, each with what it was made of: one is made again only when something of that changed.

A result depends on the facets of the graph that it read while it was made (`graph/watch.py`), on
what it was given beside the graph, and on its epoch: a digest of what all results of its space
depend on (settings, templates). Facets are kept as 32-bit digests: two that fall together can
only make a result again for nothing.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from milaff.cache.store import Store
from milaff.graph.watch import Facet, Reads
from milaff.model.entries import digest

T = TypeVar("T")
_SHARDS = 64
_CHANGES = "changes"
_MOST_CHANGES = 1 << 16
_UNKNOWN = (1, 0, b"", b"")


def code_of(facet: Facet) -> int:
    """The digest of a facet; `Reads` knows those that it asked for."""
    name, key = facet
    return int.from_bytes(blake2b(f"{name}\0{key}".encode(), digest_size=4).digest())


class Row(NamedTuple):
    """What is kept of a result: the digest of what it was given, what it read, the value."""

    inputs: bytes
    made_of: bytes
    value: Any


class Change:
    """What changed in the graph since the results were kept; None stands for everything.

    It also knows in which run each facet changed last, for results that not every run asks for:
    what such a one was made of may have changed in a run between.
    """

    def __init__(self, facets: Iterable[Facet] | None, store: Store) -> None:
        self.codes: set[int] | None = set()
        self._store = store
        kept = store.get(_CHANGES, "")
        first, last, codes, runs = pickle.loads(kept) if kept is not None else _UNKNOWN
        self.run: int = last + 1
        self._first: int = first
        self._last = dict(zip(array("I", codes), array("I", runs), strict=True))
        self.add(facets)

    def add(self, facets: Iterable[Facet] | None) -> None:
        """More of what changed."""
        if facets is None:
            self.codes = None
        elif self.codes is not None:
            self.codes.update(map(code_of, facets))

    def touches(self, made_of: bytes) -> bool:
        """Whether something that a result of the last run was made of changed."""
        if self.codes is None:
            return True
        found = array("I")
        found.frombytes(made_of)
        return not self.codes.isdisjoint(found)

    def touches_since(self, run: int, made_of: bytes) -> bool:
        """The same of a result that was made in that run."""
        if run < self._first or self.touches(made_of):
            return True
        found = array("I")
        found.frombytes(made_of)
        return any(self._last.get(code, 0) > run for code in found)

    def save(self) -> None:
        """Keep what changed in this run; of what is too much, only that it changed."""
        if self.codes is not None:
            self._last.update(dict.fromkeys(self.codes, self.run))
        if self.codes is None or len(self._last) > _MOST_CHANGES:
            self._first, self._last = self.run, {}
        codes, runs = array("I", self._last), array("I", self._last.values())
        kept = (self._first, self.run, codes.tobytes(), runs.tobytes())
        self._store.put(_CHANGES, "", pickle.dumps(kept, 5))


class Shelf:
    """Small results of one space, all read at once; kept in shards by name."""

    def __init__(
        self, space: str, epoch: bytes, store: Store, reads: Reads, change: Change
    ) -> None:
        self.made: list[str] = []
        """The names of the results that were made in this run, in their order."""
        self._space = space
        self._store = store
        self._reads = reads
        self._change = change
        self._rows: dict[str, Row] = {}
        self._dirty: set[int] = set()
        self._used: set[str] = set()
        _begin_epoch(space, epoch, store)
        for _, value in store.all(space):
            self._rows.update(pickle.loads(value))

    def find(self, name: str, inputs: object) -> Row | None:
        """The kept result, where nothing that it was made of changed."""
        self._used.add(name)
        row = self._rows.get(name)
        if row is None or row.inputs != digest(inputs) or self._change.touches(row.made_of):
            return None
        return row

    def last(self, name: str) -> object:
        """The value that was kept last, whether it still holds or not; None where there is none."""
        row = self._rows.get(name)
        return row.value if row is not None else None

    def make(
        self, name: str, make: Callable[[], T], inputs: object, kept_of: Callable[[T], object]
    ) -> T:
        """The result, made now. `kept_of` says what to keep of it: nothing where it is None."""
        before = self._reads.begin()
        try:
            value = make()
        finally:
            codes = self._reads.end(before, code_of)
        self.made.append(name)
        kept = kept_of(value)
        if kept is not None:
            self._rows[name] = Row(digest(inputs), array("I", sorted(codes)).tobytes(), kept)
        else:
            self._rows.pop(name, None)
        self._dirty.add(_shard(name))
        return value

    def names(self) -> frozenset[str]:
        """Every name that was asked for in this run."""
        return frozenset(self._used)

    def save(self) -> None:
        """Write the shards that changed; what nobody asked for is forgotten."""
        for name in self._rows.keys() - self._used:
            del self._rows[name]
            self._dirty.add(_shard(name))
        shards: dict[int, dict[str, Row]] = {number: {} for number in self._dirty}
        for name, row in self._rows.items():
            if _shard(name) in shards:
                shards[_shard(name)][name] = row
        for number, shard in sorted(shards.items()):
            self._store.put(self._space, f"{number:02d}", pickle.dumps(shard, 5))


class Keeper:
    """Large results, each read when it is asked for, which need not be in every run."""

    def __init__(self, store: Store, reads: Reads, change: Change) -> None:
        self._store = store
        self._reads = reads
        self._change = change

    def begin(self, space: str, epoch: bytes) -> None:
        """Forget the results of a space that were made in another epoch."""
        _begin_epoch(space, epoch, self._store)

    def keep(
        self,
        space: str,
        name: str,
        make: Callable[[], T],
        inputs: object,
        is_kept: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """The kept value, or the one made now, which is kept where it `is_kept`."""
        before = self._reads.begin()
        try:
            row = self._find(space, name, inputs)
            if row is not None:
                self._reads.add(array("I", row.made_of))
                value: T = row.value
                return value
            value = make()
        finally:
            codes = self._reads.end(before, code_of)
        if is_kept(value):
            made_of = array("I", sorted(codes)).tobytes()
            kept = (digest(inputs), made_of, value, self._change.run)
            self._store.put(space, name, pickle.dumps(kept, 5))
        return value

    def _find(self, space: str, name: str, inputs: object) -> Row | None:
        kept = self._store.get(space, name) if self._change.codes is not None else None
        if kept is None:
            return None
        *parts, run = pickle.loads(kept)
        row = Row(*parts)
        is_same = row.inputs == digest(inputs)
        return row if is_same and not self._change.touches_since(run, row.made_of) else None


def _begin_epoch(space: str, epoch: bytes, store: Store) -> None:
    if store.get("epoch", space) != epoch:
        store.clear(space)
        store.put("epoch", space, epoch)


def _shard(name: str) -> int:
    return crc32(name.encode()) % _SHARDS
