"""A graph that writes down what is read of it, so that a result is made again only when something
changed that it was made of.

What is read is a pair: the name of a mapping (`articles`, `mentions.of`) and a key of it. Whoever
goes through a whole mapping reads `ALL` of it.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from milaff.graph.company import PAIRED, Shares
from milaff.graph.graph import Graph
from milaff.graph.mentions import Mentions
from milaff.graph.related import Related
from milaff.model.library import Library

ALL = "*"
"""Stands for every key; no id looks like it."""
Facet = tuple[str, str]
Before = tuple[dict[str, set[str]], set[int]]
V = TypeVar("V")
T = TypeVar("T")


_MOST_CODES = 1 << 15
"""Of each mapping; so many are known without being worked out again."""


class Reads:
    """What was read since `begin`; one result is made at a time, another inside it perhaps."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}
        """By the names of mappings. The sets stay the same ones, for a page notes hundreds."""
        self._codes: set[int] = set()
        self._known: dict[str, dict[str, int]] = {}
        """The codes of keys, by the names of mappings."""
        self._depth = 0

    def keys_of(self, name: str) -> set[str]:
        """The keys of a mapping that were read: whoever reads one adds it."""
        return self._keys.setdefault(name, set())

    def note(self, name: str, key: str = ALL) -> None:
        """Something was read."""
        self.keys_of(name).add(key)

    def add(self, codes: Iterable[int]) -> None:
        """A result of an earlier run was used, which was made of these."""
        self._codes.update(codes)

    def begin(self) -> Before:
        """Begin a result: returns what the one around it had read, for `end`."""
        before: Before = {}, set()
        if self._depth:
            before = {name: keys.copy() for name, keys in self._keys.items() if keys}, self._codes
        self._depth += 1
        self._forget()
        return before

    def end(self, before: Before, code_of: Callable[[Facet], int]) -> frozenset[int]:
        """What the result was made of, as codes; the one around it was made of that too."""
        found = self._codes
        for name, keys in self._keys.items():
            if keys:
                found.update(self._codes_of(name, keys, code_of))
        self._forget()
        self._depth -= 1
        if self._depth:
            for name, keys in before[0].items():
                self._keys[name] |= keys
            self._codes = before[1] | found
        return frozenset(found)

    def _codes_of(
        self, name: str, keys: set[str], code_of: Callable[[Facet], int]
    ) -> Iterable[int]:
        known = self._known.setdefault(name, {})
        if len(known) > _MOST_CODES:
            known.clear()
        for key in keys:
            if key not in known:
                known[key] = code_of((name, key))
        return map(known.__getitem__, keys)

    def _forget(self) -> None:
        for keys in self._keys.values():
            keys.clear()
        self._codes = set()


class WatchedMapping(Mapping[str, V]):
    """A mapping that notes the keys which are asked for, also where there is nothing."""

    __slots__ = ("_inner", "_note")

    def __init__(self, inner: Mapping[str, V], name: str, reads: Reads) -> None:
        self._inner = inner
        self._note = reads.keys_of(name).add

    def __getitem__(self, key: str) -> V:
        self._note(key)
        return self._inner[key]

    def get(self, key: str, default: T | None = None) -> V | T | None:  # type: ignore[override]
        self._note(key)
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        self._note(ALL)
        return iter(self._inner)

    def __len__(self) -> int:
        self._note(ALL)
        return len(self._inner)

    def values(self) -> ValuesView[V]:
        self._note(ALL)
        return self._inner.values()

    def items(self) -> ItemsView[str, V]:
        self._note(ALL)
        return self._inner.items()


