"""The list of sources at the end of a page."""

from __future__ import annotations

from collections.abc import Collection

from milaff.graph.independence import independent_sources
from milaff.markup.document import CitationView
from milaff.model.source import Source
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.tongues import name_language
from milaff.pages.views import ListedSource
from milaff.pages.writing import write_moment
from milaff.text.languages import language_name


def listed_sources(numbering: Numbering, scope: Scope) -> tuple[ListedSource, ...]:
    """The numbered sources of a page, with the way back to each reference."""
    return tuple(
        _listed(scope.graph.library.sources[id], number, marks, scope)
        for number, (id, marks) in enumerate(numbering.cited, 1)
    )


def _listed(
    source: Source, number: int, marks: tuple[CitationView, ...], scope: Scope
) -> ListedSource:
    settings = scope.settings
    return ListedSource(
        number=number,
        anchor=f"source-{number}",
        title=scope.title_of(source.id),
        url=scope.url_of(source.id),
        outlet=scope.named(source.outlet) if source.title else None,
        kind=scope.word(f"source_{source.kind}") if source.title else "",
        date=write_moment(source.date, settings, source.date_note, inferred=source.date_inferred),
        relays=scope.links(source.relays),
        found_on=source.found_on or "",
        original_url=source.url or "",
        archive_url=source.archive_url or "",
        archive_date=write_moment(source.archive_date, settings),
        accessed=write_moment(source.accessed, settings),
        author=source.author or "",
        language=foreign_language(source, scope),
        lang=name_language(source, settings),
        reliability=_reliability(source, scope),
        back=marks,
    )


def foreign_language(source: Source, scope: Scope) -> str:
    """The name of the source's language, where readers of the site would not expect it."""
    if source.language in (None, scope.settings.language):
        return ""
    return language_name(source.language, scope.settings.language)


def reliability_label(source: Source, scope: Scope) -> str:
    """What the source's letter means, by the Admiralty code."""
    return scope.word(f"reliability_{source.reliability.lower()}") if source.reliability else ""


def _reliability(source: Source, scope: Scope) -> str:
    label = reliability_label(source, scope)
    return f"{source.reliability} ({label})" if label else ""


def source_counts(ids: Collection[str], scope: Scope) -> tuple[str, ...]:
    """How many these sources are, how many of them are independent where that is fewer, and how
    many the desk did not read itself."""
    library = scope.graph.library
    if not ids:
        return ()
    counts = [scope.count("sources", len(ids))]
    independent = independent_sources(ids, library, scope.graph.similarity)
    if 0 < len(independent) < len(ids):
        counts.append(scope.count("independent_sources", len(independent)))
    unread = sum(bool(library.sources[id].found_on) for id in ids if id in library.sources)
    if unread:
        counts.append(scope.count("unread_sources", unread))
    return tuple(counts)
