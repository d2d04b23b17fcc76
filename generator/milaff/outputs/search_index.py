"""The index of all records: what a query reads of it is a few small files.

    index         what there is: how many records of each kind, where each file begins
    s/            terms, in the order of the alphabet: a stem, the stems of its other number, the
                  names that begin with it, and each written form with its postings
    e/            for each entity and dossier the records that tell of it
    f/ and v/     the stems, in alphabetical order and in that of their last letters, for misspelt
                  words
    d/            one record each, as it is shown
    names         names and titles, to be suggested
    facets, dates what results are filtered by

A record's number is its place in the order of kind, date and id, so that a new article comes last
and the postings before it stay as they are. Entities and dossiers come first: their number is also
that of their file's line in `e/`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from milaff.outputs.output import Output
from milaff.outputs.search_shards import (
    CODE_BITS,
    cut_lines,
    cut_words,
    file_of,
    files_of,
    number_text,
    postings_text,
)
from milaff.outputs.search_terms import Terms
from milaff.text.broken_plurals import PLURALS, singulars_of
from milaff.text.search_words import (
    bare,
    inner_stem,
    is_arabic,
    is_particle,
    stem,
    words_of,
)

KINDS = ("entity", "dossier", "source", "event", "article")
_TERMS, _NAMED, _SPELLING = 2000, 2500, 6000
"""How many letters a file has."""
_SEEN_OFTEN = 300
_RECENT = 300


@dataclass(slots=True)
class _Inverted:
    """The index while it is made: postings by word and by who is named."""

    kinds: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    ids: list[str] = field(default_factory=list)
    words: dict[str, array[int]] = field(default_factory=dict)
    named: dict[str, array[int]] = field(default_factory=dict)
    names: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)
    """By the stem of its first word each name, with whose it is."""
    outlets: dict[tuple[str, str], array[int]] = field(default_factory=dict)
    dossiers: dict[str, tuple[str, int]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)


def order_of(terms: Terms) -> tuple[int, str, str]:
    """The order of the records in the index, which gives each its number."""
    return KINDS.index(terms.kind), terms.date, terms.id


def write_index(
    records: Iterable[Terms], folders: Mapping[str, str], ending: str
) -> Iterator[Output]:
    """All files but those of the single records; `records` in their order (`order_of`).

    `folders` has for each kind the folder of its pages, `ending` what an address ends with.
    """
    inverted = _invert(records)
    groups = _groups(inverted)
    stems = sorted(groups)
    lines = list(_term_lines(stems, groups, inverted))
    shards, starts = cut_lines(lines, _TERMS)
    yield from files_of("s", map("\n".join, shards or [[]]))
    spelled = _spelled(stems, groups, inverted)
    forward, forward_starts = cut_words(spelled, _SPELLING)
    backward, backward_starts = cut_words(sorted(one[::-1] for one in spelled), _SPELLING)
    yield from files_of("f", forward or [""])
    yield from files_of("v", backward or [""])
    count = inverted.kinds["entity"] + inverted.kinds["dossier"]
    named = [postings_text(inverted.named.get(id, ())) for id in inverted.ids[:count]]
    shards, _ = cut_lines(((str(n), text) for n, text in enumerate(named)), _NAMED)
    yield from files_of("e", map("\n".join, shards))
    yield from _facet_files(inverted)
    yield file_of("names", "\n".join(inverted.suggested))
    yield file_of(
        "index",
        {
            "k": [[kind, count, folders.get(kind, "")] for kind, count in inverted.kinds.items()],
            "x": ending,
            "s": " ".join(starts),
            "f": " ".join(forward_starts),
            "v": " ".join(backward_starts),
            "e": _firsts(shards),
        },
    )


def _firsts(files: Sequence[Sequence[str]]) -> list[int]:
    """The number of the first line of each file."""
    firsts, number = [], 0
    for lines in files:
        firsts.append(number)
        number += len(lines)
    return firsts


def _invert(records: Iterable[Terms]) -> _Inverted:
    inverted = _Inverted()
    words = inverted.words
    recent: list[str] = []
    for number, terms in enumerate(records):
        base = number << CODE_BITS
        for word, code in zip(terms.words.split(" "), terms.codes, strict=False):
            if word in words:
                words[word].append(base | code)
            else:
                words[word] = array("I", (base | code,))
        _note(inverted, number, terms)
        (recent if terms.kind == "article" else inverted.suggested).append(
            _suggestion(number, terms)
        )
        del recent[:-_RECENT]
    inverted.suggested = [line for line in (*inverted.suggested, *reversed(recent)) if line]
    return inverted


def _suggestion(number: int, terms: Terms) -> str:
    if terms.kind == "source" or not terms.title:
        return ""
    others = [name for name in terms.other_names if name != terms.title]
    return "\t".join([number_text(number), terms.id, terms.title, *others])


def _note(inverted: _Inverted, number: int, terms: Terms) -> None:
    """What a record is beside its words."""
    inverted.kinds[terms.kind] += 1
    inverted.ids.append(terms.id)
    inverted.dates.append(terms.date)
    for id, code in zip(terms.named, terms.named_codes, strict=True):
        inverted.named.setdefault(id, array("I")).append(number << CODE_BITS | code)
    chief = terms.names[0] if terms.names else ""
    for name in filter(None, terms.names):
        first = stem(name.split(" ")[0])
        other = chief if name != chief else ""
        inverted.names.setdefault(first, []).append((name, number, other))
    for outlet in terms.outlets:
        inverted.outlets.setdefault(outlet, array("I")).append(number << CODE_BITS)
    for id, title in terms.dossiers:
        _, count = inverted.dossiers.get(id, (title, 0))
        inverted.dossiers[id] = title, count + 1


def _groups(inverted: _Inverted) -> dict[str, list[str]]:
    """The written forms of each stem. A letter that may be a particle is one where the corpus has
    the rest of the word often enough."""
    own: dict[str, list[str]] = {}
    for word in inverted.words:
        own.setdefault(stem(word), []).append(word)
    often = {one: _times(of, inverted) for one, of in own.items()}
    groups: dict[str, list[str]] = {name: [] for name in inverted.names}
    for one, words in own.items():
        articled = _times((word for word in words if bare(word) != word), inverted)
        for word in words:
            inner = inner_stem(word)
            is_inner = inner in often and is_particle(word, often[one], articled, often[inner])
            groups.setdefault(inner if is_inner else one, []).append(word)
    return groups


def _times(words: Iterable[str], inverted: _Inverted) -> int:
    return sum(len(inverted.words[word]) for word in words)


def _term_lines(
    stems: Sequence[str], groups: Mapping[str, list[str]], inverted: _Inverted
) -> Iterator[tuple[str, str]]:
    """`stem see,see|@name=number;number:chief name|form postings`; in a form `*` stands for the
    stem."""
    numbers = _other_numbers(stems, groups)
    for one in stems:
        others = numbers.get(one)
        parts = [f"{one} {','.join(sorted(others))}" if others else one]
        parts += _name_parts(inverted.names.get(one, ()))
        for word in sorted(groups[one]):
            parts.append(f"{word.replace(one, '*', 1)} {postings_text(inverted.words[word])}")
        yield one, "|".join(parts)


def _name_parts(names: Iterable[tuple[str, int, str]]) -> Iterator[str]:
    owners: dict[str, list[str]] = {}
    for name, number, chief in names:
        owners.setdefault(name, []).append(f"{number}:{chief}" if chief else str(number))
    for name in sorted(owners):
        yield f"@{name}={';'.join(owners[name])}"


def _other_numbers(stems: Sequence[str], groups: Mapping[str, list[str]]) -> dict[str, set[str]]:
    """The stems of the plurals of each stem, and of their singulars, that the corpus has."""
    found: dict[str, set[str]] = {}

    def link(one: str, other: str) -> None:
        if one != other and one in groups and other in groups:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)

    known = set()
    for singular, plurals in PLURALS.items():
        one = stem(words_of(singular)[0])
        for plural in plurals:
            other = stem(words_of(plural)[0])
            link(one, other)
            known.add(other)
    for one in stems:
        if one not in known:
            for other in singulars_of(one):
                link(one, other)
    return found


def _spelled(
    stems: Sequence[str], groups: Mapping[str, list[str]], inverted: _Inverted
) -> list[str]:
    """The stems that a misspelt word may stand for: in a large corpus, not those seen once."""
    least = 2 if len(inverted.ids) > _SEEN_OFTEN else 1
    return [
        one
        for one in stems
        if len(one) > 2
        and is_arabic(one)
        and sum(len(inverted.words[word]) for word in groups[one]) >= least
    ]


def _facet_files(inverted: _Inverted) -> Iterator[Output]:
    outlets = [
        f"{id}\t{title}\t{len(found)}\t{postings_text(found)}"
        for (id, title), found in sorted(inverted.outlets.items())
    ]
    dossiers = [
        f"{id}\t{title}\t{count}" for id, (title, count) in sorted(inverted.dossiers.items())
    ]
    entities = inverted.ids[: inverted.kinds["entity"]]
    yield file_of("facets", ["\n".join(dossiers), "\n".join(outlets)])
    yield file_of("ids", " ".join(inverted.ids[: len(entities) + inverted.kinds["dossier"]]))
    days = "".join(map(number_text, _steps(inverted)))
    yield file_of("dates", days)


def _steps(inverted: _Inverted) -> Iterator[int]:
    """The days of the records, each from the one before of its kind; 0 is none."""
    at = 0
    for count in inverted.kinds.values():
        last = 0
        for day in inverted.dates[at : at + count]:
            ordinal = date.fromisoformat(day).toordinal() if day else 0
            yield ordinal - last
            last = ordinal
        at += count
