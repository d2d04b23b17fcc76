"""Finds names in Arabic text: a dictionary of first words in every form that they are written in.

The algorithm was measured against Aho-Corasick, regular expressions and stemmers: with as good a
recall it is the fastest, because a word of the text costs one look-up, however many names there
are. Of several names at one place the longest is found; what was found is not searched again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from milaff.text.neighbours import is_in_code
from milaff.text.patterns import Pattern, Variant, variants_of
from milaff.text.proclitics import attached_forms, written_forms
from milaff.text.spelling import Offsets, split_spelling

_CLAUSE = re.compile(r"[,،؛;:؟?!…]")
_OPENING = {'"': '"', "»": "«", "”": "“", ")": "("}
_LONGEST_GAP = 3
_LONGEST_ABBREVIATION = 3
_ANY = ""
"""Stands for the second word of names that have only one."""


class Match(NamedTuple):
    """`text[start:end]` is spelled like each of `patterns` (their indexes).

    The span begins after what is written together with the name, except لل, which it covers; it
    consists of `length` words of the text, from the one numbered `word`, with the quote or bracket
    that closes one inside.
    """

    start: int
    end: int
    patterns: tuple[int, ...]
    word: int
    length: int
    is_attached: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """The folded words of a text, the gaps around them (one more), and what was found."""

    words: Sequence[str]
    gaps: Sequence[str]
    matches: tuple[Match, ...]


_Rests = dict[tuple[str, ...], list[Variant]]
"""The names that begin with one word, by their other words."""


class _Reading(NamedTuple):
    """A word of the text as the first of `names`, which have `lengths` words more."""

    skip: int
    is_contracted: bool
    names: _Rests
    lengths: Sequence[int]


class _Need(NamedTuple):
    """What a text must hold for a name, besides the word that it is entered under: a form of its
    first word, if there are any, and other words."""

    forms: frozenset[str]
    words: tuple[str, ...]


_Candidate = tuple[int, int, bool, Sequence[Variant]]
"""Names that a place of the text may be, after `skip` letters: minus the number of words after the
first, `skip`, whether contracted, the names. Sorted: the longest first, then the least attached."""


class Matcher:
    """Finds the names of `patterns` in texts. Raises nothing: a pattern without a word is never
    found."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        names: dict[str, _Rests] = {}
        for index, pattern in enumerate(patterns):
            for words, variant in variants_of(index, pattern):
                names.setdefault(words[0], {}).setdefault(words[1:], []).append(variant)
        self._readings: dict[str, list[_Reading]] = {}
        self._seconds: dict[str, frozenset[str]] = {}
        self._needs = _needs_of(names)
        # In an order that no other name changes: of two equal readings the first is taken.
        for first, rests in sorted(names.items(), key=itemgetter(0)):
            self._add(first, rests)

    def _add(self, first: str, rests: _Rests) -> None:
        """Enters the names that begin with a word under every form of the word."""
        seconds = frozenset(rest[0] if rest else _ANY for rest in rests)
        lengths = sorted({len(rest) for rest in rests}, reverse=True)
        for form, skip, is_contracted in attached_forms(first):
            reading = _Reading(skip, is_contracted, rests, lengths)
            self._readings.setdefault(form, []).append(reading)
            others = self._seconds.setdefault(form, seconds)
            self._seconds[form] = others if others is seconds else others | seconds

    def may_find(self, vocabulary: KeysView[str]) -> bool:
        """Whether a text with these folded words may have one of the names; never wrongly not."""
        return any(
            all(map(vocabulary.__contains__, need.words))
            and (not need.forms or not need.forms.isdisjoint(vocabulary))
            for word in self._needs.keys() & vocabulary
            for need in self._needs[word]
        )

    def find(self, text: str) -> list[Match]:
        """The names in `text`, from left to right."""
        return list(self.scan(text).matches)

    def scan(self, text: str) -> Scan:
        """The names in `text` with its words, for those who look at what stands around."""
        parts = split_spelling(text)
        words, seconds = parts[1::2], self._seconds
        places = [
            place
            for place, (word, after) in enumerate(zip(words, [*words, ""][1:], strict=True))
            if word in seconds and (after in (second := seconds[word]) or _ANY in second)
        ]
        candidates = {place: found for place in places if (found := self._names_at(words, place))}
        if not candidates:
            return Scan(words, parts[::2], ())
        search = _Search(text, words, parts)
        return Scan(words, search.gaps, tuple(search.matches(candidates)))

    def _names_at(self, words: Sequence[str], place: int) -> list[_Candidate]:
        """The names whose words stand at a place of the text, by order of preference."""
        found: list[_Candidate] = []
        for skip, is_contracted, names, lengths in self._readings[words[place]]:
            for length in lengths:
                rest = tuple(words[place + 1 : place + 1 + length]) if length else ()
                if rest in names and len(rest) == length:
                    found.append((-length, skip, is_contracted, names[rest]))
        if len(found) > 1:
            found.sort(key=itemgetter(0, 1, 2))
        return found


