"""A graph that writes down what is read of it, so that a result is made again only when something
changed that it was made of.

What is read is a pair: the name of a mapping (`articles`, `mentions.of`) and a key of it. Whoever
goes through a whole mapping reads `ALL` of it.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from milaff.graph.company import Shares
from milaff.graph.graph import Graph
from milaff.graph.mentions import Mentions
from milaff.graph.related import Related
from milaff.model.library import Library

ALL = "*"
"""Stands for every key; no id looks like it."""
Facet = tuple[str, str]
V = TypeVar("V")
T = TypeVar("T")


class Reads:
    """What was read since `begin`; one result is made at a time, another inside it perhaps."""

    def __init__(self) -> None:
        self._facets: set[Facet] = set()
        self._codes: set[int] = set()

    def note(self, name: str, key: str = ALL) -> None:
        """Something was read."""
        self._facets.add((name, key))

    def add(self, codes: Iterable[int]) -> None:
        """A result of an earlier run was used, which was made of these."""
        self._codes.update(codes)

    def begin(self) -> tuple[set[Facet], set[int]]:
        """Begin a result: returns what the one around it had read, for `end`."""
        before = self._facets, self._codes
        self._facets, self._codes = set(), set()
        return before

    def end(
        self, before: tuple[set[Facet], set[int]], code_of: Callable[[Facet], int]
    ) -> frozenset[int]:
        """What the result was made of, as codes; the one around it was made of that too."""
        found = frozenset([*map(code_of, self._facets), *self._codes])
        self._facets, self._codes = before
        self._codes |= found
        return found


class WatchedMapping(Mapping[str, V]):
    """A mapping that notes the keys which are asked for, also where there is nothing."""

    __slots__ = ("_inner", "_name", "_note")

    def __init__(self, inner: Mapping[str, V], name: str, reads: Reads) -> None:
        self._inner = inner
        self._name = name
        self._note = reads.note

    def __getitem__(self, key: str) -> V:
        self._note(self._name, key)
        return self._inner[key]

    def get(self, key: str, default: T | None = None) -> V | T | None:  # type: ignore[override]
        self._note(self._name, key)
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(self._name, str(key))
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        self._note(self._name, ALL)
        return iter(self._inner)

    def __len__(self) -> int:
        self._note(self._name, ALL)
        return len(self._inner)

    def values(self) -> ValuesView[V]:
        self._note(self._name, ALL)
        return self._inner.values()

    def items(self) -> ItemsView[str, V]:
        self._note(self._name, ALL)
        return self._inner.items()


class WatchedCompany(Mapping[str, Shares]):
    """Who appears together, which is found out of the mentions of articles."""

    def __init__(self, company: Mapping[str, Shares], mentions: Mentions, reads: Reads) -> None:
        self._company = company
        self._of = mentions.of
        self._reads = reads

    def __getitem__(self, entity: str) -> Shares:
        self._reads.note("shown")
        self._reads.note("mentions.of", entity)
        for mention in self._of.get(entity, ()):
            self._reads.note("mentions.by", mention.source)
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


@dataclass(frozen=True, slots=True)
class WatchedLibrary(Library):
    """A Library whose texts are watched as well."""

    reads: Reads = field(default_factory=Reads)

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
