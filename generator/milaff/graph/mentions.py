"""Which records a record names: by hand, in its front matter, and by name in its prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from milaff.graph.longer_names import Beside
from milaff.graph.mention import BODY, Doubted, Mention, weigh_mentions
from milaff.graph.register import Register
from milaff.graph.sentences import NamingSentence
from milaff.graph.text_facts import TextFacts, controls_for, names_in, read_text
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.records.record import Key, Kind

__all__ = ["BODY", "Doubted", "Mention", "Mentions", "controls_for", "find_mentions", "mentions_of"]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every mention, both ways, by id.

    `all` has each in the order of the record: names in texts, then references. `by` has the first
    mention of each target, those in the body first; `of` who names a record, articles first and
    newest first, once each. `doubts` are those of each record that has any; `sentences` of each
    record the sentences in which it names others.
    """

    all: Mapping[str, tuple[Mention, ...]]
    by: Mapping[str, tuple[Mention, ...]]
    of: Mapping[str, tuple[Mention, ...]]
    doubts: Mapping[str, tuple[Doubted, ...]] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[str, NamingSentence]] = field(default_factory=dict)
    beside: Mapping[str, tuple[Beside, ...]] = field(default_factory=dict)
    """What stands beside the names in each article's text."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The folded words of each record's texts in their order, with a space around each."""
    names: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    """The names under which each record names others, or may do so, with their ids; found when
    they are asked for."""
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """How much each record is about those that it names, found when it is asked for."""

    def named(self, source: str, library: Library, kind: Kind) -> tuple[str, ...]:
        """The ids of that kind that a record names."""
        objects = library.of_kind(kind)
        return tuple(one.target for one in self.by.get(source, ()) if one.target in objects)

    def in_text(self, source: str, key: Key) -> tuple[Mention, ...]:
        """The names in one text of a record, in order."""
        return tuple(one for one in self.all.get(source, ()) if one.key == key and one.is_in_text)

    def sentence_of(self, mention: Mention) -> NamingSentence | None:
        """The sentence of a record's first mention in another, if it is named in a text."""
        return self.sentences.get(mention.source, {}).get(mention.target)


class ReadTexts(NamedTuple):
    """What the texts of records say, by id; `beside` of articles alone."""

    facts: Mapping[str, TextFacts]
    sentences: Mapping[str, Mapping[str, NamingSentence]]
    beside: Mapping[str, tuple[Beside, ...]]
    words: Mapping[str, str]


def find_mentions(texts: ReadTexts, library: Library, newest: Sequence[str]) -> Mentions:
    """All mentions among the records of a library, out of what their texts say."""
    facts = texts.facts
    ids = known_ids(library)
    every = {id: _of_known(one.mentions, ids) for id, one in facts.items()}
    by = {id: _first_of_each(found) for id, found in every.items()}
    doubts = {id: one.doubts for id, one in facts.items() if one.doubts}
    of = _reversed(by, library, newest)
    return Mentions(
        every,
        by,
        of,
        doubts,
        texts.sentences,
        texts.beside,
        texts.words,
        Found(facts, names_in),
        Found(facts, lambda one: weigh_mentions(one.mentions)),
    )


class Found(Mapping[str, T]):
    """What is found out of the facts of each record when it is asked for."""

    def __init__(self, facts: Mapping[str, TextFacts], find: Callable[[TextFacts], T]) -> None:
        self._facts = facts
        self._find = find

    def __getitem__(self, id: str) -> T:
        return self._find(self._facts[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


def known_ids(library: Library) -> frozenset[str]:
    """The ids of all records of a library."""
    return frozenset().union(*(library.of_kind(kind) for kind in Kind))


def mentions_of(
    item: RecordKeys, library: Library, register: Register
) -> tuple[tuple[Mention, ...], tuple[Doubted, ...]]:
    """The mentions of one record; they depend on its texts, the register and what exists."""
    facts = read_text(item, library, register).facts
    return tuple(one for one in facts.mentions if one.target in library), facts.doubts


def _of_known(mentions: tuple[Mention, ...], ids: frozenset[str]) -> tuple[Mention, ...]:
    """Those of records that there are: mostly all, and then the same tuple."""
    if all(one.target in ids for one in mentions):
        return mentions
    return tuple(one for one in mentions if one.target in ids)


def _first_of_each(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """One mention of each target, in the order of the record."""
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.target, mention)
    return found if len(first) == len(found) else tuple(first.values())


def _reversed(
    by: Mapping[str, tuple[Mention, ...]], library: Library, newest: Iterable[str]
) -> dict[str, tuple[Mention, ...]]:
    others = sorted(id for id in by if id not in library.articles)
    found: dict[str, list[Mention]] = {}
    for source in [*newest, *others]:
        for mention in by.get(source, ()):
            found.setdefault(mention.target, []).append(mention)
    return {target: tuple(mentions) for target, mentions in found.items()}
