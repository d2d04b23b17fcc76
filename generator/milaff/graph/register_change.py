"""Which texts a change of the register may concern, told by their words alone.

Nothing is missed: a text that is not concerned says the same by the old register and the new. Of
several ways in which an entry matters for others, all lead over words that the text has:

- a name is found, hides another, or keeps one from being found, only where it stands itself;
- what an entity is (a place, a person with a full name, one without links) matters where one of
  its names stands, or where the editor says that a name means it;
- a name of several words is nearly in a text that has all of them but one, and a slip of that;
- a word that some name has is no slip of another name's word, so that a word which comes into the
  register, or leaves it, matters for the names that have one like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from milaff.graph.misspellings import (
    has_room_for_slip,
    is_one_letter_off,
    may_be_misspelt,
    shapes_of,
    without_proclitics,
)
from milaff.graph.register import RegisterPart
from milaff.graph.terms import Term
from milaff.text.patterns import variants_of
from milaff.text.proclitics import ARTICLE, written_forms

Parts = Mapping[str, RegisterPart]


class _Sought(NamedTuple):
    """A word as it is sought in the words of a text: its `forms` with a space around each, and the
    `end` of all of them. `near` are parts, one of which is in every word that is a slip of it, if
    there may be any."""

    word: str
    forms: tuple[str, ...]
    end: str
    near: tuple[str, ...]


class _Trace(NamedTuple):
    """The words of a name, the first of which may have something written before it; one of them
    may be a slip if `may_slip`."""

    first: _Sought
    rest: tuple[_Sought, ...]
    may_slip: bool


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """The names that a change concerns, and the entities whose links it turns on or off."""

    terms: tuple[Term, ...] = ()
    ids: frozenset[str] = frozenset()

    def concerned(self, texts: Iterable[tuple[str, str, tuple[str, ...]]]) -> Iterator[str]:
        """Of texts, by id, words and the entities that are `meant` in them, the ids of those that
        may be concerned."""
        traces = _traces_of(self.terms)
        for id, words, meant in texts:
            if (meant and not self.ids.isdisjoint(meant)) or any(
                _is_in(trace, words) for trace in traces
            ):
                yield id


def may_concern(words: str, terms: Iterable[Term]) -> bool:
    """Whether these names may be found or nearly found in a text with these words: its distinct
    folded words with a space around each."""
    return any(_is_in(trace, words) for trace in _traces_of(terms))


def find_change(old: Parts, new: Parts) -> RegisterChange:
    """What differs between two registers, by their parts."""
    changed = [id for id in sorted({*old, *new}) if old.get(id) != new.get(id)]
    if not changed:
        return RegisterChange()
    terms: list[Term] = []
    ids: set[str] = set()
    for id in changed:
        before, after = old.get(id, RegisterPart()), new.get(id, RegisterPart())
        terms += _terms_between(before, after)
        if before.is_unlinked != after.is_unlinked:
            ids.add(id)
    words = _words_of(old) ^ _words_of(new)
    terms += _with_word_like(words, (old, new))
    return RegisterChange(tuple(dict.fromkeys(terms)), frozenset(ids))


def _terms_between(before: RegisterPart, after: RegisterPart) -> Iterator[Term]:
    """The names of an entity that are other than before; all if it is another kind of entity, or
    if the others come in another order: of two names at one place the first is told."""
    kept = {*before.terms} & {*after.terms}
    own = [[term for term in part.terms if term in kept] for part in (before, after)]
    is_same = before.full == after.full and before.is_place == after.is_place
    if own[0] != own[1] or not is_same or before.is_unlinked != after.is_unlinked:
        kept = set()
    yield from (term for term in (*before.terms, *after.terms) if term not in kept)


def _words_of(parts: Parts) -> frozenset[str]:
    """The words of all names, none of which is a slip."""
    return frozenset(word for part in parts.values() for term in part.terms for word in term.words)


def _with_word_like(words: Iterable[str], registers: Iterable[Parts]) -> Iterator[Term]:
    """The names with a word that one of these might be a slip of."""
    near: dict[str, list[str]] = {}
    for word in words:
        if has_room_for_slip(word):
            for shape in shapes_of(word):
                near.setdefault(shape, []).append(word)
    if not near:
        return
    for parts in registers:
        for part in parts.values():
            for term in filter(may_be_misspelt, part.terms):
                if any(_is_near(word, near) for word in term.words):
                    yield term


def _is_near(word: str, near: Mapping[str, list[str]]) -> bool:
    return has_room_for_slip(word) and any(
        is_one_letter_off(other, word)
        for shape in near.keys() & shapes_of(word)
        for other in near[shape]
    )


def _traces_of(terms: Iterable[Term]) -> tuple[_Trace, ...]:
    traces: dict[_Trace, None] = {}
    for term in terms:
        for words, _ in variants_of(0, term.pattern):
            traces[_trace(words, may_slip=False)] = None
        if may_be_misspelt(term):
            traces[_trace(term.words, may_slip=True)] = None
    return tuple(traces)


def _trace(words: tuple[str, ...], *, may_slip: bool) -> _Trace:
    first, *rest = words
    forms = tuple(sorted(written_forms(first)))
    return _Trace(_sought(first, forms), tuple(_sought(one, (one,)) for one in rest), may_slip)


def _sought(word: str, forms: tuple[str, ...]) -> _Sought:
    """Of a slip one half is right, or both but for two letters in the middle that are exchanged."""
    stem = word.removeprefix(ARTICLE)
    half = len(stem) // 2
    exchanged = stem[: half - 1] + stem[half : half + 1] + stem[half - 1 : half] + stem[half + 1 :]
    near = (stem[:half], f"{stem[half:]} ", f"{exchanged} ") if has_room_for_slip(word) else ()
    return _Sought(word, tuple(f" {form} " for form in forms), f"{stem} ", near)


def _is_in(trace: _Trace, words: str) -> bool:
    """Whether a text with these words may have the name, or have it but for one letter."""
    missing = [sought for sought in trace.rest if sought.forms[0] not in words]
    if len(missing) > trace.may_slip:
        return False
    if missing:
        return _has(trace.first, words) and _has_slip(missing[0], words, is_first=False)
    if _has(trace.first, words):
        return True
    return trace.may_slip and _has_slip(trace.first, words, is_first=True)


def _has(sought: _Sought, words: str) -> bool:
    """Whether a word stands there in one of its forms."""
    if sought.end not in words:
        return False
    return any(form in words for form in sought.forms)


def _has_slip(sought: _Sought, words: str, *, is_first: bool) -> bool:
    """Whether a word stands there that is this one with a letter wrong."""
    return any(
        is_one_letter_off(bare, sought.word)
        for part in sought.near
        if part in words
        for typed in _words_with(part, words)
        for bare in _bare(typed, is_first=is_first)
    )


def _words_with(needle: str, words: str) -> Iterator[str]:
    at = words.find(needle)
    while at >= 0:
        start, end = words.rfind(" ", 0, at + 1) + 1, words.find(" ", at)
        yield words[start:end]
        at = words.find(needle, end)


def _bare(typed: str, *, is_first: bool) -> Iterator[str]:
    """A word, and if it may be the first of a name, without what is written before it."""
    if not is_first:
        yield typed
        return
    for _, bare in without_proclitics(typed):
        yield bare
