"""Which sources a record cites, and what cites a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.text_facts import TextFacts
from milaff.model.library import Library


@dataclass(frozen=True, slots=True)
class Citations:
    """`by`: a record's sources in the order of its text, then of its front matter; `of`: the
    records that cite a source, articles first and newest first."""

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
    others = sorted(id for id in by if id not in library.articles)
    found: dict[str, list[str]] = {}
    for id in [*newest, *others]:
        for source in by.get(id, ()):
            found.setdefault(source, []).append(id)
    return {source: tuple(ids) for source, ids in found.items()}
