"""Texts that repeat one another: reprinted wire copy, a cut version, an edited one.

Two texts are near-duplicates where they share enough of their shingles (Jaccard), or where the
shorter one's stand nearly all in the longer one (containment). A sample of each text's shingles
finds the pairs worth comparing, so that the work does not grow with the square of the number of
texts. Whether two texts are compared depends on them alone, and on which shingles are set phrases.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import chain

from milaff.graph.postings import Numbers, Postings
from milaff.graph.roll import Roll
from milaff.graph.shingles import (
    Pair,
    Shingles,
    compare,
    rate_of,
    sample_of,
    shingles_of,
    word_hashes,
)
from milaff.graph.traits import Change

_SET_PHRASE = 32
"""A shingle that more texts have is a set phrase: it brings each together with the oldest only,
which is enough to find one of a great many copies."""
_LEAST_HITS = 0.25
_SHARDS = 128
_KEY = "pairs"
_NOBODY: tuple[Numbers, int] = array("I"), -1


class NearDuplicates:
    """The pairs of near-duplicates, kept up to date."""

    def __init__(
        self,
        store: MutableMapping[str, bytes],
        roll: Roll,
        find_sample: Callable[[int], Shingles],
        find_shingles: Callable[[int], Shingles],
    ) -> None:
        self._store, self._roll = store, roll
        self._sample, self._shingles = find_sample, find_shingles
        self._postings = Postings(store, "s", _SHARDS), Postings(store, "h", _SHARDS)
        kept = array("I", store.get(_KEY, b""))
        self.common = dict(zip(zip(kept[::3], kept[1::3], strict=True), kept[2::3], strict=True))
        """How many shingles are common to the two texts of each pair."""
        self._looked_up: dict[tuple[int, int], tuple[Numbers, int]] = {}

    def before(self, samples: Iterable[tuple[int, Shingles]]) -> dict[tuple[int, int], int]:
        """For shingles that are about to change, whom a set phrase brings others together with.

        `samples` has the layer, 0 shown and 1 hidden, with each; -1 is no set phrase.
        """
        return {
            (layer, shingle): self._look_up(layer, shingle)[1]
            for layer, sample in samples
            for shingle in sample
        }

    def update(
        self, changes: Sequence[Change], before: Mapping[tuple[int, int], int] | None
    ) -> set[int]:
        """The texts whose pairs are others than before; without `before` all are looked at."""
        self._looked_up.clear()
        for layer, postings in enumerate(self._postings):
            postings.change(_entries(changes, layer, 1), _entries(changes, layer, 3))
        if before is None:
            stale = set(self._roll.number_of.values())
            for layer, postings in enumerate(self._postings):
                for shingle, numbers in postings.groups(2 - layer, len(stale)):
                    self._keep(layer, shingle, numbers)
        else:
            stale = self._stale(changes, before)
        stale.difference_update(change.number for change in changes if change.after is None)
        found = self._renew(stale, {change.number for change in changes}, is_all=before is None)
        self._looked_up.clear()
        return found

    def _stale(self, changes: Sequence[Change], before: Mapping[tuple[int, int], int]) -> set[int]:
        stale = {change.number for change in changes}
        for (layer, shingle), first in before.items():
            numbers, now = self._look_up(layer, shingle)
            if (first < 0) != (now < 0):
                stale.update(numbers)
                if layer == 0:
                    stale.update(self._look_up(1, shingle)[0])
            elif first != now:
                stale.update((first, now))
        return stale

    def _renew(self, stale: set[int], changed: set[int], *, is_all: bool) -> set[int]:
        gone = stale | changed
        old = {
            pair: common
            for pair, common in self.common.items()
            if pair[0] in gone or pair[1] in gone
        }
        for pair in old:
            del self.common[pair]
        new = dict(chain.from_iterable(self._pairs(one, stale, is_all) for one in stale))
        self.common |= new
        return {
            number
            for pair in old.keys() | new.keys()
            if old.get(pair) != new.get(pair) or not changed.isdisjoint(pair)
            for number in pair
        }

    def _pairs(
        self, number: int, stale: set[int], is_all: bool
    ) -> Iterator[tuple[tuple[int, int], int]]:
        """A text's pairs; those of two that are looked at are found from one of them."""
        candidates = [
            other
            for other in self.candidates(number, is_all=is_all)
            if other > number or other not in stale
        ]
        own = set(self._shingles(number)) if candidates else set()
        for other in candidates:
            common = len(own.intersection(self._shingles(other)))
            lengths = self._roll.length[number], self._roll.length[other]
            if compare("", "", common, lengths):
                yield (min(number, other), max(number, other)), common

    def candidates(self, number: int, *, is_all: bool = False) -> list[int]:
        """The texts that may be near-duplicates of this one.

        Near-duplicates share well over half of the shorter one's shingles, so a text that shares
        less than a quarter of the sample is left out.
        """
        hits = Counter(chain.from_iterable(self._proposed(number, is_all)))
        hits.pop(number, None)
        lengths = self._roll.length
        length = lengths[number]
        likely = [one for one, count in hits.items() if count * 64 >= min(length, lengths[one])]
        rate = rate_of(length)
        return [
            other
            for other in likely
            if hits[other] * max(rate, rate_of(lengths[other]))
            >= _LEAST_HITS * min(length, lengths[other])
        ]

    def _proposed(self, number: int, is_all: bool) -> Iterator[Numbers]:
        is_hidden = self._roll.hidden[number]
        has_hidden = len(self._roll.number_of) > self._roll.shown
        look_up = self._find if is_all else self._look_up
        look_up_shown = self._look_up if is_hidden else look_up
        for shingle in self._sample(number):
            shown, first = look_up_shown(0, shingle)
            is_open = first in (-1, number)
            yield shown if is_open else array("I", [first])
            if has_hidden and (is_hidden or is_open):
                hidden, its_first = look_up(1, shingle)
                is_open = not is_hidden or its_first in (-1, number)
                yield hidden if is_open else array("I", [its_first])

    def _find(self, layer: int, shingle: int) -> tuple[Numbers, int]:
        """Where all shingles that can bring others have been looked up."""
        return self._looked_up.get((layer, shingle), _NOBODY)

    def _look_up(self, layer: int, shingle: int) -> tuple[Numbers, int]:
        kept = self._looked_up.get((layer, shingle))
        return kept or self._keep(layer, shingle, self._postings[layer].of(shingle))

    def _keep(self, layer: int, shingle: int, numbers: Numbers) -> tuple[Numbers, int]:
        first = self._oldest(numbers) if len(numbers) > _SET_PHRASE else -1
        self._looked_up[layer, shingle] = numbers, first
        return numbers, first

    def _oldest(self, numbers: Numbers) -> int:
        when, ids = self._roll.when, self._roll.ids
        least = min(map(when.__getitem__, numbers))
        return min((one for one in numbers if when[one] == least), key=ids.__getitem__)

    def pairs(self) -> Iterator[Pair]:
        """All pairs, in the order of the later ones, then of the earlier ones."""
        order, ids, length = self._roll.order, self._roll.ids, self._roll.length
        found = []
        for pair, common in self.common.items():
            a, b = sorted(pair, key=order)
            found.append((order(b), order(a), a, b, common))
        for _, _, a, b, common in sorted(found):
            pair_of = compare(ids[a], ids[b], common, (length[a], length[b]))
            if pair_of:
                yield pair_of

    def save(self) -> None:
        """Writes what has changed."""
        for postings in self._postings:
            postings.save()
        flat = chain.from_iterable((*pair, common) for pair, common in self.common.items())
        self._store[_KEY] = array("I", flat).tobytes()


