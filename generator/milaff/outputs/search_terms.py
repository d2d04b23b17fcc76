"""What the search knows of one record: its words with their weights, and how it is shown.

A pure function of the record and of what it names: kept until one of them changes.
"""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import NamedTuple

from milaff.text.search_words import STOP_WORDS, words_of


class SearchRecord(NamedTuple):
    """A record as it is searched for. `names` are those of an entity or a dossier, which answer a
    query by themselves; `named` the ids of the entities and dossiers that it tells of, with how
    often its title and its text name them. `date` is a day in ISO form, or empty."""

    id: str
    kind: str
    title: str
    date: str = ""
    summary: str = ""
    headings: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    named: tuple[tuple[str, int, int], ...] = ()
    dossiers: tuple[tuple[str, str], ...] = ()
    """The id and the title of each dossier it is in."""
    outlets: tuple[tuple[str, str], ...] = ()
    """The id, or the name, and the name of each outlet that its sources are of."""


class Terms(NamedTuple):
    """What the index keeps of a record: `words` each once, with a space between, and the code of
    each one's weight; the same of those that it names."""

    id: str
    kind: str
    title: str
    date: str
    words: str
    codes: bytes
    named: tuple[str, ...]
    named_codes: bytes
    names: tuple[str, ...]
    """The names in the form that words are compared in."""
    other_names: tuple[str, ...]
    dossiers: tuple[tuple[str, str], ...]
    outlets: tuple[tuple[str, str], ...]


_ASIDE = 2.0
"""What a word of the summary or of a heading counts beside one of the text."""
_LENGTH = 280
"""The length for which a word counts once: the same for every site, so that the weights of one
record do not depend on the others."""
_EVENNESS = 0.45
"""BM25's b: how much a longer text weakens its words."""
_LEAST, _STEPS, _TITLE_STEPS = 0.25, 11, 7
_SHORT, _MIDDLING = 6, 9
"""Up to how many words a title has that is short, or as most are."""


def terms_of(record: SearchRecord) -> Terms:
    """The words of a record, those of its title first, without the words that are in every text."""
    text = words_of(record.text)
    once = 1 / (1 - _EVENNESS + _EVENNESS * len(text) / _LENGTH)
    titled = {word for name in (record.title, *record.names) for word in words_of(name)}
    counts: dict[str, float] = dict(Counter(text))
    for aside in (record.summary, record.headings):
        for word in words_of(aside):
            counts[word] = counts.get(word, 0) + _ASIDE
    for word in STOP_WORDS & counts.keys():
        del counts[word]
    first = sorted(titled - STOP_WORDS)
    length = len(words_of(record.title))
    codes = [title_code(length, counts.pop(word, 0) * once) for word in first]
    # Most words stand in the text alone, a few times.
    by_count = {count: code_of(count * once) for count in set(counts.values())}
    # Who is named twice in a long text is told of as much as who is named once in a short one.
    gently = once**0.5
    named = [
        title_code(length, b * gently) if a else code_of(max(b, 1) * gently)
        for _, a, b in record.named
    ]
    return Terms(
        record.id,
        record.kind,
        record.title,
        record.date,
        " ".join([*first, *counts]),
        bytes(codes) + bytes(map(by_count.__getitem__, counts.values())),
        tuple(id for id, _, _ in record.named),
        bytes(named),
        tuple(dict.fromkeys(" ".join(_telling(words_of(name))) for name in record.names)),
        record.names,
        record.dossiers,
        record.outlets,
    )


def _telling(words: list[str]) -> list[str]:
    """The words of a name that a query is searched for by."""
    return [word for word in words if word not in STOP_WORDS] or words


def code_of(weight: float) -> int:
    """How much a text is about a word that its title has not, in eleven steps, each √2 of the one
    before."""
    return min(_STEPS - 1, max(0, round(2 * log2(weight / _LEAST))))


def title_code(length: int, weight: float) -> int:
    """The same of a word of the title, in 21 codes more: seven steps, which are doubles, for titles
    of three lengths; a word counts more in a short one."""
    title = 0 if length <= _SHORT else 1 if length <= _MIDDLING else 2
    text = min(_TITLE_STEPS - 1, 1 + max(0, round(log2(weight / _LEAST)))) if weight else 0
    return _STEPS + _TITLE_STEPS * title + text
