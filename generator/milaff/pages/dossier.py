"""The page of a dossier: what is known of a subject."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from markupsafe import Markup

from milaff.graph.company import weigh_entities
from milaff.markup.converter import Body
from milaff.markup.document import CitationView
from milaff.markup.ids import free_id
from milaff.model.dossier import Dossier, DossierJudgement
from milaff.pages.anchors import anchors_of
from milaff.pages.article import citation_text
from milaff.pages.bodies import convert_body
from milaff.pages.cards import (
    cards_of,
    dossier_counts,
    dossier_date,
    entity_groups,
    image_view,
    shared_image,
    timeline_item,
    trend_view,
)
from milaff.pages.corrections import change_views, correction_views
from milaff.pages.dossier_parts import articles_more, dossier_crumbs, timeline_more
from milaff.pages.figures import by_values, figure_views, figures_of
from milaff.pages.made import Made
from milaff.pages.numbering import Numbering, ascending
from milaff.pages.relations_map import dossier_map
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources, source_counts
from milaff.pages.structured import crumbs_data, dossier_data
from milaff.pages.timeline_strip import timeline_strip
from milaff.pages.tongues import tongue_of
from milaff.pages.views import (
    Attribution,
    Card,
    DossierView,
    FigureView,
    Group,
    Judgement,
    Link,
    Page,
    Section,
    TimelineItem,
)
from milaff.pages.writing import write_moment
from milaff.records.record import Kind
from milaff.text.slugs import heading_slug

_ENTITIES_SHOWN = 60


def make_dossier(dossier: Dossier, scope: Scope) -> Made:
    """The dossier's own page."""
    url = scope.url_of(dossier.id)
    numbering = Numbering(scope, url)
    opening = _opening(dossier, numbering, scope)
    text = convert_body(dossier.id, url, numbering, scope)
    figures, more_figures = _figures(dossier, numbering, scope)
    timeline = _timeline(dossier, numbering, scope)
    for source in _cited(dossier, scope)[: scope.settings.page_size]:
        numbering.list(source)
    view = _view(dossier, opening, text.body, figures, timeline, numbering, scope)
    view = _illustrated(replace(view, more_figures=more_figures), dossier, scope)
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
        json_ld=(dossier_data(dossier, view, url, scope), crumbs_data(crumbs, scope)),
        anchors=anchors_of(view, text.body),
    )
    return Made(page, text.problems, text.anchor_links)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands before a dossier's text; a name is linked where it comes first."""

    summary: str
    known: tuple[str, ...]
    questions: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def _opening(dossier: Dossier, numbering: Numbering, scope: Scope) -> _Opening:
    names, id = numbering.names, dossier.id
    return _Opening(
        summary=names.link(id, dossier.summary),
        known=tuple(names.link(id, text) for text in dossier.known),
        questions=tuple(names.link(id, text) for text in dossier.questions),
        judgements=tuple(_judgement(id, one, numbering, scope) for one in dossier.judgements),
    )


def _view(
    dossier: Dossier,
    opening: _Opening,
    body: Body,
    figures: tuple[FigureView, ...],
    timeline: tuple[TimelineItem, ...],
    numbering: Numbering,
    scope: Scope,
) -> DossierView:
    updated = dossier_date(dossier, scope)
    sources = source_counts(_cited(dossier, scope), scope)
    return DossierView(
        id=dossier.id,
        title=dossier.title,
        kicker=dossier.kicker or "",
        summary=opening.summary,
        body=Markup(body.html),
        trend=trend_view(dossier, scope),
        updated=updated,
        reviewed=write_moment(dossier.reviewed, scope.settings),
        counts=(*dossier_counts(dossier, scope), *sources[:2]),
        judgements=opening.judgements,
        known=opening.known,
        questions=opening.questions,
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
        source_counts=sources,
    )


def _illustrated(view: DossierView, dossier: Dossier, scope: Scope) -> DossierView:
    """With its picture and drawings, and what is said of the record as a whole."""
    return replace(
        view,
        image=image_view(dossier, scope),
        map=dossier_map(dossier.lead_entities, scope),
        strip=timeline_strip(_events(dossier, scope), scope),
        tags=dossier.tags,
        tongue=tongue_of(dossier, scope.settings),
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
        attribution=Attribution(citations=ascending(cited)),
    )


def _term(vocabulary: str, term: str | None, scope: Scope) -> str:
    return scope.word(f"{vocabulary}_{term}") if term else ""


_MOST_FIGURES = 12
"""The figures of events on a dossier's page; each is on its event's page, too."""


def _figures(
    dossier: Dossier, numbering: Numbering, scope: Scope
) -> tuple[tuple[FigureView, ...], Link | None]:
    """The dossier's own figures, then those of its lead entities and of its latest events, and
    how many more its events have."""
    own = figures_of(dict.fromkeys((dossier.id, *dossier.lead_entities)), scope)
    of_events = figures_of(_events(dossier, scope), scope)
    latest = of_events[-_MOST_FIGURES:]
    views = tuple(
        view
        for owner, figure in by_values((*own, *latest))
        for view in figure_views(
            owner, (figure,), numbering, scope, is_elsewhere=owner != dossier.id
        )
    )
    return views, _more_figures(len(of_events) - len(latest), scope)


def _more_figures(number: int, scope: Scope) -> Link | None:
    if not number:
        return None
    return Link(scope.word("more_figures", count=scope.count("figures", number)), "#timeline")


def _timeline(dossier: Dossier, numbering: Numbering, scope: Scope) -> tuple[TimelineItem, ...]:
    """The latest events, as many as a page holds, from the earliest to the latest."""
    return tuple(timeline_item(id, scope, numbering) for id in _events(dossier, scope))


def _events(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    events = scope.graph.timelines.of_dossier.get(dossier.id, ())
    return events[-scope.settings.timeline_size :]


def _cited(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    """What its articles cite, in their order."""
    citations = scope.graph.citations.by
    cited = [
        source
        for article in scope.graph.membership.articles.get(dossier.id, ())
        for source in citations.get(article, ())
    ]
    return tuple(dict.fromkeys(cited))


def _sections(dossier: Dossier, used: Set[str], scope: Scope) -> tuple[Section, ...]:
    """The sections with their articles, together no more than a page holds; `used` are the ids of
    the rest of the page."""
    room = scope.settings.page_size
    sections: list[Section] = []
    parts = scope.graph.membership.parts.get(dossier.id, ())
    rest = scope.word("more_articles") if len(parts) > 1 else ""
    for part in parts:
        shown, room = part.articles[:room], room - len(part.articles[:room])
        title = part.title or rest
        if shown:
            taken = {*used, *(one.anchor for one in sections)}
            anchor = free_id(heading_slug(title), taken) if title else ""
            sections.append(Section(title, anchor, _cards(shown, scope)))
    return tuple(sections)


def _cards(articles: tuple[str, ...], scope: Scope) -> tuple[Card, ...]:
    """Articles, without the name of the dossier that they stand in."""
    return tuple(replace(card, kicker="") for card in cards_of(articles, scope))


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
