"""The articles nearest to each in what they are about: terms by frequency and rarity, by cosine.

Those that `Proposals` finds worth it are compared in full, with whole numbers throughout. What is
near an article depends on it, on them, and on the steps of `Rarity`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, MutableMapping, Sequence
from itertools import chain, repeat
from math import isqrt
from operator import mul

from milaff.graph.postings import Numbers
from milaff.graph.proposals import Proposals
from milaff.graph.roll import Roll
from milaff.graph.shelf import Shelf
from milaff.graph.traits import Change, Traits

_OWN, _PERCENT = 128, 127
"""An entry is `other << 8`, whether the other is proposed to this one, the cosine in percent."""
_KEY = "same"

Vector = dict[int, int]
IsSame = Callable[[int, int, int], bool]
"""Whether two articles with that cosine, in percent, tell of one event."""


class Nearest:
    """What is near each article, kept up to date. What is near another has the other near."""

    def __init__(
        self,
        store: MutableMapping[str, bytes],
        roll: Roll,
        traits: Shelf[Traits | None],
        is_same: IsSame,
    ) -> None:
        self._store, self._roll, self._traits, self._is_same = store, roll, traits, is_same
        self._proposals = Proposals(store, roll, traits)
        self._rarity = self._proposals.rarity
        self._near: Shelf[bytes] = Shelf(store, "near", b"")
        self._live: dict[int, Numbers] = {}
        kept = array("I", store.get(_KEY, b""))
        self.same = set(zip(kept[::2], kept[1::2], strict=True))
        """Articles by twos, the smaller number first, that tell of the same event."""

    def of(self, number: int) -> list[tuple[int, int]]:
        """The articles near one, with the cosine in percent."""
        return [(entry >> 8, entry & _PERCENT) for entry in array("I", self._near[number])]

    def update(self, changes: Sequence[Change], *, is_all: bool) -> set[int]:
        """The articles near which others are than before, or otherwise near."""
        weighed, stale, is_all = self._proposals.update(changes, is_all=is_all)
        if not is_all:
            stale.update(chain.from_iterable(self._had(change.number) for change in changes))
        for change in changes:
            if not change.is_shown:
                self._leave(change.number)
                weighed.discard(change.number)
                stale.discard(change.number)
        self._weigh(weighed)
        for number in sorted(stale):
            self._propose(number, self._proposals.best(number))
        return self._settle()

    def _had(self, number: int) -> list[int]:
        """Those to which an article is proposed until now."""
        others = [entry >> 8 for entry in self._entries(number)]
        return [one for one in others if self._entries(one)[self._place(one, number)] & _OWN]

    def _entries(self, number: int) -> Numbers:
        live = self._live.get(number)
        if live is None:
            live = self._live[number] = array("I", self._near[number])
        return live

    def _place(self, number: int, other: int) -> int:
        return next(
            place for place, entry in enumerate(self._entries(number)) if entry >> 8 == other
        )

    def _leave(self, number: int) -> None:
        for entry in self._entries(number):
            other = entry >> 8
            del self._entries(other)[self._place(other, number)]
            self.same.discard(_pair(number, other))
        self._live[number] = array("I")

    # --- cosines ------------------------------------------------------------------

    def _weigh(self, weighed: set[int]) -> None:
        """Lengths and cosines anew, of each pair once, where weights have changed."""
        for number in weighed:
            self._roll.norm[number] = self._length(number)
        for number in weighed:
            entries = self._entries(number)
            vector = self._vector(number) if entries else {}
            for place, entry in enumerate(entries):
                other = entry >> 8
                if other not in weighed or other > number:
                    percent = self._compare(number, vector, other)
                    entries[place] = entry & ~_PERCENT | percent
                    theirs, its = self._entries(other), self._place(other, number)
                    theirs[its] = theirs[its] & ~_PERCENT | percent

    def _length(self, number: int) -> int:
        """The squared length of the whole text: terms that are not kept weigh as those that are."""
        traits = self._traits[number]
        if traits is None or not traits[1]:
            return 0
        counts, rest = traits[1], traits[5]
        length: int = sum(map(mul, counts, self._vector(number).values()))
        kept: int = sum(map(mul, counts, counts))
        return length + length * rest // kept

    def _vector(self, number: int) -> Vector:
        """The terms, with how often each stands times the square of its weight."""
        terms, counts = self._terms(number)
        weights = map(self._rarity.squares.get, terms, repeat(self._rarity.top))
        return dict(zip(terms, map(mul, counts, weights), strict=True))

    def _terms(self, number: int) -> tuple[Numbers, bytes]:
        traits = self._traits[number]
        return (array("I", traits[0]), traits[1]) if traits else (array("I"), b"")

    def _compare(self, number: int, vector: Vector, other: int) -> int:
        """The cosine in percent; notes whether the two tell of one event."""
        terms, counts = self._terms(other)
        product = sum(map(mul, counts, map(vector.get, terms, repeat(0))))
        lengths = self._roll.norm[number] * self._roll.norm[other]
        percent = isqrt(product * product * 10000 // lengths) if product else 0
        pair = _pair(number, other)
        if self._is_same(number, other, percent):
            self.same.add(pair)
        else:
            self.same.discard(pair)
        return percent

    # --- who is near --------------------------------------------------------------

    def _propose(self, number: int, best: set[int]) -> None:
        """Compares an article with those now proposed to it, and drops those that were."""
        entries = self._entries(number)
        dropped = []
        for place, entry in enumerate(entries):
            other = entry >> 8
            if other in best:
                entries[place] = entry | _OWN
                best.discard(other)
            elif entry & _OWN:
                entries[place] = entry & ~_OWN
                dropped.append(other)
        for other in dropped:
            self._drop(number, other)
        vector = self._vector(number) if best else {}
        for other in best:
            percent = self._compare(number, vector, other)
            entries.append(other << 8 | _OWN | percent)
            self._entries(other).append(number << 8 | percent)

    def _drop(self, number: int, other: int) -> None:
        theirs, place = self._entries(other), self._place(other, number)
        if not theirs[place] & _OWN:
            del theirs[place]
            del self._entries(number)[self._place(number, other)]
            self.same.discard(_pair(number, other))

    def _settle(self) -> set[int]:
        """Keeps what has changed, and says where."""
        changed = set()
        for number, entries in self._live.items():
            before, after = self._near[number], entries.tobytes()
            if before != after:
                self._near[number] = after
                if not before or _others(array("I", before)) != _others(entries):
                    changed.add(number)
        self._live.clear()
        return changed

    def save(self) -> None:
        """Writes what has changed."""
        self._proposals.save()
        self._near.save()
        self._store[_KEY] = array("I", chain.from_iterable(sorted(self.same))).tobytes()


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _others(entries: Numbers) -> list[int]:
    return sorted(entry & ~_OWN for entry in entries)
