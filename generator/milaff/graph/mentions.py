"""Which records an article, a dossier or any other record names, and in what sentence.

First form: ids in front matter and `[[id]]` in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.marks import LinkMark, find_marks
from milaff.model.article import Article
from milaff.model.library import Library
from milaff.model.references import references_of
from milaff.records.record import Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """The record `target` is named in the record `source`; by front matter alone: no mark."""

    source: str
    target: str
    mark: LinkMark | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every mention, both ways, by id: once for each pair of records, at its first place.

    `of` has who names a record, articles first and newest first; `by` what a record names, in
    the order of the text.
    """

    of: Mapping[str, tuple[Mention, ...]]
    by: Mapping[str, tuple[Mention, ...]]

    def named(self, source: str, library: Library, kind: Kind) -> tuple[str, ...]:
        """The ids of that kind that a record names."""
        objects = library.of_kind(kind)
        return tuple(one.target for one in self.by.get(source, ()) if one.target in objects)


def find_mentions(library: Library, newest: Sequence[str]) -> Mentions:
    """All mentions among these records; what is withdrawn names nothing."""
    by: dict[str, tuple[Mention, ...]] = {}
    for kind, item in library.records():
        if item.status != "withdrawn":
            found = _in_body(item.id, library) + _in_front_matter(item.id, library)
            by[item.id] = _first_of_each(found, item.id, library)
            if kind is Kind.ARTICLE:
                by[item.id] = _without_excluded(by[item.id], library.articles[item.id])
    return Mentions(_reversed(by, library, newest), by)


def _in_body(id: str, library: Library) -> list[Mention]:
    return [
        Mention(id, mark.target, mark)
        for mark in find_marks(library.body_of(id))
        if isinstance(mark, LinkMark) and not mark.is_plain
    ]


def _in_front_matter(id: str, library: Library) -> list[Mention]:
    item = library.find(id)
    if item is None:
        return []
    return [
        Mention(id, reference.id)
        for reference in references_of(item)
        if reference.key[0] not in ("entities_exclude", "disambiguate")
        and reference.kind is not Kind.SOURCE
    ]


def _first_of_each(found: Iterable[Mention], id: str, library: Library) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    for mention in found:
        if mention.target != id and mention.target in library:
            first.setdefault(mention.target, mention)
    return tuple(first.values())


def _without_excluded(found: tuple[Mention, ...], article: Article) -> tuple[Mention, ...]:
    excluded = set(article.entities_exclude)
    return tuple(mention for mention in found if mention.target not in excluded)


def _reversed(
    by: Mapping[str, tuple[Mention, ...]], library: Library, newest: Sequence[str]
) -> dict[str, tuple[Mention, ...]]:
    others = sorted(id for id in by if id not in library.articles)
    found: dict[str, list[Mention]] = {}
    for source in [*newest, *others]:
        for mention in by.get(source, ()):
            found.setdefault(mention.target, []).append(mention)
    return {target: tuple(mentions) for target, mentions in found.items()}
