"""The page of a dossier: what is known of a subject."""

from __future__ import annotations

from collections.abc import Set

from markupsafe import Markup

from milaff.graph.company import weigh_entities
from milaff.graph.independence import independent_sources
from milaff.markup.converter import Body
from milaff.markup.document import CitationView
from milaff.markup.ids import free_id
from milaff.model.dossier import Dossier, DossierJudgement
from milaff.pages.anchors import anchors_of
from milaff.pages.article import citation_text
from milaff.pages.bodies import convert_body
from milaff.pages.cards import (
    cards_of,
    dossier_date,
    entity_groups,
    image_view,
    shared_image,
    timeline_item,
)
from milaff.pages.corrections import change_views, correction_views
from milaff.pages.dossier_parts import articles_more, dossier_crumbs, timeline_more
from milaff.pages.figures import figure_views, figures_of
from milaff.pages.made import Made
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources
from milaff.pages.structured import crumbs_data, page_data
from milaff.pages.views import (
    Attribution,
    DossierView,
    FigureView,
    Group,
    Judgement,
    Link,
    Page,
    Section,
    TimelineItem,
    TrendView,
)
from milaff.pages.writing import write_moment
from milaff.records.record import Kind
from milaff.text.slugs import heading_slug

_ENTITIES_SHOWN = 60


def make_dossier(dossier: Dossier, scope: Scope) -> Made:
    """The dossier's own page."""
    url = scope.url_of(dossier.id)
    numbering = Numbering(scope, url)
    summary = numbering.names.link(dossier.id, dossier.summary)
    judgements = tuple(_judgement(dossier.id, one, numbering, scope) for one in dossier.judgements)
    text = convert_body(dossier.id, url, numbering, scope)
    figures = _figures(dossier, numbering, scope)
    timeline = _timeline(dossier, numbering, scope)
    for source in _sources(dossier, scope):
        numbering.list(source)
    view = _view(dossier, summary, judgements, text.body, figures, timeline, numbering, scope)
    crumbs = dossier_crumbs(dossier, scope)
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
        image=shared_image(view.image),
        json_ld=(*page_data(dossier, url, scope), crumbs_data(crumbs, scope)),
        anchors=anchors_of(view, text.body),
    )
    return Made(page, text.problems, text.anchor_links)


def _view(
    dossier: Dossier,
    summary: str,
    judgements: tuple[Judgement, ...],
    body: Body,
    figures: tuple[FigureView, ...],
    timeline: tuple[TimelineItem, ...],
    numbering: Numbering,
    scope: Scope,
) -> DossierView:
    updated = dossier_date(dossier, scope)
    names = numbering.names
    return DossierView(
        id=dossier.id,
        title=dossier.title,
        kicker=dossier.kicker or "",
        summary=summary,
        body=Markup(body.html),
        trend=_trend(dossier, scope),
        updated=updated,
        reviewed=write_moment(dossier.reviewed, scope.settings),
        counts=_counts(dossier, scope),
        judgements=judgements,
        known=tuple(names.link(dossier.id, text) for text in dossier.known),
        questions=tuple(names.link(dossier.id, text) for text in dossier.questions),
        figures=figures,
        timeline=timeline,
        timeline_more=timeline_more(dossier, scope),
        sections=_sections(dossier, {*body.anchors, *_anchors(figures)}, scope),
        articles_more=articles_more(dossier, scope),
        lead_entities=cards_of(_shown_leads(dossier, scope), scope),
        entities=_entities(dossier, scope),
        changes=change_views(dossier, scope),
        corrections=correction_views(dossier, scope),
        sources=listed_sources(numbering, scope),
        related=cards_of(_related(dossier, scope), scope),
        cite=citation_text(dossier.title, updated, scope.url_of(dossier.id), scope),
        feed=_feed(dossier, scope),
        image=image_view(dossier, scope),
    )


def _feed(dossier: Dossier, scope: Scope) -> Link:
    title = scope.word("dossier_feed", title=dossier.title)
    return Link(title, scope.urls.feed(Kind.DOSSIER, dossier.id))


def _judgement(
    id: str, judgement: DossierJudgement, numbering: Numbering, scope: Scope
) -> Judgement:
    cited: list[CitationView] = []
    for source in judgement.sources:
        cited += numbering.cite(source)
    return Judgement(
        text=numbering.names.link(id, judgement.text),
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
    own = figure_views(dossier.id, dossier.figures, numbering, scope)
    others = figures_of((*dossier.lead_entities, *events), scope)
    return own + tuple(
        view
        for owner, figure in others
        for view in figure_views(owner, (figure,), numbering, scope, is_elsewhere=True)
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
        independent = independent_sources(sources, graph.library, graph.similarity)
        if 0 < len(independent) < len(sources):
            counts.append(scope.count("independent_sources", len(independent)))
    return tuple(counts)


def _sections(dossier: Dossier, used: Set[str], scope: Scope) -> tuple[Section, ...]:
    """The sections with their articles, together no more than a page holds; `used` are the ids of
    the rest of the page."""
    room = scope.settings.page_size
    sections: list[Section] = []
    parts = scope.graph.membership.parts.get(dossier.id, ())
    rest = scope.word("more_articles" if len(parts) > 1 else "dossier_articles")
    for part in parts:
        shown, room = part.articles[:room], room - len(part.articles[:room])
        title = part.title or rest
        if shown:
            anchor = free_id(heading_slug(title), {*used, *(one.anchor for one in sections)})
            sections.append(Section(title, anchor, cards_of(shown, scope)))
    return tuple(sections)


def _anchors(figures: tuple[FigureView, ...]) -> tuple[str, ...]:
    return tuple(figure.anchor for figure in figures)


def _shown_leads(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    entities = scope.graph.library.entities
    return tuple(
        id for id in dossier.lead_entities
        if id in entities and entities[id].status != "withdrawn"
    )  # fmt: skip


def _entities(dossier: Dossier, scope: Scope) -> tuple[Group, ...]:
    """Who and what its articles name, those that they are most about first."""
    graph = scope.graph
    articles = graph.membership.articles.get(dossier.id, ())
    weights = weigh_entities(articles, graph.library, graph.mentions)
    return entity_groups(list(weights)[:_ENTITIES_SHOWN], scope, is_ranked=True)


def _related(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    dossiers = scope.graph.library.dossiers
    return tuple(
        id for id in dossier.related
        if id in dossiers and dossiers[id].status != "withdrawn"
    )  # fmt: skip
