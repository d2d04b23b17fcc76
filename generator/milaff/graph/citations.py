"""Which sources a record cites, and what cites a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.marks import CitationMark, find_marks
from milaff.model.library import Library
from milaff.model.references import references_of
from milaff.records.record import Kind


@dataclass(frozen=True, slots=True)
class Citations:
    """`by`: a record's sources in the order of its text, then of its front matter; `of`: the
    records that cite a source, articles first and newest first."""

    by: Mapping[str, tuple[str, ...]]
    of: Mapping[str, tuple[str, ...]]


def find_citations(library: Library, newest: Sequence[str]) -> Citations:
    """All citations among these records; what is withdrawn cites nothing."""
    by: dict[str, tuple[str, ...]] = {}
    for _, item in library.records():
        if item.status != "withdrawn":
            cited = dict.fromkeys(
                [*_in_body(item.id, library), *_in_front_matter(item.id, library)]
            )
            by[item.id] = tuple(id for id in cited if id in library.sources)
    return Citations(by, _reversed(by, library, newest))


def _in_body(id: str, library: Library) -> Iterator[str]:
    for mark in find_marks(library.body_of(id)):
        if isinstance(mark, CitationMark):
            yield from (cited.source for cited in mark.sources)


def _in_front_matter(id: str, library: Library) -> Iterator[str]:
    item = library.find(id)
    if item is not None:
        for reference in references_of(item):
            if reference.kind is Kind.SOURCE:
                yield reference.id


def _reversed(
    by: Mapping[str, tuple[str, ...]], library: Library, newest: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    others = sorted(id for id in by if id not in library.articles)
    found: dict[str, list[str]] = {}
    for id in [*newest, *others]:
        for source in by.get(id, ()):
            found.setdefault(source, []).append(id)
    return {source: tuple(ids) for source, ids in found.items()}
