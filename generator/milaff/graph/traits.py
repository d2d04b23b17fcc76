"""What an article is compared by, as it is kept: bytes, a few hundred for each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias
from zlib import crc32

from milaff.graph.fingerprints import Fingerprint
from milaff.graph.shingles import sample_of

Traits: TypeAlias = tuple[bytes, bytes, bytes, bytes, bytes, int]
"""Terms, their counts, other keys that propose, events, sampled shingles, all of these hashes of 32
bits; the squared counts of other terms."""

SAME_DAYS = 8
_TERMS_OF_THE_DAYS = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """An article as it is compared: all that its likeness to others depends on."""

    id: str
    when: int
    """What orders articles by time: any whole number, a second or finer."""
    day: int
    """The day of its date, as an ordinal."""
    events: tuple[str, ...]
    """Events that it names."""
    names: tuple[str, ...]
    """Entities and dossiers that it shares with those that may be near it."""
    fingerprint: Fingerprint
    is_hidden: bool = False
    """Whether readers may not see it: it is only asked whether it repeats another."""


class Change(NamedTuple):
    """An article's traits before and after; None where it was not there, or is no more."""

    number: int
    before: Traits | None
    was_hidden: bool
    after: Traits | None
    is_hidden: bool

    @property
    def is_shown(self) -> bool:
        """Whether readers may see it from now on."""
        return self.after is not None and not self.is_hidden


def traits_of(subject: Subject) -> Traits:
    """What is kept of an article."""
    print_ = subject.fingerprint
    named = [crc32(f"\0{name}".encode()) for name in (*subject.events, *subject.names)]
    return (
        print_.terms.tobytes(),
        print_.counts,
        array("I", dict.fromkeys([*named, *_of_the_days(subject)])).tobytes(),
        array("I", sorted({crc32(event.encode()) for event in subject.events})).tobytes(),
        sample_of(print_.shingles).tobytes(),
        print_.rest,
    )


def _of_the_days(subject: Subject) -> list[int]:
    """Keys that articles share which have an event or a foremost term in common and were written
    within half of `SAME_DAYS`: two rows of spans, so that no two such days are always apart."""
    first, second = subject.day // SAME_DAYS, (subject.day + SAME_DAYS // 2) // SAME_DAYS
    foremost = subject.fingerprint.terms[:_TERMS_OF_THE_DAYS]
    return [
        crc32(f"{what}\0{row}".encode())
        for what in (*subject.events, *foremost)
        for row in (f"{first}", f"-{second}")
    ]


def keys_of(traits: Traits) -> array[int]:
    """Everything by which articles propose one another."""
    return array("I", traits[0] + traits[2])
