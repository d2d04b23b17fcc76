"""Finds longer names that hold a registered one: words that hardly ever stand without it.

Of «أتلتيكو مدريد» the first word stands nowhere but before مدريد, so that مدريد is there part of
another name; a word that describes (العاصمة, أعلنت) stands beside many names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from milaff.graph.mentions import BODY, Mention
from milaff.graph.register import Register
from milaff.model.library import Library
from milaff.text.frequent_words import is_frequent
from milaff.text.proclitics import PROCLITICS
from milaff.text.spelling import words_of

LEAST_TIMES, LEAST_ARTICLES = 5, 3
_NEARLY_ALWAYS = 0.8
_SHORTEST = 3
_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+)[ ]\Z")
_AFTER = re.compile(r"[ ]([^\W\d_]+)(?![\w-])")
_FAR = 40


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


def find_longer_names(
    mentions: Mapping[str, tuple[Mention, ...]], library: Library, register: Register
) -> Iterator[LongerName]:
    """The longer names in these articles' bodies, by entity and alias, the most frequent first."""
    known = _words_of_entities(register)
    often = [
        (name, seen)
        for name, seen in _beside(mentions, library, known)
        if seen.texts.total() >= LEAST_TIMES and len(seen.articles) >= LEAST_ARTICLES
    ]
    counts = _count({seen.word for _, seen in often}, library)
    often.sort(key=lambda pair: (pair[0], -pair[1].texts.total(), pair[1].word))
    for (entity, alias), seen in often:
        times = seen.texts.total()
        if times >= _NEARLY_ALWAYS * counts[seen.word]:
            text = min(seen.texts, key=lambda text: (-seen.texts[text], text))
            yield LongerName(entity, alias, text, times, len(seen.articles))


def _words_of_entities(register: Register) -> Mapping[str, frozenset[str]]:
    """The words of each entity's names and of the phrases that are none of its names."""
    words: dict[str, set[str]] = {}
    for term in register.terms:
        words.setdefault(term.entity, set()).update(term.words)
    return {id: frozenset(own) for id, own in words.items()}


def _beside(
    mentions: Mapping[str, tuple[Mention, ...]],
    library: Library,
    known: Mapping[str, frozenset[str]],
) -> Iterable[tuple[_Name, _Seen]]:
    found: dict[tuple[_Name, bool, str], _Seen] = {}
    for id in library.articles:
        body = library.body_of(id)
        for mention in mentions.get(id, ()):
            if mention.key != BODY or not mention.why:
                continue
            for is_before, word, text in _neighbours(body, mention):
                if not is_frequent(word) and word not in known.get(mention.target, ()):
                    name = (mention.target, mention.alias)
                    seen = found.setdefault((name, is_before, word), _Seen(word))
                    seen.texts[text] += 1
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


def _neighbours(body: str, mention: Mention) -> Iterator[tuple[bool, str, str]]:
    """The words directly before and after a name, folded, and both together as they are typed."""
    name = body[mention.start : mention.end]
    before = _BEFORE.search(body, max(0, mention.start - _FAR), mention.start)
    after = _AFTER.match(body, mention.end, mention.end + _FAR)
    for is_before, beside in ((True, before), (False, after)):
        word = "".join(words_of(beside[1])) if beside else ""
        if beside and len(word) >= _SHORTEST:
            text = f"{beside[1]} {name}" if is_before else f"{name} {beside[1]}"
            yield is_before, word, " ".join(text.split())


def _count(words: set[str], library: Library) -> Counter[str]:
    """How often each word stands in all articles, also with something written before it."""
    counts: Counter[str] = Counter()
    if words:
        forms = {proclitic + word: word for word in sorted(words) for proclitic in PROCLITICS}
        forms |= {word: word for word in words}
        for id in library.articles:
            counts.update(forms[one] for one in words_of(library.body_of(id)) if one in forms)
    return counts
