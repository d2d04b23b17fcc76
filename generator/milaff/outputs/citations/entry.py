"""What is known of a source (or of a page of the site), in words and dates, for every format.

What is not known stays absent. A title, an author or a date is never made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milaff.graph.titles import title_of
from milaff.model.library import Library
from milaff.model.source import Source, SourceKind
from milaff.settings import Settings
from milaff.text.dates import EdtfDate


@dataclass(frozen=True, slots=True)
class Entry:
    """A source with the names of its outlet and of those whom it relays; "" where unknown."""

    id: str
    kind: SourceKind
    title: str
    outlet: str
    authors: tuple[str, ...]
    date: EdtfDate | None
    accessed: EdtfDate | None
    url: str
    archive_url: str
    archive_date: EdtfDate | None
    language: str
    summary: str
    licence: str
    relays: tuple[str, ...]
    notes: tuple[str, ...]
    """Lines for people: that the date is inferred and why, what was read, whom it relays."""


def entries_of(sources: Iterable[Source], library: Library, settings: Settings) -> list[Entry]:
    """The entries of these sources, by id; names are those that `library` knows."""
    ordered = sorted(sources, key=lambda source: source.id)
    return [_entry(source, library, settings) for source in ordered]


def _entry(source: Source, library: Library, settings: Settings) -> Entry:
    relays = tuple(name for one in source.relays if (name := _name(one, library, settings)))
    return Entry(
        id=source.id,
        kind=source.kind,
        title=source.title or "",
        outlet=_name(source.outlet, library, settings),
        authors=(source.author,) if source.author else (),
        date=source.date,
        accessed=source.accessed,
        url=source.url or "",
        archive_url=source.archive_url or "",
        archive_date=source.archive_date,
        language=source.language or "",
        summary=source.summary or "",
        licence=source.licence or "",
        relays=relays,
        notes=tuple(_notes(source, relays, settings)),
    )


def _name(id_or_name: str | None, library: Library, settings: Settings) -> str:
    """The name behind an id, or the words themselves; nothing where `library` may not tell."""
    if not id_or_name:
        return ""
    item = library.find(id_or_name)
    if item is not None:
        return title_of(item, settings.language) or id_or_name
    return "" if id_or_name in library.origins else id_or_name


def _notes(source: Source, relays: tuple[str, ...], settings: Settings) -> Iterable[str]:
    word = settings.words.word
    colon = word("colon")
    if source.date_inferred or source.date_note:
        parts = [word("date_inferred")] * source.date_inferred + [source.date_note or ""]
        yield colon.join(part for part in parts if part)
    if relays:
        yield f"{word('relays')}{colon}{word('comma').join(relays)}"
    if source.found_on:
        yield f"{word('not_read_directly')}{colon}{source.found_on}"
    if source.archive_date:
        yield f"{word('archived_on')}{colon}{source.archive_date.text}"
    if source.reliability:
        meaning = word(f"reliability_{source.reliability.lower()}")
        yield f"{word('reliability')}{colon}{source.reliability} ({meaning})"
    if source.note:
        yield source.note
