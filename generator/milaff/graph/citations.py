"""Which sources a record cites, and what cites a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.text_facts import TextFacts
from milaff.graph.timelines import event_order
from milaff.model.library import Library


@dataclass(frozen=True, slots=True)
class Citations:
    """`by`: a record's sources in the order of its text, then of its front matter; `of`: the
    records that cite a source: articles, the newest first; dossiers; events, the latest first; then
    entities and sources."""

    by: Mapping[str, tuple[str, ...]]
    of: Mapping[str, tuple[str, ...]]


def find_citations(
    facts: Mapping[str, TextFacts], library: Library, newest: Sequence[str]
) -> Citations:
    """All citations among the records of a library, out of what their texts say."""
    sources = library.sources
    by = {id: tuple(one for one in each.cited if one in sources) for id, each in facts.items()}
    return Citations(by, _reversed(by, library, newest))


def _reversed(
    by: Mapping[str, tuple[str, ...]], library: Library, newest: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id in [*newest, *_others(library)]:
        for source in by.get(id, ()):
            found.setdefault(source, []).append(id)
    return {source: tuple(ids) for source, ids in found.items()}


def _others(library: Library) -> Iterator[str]:
    yield from sorted(library.dossiers)
    yield from (one.id for one in sorted(library.events.values(), key=event_order, reverse=True))
    yield from sorted(library.entities)
    yield from sorted(library.sources)
