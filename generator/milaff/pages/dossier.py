"""The pages of a dossier: what is known of a subject, and its long lists."""

from __future__ import annotations

from markupsafe import Markup

from milaff.markup.document import CitationView
from milaff.model.dossier import Dossier, DossierJudgement
from milaff.pages.anchors import anchors_of
from milaff.pages.article import citation_text
from milaff.pages.attributions import outlets_of
from milaff.pages.bodies import convert_body
from milaff.pages.cards import (
    cards_of,
    change_views,
    dossier_date,
    entity_groups,
    image_view,
    timeline_item,
)
from milaff.pages.figures import figure_views, figures_of
from milaff.pages.made import Made
from milaff.pages.numbering import Numbering
from milaff.pages.pagination import paginate
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources
from milaff.pages.structured import crumbs_data
from milaff.pages.timeline import by_year
from milaff.pages.views import (
    Attribution,
    CardGroup,
    DossierView,
    FigureView,
    Group,
    Judgement,
    Link,
    ListView,
    Page,
    Section,
    TimelineItem,
    TimelineView,
    TrendView,
)
from milaff.pages.writing import write_moment
from milaff.records.record import Kind
from milaff.text.slugs import heading_slug

_ENTITIES_SHOWN = 60


def make_dossier(dossier: Dossier, scope: Scope) -> Made:
    """The dossier's page, and the pages of its articles and events where these are many."""
    url = scope.url_of(dossier.id)
    numbering = Numbering(scope)
    judgements = tuple(_judgement(one, numbering, scope) for one in dossier.judgements)
    text = convert_body(dossier.id, url, numbering, scope)
    figures = _figures(dossier, numbering, scope)
    timeline = _timeline(dossier, numbering, scope)
    for source in _sources(dossier, scope):
        numbering.list(source)
    view = _view(dossier, judgements, Markup(text.body.html), figures, timeline, numbering, scope)
    crumbs = _crumbs(dossier, scope)
    page = Page(
        url=url,
        template="milaff/dossier.html",
        view=view,
        title=dossier.title,
        description=dossier.summary or "",
        section=scope.urls.list(Kind.DOSSIER),
        crumbs=crumbs[1:-1],
        path=scope.graph.library.origins[dossier.id].record.path,
        modified=view.updated.iso if view.updated else "",
        feed=view.feed,
        image=view.image.url if view.image else "",
        json_ld=(crumbs_data(crumbs, scope),),
        anchors=anchors_of(
            text.body, figures, view.sources, (section.anchor for section in view.sections)
        ),
    )
    more = (*_article_pages(dossier, scope), *_timeline_pages(dossier, scope))
    return Made((page, *more), text.problems, text.anchor_links)


def _view(
    dossier: Dossier,
    judgements: tuple[Judgement, ...],
    body: Markup,
    figures: tuple[FigureView, ...],
    timeline: tuple[TimelineItem, ...],
    numbering: Numbering,
    scope: Scope,
) -> DossierView:
    updated = dossier_date(dossier, scope)
    return DossierView(
        id=dossier.id,
        title=dossier.title,
        kicker=dossier.kicker or "",
        summary=dossier.summary or "",
        body=body,
        trend=_trend(dossier, scope),
        updated=updated,
        reviewed=write_moment(dossier.reviewed, scope.settings),
        counts=_counts(dossier, scope),
        judgements=judgements,
        known=dossier.known,
        questions=dossier.questions,
        figures=figures,
        timeline=timeline,
        timeline_more=_timeline_more(dossier, scope),
        sections=_sections(dossier, scope),
        articles_more=_articles_more(dossier, scope),
        lead_entities=cards_of(_shown_leads(dossier, scope), scope),
        entities=_entities(dossier, scope),
        changes=change_views(dossier, scope),
        sources=listed_sources(numbering, scope),
        related=cards_of(_related(dossier, scope), scope),
        cite=citation_text(dossier.title, updated, scope.url_of(dossier.id), scope),
        feed=Link(
            scope.word("dossier_feed", title=dossier.title),
            scope.urls.feed(Kind.DOSSIER, dossier.id),
        ),
        image=image_view(dossier, scope),
    )


def _judgement(judgement: DossierJudgement, numbering: Numbering, scope: Scope) -> Judgement:
    cited: list[CitationView] = []
    for source in judgement.sources:
        cited += numbering.cite(source)
    return Judgement(
        text=judgement.text,
        likelihood=_term("likelihood", judgement.likelihood, scope),
        confidence=_term("confidence", judgement.confidence, scope),
        attribution=Attribution(citations=tuple(cited)),
    )


def _term(vocabulary: str, term: str | None, scope: Scope) -> str:
    return scope.word(f"{vocabulary}_{term}") if term else ""


def _trend(dossier: Dossier, scope: Scope) -> TrendView | None:
    trend = dossier.trend
    if trend is None:
        return None
    return TrendView(
        direction=trend.direction,
        label=scope.word(f"trend_{trend.direction}"),
        reason=trend.reason,
        as_of=write_moment(
            trend.as_of, scope.settings, trend.date_note, inferred=trend.date_inferred
        ),
    )


def _figures(dossier: Dossier, numbering: Numbering, scope: Scope) -> tuple[FigureView, ...]:
    """The dossier's own figures, then those of its lead entities and of its events."""
    events = scope.graph.timelines.of_dossier.get(dossier.id, ())[-scope.settings.timeline_size :]
    own = figure_views(dossier.figures, numbering, scope)
    others = figures_of((*dossier.lead_entities, *events), scope)
    return own + tuple(
        view
        for owner, figure in others
        for view in figure_views((figure,), numbering, scope, owner)
    )


