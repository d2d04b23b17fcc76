"""Finds names of several words that were probably misspelt: one word of them is a letter off.

Every name is entered for each of its words under the word beside it and under all that a word is
with one letter less (W. Garbe's symmetric deletion, https://github.com/wolfgarbe/SymSpell), so
that a word of the text costs one look-up, however many names there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from milaff.graph.terms import Term
from milaff.text.frequent_words import is_frequent
from milaff.text.given_names import is_given_name
from milaff.text.proclitics import ARTICLE, PROCLITICS, attached_forms, written_forms
from milaff.text.spelling import Offsets, split_spelling

_SHORTEST = 4
"""Letters of a word of which one may be wrong: among shorter ones every word is near another."""
_ENDINGS = frozenset("يها")
"""What makes another form of a word at its end: أوروبي, أوروبية."""
_CONTRACTED = re.compile("([وف]?)لل")
_IN_NAMES = frozenset(" \u200b-–—\"«»“”()'")


@dataclass(frozen=True, slots=True)
class Misspelling:
    """`text[start:end]` is probably meant to be that name of an entity."""

    start: int
    end: int
    typed: str
    term: Term


class _Entry(NamedTuple):
    """A name with its folded words, and the number of the one that is wrong."""

    term: Term
    words: tuple[str, ...]
    number: int


class Speller:
    """Looks for the names of these terms with one letter too many, too few, wrong or displaced."""

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = [term for term in terms if term.pattern.text]
        self._names = {term.words for term in terms}
        self._words = frozenset(word for words in self._names for word in words)
        self._after: dict[str, dict[str, list[_Entry]]] = {}
        self._before: dict[str, dict[str, list[_Entry]]] = {}
        for term in terms:
            if not (term.pattern.is_blocker or term.is_implied) and len(term.words) > 1:
                self._add(term)

    def _add(self, term: Term) -> None:
        """Enters a name under the word before each of its words; for the first, the one after."""
        words = term.words
        for at, word in enumerate(words):
            if len(word) < _SHORTEST or not word.isalpha():
                continue
            beside = [words[1]] if at == 0 else [words[at - 1]]
            if at == 1:
                beside = [form.form for form in attached_forms(words[0])]
            index = self._before if at == 0 else self._after
            for other in beside:
                near = index.setdefault(other, {})
                for shape in shapes_of(word):
                    near.setdefault(shape, []).append(_Entry(term, words, at))

    def may_be_in(self, words: list[str]) -> bool:
        """Whether it is worth looking closer at a text with these folded words."""
        return any(True for _ in self._candidates(words))

    def find(self, text: str) -> Iterator[Misspelling]:
        """The misspellings in a text, from left to right, one a place."""
        parts = split_spelling(text)
        words, gaps = parts[1::2], parts[::2]
        ends, offsets, free = list(accumulate(map(len, parts))), Offsets(text), 0
        for first, skip, term in sorted(self._candidates(words), key=lambda one: one[:2]):
            last = first + len(term.words) - 1
            if first < free or not all(map(_is_inside, gaps[first + 1 : last + 1])):
                continue
            free = last + 1
            start = offsets.start(ends[2 * first] + skip)
            end = offsets.end(ends[2 * last + 1])
            yield Misspelling(start, end, text[start:end], term)

    def _candidates(self, words: list[str]) -> Iterator[tuple[int, int, Term]]:
        """The first word's number, the letters before the name in it, and the name."""
        for place, word in enumerate(words):
            if word in self._after and place + 1 < len(words):
                yield from self._look(words, place + 1, words[place + 1], self._after[word], 0)
            if word in self._before and place:
                typed, near = words[place - 1], self._before[word]
                for skip, bare in _without_proclitics(typed):
                    yield from self._look(words, place - 1, bare, near, skip)

    def _look(
        self, words: list[str], at: int, typed: str, near: dict[str, list[_Entry]], skip: int
    ) -> Iterator[tuple[int, int, Term]]:
        if len(typed) < _SHORTEST or self._is_word(typed):
            return
        for shape in shapes_of(typed):
            for entry in near.get(shape, ()):
                first = at - entry.number
                window = words[max(0, first) : first + len(entry.words)]
                if first >= 0 and self._is_misspelt(window, typed, entry):
                    yield first, skip or _skipped(window[0], entry), entry.term

    def _is_misspelt(self, window: list[str], typed: str, entry: _Entry) -> bool:
        words, number = entry.words, entry.number
        if len(window) != len(words) or tuple(window) in self._names:
            return False
        right = [
            window[at] == word or (at == 0 and window[0] in written_forms(word))
            for at, word in enumerate(words)
        ]
        if right[number] or sum(right) != len(words) - 1:
            return False
        return is_slip(typed, words[number], is_first=number == 0)

    def _is_word(self, typed: str) -> bool:
        """Whether it is another word and no slip of one: of another name, or a common one."""
        known = typed in self._words or is_frequent(typed) or is_given_name(typed)
        return known or not typed.isalpha()


def is_slip(typed: str, word: str, *, is_first: bool) -> bool:
    """Whether a folded word is another with one letter wrong, and no other form of it."""
    longer, shorter = sorted((typed, word), key=len, reverse=True)
    if longer[:-1] == shorter and longer[-1] in _ENDINGS:
        return False
    if not is_first and any(longer == letter + shorter for letter in "وفبكل"):
        return False
    return is_one_letter_off(typed, word)


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether a letter was added, left out, replaced, or exchanged with its neighbour."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) - len(shorter) > 1 or one == other:
        return False
    pairs = enumerate(zip(longer, shorter, strict=False))
    same = next((at for at, (letter, its) in pairs if letter != its), len(shorter))
    if len(longer) > len(shorter):
        return longer[same + 1 :] == shorter[same:]
    two = same + 2
    is_exchanged = one[same:two] == other[same:two][::-1] and one[two:] == other[two:]
    return is_exchanged or one[same + 1 :] == other[same + 1 :]


def shapes_of(word: str) -> set[str]:
    """The word, and all that it is with one letter less."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _without_proclitics(word: str) -> Iterator[tuple[int, str]]:
    for proclitic in PROCLITICS:
        if word.startswith(proclitic):
            yield len(proclitic), word[len(proclitic) :]
    contracted = _CONTRACTED.match(word)
    if contracted:
        yield contracted.end(1), ARTICLE + word[contracted.end() :]


def _skipped(typed: str, entry: _Entry) -> int:
    """The letters before the name in its first word, where that is spelled right."""
    is_joined = entry.number > 0 and typed.endswith(entry.words[0])
    return len(typed) - len(entry.words[0]) if is_joined else 0


def _is_inside(gap: str) -> bool:
    return 0 < len(gap) <= 3 and _IN_NAMES.issuperset(gap)
