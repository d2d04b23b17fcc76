"""What the search knows of one record: its words with their weights, and how it is shown.

A pure function of the record and of what it names: kept until one of them changes.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
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
    outlets: tuple[str, ...] = ()


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
    outlets: tuple[str, ...]


_TITLE, _HEADING, _SUMMARY = 10.0, 2.0, 2.0
_TITLE_LENGTH, _TEXT_LENGTH = 8, 280
"""The lengths for which a word counts once: the same for every site, so that the weights of one
record do not depend on the others."""
_TITLE_EVENNESS, _TEXT_EVENNESS = 0.3, 0.6
"""BM25F's b: how much a longer text weakens its words."""
_LEAST = 0.25
_CODES = 16


def terms_of(record: SearchRecord) -> Terms:
    """The words of a record, those of its title first, without the words that are in every text."""
    title, text = words_of(record.title), words_of(record.text)
    in_title = _TITLE / _length(len(title), _TITLE_LENGTH, _TITLE_EVENNESS)
    in_text = 1 / _length(len(text), _TEXT_LENGTH, _TEXT_EVENNESS)
    weights = _fields(record, title, in_title, in_text)
    counts = Counter(text)
    for word in STOP_WORDS & counts.keys():
        del counts[word]
    for word in weights:
        weights[word] += counts.pop(word, 0) * in_text
    # Most words stand in the text alone, a few times.
    by_count = {count: code_of(count * in_text) for count in set(counts.values())}
    codes = bytes(map(code_of, weights.values()))
    codes += bytes(map(by_count.__getitem__, counts.values()))
    named = [code_of(a * in_title + max(b, not a) * in_text) for _, a, b in record.named]
    return Terms(
        record.id,
        record.kind,
        record.title,
        record.date,
        " ".join([*weights, *counts]),
        codes,
        tuple(id for id, _, _ in record.named),
        bytes(named),
        tuple(dict.fromkeys(" ".join(words_of(name)) for name in record.names)),
        record.names,
        record.dossiers,
        record.outlets,
    )


def _length(words: int, usual: int, evenness: float) -> float:
    return 1 - evenness + evenness * words / usual


def _fields(
    record: SearchRecord, title: list[str], in_title: float, in_text: float
) -> dict[str, float]:
    """The weight of each word of the title, the summary, the headings and the other names."""
    names = {word for name in record.names for word in words_of(name)}
    found = dict.fromkeys(names, in_title)
    for words, weight in (
        (title, in_title),
        (words_of(record.summary), _SUMMARY * in_text),
        (words_of(record.headings), _HEADING * in_text),
    ):
        for word in words:
            found[word] = found.get(word, 0) + weight
    return {word: weight for word, weight in sorted(found.items()) if word not in STOP_WORDS}


@lru_cache(maxsize=1 << 14)
def code_of(weight: float) -> int:
    """A weight in one of sixteen steps, each √2 of the one before: from ¼ to 45."""
    return max(0, min(_CODES - 1, round(2 * log2(weight / _LEAST)))) if weight > 0 else 0
