"""Finds names of several words that were probably misspelt: one word of them is a letter off.

Every word of a name is entered under all that it is with one letter less (W. Garbe's symmetric
deletion, https://github.com/wolfgarbe/SymSpell), and what a word of a text is near is remembered,
so that most words cost one look-up, however many names there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, KeysView
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from milaff.graph.terms import Term
from milaff.text.frequent_words import is_frequent
from milaff.text.given_names import is_given_name
from milaff.text.proclitics import ARTICLE, PROCLITICS, written_forms
from milaff.text.spelling import Offsets, split_spelling

_SHORTEST = 4
"""Letters of a word of which one may be wrong: among shorter ones every word is near another."""
_MOST_KNOWN = 1 << 15
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


class _Near(NamedTuple):
    """A word of a name that `bare` may be meant to be: what is typed after `skip` letters."""

    word: str
    bare: str
    skip: int


class _Need(NamedTuple):
    """What a text must hold besides a wrong word: a form of the first word of the name, if that is
    not the wrong one, and other words."""

    first: frozenset[str]
    rest: tuple[str, ...]


class Speller:
    """Looks for the names of these terms with one letter too many, too few, wrong or displaced."""

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = [term for term in terms if term.pattern.text]
        self._names = {term.words for term in terms}
        self._words = frozenset(word for words in self._names for word in words)
        self._counts = Counter(word for words in self._names for word in words)
        self._shapes: dict[str, set[str]] = {}
        self._entries: dict[str, list[_Entry]] = {}
        self._needs: dict[str, dict[str, list[_Need]]] = {}
        self._near = _NearWords(self._find_near)
        for term in filter(may_be_misspelt, terms):
            self._add(term)

    def _add(self, term: Term) -> None:
        """Enters a name under each of its words, and what a text must hold for it to be there with
        that word wrong, by the rarest word that it must hold."""
        words = term.words
        for at, word in enumerate(words):
            if not has_room_for_slip(word):
                continue
            if word not in self._entries:
                for shape in shapes_of(word):
                    self._shapes.setdefault(shape, set()).add(word)
            self._entries.setdefault(word, []).append(_Entry(term, words, at))
            first = written_forms(words[0]) if at else frozenset()
            rest = [*words[1:at], *words[at + 1 :]] if at else [*words[1:]]
            rarest = (min(rest, key=self._counts.__getitem__),) if rest else first
            needs = self._needs.setdefault(word, {})
            for other in rarest:
                needs.setdefault(other, []).append(_Need(first, tuple(rest)))

    def may_be_in(self, vocabulary: KeysView[str]) -> bool:
        """Whether it is worth looking closer at a text with these folded words."""
        return any(
            all(map(vocabulary.__contains__, need.rest))
            and (not need.first or not need.first.isdisjoint(vocabulary))
            for words in filter(None, map(self._near.__getitem__, vocabulary))
            for near in words
            for other in self._needs[near.word].keys() & vocabulary
            for need in self._needs[near.word][other]
        )

    def _find_near(self, typed: str) -> tuple[_Near, ...]:
        """The words of names that a word may be meant to be; only of the first word of a name
        something may be written before it."""
        found: dict[_Near, None] = {}
        for skip, bare in without_proclitics(typed):
            if len(bare) >= _SHORTEST and not self._is_word(bare):
                words = {
                    word
                    for shape in self._shapes.keys() & shapes_of(bare)
                    for word in self._shapes[shape]
                }
                near = [word for word in sorted(words) if is_one_letter_off(bare, word)]
                found |= dict.fromkeys(_Near(word, bare, skip) for word in near)
        return tuple(found)

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
        for place, typed in enumerate(words):
            for near in self._near[typed]:
                for entry in self._entries[near.word]:
                    if entry.number and near.bare != typed:
                        continue
                    first = place - entry.number
                    window = words[max(0, first) : first + len(entry.words)]
                    if first >= 0 and self._is_misspelt(window, near.bare, entry):
                        yield first, near.skip or _skipped(window[0], entry), entry.term

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


class _NearWords(dict[str, tuple[_Near, ...]]):
    """The words that a word may be meant to be; it forgets all when it is full."""

    def __init__(self, find: Callable[[str], tuple[_Near, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, typed: str) -> tuple[_Near, ...]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[typed] = self._find(typed)
        return found


def may_be_misspelt(term: Term) -> bool:
    """Whether a name is looked for with a letter wrong: one that has several words."""
    return not (term.pattern.is_blocker or term.is_implied) and len(term.words) > 1


def has_room_for_slip(word: str) -> bool:
    """Whether one letter of a folded word may be wrong."""
    return len(word) >= _SHORTEST and word.isalpha()


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


def without_proclitics(word: str) -> Iterator[tuple[int, str]]:
    """A folded word without each of what may be written before a name, with its length."""
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
