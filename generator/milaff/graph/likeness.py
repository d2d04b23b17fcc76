"""How articles resemble one another, kept from one build to the next.

There is one way to compute it: `update`, of which a first build is the update of nothing. What it
gives depends on the articles alone and not on the order in which they came.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, MutableMapping

from milaff.graph.copies import find_copies
from milaff.graph.near_duplicates import NearDuplicates
from milaff.graph.nearest import Nearest
from milaff.graph.roll import Roll
from milaff.graph.same_event import WINDOW, Told, group_same_event, is_same_event
from milaff.graph.shelf import Shelf
from milaff.graph.shingles import Pair, Shingles, sample_of
from milaff.graph.traits import Change, Subject, Traits, traits_of
from milaff.text.token_set import token_set_ratio

_FORMAT = b"1"
"""To be raised with any change of what is kept or of how it is computed."""
_LEAST_PERCENT = 25
_AT_HAND = 1 << 14
"""The shingles of so many articles are at hand while all are compared: about 1 kB each."""
_MANY = 4
"""Where more than one article in so many changes, all are looked at."""


class Likeness:
    """What is known of articles, in a store from which each part is read when it is needed.

    Only `update` changes it, and `save` writes what it changed; without `save` a store is left
    half written, and must not be used again.
    """

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        if store.get("format") != _FORMAT:
            store.clear()
            store["format"] = _FORMAT
        self._store = store
        self._at_hand: dict[int, Shingles] = {}
        self.roll = Roll(store)
        self.traits: Shelf[Traits | None] = Shelf(store, "traits", None)
        self.repeats = NearDuplicates(store, self.roll, self._sample, self._shingles)
        self.nearest = Nearest(store, self.roll, self.traits, self._is_same)
        self._groups: tuple[tuple[str, ...], ...] = pickle.loads(store.get("groups", _NOTHING))

    # --- for those who ask --------------------------------------------------------

    def pairs(self) -> Iterator[tuple[Pair, bool]]:
        """All near-duplicates in the order of time, and whether one of the two is hidden."""
        for pair in self.repeats.pairs():
            yield pair, bool(self.roll.hidden[self.roll.number_of[pair.b]])

    def copies(self) -> dict[str, str]:
        """What each article that readers may see repeats."""
        return find_copies(pair for pair, is_hidden in self.pairs() if not is_hidden)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Articles on one event, the oldest first."""
        return self._groups

    def near(self, id: str) -> dict[str, float]:
        """The articles near one, the nearest first, with the cosine."""
        number = self.roll.number_of.get(id)
        near = [] if number is None else self.nearest.of(number)
        ids = self.roll.ids
        ranked = sorted((-percent, ids[other]) for other, percent in near)
        return {other: -percent / 100 for percent, other in ranked}

    # --- for those who change it --------------------------------------------------

    def enter(self, subject: Subject) -> Change:
        """Puts an article in the place of what was known of it."""
        known = self.roll.number_of.get(subject.id)
        before = self.traits[known] if known is not None else None
        was_hidden = known is not None and bool(self.roll.hidden[known])
        is_hidden, print_ = subject.is_hidden, subject.fingerprint
        number = self.roll.enter(subject.id, subject.when, subject.day, is_hidden=is_hidden)
        self.roll.length[number] = len(print_.shingles)
        self._put_at_hand(number, print_.shingles)
        after = self.traits[number] = traits_of(subject)
        self._store[f"text:{subject.id}"] = pickle.dumps((print_.shingles.tobytes(), print_.lead))
        return Change(number, before, was_hidden, after, is_hidden)

    def leave(self, id: str) -> Change:
        """Takes an article out, but for its number."""
        number = self.roll.leave(id)
        before, was_hidden = self.traits[number], bool(self.roll.hidden[number])
        self.traits[number] = None
        self._at_hand.pop(number, None)
        self._store.pop(f"text:{id}", None)
        return Change(number, before, was_hidden, None, False)

    def group(self) -> set[str]:
        """Finds the groups anew; the articles whose groups are others than before."""
        groups = self._group()
        before = {id: group for group in self._groups for id in group}
        after = {id: group for group in groups for id in group}
        self._groups = groups
        return {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}

    def _group(self) -> tuple[tuple[str, ...], ...]:
        roll = self.roll
        copies = {roll.number_of[a]: roll.number_of[b] for a, b in self.copies().items()}
        told = {number for pair in self.nearest.same for number in pair}
        numbers = sorted(told.union(copies, copies.values()), key=roll.order)
        place = {number: index for index, number in enumerate(numbers)}
        same: list[list[int]] = [[] for _ in numbers]
        for pair in self.nearest.same:
            earlier, later = sorted(place[number] for number in pair)
            same[later].append(earlier)
        groups = group_same_event(
            [Told(roll.day[number], frozenset()) for number in numbers],
            same,
            {place[copy]: place[original] for copy, original in copies.items()},
        )
        return tuple(tuple(roll.ids[numbers[index]] for index in group) for group in groups)

    def save(self) -> None:
        """Writes all that has changed to the store."""
        self.roll.save()
        self.traits.save()
        self.repeats.save()
        self.nearest.save()
        self._store["groups"] = pickle.dumps(self._groups)

    # --- what comparisons read ----------------------------------------------------

    def _sample(self, number: int) -> Shingles:
        traits = self.traits[number]
        return array("I", traits[4] if traits else b"")

    def _shingles(self, number: int) -> Shingles:
        found = self._at_hand.get(number)
        if found is None:
            found = self._put_at_hand(number, array("I", self._text(number)[0]))
        return found

    def _put_at_hand(self, number: int, shingles: Shingles) -> Shingles:
        if number in self._at_hand or len(self._at_hand) < _AT_HAND:
            self._at_hand[number] = shingles
        return shingles

    def compared(self) -> None:
        """What was at hand for comparing is let go of."""
        self._at_hand.clear()

    def _text(self, number: int) -> tuple[bytes, str]:
        found: tuple[bytes, str] = pickle.loads(self._store[f"text:{self.roll.ids[number]}"])
        return found

    def _is_same(self, one: int, other: int, percent: int) -> bool:
        days = self.roll.day
        if percent < _LEAST_PERCENT or abs(days[one] - days[other]) > WINDOW:
            return False
        return is_same_event(
            self._told(one),
            self._told(other),
            percent / 100,
            lambda: token_set_ratio(self._lead(one), self._lead(other)),
        )

    def _told(self, number: int) -> Told:
        traits = self.traits[number]
        return Told(self.roll.day[number], frozenset(array("I", traits[3] if traits else b"")))

    def _lead(self, number: int) -> list[str]:
        return self._text(number)[1].split()


