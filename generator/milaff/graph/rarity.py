"""How rare each term is among the articles, in steps of powers of two.

The steps are what an article's likeness to others has to do with the rest of the site: a term
changes its step seldom, so a change of one article leaves nearly all others as they were.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, MutableMapping

_KEY = "rarity"
_RAREST = 8
"""Terms that fewer than one article in 256 has count alike."""
PROPOSING = 7
"""A term on a higher step proposes nobody: 127 articles have it, or more."""


def step_of(count: int) -> int:
    """The step of what so many articles have; smoothed, so that one and none are not far apart."""
    return (count + 1).bit_length()


MOST_PROPOSING = (1 << PROPOSING) - 2
"""As many articles may have what proposes them."""


class Rarity:
    """The step of each term that is not among the rarest: its weight falls as that rises."""

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self._store = store
        kept = array("I", store.get(_KEY, b""))
        self._all, kept = (kept[0], kept[1:]) if kept else (0, kept)
        half = len(kept) // 2
        self._steps = dict(zip(kept[:half], kept[half:], strict=True))
        self.squares: dict[int, int] = {}
        """The squared weight of each term that weighs less than `top`."""
        self.top = 1
        self._weigh()

    def _weigh(self) -> None:
        self.squares = {term: self.weight(step) ** 2 for term, step in self._steps.items()}
        self.top = self.weight(0) ** 2

    def weight(self, step: int) -> int:
        """As 1 + log((1 + N) / (1 + n)), in thirds, with the logarithm in steps."""
        return 3 + 2 * min(self._all - step, _RAREST)

    @property
    def least(self) -> int:
        """The lowest step that is noted."""
        return min(PROPOSING + 1, max(1, self._all - _RAREST + 1))

    def has_step(self, articles: int) -> bool:
        """Whether so many articles are on the step of before, so that what is noted still holds."""
        return step_of(articles) == self._all

    def count(self, articles: int, find_counts: Callable[[int], Iterable[tuple[int, int]]]) -> None:
        """Notes all terms anew, from how many articles have each that at least so many have."""
        self._all = step_of(articles)
        counts = find_counts((1 << self.least - 1) - 1)
        self._steps = {term: step_of(count) for term, count in counts}
        self._weigh()

    def note(self, term: int, before: int, after: int) -> tuple[bool, bool]:
        """Notes a term's new count: whether its weight has changed, and whether it proposes."""
        old, new = step_of(before), step_of(after)
        if old == new:
            return False, False
        if new >= self.least:
            self._steps[term] = new
            self.squares[term] = self.weight(new) ** 2
        else:
            self._steps.pop(term, None)
            self.squares.pop(term, None)
        return self.weight(old) != self.weight(new), (old > PROPOSING) != (new > PROPOSING)

    def step(self, term: int) -> int:
        """The term's step; 0 where it is among the rarest."""
        return self._steps.get(term, 0)

    def is_proposing(self, term: int) -> bool:
        """Whether few enough articles have it."""
        return self._steps.get(term, 0) <= PROPOSING

    def save(self) -> None:
        """Writes everything: the rarest terms are not in it."""
        steps = sorted(self._steps.items())
        flat = [self._all, *(term for term, _ in steps), *(step for _, step in steps)]
        self._store[_KEY] = array("I", flat).tobytes()
