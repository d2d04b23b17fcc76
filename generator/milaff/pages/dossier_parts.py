"""The pages of a dossier's parts: all its articles, its whole timeline, where these are long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milaff.model.dossier import Dossier
from milaff.pages.cards import cards_of
from milaff.pages.made import Made, PageUnit
from milaff.pages.pagination import count_pages, page_title, take_page
from milaff.pages.scope import Scope
from milaff.pages.structured_list import with_list_data
from milaff.pages.timeline import by_year, year_anchors
from milaff.pages.views import (
    Card,
    CardGroup,
    Link,
    ListView,
    Page,
    TimelineItem,
    TimelineView,
)
from milaff.records.record import Kind


def plan_parts(dossier: Dossier, scope: Scope) -> Iterator[PageUnit]:
    """The pages that the dossier's own page leads to; none where it holds everything."""
    articles = scope.graph.membership.articles.get(dossier.id, ())
    if len(articles) > scope.settings.page_size:
        for number in range(1, count_pages(len(articles), scope.settings.page_size) + 1):
            make = partial(_make_articles, dossier, number, scope)
            yield PageUnit(_url(dossier, "articles", number, scope), make, dossier.id)
    events = scope.graph.timelines.of_dossier.get(dossier.id, ())
    if len(events) > scope.settings.timeline_size:
        for number in range(1, count_pages(len(events), scope.settings.timeline_size) + 1):
            make = partial(_make_timeline, dossier, number, scope)
            yield PageUnit(_url(dossier, "timeline", number, scope), make, dossier.id)


def _url(dossier: Dossier, part: str, number: int, scope: Scope) -> str:
    return scope.urls.part(Kind.DOSSIER, dossier.id, part, number)


def articles_more(dossier: Dossier, scope: Scope) -> Link | None:
    """The way to all articles, where they are more than a page holds."""
    total = len(scope.graph.membership.articles.get(dossier.id, ()))
    if total <= scope.settings.page_size:
        return None
    return Link(
        scope.count("articles", total), scope.urls.part(Kind.DOSSIER, dossier.id, "articles")
    )


def timeline_more(dossier: Dossier, scope: Scope) -> Link | None:
    """The way to the whole timeline, where it is longer than a page holds."""
    total = len(scope.graph.timelines.of_dossier.get(dossier.id, ()))
    if total <= scope.settings.timeline_size:
        return None
    return Link(scope.count("events", total), scope.urls.part(Kind.DOSSIER, dossier.id, "timeline"))


def dossier_crumbs(dossier: Dossier, scope: Scope) -> tuple[Link, ...]:
    """The way from the front page to the dossier."""
    return (
        Link(scope.word("home"), scope.urls.home),
        Link(scope.word("dossiers"), scope.urls.list(Kind.DOSSIER)),
        Link(dossier.title, scope.url_of(dossier.id)),
    )


def _make_articles(dossier: Dossier, number: int, scope: Scope) -> Made:
    articles = scope.graph.membership.articles[dossier.id]
    title = scope.word("articles_of", title=dossier.title)
    ids, pagination = take_page(
        articles,
        scope.settings.page_size,
        number,
        lambda other: _url(dossier, "articles", other, scope),
    )
    groups = (CardGroup("", "", cards_of(ids, scope)),)
    count = scope.count("articles", len(articles)) if number == 1 else ""
    view = ListView(title, "", groups, count, pagination, kind=Kind.ARTICLE.folder)
    return _made(dossier, view, _url(dossier, "articles", number, scope), scope)


def _make_timeline(dossier: Dossier, number: int, scope: Scope) -> Made:
    events = scope.graph.timelines.of_dossier[dossier.id]
    title = scope.word("timeline_of", title=dossier.title)
    ids, pagination = take_page(
        events,
        scope.settings.timeline_size,
        number,
        lambda other: _url(dossier, "timeline", other, scope),
        grows_at_end=True,
    )
    count = scope.count("events", len(events)) if number == 1 else ""
    view = TimelineView(title, "", by_year(ids, scope), count, pagination)
    return _made(dossier, view, _url(dossier, "timeline", number, scope), scope)


def _made(dossier: Dossier, view: ListView | TimelineView, url: str, scope: Scope) -> Made:
    is_timeline = isinstance(view, TimelineView)
    page = Page(
        url=url,
        template="milaff/timeline.html" if is_timeline else "milaff/list.html",
        view=view,
        title=page_title(view.title, view.pages, scope),
        section=scope.urls.list(Kind.DOSSIER),
        crumbs=dossier_crumbs(dossier, scope)[1:],
        anchors=year_anchors(view.years) if isinstance(view, TimelineView) else ("main",),
    )
    return Made(with_list_data(page, _entries(view), scope))


def _entries(view: ListView | TimelineView) -> Iterator[Card | TimelineItem]:
    if isinstance(view, TimelineView):
        return (item for _, year in view.years for item in year)
    return (card for group in view.groups for card in group.cards)