class _Search:
    """One text being searched: where its words are, in the folded text and in the original."""

    def __init__(self, text: str, words: Sequence[str], parts: Sequence[str]) -> None:
        self._text = text
        self._words = words
        self._ends = list(accumulate(map(len, parts)))
        self._offsets = Offsets(text)
        self.gaps = parts[::2]

    def matches(self, candidates: Mapping[int, Sequence[_Candidate]]) -> Iterator[Match]:
        """What is found of the names at these words, each after the end of the one before."""
        free = 0
        for place, names in candidates.items():
            if place >= free and (match := self._match(place, names)):
                free = place + match.length
                if match.patterns:
                    yield match

    def _match(self, place: int, candidates: Sequence[_Candidate]) -> Match | None:
        """The name at that word; without patterns if nothing is to be found in its words."""
        begin = self._ends[2 * place]
        for shortness, skip, is_contracted, variants in candidates:
            last = place - shortness
            start = self._offsets.start(begin + skip)
            end = self._offsets.end(self._ends[2 * last + 1])
            typed = self._text[start:end]
            is_attached = skip > 0 or is_contracted
            is_plain = not is_contracted and "\u064b" not in typed
            fitting = [
                variant
                for variant in variants
                if (is_plain and variant.is_plain)
                or variant.accepts(typed, is_attached, is_contracted)
            ]
            if shortness:
                fitting = self._joined(fitting, place, last)
            if fitting:
                names = _names(fitting)
                first = self._offsets.start(begin) if skip else start
                if names and is_in_code(self._text, first, end):
                    names = ()
                if shortness:
                    end = _closed(self._text, start, end)
                return Match(start, end, names, place, 1 - shortness, is_attached)
        return None

    def _joined(self, variants: list[Variant], first: int, last: int) -> list[Variant]:
        """Those that may have the gaps between the first and the last word in them."""
        for place in range(first, last):
            gap = self.gaps[place + 1]
            if gap != " ":
                before = self._words[place]
                variants = [
                    variant
                    for variant in variants
                    if _is_within_name(gap, before, variant.is_punctuated)
                ]
        return variants


def _needs_of(names: Mapping[str, _Rests]) -> dict[str, list[_Need]]:
    """What each name needs, under the rarest of its words: few texts hold that."""
    spelled = [(first, *rest) for first, rests in names.items() for rest in rests]
    counts = Counter(word for words in spelled for word in words)
    forms = {first: written_forms(first) for first in names}
    needs: dict[str, list[_Need]] = {}
    for first, *rest in spelled:
        rarest = min((first, *rest), key=counts.__getitem__)
        if rarest == first:
            for form in forms[first]:
                needs.setdefault(form, []).append(_Need(frozenset(), tuple(rest)))
        else:
            needs.setdefault(rarest, []).append(_Need(forms[first], tuple(rest)))
    return needs


def _closed(text: str, start: int, end: int) -> int:
    """The end with the quote or bracket that closes one opened inside: تنظيم «الدولة الإسلامية»."""
    opening = _OPENING.get(text[end : end + 1])
    if opening is None:
        return end
    inside = text[start:end]
    if opening == text[end]:
        return end + inside.count(opening) % 2
    return end + (inside.count(opening) > inside.count(text[end]))


def _names(variants: Sequence[Variant]) -> tuple[int, ...]:
    """The patterns of these spellings, each once, without those that only keep others away."""
    if len(variants) == 1 and not variants[0].is_blocker:
        return (variants[0].pattern,)
    return tuple(dict.fromkeys(one.pattern for one in variants if not one.is_blocker))


def _is_within_name(gap: str, before: str, is_punctuated: bool) -> bool:
    """Whether what stands between two words may stand inside a name.

    Quotes, hyphens, brackets and dots may; a comma or the end of a sentence only if the name has
    one itself: «طالبان، باكستان» are two.
    """
    if not 1 <= len(gap) <= _LONGEST_GAP or "\n" in gap or "\ufffc" in gap:
        return False
    if is_punctuated:
        return True
    is_stop = "." in gap and gap.endswith(" ") and len(before) > _LONGEST_ABBREVIATION
    return not (is_stop or _CLAUSE.search(gap))
