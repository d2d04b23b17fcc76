"""Groups of articles that tell of the same event: several outlets, one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

WINDOW = 3
"""Days between the first article of a group and its last."""
LEAST_COSINE = 0.35
LEAST_RATIO = 57.0
LEAST_COSINE_WITH_RATIO = 0.25
LEAST_TOGETHER = 130
"""The cosine, times a hundred, and the ratio together, where no event is named.

Among neighbours in a news corpus of 10,000 (read by eye), about 4 in 5 pairs with so much tell of
one event; with either threshold alone 1 in 4: they are about one subject.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of: the day it was written, the events that it names."""

    day: int
    events: Set[object]


def is_same_event(
    one: Told, other: Told, cosine: float, find_ratio: Callable[[], float], window: int = WINDOW
) -> bool:
    """Whether two articles tell of the same event.

    Written within a few days of one another, they name mostly the same events and are alike in
    their text or their title and lead; or one names none, and they are alike in both.
    """
    if abs(one.day - other.day) > window:
        return False
    if one.events and other.events:
        common = len(one.events & other.events)
        if 2 * common < len(one.events | other.events):
            return False
        return cosine >= LEAST_COSINE or (
            cosine >= LEAST_COSINE_WITH_RATIO and find_ratio() >= LEAST_RATIO
        )
    return cosine >= LEAST_COSINE and 100 * cosine + find_ratio() >= LEAST_TOGETHER


def group_same_event(
    told: Sequence[Told], same: Sequence[Sequence[int]], copies: Mapping[int, int]
) -> list[list[int]]:
    """The groups of two and more, each in order, from articles in the order of time.

    `same` has for each article the earlier ones that tell of the same event. An article joins a
    group where at least half of its members do, so that a chain of articles that are alike by
    twos does not become one event. A copy is in the group of its original.
    """
    groups: list[list[int]] = []
    group_of: list[int] = []
    for number, earlier in enumerate(same):
        chosen = _chosen(number, earlier, told, groups, group_of)
        if number in copies:
            chosen = group_of[copies[number]]
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(number)
        group_of.append(chosen)
    return [group for group in groups if len(group) > 1]


def _chosen(
    number: int,
    earlier: Sequence[int],
    told: Sequence[Told],
    groups: Sequence[Sequence[int]],
    group_of: Sequence[int],
) -> int | None:
    votes = Counter(group_of[other] for other in earlier)
    for group, count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        is_near = told[number].day - told[groups[group][0]].day <= WINDOW
        if is_near and 2 * count >= len(groups[group]):
            return group
    return None