def _entries(changes: Iterable[Change], layer: int, place: int) -> array[int]:
    """The sampled shingles before (1) or after (3) the changes, in one layer."""
    found = array("Q")
    for change in changes:
        traits = change.before if place == 1 else change.after
        is_hidden = change.was_hidden if place == 1 else change.is_hidden
        if traits and is_hidden == bool(layer):
            number = change.number
            found.extend([shingle << 32 | number for shingle in array("I", traits[4])])
    return found


def find_near_duplicates(texts: Mapping[str, str]) -> tuple[Pair, ...]:
    """The pairs of near-duplicates among plain texts by id, in the texts' order."""
    return match_shingles({id: shingles_of(word_hashes(text)) for id, text in texts.items()})


def match_shingles(texts: Mapping[str, Shingles]) -> tuple[Pair, ...]:
    """The pairs of near-duplicates among texts, by their shingles."""
    near_duplicates, changes = near_duplicates_of(texts)
    near_duplicates.update(changes, None)
    return tuple(near_duplicates.pairs())


def near_duplicates_of(texts: Mapping[str, Shingles]) -> tuple[NearDuplicates, list[Change]]:
    """A comparison of these texts alone that has yet to be made, and what it begins with."""
    store: dict[str, bytes] = {}
    roll = Roll(store)
    by_number, samples, changes = list(texts.values()), [], []
    for when, (id, shingles) in enumerate(texts.items()):
        number = roll.enter(id, when, 0, is_hidden=False)
        roll.length[number] = len(shingles)
        samples.append(sample_of(shingles))
        traits = (b"", b"", b"", b"", samples[-1].tobytes(), 0)
        changes.append(Change(number, None, False, traits, False))
    return NearDuplicates(store, roll, samples.__getitem__, by_number.__getitem__), changes
