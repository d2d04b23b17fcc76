"""The numbers under which articles are kept while they are compared, and what is known of each."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, MutableMapping
from hashlib import blake2b

_KEY = "roll"
_COLUMNS = {"when": "q", "day": "i", "length": "I", "norm": "Q", "cut": "H", "tie": "Q"}
_HASH_BITS = 40


class Roll:
    """Articles by number; a number is given anew only when its article has gone."""

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self._store = store
        ids, hidden, *columns = pickle.loads(store[_KEY]) if _KEY in store else ("", b"")
        self.ids: list[str] = ids.split("\n") if hidden else []
        self.hidden = bytearray(hidden)
        given = columns or [b""] * len(_COLUMNS)
        self.when, self.day, self.length, self.norm, self.cut, self.tie = (
            array(code, column) for code, column in zip(_COLUMNS.values(), given, strict=True)
        )
        self.number_of = {id: number for number, id in enumerate(self.ids) if id}
        self._free = [number for number, id in enumerate(self.ids) if not id]
        self.shown = len(self.number_of) - sum(self.hidden)

    def enter(self, id: str, when: int, day: int, *, is_hidden: bool) -> int:
        """The number of an article, known or new, after noting when it was written."""
        number = self.number_of.get(id)
        if number is None:
            number = self._give(id)
        self.shown += self.hidden[number] - is_hidden
        self.when[number], self.day[number], self.hidden[number] = when, day, is_hidden
        self.tie[number] = _tie(id, day)
        return number

    def _give(self, id: str) -> int:
        if not self._free:
            self._free.append(len(self.ids))
            self.ids.append("")
            self.hidden.append(0)
            for column in _COLUMNS:
                getattr(self, column).append(0)
        number = self._free.pop()
        self.ids[number] = id
        self.number_of[id] = number
        self.hidden[number] = False
        self.shown += 1
        return number

    def leave(self, id: str) -> int:
        """The number of an article that is no more; it stays taken until it is freed."""
        number = self.number_of.pop(id)
        self.shown -= not self.hidden[number]
        return number

    def free(self, numbers: Iterable[int]) -> None:
        """Lets numbers be given anew."""
        for number in numbers:
            self.ids[number], self.hidden[number] = "", 0
            self._free.append(number)

    def order(self, number: int) -> tuple[int, int, str]:
        """The order of articles: what readers may see first, then by age, then by id."""
        return self.hidden[number], self.when[number], self.ids[number]

    def save(self) -> None:
        """Writes everything: it is little."""
        columns = [getattr(self, column).tobytes() for column in _COLUMNS]
        self._store[_KEY] = pickle.dumps(("\n".join(self.ids), bytes(self.hidden), *columns))


def _tie(id: str, day: int) -> int:
    """What decides between articles that are as near: the smaller, so the newer; then a hash."""
    digest = int.from_bytes(blake2b(id.encode(), digest_size=8).digest(), "big")
    return ((1 << 63 - _HASH_BITS) - day) << _HASH_BITS | digest >> 64 - _HASH_BITS
