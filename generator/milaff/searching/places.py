"""Where the words of a query stand in a text, which keeps its vowels and its letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from milaff.searching.scores import Clause
from milaff.text.search_words import inner_stem, is_joining, stem, words_of

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u08d3-\u08ff\u0640\u200b\u200d-\u200f\u00ad"
)
TOKEN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*|[a-zA-Z]*\d+")
"""A word as it is written: letters with their marks, or a number."""
_NEAR = 8
_SNIPPET = 200
_SENTENCE_END = re.compile("[.!?؟…\n]")
Span = tuple[int, int]


@dataclass(slots=True)
class Place:
    """A word of a text."""

    start: int
    end: int
    word: str
    stem: str
    inner: str


class Snippet(NamedTuple):
    """A part of a text, with the places to mark in it."""

    text: str
    marks: tuple[Span, ...]


Owners = Mapping[str, Sequence[int]]
"""The clauses that each stem belongs to, by their place in the query."""


def owners_of(clauses: Sequence[Clause]) -> Owners:
    """The clauses by stem."""
    found: dict[str, list[int]] = {}
    for number, clause in enumerate(clauses):
        for one in clause.scores.stems:
            found.setdefault(one, []).append(number)
    return found


def word_of(typed: str) -> str:
    """One word of a text, folded."""
    return "".join(words_of(typed))


def places_of(text: str) -> list[Place]:
    """The words of a text with their places and stems."""
    found = []
    for match in TOKEN.finditer(text):
        word = word_of(match[0])
        if word:
            found.append(Place(*match.span(), word, stem(word), inner_stem(word)))
    for one, following in pairwise(found):
        joined = words_of(f"{one.word} {following.word}") if is_joining(one.word) else [one.word]
        if joined[0] != one.word:
            one.stem = stem(joined[0])
            if len(joined) == 1:
                following.stem = one.stem
    return found


def clauses_of(owners: Owners, place: Place) -> Sequence[int]:
    """The clauses that a word of a text belongs to."""
    return owners.get(place.stem) or owners.get(place.inner) or ()


def closeness(clauses: Sequence[Clause], owners: Owners, places: Sequence[Place]) -> float:
    """How near to one another the words of a query stand in a text: 1 where all are side by
    side."""
    last = [-1] * len(clauses)
    total = sum(one.worth for one in clauses)
    best = 0.0
    for at, place in enumerate(places):
        here = clauses_of(owners, place)
        for number in here:
            last[number] = at
        if here:
            best = max(best, sum(_near(clauses, last, at)))
    return best / total


def _near(clauses: Sequence[Clause], last: Sequence[int], at: int) -> list[float]:
    return [
        clause.worth / (1 + max(0, at - seen - len(clauses) + 1) / _NEAR)
        for clause, seen in zip(clauses, last, strict=True)
        if seen >= 0
    ]


def is_in_order(owners: Owners, places: Sequence[Place]) -> bool:
    """Whether a text first has the words of a query in their order, two of them at least."""
    seen = dict.fromkeys(number for place in places for number in clauses_of(owners, place))
    return len(seen) > 1 and list(seen) == sorted(seen)


def marks_in(places: Sequence[Place], owners: Owners, shift: int = 0) -> tuple[Span, ...]:
    """The places to mark."""
    marked = (one for one in places if clauses_of(owners, one))
    return tuple((one.start + shift, one.end + shift) for one in marked)


def snippet_of(text: str, clauses: Sequence[Clause], owners: Owners) -> Snippet:
    """The part of a text that has most of the query's words."""
    places = places_of(text)
    if not places:
        return Snippet("", ())
    first = _first_of(text, places, _best_of(places, clauses, owners))
    start = places[first].start
    ends = [one for one in places if one.end <= start + _SNIPPET] or [places[first]]
    is_last = ends[-1] is places[-1]
    end = len(text) if is_last else ends[-1].end
    before = "… " if first else text[:start]
    shown = before + text[start:end].rstrip() + ("" if is_last else " …")
    inside = [one for one in places if one.start >= start and one.end <= end]
    return Snippet(shown.replace("\n", " "), marks_in(inside, owners, len(before) - start))


def _best_of(places: Sequence[Place], clauses: Sequence[Clause], owners: Owners) -> int:
    best, best_worth = 0, -1.0
    for first, start in enumerate(places):
        if first and not clauses_of(owners, start):
            continue
        seen: dict[int, None] = {}
        for place in places[first:]:
            if place.end >= start.start + _SNIPPET * 0.8:
                break
            seen |= dict.fromkeys(clauses_of(owners, place))
        worth = sum(clauses[number].worth for number in seen)
        if worth > best_worth:
            best, best_worth = first, worth
    return best


def _first_of(text: str, places: Sequence[Place], first: int) -> int:
    """Back to the sentence's beginning, or by a few words."""
    far = places[first].start - _SNIPPET / 4
    while first and places[first - 1].start >= far:
        if _SENTENCE_END.search(text[places[first - 1].end : places[first].start]):
            break
        first -= 1
    return first


def without_marks(text: str) -> str:
    """A word as it is written, without vowel signs."""
    return "".join(one for one in text if unicodedata.category(one)[0] != "M" and one != "\u0640")
