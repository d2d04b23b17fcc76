"""The pages of a source: what is known of it, and everything that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from milaff.graph.titles import last_change
from milaff.model.source import Source
from milaff.pages.anchors import anchors_of
from milaff.pages.bodies import ConvertedBody, convert_body
from milaff.pages.cards import cards_of
from milaff.pages.corrections import change_views, correction_views
from milaff.pages.further import Naming, plan_further
from milaff.pages.made import Made, PageUnit
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.sources_list import reliability_label
from milaff.pages.structured import Data, crumbs_data, page_data, source_data
from milaff.pages.tongues import name_language, tongue_of
from milaff.pages.views import CardGroup, Excerpt, Link, Page, Pagination, SourceView
from milaff.pages.writing import write_moment
from milaff.records.record import Kind
from milaff.text.languages import language_name

_WORD = re.compile(r"\S*\w\S*")


def plan_source(source: Source, scope: Scope) -> Iterator[PageUnit]:
    """The source's page; where it is cited often, further pages."""
    naming = _cited_by(source, scope)
    yield PageUnit(scope.url_of(source.id), partial(_make, source, naming, scope), source.id)
    yield from plan_further(naming, scope)


def _cited_by(source: Source, scope: Scope) -> Naming[str]:
    """What cites the source, over its pages."""
    find = partial(_citing, source.id, scope)
    return Naming(Kind.SOURCE, source.id, "cited_by", find, cards=partial(_groups, source, scope))


def _citing(id: str, scope: Scope) -> tuple[str, ...]:
    return scope.graph.citations.of.get(id, ())


def _groups(source: Source, scope: Scope, shown: tuple[str, ...]) -> tuple[CardGroup, ...]:
    citing = _citing(source.id, scope)
    # They come kind by kind: articles first, so that the ends tell whether there are others.
    is_mixed = bool(citing) and scope.kind_of(citing[0]) != scope.kind_of(citing[-1])
    return tuple(
        CardGroup(scope.word(kind.folder) if is_mixed else "", "", cards_of(ids, scope))
        for kind, ids in groupby(shown, scope.kind_of)
    )


def _make(source: Source, naming: Naming[str], scope: Scope) -> Made:
    shown, pagination = naming.take(1, scope)
    url = scope.url_of(source.id)
    text = convert_body(source.id, url, Numbering(scope), scope)
    view = _view(source, text, naming.cards(shown), pagination, scope)
    page = _page(source, url, view, text, scope)
    return Made(page, *text.found())


def _view(
    source: Source,
    text: ConvertedBody,
    citing: tuple[CardGroup, ...],
    pagination: Pagination,
    scope: Scope,
) -> SourceView:
    settings = scope.settings
    return SourceView(
        id=source.id,
        title=scope.title_of(source.id),
        kind=scope.word(f"source_{source.kind}"),
        outlet=scope.named(source.outlet),
        author=source.author or "",
        date=write_moment(source.date, settings, source.date_note, inferred=source.date_inferred),
        accessed=write_moment(source.accessed, settings),
        language=language_name(source.language, settings.language) if source.language else "",
        original_url=source.url or "",
        archive_url=source.archive_url or "",
        archive_date=write_moment(source.archive_date, settings),
        found_on=source.found_on or "",
        relays=scope.links(source.relays),
        reliability=source.reliability or "",
        reliability_label=reliability_label(source, scope),
        licence=source.licence or "",
        summary=source.summary or "",
        note=source.note or "",
        excerpts=tuple(Excerpt(text, _extent([text], scope)) for text in source.excerpts),
        extent=_extent(source.excerpts, scope) if len(source.excerpts) > 1 else "",
        body=Markup(text.body.html),
        cited_by=citing,
        pages=pagination,
        missing=_missing(source, scope),
        changes=change_views(source, scope),
        corrections=correction_views(source, scope),
        tags=source.tags,
        tongue=tongue_of(source, settings),
        lang=name_language(source, settings),
    )


def _extent(excerpts: Sequence[str], scope: Scope) -> str:
    """How many words are quoted: what the right to quote is measured by."""
    return scope.count("words", sum(len(_WORD.findall(text)) for text in excerpts))


def _missing(source: Source, scope: Scope) -> tuple[str, ...]:
    """What a reader would look for and the desk does not know."""
    known = {"title": source.title, "date": source.date, "url": source.url}
    return tuple(scope.word(f"missing_{name}") for name, value in known.items() if value is None)


def _described(view: SourceView, scope: Scope) -> str:
    """A source without a summary in a line: its kind, its outlet, its date."""
    parts = [
        view.kind,
        view.outlet.title if view.outlet else "",
        view.date.text if view.date else "",
    ]
    return scope.word("comma").join(part for part in parts if part)


def _page(source: Source, url: str, view: SourceView, text: ConvertedBody, scope: Scope) -> Page:
    crumbs = (
        Link(scope.word("home"), scope.urls.home),
        Link(scope.word("sources"), scope.urls.list(Kind.SOURCE)),
        Link(view.title, scope.url_of(source.id)),
    )
    return Page(
        url=url,
        template="milaff/source.html",
        view=view,
        title=view.title,
        description=source.summary or _described(view, scope),
        section=scope.urls.list(Kind.SOURCE),
        crumbs=crumbs[1:-1],
        path=scope.graph.library.origins[source.id].record.path,
        modified=last_change(source, scope.settings.zone),
        json_ld=_data(source, view, url, crumbs, scope),
        anchors=anchors_of(view, text.body),
    )


def _data(
    source: Source, view: SourceView, url: str, crumbs: tuple[Link, ...], scope: Scope
) -> tuple[Data, ...]:
    corrections = page_data(source, url, scope)
    return (source_data(source, view, scope), *corrections, crumbs_data(crumbs, scope))
