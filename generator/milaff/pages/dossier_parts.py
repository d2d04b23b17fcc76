"""The pages of a dossier's parts: all its articles, its whole timeline, where these are long."""

from __future__ import annotations

from milaff.model.dossier import Dossier
from milaff.pages.cards import cards_of
from milaff.pages.pagination import page_title, paginate
from milaff.pages.scope import Scope
from milaff.pages.timeline import by_year, year_anchors
from milaff.pages.views import CardGroup, Link, ListView, Page, TimelineView
from milaff.records.record import Kind


def make_parts(dossier: Dossier, scope: Scope) -> tuple[Page, ...]:
    """The pages that the dossier's own page leads to; none where it holds everything."""
    return (*_article_pages(dossier, scope), *_timeline_pages(dossier, scope))


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


def _article_pages(dossier: Dossier, scope: Scope) -> tuple[Page, ...]:
    if articles_more(dossier, scope) is None:
        return ()
    articles = scope.graph.membership.articles[dossier.id]
    title = scope.word("articles_of", title=dossier.title)

    def url_of(number: int) -> str:
        return scope.urls.part(Kind.DOSSIER, dossier.id, "articles", number)

    pages = []
    for ids, pagination in paginate(articles, scope.settings.page_size, url_of):
        groups = (CardGroup("", "", cards_of(ids, scope)),)
        view = ListView(title, "", groups, scope.count("articles", len(articles)), pagination)
        pages.append(_page(dossier, view, url_of(pagination.number), scope))
    return tuple(pages)


def _timeline_pages(dossier: Dossier, scope: Scope) -> tuple[Page, ...]:
    if timeline_more(dossier, scope) is None:
        return ()
    events = scope.graph.timelines.of_dossier[dossier.id]
    title = scope.word("timeline_of", title=dossier.title)

    def url_of(number: int) -> str:
        return scope.urls.part(Kind.DOSSIER, dossier.id, "timeline", number)

    pages = []
    for ids, pagination in paginate(events, scope.settings.timeline_size, url_of):
        years = by_year(ids, scope)
        view = TimelineView(title, "", years, scope.count("events", len(events)), pagination)
        pages.append(_page(dossier, view, url_of(pagination.number), scope))
    return tuple(pages)


def _page(dossier: Dossier, view: ListView | TimelineView, url: str, scope: Scope) -> Page:
    is_timeline = isinstance(view, TimelineView)
    return Page(
        url=url,
        template="milaff/timeline.html" if is_timeline else "milaff/list.html",
        view=view,
        title=page_title(view.title, view.pages, scope),
        section=scope.urls.list(Kind.DOSSIER),
        crumbs=dossier_crumbs(dossier, scope)[1:],
        anchors=year_anchors(view.years) if isinstance(view, TimelineView) else ("main",),
    )
