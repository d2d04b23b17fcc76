"""What lies beside the page of a record: a preview for links that lead there, and how to cite it.

All of it is made of the page alone, so it is made when the page is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from milaff.outputs.citations import bibtex, ris
from milaff.outputs.citations.entry import Entry
from milaff.outputs.output import Output, folder_of
from milaff.pages.views import (
    ArticleView,
    DateView,
    DossierView,
    EntityView,
    EventView,
    Link,
    Page,
    SearchView,
    SourceView,
    WithdrawnView,
)
from milaff.settings import Settings
from milaff.text.arabic import sentences
from milaff.text.bidi import isolate_text
from milaff.text.dates import parse_date

PREVIEW, BIBTEX, RIS = "preview.json", "cite.bib", "cite.ris"
SEARCH_WORDS = "search/words.js"
_LONGEST = 240
"""The letters of a preview's summary, in one sentence or two."""
_LONGEST_TITLE = 120
_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def files_beside(page: Page, settings: Settings) -> Iterator[Output]:
    """The files beside a page: of a record's first page, and of the search."""
    if isinstance(page.view, SearchView):
        yield Output(SEARCH_WORDS, search_words(page.view))
    preview = preview_of(page, settings)
    if preview is None:
        return
    folder = folder_of(page.url)
    yield Output(f"{folder}{PREVIEW}", f"{_write_json(preview)}\n".encode())
    entry = entry_of(page, settings)
    if entry is not None:
        yield Output(f"{folder}{BIBTEX}", bibtex.write([entry]).encode())
        yield Output(f"{folder}{RIS}", ris.write([entry]).encode())


def search_words(view: SearchView) -> bytes:
    """What the search's script writes, as a script: it loads from a file as well as from a host."""
    told = {
        "words": dict(view.words),
        "kinds": dict(view.kinds),
        "counts": {key: dict(forms) for key, forms in view.counts},
        "months": view.months,
        "digits": view.digits,
    }
    return f"globalThis.milaffSearchWords = {_write_json(told)};\n".encode()


def citation_links(page: Page) -> tuple[Link, ...]:
    """The files that reference managers read, for the page's own template."""
    if not isinstance(page.view, ArticleView | DossierView):
        return ()
    folder = folder_of(page.url)
    return (Link("BibTeX", f"{folder}{BIBTEX}"), Link("RIS", f"{folder}{RIS}"))


def preview_of(page: Page, settings: Settings) -> dict[str, str] | None:
    """What a link to a page shows of it: its kind, title, first sentences and date, as plain text
    in which Latin runs are isolated. What is empty is left out."""
    if not page.path:
        return None
    told = _told(page, settings)
    if told is None:
        return None
    kind, summary, date = told
    texts = {
        "kind": kind,
        "title": _cut(page.title, _LONGEST_TITLE),
        "summary": _beginning(summary),
        "date": date.text if date else "",
    }
    return {name: isolate_text(text) for name, text in texts.items() if text}


def _told(page: Page, settings: Settings) -> tuple[str, str, DateView | None] | None:
    """The kind in words, the summary and the date that a page's record shows."""
    view, word = page.view, settings.words.word
    match view:
        case ArticleView():
            kind = view.dossiers[0].title if view.dossiers else word("article")
            return kind, page.description, view.date
        case DossierView():
            return view.kicker or word("dossier"), page.description, view.updated
        case EntityView():
            return view.kind, page.description, None
        case EventView():
            return word("event"), page.description, view.date
        case SourceView():
            return view.kind, page.description, view.date
        case WithdrawnView():
            return word("withdrawn"), view.note, view.date
    return None


def _beginning(text: str) -> str:
    """One sentence or two; what is too long is cut after a word."""
    if len(text) <= _LONGEST:
        return text
    first, *others = sentences(text)
    two = f"{first} {others[0]}" if others else first
    return two if len(two) <= _LONGEST else _cut(first, _LONGEST)


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[:length].rsplit(None, 1)[0].rstrip("،؛,;:") + "…"


def entry_of(page: Page, settings: Settings) -> Entry | None:
    """A page of ours as reference managers know it: a report of the site, with what it says of
    itself and no more."""
    view = page.view
    if not isinstance(view, ArticleView | DossierView):
        return None
    day = (page.published or page.modified)[:10]
    return Entry(
        id=view.id,
        kind="report",
        title=page.title,
        outlet=settings.site_name,
        authors=view.authors if isinstance(view, ArticleView) else (),
        date=parse_date(day) if day else None,
        accessed=None,
        url=f"{settings.site_url}{page.url}" if settings.site_url else "",
        archive_url="",
        archive_date=None,
        language=settings.language,
        summary=page.description,
        licence="",
        relays=(),
        notes=(),
    )
