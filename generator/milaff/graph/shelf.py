"""Values by number, kept a block together and read when one of them is needed."""

from __future__ import annotations

import pickle
from collections.abc import MutableMapping
from typing import Generic, TypeVar

T = TypeVar("T")
_BLOCK = 64


class Shelf(Generic[T]):
    """A list in blocks; where nothing was put there is `empty`."""

    def __init__(self, store: MutableMapping[str, bytes], name: str, empty: T) -> None:
        self._store, self._name, self._empty = store, name, empty
        self._blocks: dict[int, list[T]] = {}
        self._changed: set[int] = set()

    def __getitem__(self, number: int) -> T:
        block = self._blocks.get(number // _BLOCK)
        if block is None:
            block = self._read(number // _BLOCK)
        return block[number % _BLOCK]

    def __setitem__(self, number: int, value: T) -> None:
        block = self._read(number // _BLOCK)
        block[number % _BLOCK] = value
        self._changed.add(number // _BLOCK)

    def _read(self, index: int) -> list[T]:
        if index not in self._blocks:
            kept = self._store.get(f"{self._name}{index}")
            block = pickle.loads(kept) if kept else [self._empty] * _BLOCK
            self._blocks[index] = block
        return self._blocks[index]

    def save(self) -> None:
        """Writes the blocks that have changed."""
        for index in sorted(self._changed):
            self._store[f"{self._name}{index}"] = pickle.dumps(self._blocks[index])
        self._changed.clear()