def _timeline(dossier: Dossier, numbering: Numbering, scope: Scope) -> tuple[TimelineItem, ...]:
    """The latest events, as many as a page holds, from the earliest to the latest."""
    events = scope.graph.timelines.of_dossier.get(dossier.id, ())
    return tuple(
        timeline_item(id, scope, numbering) for id in events[-scope.settings.timeline_size :]
    )


def _sources(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    """What its articles cite, as many as a page holds."""
    citations = scope.graph.citations.by
    cited = [
        source
        for article in scope.graph.membership.articles.get(dossier.id, ())
        for source in citations.get(article, ())
    ]
    return tuple(dict.fromkeys(cited))[: scope.settings.page_size]


def _counts(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    graph = scope.graph
    articles = graph.membership.articles.get(dossier.id, ())
    sources = {source for id in articles for source in graph.citations.by.get(id, ())}
    counts = [scope.count("articles", len(articles))]
    events = graph.timelines.of_dossier.get(dossier.id, ())
    if events:
        counts.append(scope.count("events", len(events)))
    if sources:
        counts.append(scope.count("sources", len(sources)))
        independent = outlets_of(sources, scope)
        if 0 < len(independent) < len(sources):
            counts.append(scope.count("independent_sources", len(independent)))
    return tuple(counts)


def _sections(dossier: Dossier, scope: Scope) -> tuple[Section, ...]:
    """The sections with their articles; together no more than a page holds."""
    room = scope.settings.page_size
    sections = []
    parts = scope.graph.membership.parts.get(dossier.id, ())
    rest = scope.word("more_articles" if len(parts) > 1 else "dossier_articles")
    for part in parts:
        shown, room = part.articles[:room], room - len(part.articles[:room])
        title = part.title or rest
        if shown:
            sections.append(Section(title, heading_slug(title), cards_of(shown, scope)))
    return tuple(sections)


def _articles_more(dossier: Dossier, scope: Scope) -> Link | None:
    total = len(scope.graph.membership.articles.get(dossier.id, ()))
    if total <= scope.settings.page_size:
        return None
    return Link(
        scope.count("articles", total), scope.urls.part(Kind.DOSSIER, dossier.id, "articles")
    )


def _timeline_more(dossier: Dossier, scope: Scope) -> Link | None:
    total = len(scope.graph.timelines.of_dossier.get(dossier.id, ()))
    if total <= scope.settings.timeline_size:
        return None
    return Link(scope.count("events", total), scope.urls.part(Kind.DOSSIER, dossier.id, "timeline"))


def _shown_leads(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    entities = scope.graph.library.entities
    return tuple(
        id for id in dossier.lead_entities
        if id in entities and entities[id].status != "withdrawn"
    )  # fmt: skip


def _entities(dossier: Dossier, scope: Scope) -> tuple[Group, ...]:
    """Who and what its articles name, those named by most articles first to be kept."""
    graph = scope.graph
    counts: dict[str, int] = {}
    for article in graph.membership.articles.get(dossier.id, ()):
        for id in graph.mentions.named(article, graph.library, Kind.ENTITY):
            counts[id] = counts.get(id, 0) + 1
    kept = sorted(counts, key=lambda id: (-counts[id], id))[:_ENTITIES_SHOWN]
    return entity_groups((*dossier.lead_entities, *kept), scope)


def _related(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    dossiers = scope.graph.library.dossiers
    return tuple(
        id for id in dossier.related
        if id in dossiers and dossiers[id].status != "withdrawn"
    )  # fmt: skip


def _crumbs(dossier: Dossier, scope: Scope) -> tuple[Link, ...]:
    return (
        Link(scope.word("home"), scope.urls.home),
        Link(scope.word("dossiers"), scope.urls.list(Kind.DOSSIER)),
        Link(dossier.title, scope.url_of(dossier.id)),
    )


def _article_pages(dossier: Dossier, scope: Scope) -> tuple[Page, ...]:
    if _articles_more(dossier, scope) is None:
        return ()
    articles = scope.graph.membership.articles[dossier.id]
    title = scope.word("articles_of", title=dossier.title)

    def url_of(number: int) -> str:
        return scope.urls.part(Kind.DOSSIER, dossier.id, "articles", number)

    pages = []
    for ids, pagination in paginate(articles, scope.settings.page_size, url_of):
        groups = (CardGroup("", "", cards_of(ids, scope)),)
        view = ListView(title, "", groups, scope.count("articles", len(articles)), pagination)
        pages.append(
            _part_page(dossier, title, url_of(pagination.number), "milaff/list.html", view, scope)
        )
    return tuple(pages)


def _timeline_pages(dossier: Dossier, scope: Scope) -> tuple[Page, ...]:
    if _timeline_more(dossier, scope) is None:
        return ()
    events = scope.graph.timelines.of_dossier[dossier.id]
    title = scope.word("timeline_of", title=dossier.title)

    def url_of(number: int) -> str:
        return scope.urls.part(Kind.DOSSIER, dossier.id, "timeline", number)

    pages = []
    for ids, pagination in paginate(events, scope.settings.timeline_size, url_of):
        years = by_year(ids, scope)
        view = TimelineView(title, "", years, scope.count("events", len(events)), pagination)
        pages.append(
            _part_page(
                dossier, title, url_of(pagination.number), "milaff/timeline.html", view, scope
            )
        )
    return tuple(pages)


def _part_page(
    dossier: Dossier, title: str, url: str, template: str, view: object, scope: Scope
) -> Page:
    crumbs = (*_crumbs(dossier, scope), Link(title, url))
    return Page(
        url=url,
        template=template,
        view=view,
        title=title,
        section=scope.urls.list(Kind.DOSSIER),
        crumbs=crumbs[1:-1],
    )
