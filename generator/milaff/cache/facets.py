"""What changed in the graph since the last run: its facets then and now, compared one by one.

A facet's value is small and plain: a digest of a record's front matter, the ids of a timeline.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import blake2b
from typing import Any

from milaff.cache.facts import Kept
from milaff.cache.store import Store
from milaff.cache.texts import KeptTexts
from milaff.graph.graph import Graph
from milaff.graph.watch import ALL, Facet
from milaff.model.entries import Entry
from milaff.model.library import Library
from milaff.records.record import Kind

SPACE = "facets"
Facets = dict[str, dict[str, Any]]
_COUNTED = ("similarity.nearest", "similarity.group_of", "similarity.repeated")
"""What is found when it is asked for: how often it changed stands for it."""


def facets_of(graph: Graph, entries: Mapping[str, Entry], texts: KeptTexts) -> Facets:
    """The value of every facet of the graph that a result may have read. `entries` are the files
    by path."""
    found = _of_records(graph, entries)
    shown = {id: entries[one.record.path].shown for id, one in graph.written.origins.items()}
    for prefix, library in (("", graph.library), ("written.", graph.written)):
        found.update(_of_library(prefix, library, shown))
    for part in ("membership", "citations", "timelines"):
        found.update(_plain(part, getattr(graph, part)))
    found.update(_of_mentions(graph, texts))
    found.update(_of_similarity(graph, texts))
    for name in ("newest", "amended", "moved"):
        found[name] = {ALL: getattr(graph, name)}
    found["commonness"] = dict(graph.commonness)
    entities = graph.library.entities
    found["shown"] = {ALL: {id for id, one in entities.items() if one.status != "withdrawn"}}
    return found


def _of_records(graph: Graph, entries: Mapping[str, Entry]) -> Facets:
    origins, contested = graph.written.origins, graph.written.contested
    own = {id: entries[origin.record.path] for id, origin in origins.items()}
    return {
        "origins": {
            id: (one.kind.value, one.record.path, one.key, id in contested)
            for id, one in origins.items()
        },
        "file": {id: entry.record.digest for id, entry in own.items()},
        "head": {id: entry.head for id, entry in own.items()},
        "body": {id: entry.text for id, entry in own.items()},
        "salvaged": {id: own[id].record.digest for id in graph.written.salvaged},
    }


def _of_library(prefix: str, library: Library, shown: Mapping[str, bytes]) -> Facets:
    return {
        f"{prefix}{kind.folder}": {id: shown[id] for id in library.of_kind(kind)} for kind in Kind
    }


def _plain(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of a part of the graph whose values are plain already."""
    for part in fields(value):
        if f"{name}.{part.name}" in _COUNTED:
            continue
        inner = getattr(value, part.name)
        yield f"{name}.{part.name}", dict(inner) if isinstance(inner, Mapping) else {ALL: inner}


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """The keys whose values differ, or that only one of them has."""
    missing = object()
    for key, value in new.items():
        if old.get(key, missing) != value:
            yield key
    yield from old.keys() - new.keys()


def find_changes(facets: Facets, store: Store) -> frozenset[Facet] | None:
    """The facets that differ from those of the last run; None where there was none. The new ones
    are kept."""
    changed: set[Facet] = set()
    is_first = store.get(SPACE, "") is None
    for name, values in facets.items():
        kept = store.get(SPACE, name)
        old = pickle.loads(kept) if kept is not None else {}
        found = [(name, key) for key in compare(old, values)]
        if found or kept is None:
            changed.update(found)
            changed.add((name, ALL))
            store.put(SPACE, name, pickle.dumps(values, 5))
    store.put(SPACE, "", b"1")
    return None if is_first or store.is_damaged else frozenset(changed)


def _of_mentions(graph: Graph, texts: KeptTexts) -> Facets:
    mentions, kept = graph.mentions, texts.facts.kept
    drafts = graph.written.origins.keys() - kept.keys()
    named = {id: tuple(one.target for one in found) for id, found in mentions.by.items()}
    others = graph.register.fingerprint
    return {
        "concerns": {
            **{id: one.round for id, one in kept.items()},
            **dict.fromkeys(drafts, others),
        },
        "mentions.all": {id: (one.made_of, one.round, named[id]) for id, one in kept.items()},
        "mentions.by": named,
        "mentions.beside": {id: one.beside for id, one in kept.items()},
        "mentions.words": {id: one.made_of for id, one in kept.items()},
        "mentions.names": {id: one.named for id, one in kept.items()},
        "mentions.weights": {id: one.weighed for id, one in kept.items()},
        "mentions.of": {
            id: _said_of(id, [one.source for one in found], kept)
            for id, found in mentions.of.items()
        },
        "mentions.doubts": {id: (kept[id].made_of, kept[id].round) for id in mentions.doubts},
    }


def _said_of(id: str, sources: Sequence[str], kept: Mapping[str, Kept]) -> bytes:
    """A digest of who names a record, in their order, and of what each says of it."""
    said = [kept[source].said.get(id, b"") for source in sources]
    return blake2b("\0".join(sources).encode() + b"".join(said), digest_size=16).digest()


def _of_similarity(graph: Graph, texts: KeptTexts) -> Facets:
    found = dict(_plain("similarity", graph.similarity))
    found.update({name: dict(texts.generation) for name in _COUNTED})
    return found
