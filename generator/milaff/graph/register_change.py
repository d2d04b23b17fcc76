"""Which texts a change of the register may concern, told by their words alone.

Nothing is missed: a text that is not concerned says the same by the old register and the new. Of
several ways in which an entry matters for others, all lead over words that the text has:

- a name is found, hides another, or keeps one from being found, only where it stands itself;
- what an entity is (a place, a person with a full name, one without links) matters where one of
  its names stands, or where the editor says that a name means it;
- a name of several words is nearly in a text that has all of them but one in their order, and a
  slip of that in its place;
- a word that some name has is no slip of another name's word, so that a word which comes into the
  register, or leaves it, matters where it stands in place of the one that it is like.
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
    """A word of a name that may be a slip in a text: `near` are parts, one of which is in every
    word that is a slip of it, if there may be any. `before` and `after` are what the words of the
    text around it must end with, one of the forms, and begin with."""

    word: str
    near: tuple[str, ...]
    before: tuple[str, ...]
    after: str
    is_first: bool


class _Trace(NamedTuple):
    """How a name stands in the words of a text: each of `forms`, which all hold `core`; or with
    one of its words a `slips`."""

    core: str
    forms: tuple[str, ...]
    slips: tuple[_Sought, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """The names that a change concerns, and the entities whose links it turns on or off; `slips`
    are names with a word in place of another, which was one of its slips, or is one now."""

    terms: tuple[Term, ...] = ()
    ids: frozenset[str] = frozenset()
    slips: tuple[tuple[str, ...], ...] = ()

    def concerned(self, texts: Iterable[tuple[str, str, tuple[str, ...]]]) -> Iterator[str]:
        """Of texts, by id, words and the entities that are `meant` in them, the ids of those that
        may be concerned."""
        traces = [*_traces_of(self.terms), *map(_trace, self.slips)]
        for id, words, meant in texts:
            if (meant and not self.ids.isdisjoint(meant)) or any(
                _is_in(trace, words) for trace in traces
            ):
                yield id


def may_concern(words: str, terms: Iterable[Term]) -> bool:
    """Whether these names may be found or nearly found in a text with these words (see
    `sequence_of`)."""
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
    slips = dict.fromkeys(_slips_with(words, (old, new)))
    return RegisterChange(tuple(dict.fromkeys(terms)), frozenset(ids), tuple(slips))


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


def _slips_with(words: Iterable[str], registers: Iterable[Parts]) -> Iterator[tuple[str, ...]]:
    """The names with one of these words in place of one that it might be a slip of."""
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
                for at, word in enumerate(term.words):
                    for other in _words_near(word, near):
                        yield (*term.words[:at], other, *term.words[at + 1 :])


def _words_near(word: str, near: Mapping[str, list[str]]) -> list[str]:
    if not has_room_for_slip(word):
        return []
    shapes = near.keys() & shapes_of(word)
    found = {other for shape in shapes for other in near[shape] if is_one_letter_off(other, word)}
    return sorted(found)


def _traces_of(terms: Iterable[Term]) -> tuple[_Trace, ...]:
    traces: dict[_Trace, None] = {}
    for term in terms:
        for words, _ in variants_of(0, term.pattern):
            traces[_trace(words)] = None
        if may_be_misspelt(term):
            slips = tuple(_sought(term.words, at) for at in range(len(term.words)))
            traces[_Trace("", (), tuple(one for one in slips if one.near))] = None
    return tuple(traces)


def _trace(words: tuple[str, ...]) -> _Trace:
    """A name as it is spelled: of a first word with the article لل may have taken two letters."""
    first, *rest = words
    core = " ".join([first.removeprefix(ARTICLE), *rest, ""])
    return _Trace(core, _forms(first, rest))


def _forms(first: str, rest: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(["", form, *rest, ""]) for form in sorted(written_forms(first)))


def _sought(words: tuple[str, ...], at: int) -> _Sought:
    """Of a slip one half is right, or both but for two letters in the middle that are exchanged."""
    word = words[at]
    stem = word.removeprefix(ARTICLE)
    half = len(stem) // 2
    exchanged = stem[: half - 1] + stem[half : half + 1] + stem[half - 1 : half] + stem[half + 1 :]
    near = (stem[:half], f"{stem[half:]} ", f"{exchanged} ") if has_room_for_slip(word) else ()
    before = _forms(words[0], words[1:at]) if at else (" ",)
    return _Sought(word, near, before, " ".join(["", *words[at + 1 :], ""]), at == 0)


def _is_in(trace: _Trace, words: str) -> bool:
    """Whether a text with these words may have the name, or have it but for one letter."""
    if trace.core and trace.core in words and any(form in words for form in trace.forms):
        return True
    return any(_has_slip(sought, words) for sought in trace.slips)


def _has_slip(sought: _Sought, words: str) -> bool:
    """Whether a word stands there that is this one with a letter wrong, and the others around."""
    if sought.after not in words:
        return False
    return any(
        is_one_letter_off(bare, sought.word)
        for part in sought.near
        if part in words
        for typed in _words_with(part, words, sought)
        for bare in _bare(typed, is_first=sought.is_first)
    )


def _words_with(needle: str, words: str, sought: _Sought) -> Iterator[str]:
    """The words that hold a part and stand between the others of the name."""
    at = words.find(needle)
    while at >= 0:
        start, end = words.rfind(" ", 0, at + 1) + 1, words.find(" ", at)
        if words.startswith(sought.after, end) and words.endswith(sought.before, 0, start):
            yield words[start:end]
        at = words.find(needle, end)


def _bare(typed: str, *, is_first: bool) -> Iterator[str]:
    """A word, and if it may be the first of a name, without what is written before it."""
    if not is_first:
        yield typed
        return
    for _, bare in without_proclitics(typed):
        yield bare
