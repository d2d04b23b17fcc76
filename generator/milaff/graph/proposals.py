"""Which articles are worth comparing in full: those that have most keys in common.

A key is a term or something that an article names. One that many articles have proposes nobody,
unless an article has hardly any other: then it proposes the newest of those that have it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, MutableMapping, Sequence
from heapq import nsmallest
from itertools import chain, repeat

from milaff.graph.postings import Numbers, Postings
from milaff.graph.rarity import MOST_PROPOSING, Rarity
from milaff.graph.roll import Roll
from milaff.graph.shelf import Shelf
from milaff.graph.traits import Change, Traits, keys_of

PROPOSED = 20
"""So many are proposed to an article; it is also compared with those to which it is."""
_LEAST_PROPOSED = 5
_SHARDS = 256
_NONE: Numbers = array("I")


class Proposals:
    """The articles by key, and how rare each key is."""

    def __init__(
        self, store: MutableMapping[str, bytes], roll: Roll, traits: Shelf[Traits | None]
    ) -> None:
        self._roll, self._traits = roll, traits
        self._postings = Postings(store, "t", _SHARDS)
        self.rarity = Rarity(store)
        self._proposing: dict[int, Numbers] = {}
        self._newest: dict[int, list[int]] = {}
        self._is_complete = False

    def update(self, changes: Sequence[Change], *, is_all: bool) -> tuple[set[int], set[int], bool]:
        """The articles whose terms have other weights than before, those to which others may be
        proposed, and whether these are all."""
        removed, added = _entries(changes, is_after=False), _entries(changes, is_after=True)
        is_all = is_all or not self.rarity.has_step(self._roll.shown)
        touched = set() if is_all else {entry >> 32 for entry in chain(removed, added)}
        before = {key: self._postings.count(key) for key in sorted(touched)}
        self._postings.change(removed, added)
        self._proposing.clear()
        self._newest.clear()
        if is_all:
            return self._update_all()
        weighed = {change.number for change in changes}
        stale = set(weighed)
        for key, count in before.items():
            is_weighed, is_stale = self.rarity.note(key, count, self._postings.count(key))
            if is_weighed:
                weighed.update(self._postings.of(key))
            if is_stale:
                stale.update(self._postings.of(key))
        return weighed, stale | self._met(changes), False

    def _update_all(self) -> tuple[set[int], set[int], bool]:
        self.rarity.count(self._roll.shown, self._postings.counts)
        self._proposing = dict(self._postings.groups(2, MOST_PROPOSING))
        self._is_complete = True
        hidden = self._roll.hidden
        shown = {number for number in self._roll.number_of.values() if not hidden[number]}
        return shown, set(shown), True

    def _met(self, changes: Sequence[Change]) -> set[int]:
        """The articles to which a changed one may now be proposed."""
        cut = self._roll.cut
        found = {
            other
            for change in changes
            if change.is_shown
            for other, count in self._hits(change.number).items()
            if count >= cut[other]
        }
        if changes:
            hidden = self._roll.hidden
            shown = (number for number in self._roll.number_of.values() if not hidden[number])
            found.update(number for number in shown if not cut[number])
        return found

    def _hits(self, number: int) -> Counter[int]:
        """How many keys others have in common with an article."""
        traits = self._traits[number]
        keys = keys_of(traits) if traits else _NONE
        if self._is_complete:
            found = map(self._proposing.get, keys, repeat(_NONE))
        else:
            found = map(self._proposed_by, keys)
        hits = Counter(chain.from_iterable(found))
        del hits[number]
        return hits

    def _proposed_by(self, key: int) -> Numbers:
        found = self._proposing.get(key)
        if found is None:
            is_few = self.rarity.is_proposing(key)
            found = self._proposing[key] = self._postings.of(key) if is_few else _NONE
        return found

    def best(self, number: int) -> set[int]:
        """Those that have the most keys in common with an article; notes what that takes."""
        hits = self._hits(number)
        if len(hits) < _LEAST_PROPOSED:
            self._roll.cut[number] = 0
            return {*hits, *self._newest_alike(number)}
        if len(hits) <= PROPOSED:
            self._roll.cut[number] = 1
            return set(hits)
        least = sorted(hits.values())[-PROPOSED]
        self._roll.cut[number] = least
        likely = [other for other, count in hits.items() if count >= least]
        best = {other for other in likely if hits[other] > least}
        ties = sorted((one for one in likely if one not in best), key=self._roll.tie.__getitem__)
        return best.union(ties[: PROPOSED - len(best)])

    def _newest_alike(self, number: int) -> list[int]:
        """The newest that have in common with an article the rarest of what many have."""
        traits, step = self._traits[number], self.rarity.step
        keys = keys_of(traits) if traits else _NONE
        common = [(step(key), key) for key in keys if not self.rarity.is_proposing(key)]
        if not common:
            return []
        _, key = min(common)
        if key not in self._newest:
            tie = self._roll.tie.__getitem__
            self._newest[key] = nsmallest(PROPOSED, self._postings.of(key), tie)
        return [other for other in self._newest[key] if other != number]

    def save(self) -> None:
        """Writes what has changed."""
        self._postings.save()
        self.rarity.save()
        self._proposing.clear()
        self._is_complete = False


def _entries(changes: Iterable[Change], *, is_after: bool) -> array[int]:
    """The keys of what readers may see, before or after the changes."""
    found = array("Q")
    for change in changes:
        traits = change.after if is_after else change.before
        if traits and not (change.is_hidden if is_after else change.was_hidden):
            number = change.number
            found.extend([key << 32 | number for key in keys_of(traits)])
    return found
