"""Finds longer names that hold a registered one: words that hardly ever stand without it.

Of «أتلتيكو مدريد» the first word stands nowhere but before مدريد, so that مدريد is there part of
another name; a word that describes (العاصمة, أعلنت) stands beside many names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from milaff.graph.mention import BODY, Mention
from milaff.graph.register import Register
from milaff.text.frequent_words import is_frequent
from milaff.text.proclitics import PROCLITICS
from milaff.text.spelling import words_of

LEAST_TIMES, LEAST_ARTICLES = 5, 3
_NEARLY_ALWAYS = 0.8
_SHORTEST = 3
_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+)[ ]\Z")
_AFTER = re.compile(r"[ ]([^\W\d_]+)(?![\w-])")
_FAR = 40


class Beside(NamedTuple):
    """A word directly before or after a name in a body: folded, and both as they are typed."""

    entity: str
    alias: str
    is_before: bool
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class LongerName:
    """`text`, a name of the entity with a word beside it, stands so often in so many articles."""

    entity: str
    alias: str
    text: str
    times: int
    articles: int


@dataclass(slots=True)
class _Seen:
    """Where a name stands beside a word: how often as what, and in which articles."""

    word: str
    texts: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)


_Name = tuple[str, str]
"""Entity and alias."""


def words_beside(body: str, mentions: Iterable[Mention]) -> Iterator[Beside]:
    """The words beside the names that were found in a body, but everyday ones."""
    for mention in mentions:
        if mention.key == BODY and mention.why:
            yield from _neighbours(body, mention)


def _neighbours(body: str, mention: Mention) -> Iterator[Beside]:
    name = body[mention.start : mention.end]
    before = _BEFORE.search(body, max(0, mention.start - _FAR), mention.start)
    after = _AFTER.match(body, mention.end, mention.end + _FAR)
    for is_before, beside in ((True, before), (False, after)):
        word = "".join(words_of(beside[1])) if beside else ""
        if beside and len(word) >= _SHORTEST and not is_frequent(word):
            text = f"{beside[1]} {name}" if is_before else f"{name} {beside[1]}"
            plain = " ".join(text.split())
            yield Beside(mention.target, mention.alias, is_before, word, plain)


def find_longer_names(
    beside: Mapping[str, tuple[Beside, ...]],
    words: Mapping[str, str],
    register: Register,
    body_of: Callable[[str], str],
) -> Iterator[LongerName]:
    """The longer names, by entity and alias, the most frequent first.

    `beside` has what stands beside the names in each article's body, `words` the words of its
    texts with a space around each.
    """
    known = _words_of_entities(register)
    often = [
        (name, seen)
        for name, seen in _gather(beside, known)
        if seen.texts.total() >= LEAST_TIMES and len(seen.articles) >= LEAST_ARTICLES
    ]
    often.sort(key=lambda pair: (pair[0], -pair[1].texts.total(), pair[1].word))
    for (entity, alias), seen in often:
        times = seen.texts.total()
        if _is_nearly_always(seen.word, times, beside, words, body_of):
            text = min(seen.texts, key=lambda text: (-seen.texts[text], text))
            yield LongerName(entity, alias, text, times, len(seen.articles))


def _words_of_entities(register: Register) -> Mapping[str, frozenset[str]]:
    """The words of each entity's names and of the phrases that are none of its names."""
    words: dict[str, set[str]] = {}
    for term in register.terms:
        words.setdefault(term.entity, set()).update(term.words)
    return {id: frozenset(own) for id, own in words.items()}


def _gather(
    beside: Mapping[str, tuple[Beside, ...]], known: Mapping[str, frozenset[str]]
) -> Iterable[tuple[_Name, _Seen]]:
    found: dict[tuple[_Name, bool, str], _Seen] = {}
    for id, all_of_one in beside.items():
        for one in all_of_one:
            if one.word not in known.get(one.entity, ()):
                key = ((one.entity, one.alias), one.is_before, one.word)
                seen = found.setdefault(key, _Seen(one.word))
                seen.texts[one.text] += 1
                seen.articles.add(id)
    _merge(found)
    return ((name, seen) for (name, _, _), seen in found.items())


def _merge(found: dict[tuple[_Name, bool, str], _Seen]) -> None:
    """Counts a word with something written before it as the word, if that stands there too."""
    for name, is_before, word in [key for key in found if key[1]]:
        for proclitic in filter(word.startswith, PROCLITICS[1:]):
            bare = found.get((name, is_before, word[len(proclitic) :]))
            if bare is not None:
                seen = found.pop((name, is_before, word))
                most = max(bare.texts, key=bare.texts.__getitem__)
                bare.texts[most] += seen.texts.total()
                bare.articles |= seen.articles
                break


def _is_nearly_always(
    word: str,
    times: int,
    articles: Iterable[str],
    words: Mapping[str, str],
    body_of: Callable[[str], str],
) -> bool:
    """Whether a word stands nearly always beside the name, where it stands so many times: it is
    looked for, also with something written before it, until it is found elsewhere too often."""
    most = times / _NEARLY_ALWAYS
    forms = frozenset(before + word for before in PROCLITICS)
    spaced = [f" {form} " for form in forms]
    having: list[str] = []
    for id in articles:
        text = words.get(id, "")
        if word in text and any(form in text for form in spaced):
            having.append(id)
            if len(having) > most:
                return False
    return sum(one in forms for id in having for one in words_of(body_of(id))) <= most