class WatchedCompany(Mapping[str, Shares]):
    """Who appears together, which is found out of the mentions of articles."""

    def __init__(self, company: Mapping[str, Shares], mentions: Mentions, reads: Reads) -> None:
        self._company = company
        self._mentions = mentions
        self._reads = reads

    def __getitem__(self, entity: str) -> Shares:
        self._reads.note("shown")
        self._reads.note("mentions.of", entity)
        for mention in self._mentions.of.get(entity, ()):
            self._reads.note("mentions.by", mention.source)
            if len(self._mentions.by.get(mention.source, ())) > PAIRED:
                self._reads.note("mentions.weights", mention.source)
        return self._company[entity]

    def __iter__(self) -> Iterator[str]:
        self._reads.note("mentions.by")
        return iter(self._company)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class WatchedTuple(tuple[T, ...]):
    """A sequence that is read as a whole."""

    _watch: tuple[str, Reads]

    @classmethod
    def of(cls, items: tuple[T, ...], name: str, reads: Reads) -> WatchedTuple[T]:
        """These items, watched under that name."""
        made = cls(items)
        made._watch = (name, reads)
        return made

    def __iter__(self) -> Iterator[T]:
        name, reads = self._watch
        reads.note(name)
        return super().__iter__()

    def __len__(self) -> int:
        name, reads = self._watch
        reads.note(name)
        return super().__len__()

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        name, reads = self._watch
        reads.note(name)
        return super().__getitem__(at)

    def __contains__(self, item: object) -> bool:
        return item in tuple(self)

    def index(self, *given):  # type: ignore[no-untyped-def]
        """Where an item is."""
        return tuple(self).index(*given)

    def count(self, item: object) -> int:
        """How often an item is there."""
        return tuple(self).count(item)

    def __add__(self, others):  # type: ignore[no-untyped-def]
        return (*self, *others)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class WatchedLibrary(Library):
    """A Library whose texts are watched as well."""

    reads: Reads = field(default_factory=Reads)

    def other_names_of(self, id: str) -> tuple[str, ...]:
        """The aliases of an entity: they are no part of what is noted of it elsewhere."""
        self.reads.note("head", id)
        return Library.other_names_of(self, id)

    def body_of(self, id: str) -> str:
        """The text of a record."""
        self.reads.note("body", id)
        return Library.body_of(self, id)


@dataclass(frozen=True, slots=True)
class WatchedGraph(Graph):
    """A Graph of watched parts. What to read next is found anew for few articles, so that a page
    is made of what was found and not of all that it was found out of."""

    related_kept: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)

    @property
    def related(self) -> Mapping[str, tuple[Related, ...]]:
        """For each article that lists show what to read next."""
        return self.related_kept


def settle_related(
    watched: Graph, related: Mapping[str, tuple[Related, ...]], reads: Reads
) -> Graph:
    """A watched graph in which what to read next is given."""
    parts = {part.name: getattr(watched, part.name) for part in fields(Graph)}
    return WatchedGraph(**parts, related_kept=WatchedMapping(related, "related", reads))


def watch_graph(graph: Graph, reads: Reads) -> Graph:
    """The same graph, with everything that is read of it noted in `reads`."""
    parts: dict[str, Any] = {}
    for part in fields(Graph):
        value = getattr(graph, part.name)
        if isinstance(value, Library):
            prefix = "written." if part.name == "written" else ""
            parts[part.name] = _library(value, prefix, reads)
        elif part.name == "company":
            parts[part.name] = WatchedCompany(graph.company, graph.mentions, reads)
        else:
            parts[part.name] = _watched(value, part.name, reads)
    return Graph(**parts)


def _library(library: Library, prefix: str, reads: Reads) -> WatchedLibrary:
    values: dict[str, Any] = {
        part.name: _watched(
            getattr(library, part.name),
            part.name if part.name in SHARED else prefix + part.name,
            reads,
        )
        for part in fields(Library)
    }
    return WatchedLibrary(**values, reads=reads)


def _watched(value: Any, name: str, reads: Reads) -> Any:
    """Mappings and sequences as watched ones, a dataclass with watched fields; else the value."""
    if isinstance(value, Mapping):
        return WatchedMapping(value, name, reads)
    if isinstance(value, tuple):
        return WatchedTuple.of(value, name, reads)
    if name in WHOLE and hasattr(value, "__dataclass_fields__"):
        inner = {
            part.name: _watched(getattr(value, part.name), f"{name}.{part.name}", reads)
            for part in fields(value)
            if part.name not in UNSEEN
        }
        return replace(value, **inner)
    return value


SHARED = frozenset({"origins", "salvaged"})
"""What is the same of all that was written and of what readers may see."""
UNSEEN = frozenset({"sentences"})
"""Who names a record (`mentions.of`) tells the sentence too."""
WHOLE = frozenset({"membership", "mentions", "citations", "timelines", "similarity"})
"""Parts of the Graph whose fields are watched one by one. The register is not: what a text is made
of in it is noted for the text (`concerns`)."""
