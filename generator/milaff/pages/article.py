"""The page of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized

from markupsafe import Markup

from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.titles import day_of
from milaff.model.article import Article
from milaff.model.library import first_instant
from milaff.pages.anchors import anchors_of
from milaff.pages.bodies import ConvertedBody, convert_body, headings_of
from milaff.pages.cards import (
    dossier_links,
    entity_groups,
    image_view,
    related_cards,
    shared_image,
    timeline_item,
)
from milaff.pages.citation_tags import citation_tags
from milaff.pages.corrections import change_views, correction_views
from milaff.pages.figures import by_values, figure_views, figures_of
from milaff.pages.made import Made
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources, source_counts
from milaff.pages.structured import absolute, article_data, crumbs_data, last_day
from milaff.pages.tongues import tongue_of
from milaff.pages.views import ArticleView, DateView, FigureView, Heading, Link, Page
from milaff.pages.writing import write_day, write_moment
from milaff.records.record import Kind


def make_article(article: Article, scope: Scope) -> Made:
    """The article's page: text, figures and events that it names, sources, what to read next."""
    url = scope.url_of(article.id)
    numbering = Numbering(scope, url)
    text = convert_body(article.id, url, numbering, scope)
    view = _view(article, url, text, numbering, scope)
    crumbs = _crumbs(article, scope)
    page = Page(
        url=url,
        template="milaff/article.html",
        view=view,
        title=article.title,
        description=article.summary or "",
        section=scope.urls.list(Kind.ARTICLE),
        crumbs=crumbs[1:-1],
        path=scope.graph.library.origins[article.id].record.path,
        published=day_of(article.date, scope.settings.zone),
        modified=last_day(article, scope),
        og_type="article",
        image=shared_image(view.image),
        json_ld=(article_data(article, view, url, scope), crumbs_data(crumbs, scope)),
        citation=citation_tags(article, url, scope),
        anchors=anchors_of(view, text.body),
    )
    return Made(page, text.problems, text.anchor_links)


def _view(
    article: Article, url: str, text: ConvertedBody, numbering: Numbering, scope: Scope
) -> ArticleView:
    graph, settings = scope.graph, scope.settings
    events = graph.timelines.of_article.get(article.id, ())
    figures = _figures(article, numbering, scope)
    timeline = tuple(timeline_item(id, scope, numbering) for id in events)
    for source in article.sources:
        numbering.list(source)
    listed = listed_sources(numbering, scope)
    read_also = related_cards(graph.related.get(article.id, ()), scope)
    parts = {"figures": figures, "timeline": timeline, "sources": listed, "read-also": read_also}
    previous, next_ = graph.membership.neighbours.get(article.id, (None, None))
    return ArticleView(
        id=article.id,
        title=article.title,
        summary=article.summary or "",
        body=Markup(text.body.html),
        dossiers=dossier_links(graph.membership.dossiers.get(article.id, ()), scope),
        date=_date(article, scope),
        updated=_updated(article, scope),
        as_of=_as_of(article, scope),
        authors=article.authors,
        headings=(*headings_of(text.body), *_parts(parts, scope)),
        changes=change_views(article, scope),
        corrections=correction_views(article, scope),
        events=timeline,
        figures=figures,
        sources=listed,
        entities=entity_groups(graph.mentions.named(article.id, graph.library, Kind.ENTITY), scope),
        read_also=read_also,
        previous=scope.link(previous) if previous else None,
        next=scope.link(next_) if next_ else None,
        cite=citation_text(article.title, write_day(article.date, settings), url, scope),
        image=image_view(article, scope),
        tags=article.tags,
        tongue=tongue_of(article, settings),
        source_counts=source_counts([id for id, _ in numbering.cited], scope),
    )


def _figures(article: Article, numbering: Numbering, scope: Scope) -> tuple[FigureView, ...]:
    return tuple(
        view
        for owner, figure in by_values(figures_of(_figure_owners(article, scope), scope))
        for view in figure_views(owner, (figure,), numbering, scope, is_elsewhere=True)
    )


_PARTS = {"figures": "figures_and_sources", "read-also": "read_also"}
"""The words of those parts of a page that are not called as their ids are."""


def _parts(parts: Mapping[str, Sized], scope: Scope) -> Iterator[Heading]:
    """What follows the text, for the table of contents."""
    for id, part in parts.items():
        if part:
            yield Heading(scope.word(_PARTS.get(id, id)), id)


def _figure_owners(article: Article, scope: Scope) -> tuple[str, ...]:
    """What an article tells the figures of: its events, and the owners of figures in its text."""
    named = [
        mark.target
        for mark in find_marks(scope.graph.library.body_of(article.id))
        if isinstance(mark, LinkMark) and mark.measure
    ]
    events = [id for id in article.events if id in scope.graph.library.events]
    return tuple(dict.fromkeys([*events, *named]))


def _date(article: Article, scope: Scope) -> DateView:
    """When it was written. A note on a date is one on what the article is about, if that is given:
    a desk knows when it wrote."""
    note, inferred = article.date_note, article.date_inferred
    if article.as_of:
        note, inferred = None, False
    written = write_moment(article.date, scope.settings, note, inferred=inferred)
    assert written is not None
    return written


def _as_of(article: Article, scope: Scope) -> DateView | None:
    return write_moment(
        article.as_of, scope.settings, article.date_note, inferred=article.date_inferred
    )


def _updated(article: Article, scope: Scope) -> DateView | None:
    if not article.changes:
        return None
    latest = max(article.changes, key=lambda change: first_instant(change.date, scope.settings))
    return write_day(latest.date, scope.settings)


def citation_text(title: str, date: DateView | None, url: str, scope: Scope) -> str:
    """How to cite a page: «title», site, date, address."""
    quoted = title.replace("«", "“").replace("»", "”")
    parts = [
        f"«{quoted}»",
        scope.settings.site_name,
        date.text if date else "",
        absolute(url, scope),
    ]
    return "، ".join(part for part in parts if part)


def _crumbs(article: Article, scope: Scope) -> tuple[Link, ...]:
    dossiers = scope.graph.membership.dossiers.get(article.id, ())
    home = Link(scope.word("home"), scope.urls.home)
    if dossiers:
        parent = [
            Link(scope.word("dossiers"), scope.urls.list(Kind.DOSSIER)),
            scope.link(dossiers[0]),
        ]
    else:
        parent = [Link(scope.word("articles"), scope.urls.list(Kind.ARTICLE))]
    return (home, *parent, Link(article.title, scope.url_of(article.id)))