_NOTHING = pickle.dumps(())


def update(
    likeness: Likeness, changed: Iterable[Subject], removed: Iterable[str] = ()
) -> frozenset[str]:
    """Takes in what has changed, and gives the ids of all articles whose likeness to others is
    another than before: what is near them, what they repeat or are repeated by, their group.

    The articles are read one by one where nothing was known before.
    """
    roll = likeness.roll
    is_all = not roll.number_of
    subjects = changed if is_all else list(changed)
    leaving = [id for id in removed if id in roll.number_of]
    if isinstance(subjects, list):
        if not subjects and not leaving:
            return frozenset()
        is_all = _MANY * (len(subjects) + len(leaving)) > roll.shown
    before = None if is_all else likeness.repeats.before(_samples(likeness, subjects, leaving))
    copies = likeness.copies()
    changes = [likeness.enter(subject) for subject in subjects]
    changes += [likeness.leave(id) for id in leaving]
    numbers = likeness.repeats.update(changes, before)
    likeness.compared()
    numbers |= likeness.nearest.update(changes, is_all=is_all)
    numbers.update(change.number for change in changes if change.is_shown != _was_shown(change))
    roll.free(change.number for change in changes if change.after is None)
    found = {roll.ids[number] for number in numbers}
    found.update(id for id, _ in copies.items() ^ likeness.copies().items())
    found |= likeness.group()
    return frozenset(id for id in found if id in roll.number_of)


def _was_shown(change: Change) -> bool:
    return change.before is not None and not change.was_hidden


def _samples(
    likeness: Likeness, subjects: Iterable[Subject], leaving: Iterable[str]
) -> Iterator[tuple[int, Shingles]]:
    """The shingles by which the changed articles are looked up, before and after, by layer."""
    roll = likeness.roll
    for subject in subjects:
        yield int(subject.is_hidden), sample_of(subject.fingerprint.shingles)
    for id in (*(subject.id for subject in subjects), *leaving):
        number = roll.number_of.get(id)
        if number is not None:
            traits = likeness.traits[number]
            yield roll.hidden[number], array("I", traits[4] if traits else b"")
