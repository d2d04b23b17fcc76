"""The page of an event: what happened, who had what part in it, and the figures."""

from __future__ import annotations

from markupsafe import Markup

from milaff.model.event import Event
from milaff.model.event import Participant as EventParticipant
from milaff.pages.anchors import anchors_of
from milaff.pages.attributions import attribution_of
from milaff.pages.bodies import ConvertedBody, convert_body
from milaff.pages.cards import change_views, event_date, image_view, mention_view
from milaff.pages.entity import article_mentions, dossiers_of
from milaff.pages.figures import figure_views
from milaff.pages.made import Made
from milaff.pages.numbering import Numbering
from milaff.pages.pagination import page_title, paginate
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources
from milaff.pages.structured import crumbs_data, event_data
from milaff.pages.views import EventView, Link, MentionView, Page, Pagination, Participant
from milaff.records.record import Kind


def make_event(event: Event, scope: Scope) -> Made:
    """The event's page; where it is named often, further pages of mentions."""
    texts: list[ConvertedBody] = []

    def url_of(number: int) -> str:
        return scope.urls.part(Kind.EVENT, event.id, number=number)

    pages = []
    mentions = article_mentions(event.id, scope)
    for shown, pagination in paginate(mentions, scope.settings.page_size, url_of):
        url = url_of(pagination.number)
        numbering = Numbering(scope)
        text = convert_body(event.id, url, numbering, scope)
        texts.append(text)
        named = tuple(mention_view(one, scope) for one in shown)
        view = _view(event, text, named, pagination, numbering, scope)
        pages.append(_page(event, url, view, text, scope))
    return Made(tuple(pages), texts[0].problems, texts[0].anchor_links)


def _view(
    event: Event,
    text: ConvertedBody,
    mentions: tuple[MentionView, ...],
    pagination: Pagination,
    numbering: Numbering,
    scope: Scope,
) -> EventView:
    participants = tuple(
        _participant(one, numbering, scope)
        for one in event.participants
        if not scope.is_hidden(one.entity)
    )
    figures = figure_views(event.figures, numbering, scope)
    for source in event.sources:
        numbering.list(source)
    before, after = _neighbours(event, scope)
    return EventView(
        id=event.id,
        title=event.title,
        summary=event.summary or "",
        body=Markup(text.body.html),
        date=event_date(event, scope),
        place=scope.link(event.place) if event.place and not scope.is_hidden(event.place) else None,
        participants=participants,
        figures=figures,
        mentions=mentions,
        pages=pagination,
        dossiers=dossiers_of(article_mentions(event.id, scope), scope),
        sources=listed_sources(numbering, scope),
        previous=before,
        next=after,
        changes=change_views(event, scope),
        image=image_view(event, scope),
    )


def _participant(one: EventParticipant, numbering: Numbering, scope: Scope) -> Participant:
    return Participant(
        entity=scope.link(one.entity),
        role=one.label or scope.word(f"role_{one.role}"),
        by=scope.link(one.by) if one.by and not scope.is_hidden(one.by) else None,
        attribution=attribution_of(one, numbering, scope),
        note=one.note or "",
    )


def _neighbours(event: Event, scope: Scope) -> tuple[Link | None, Link | None]:
    """The events before and after in the event's first dossier, else in the whole site."""
    timelines = scope.graph.timelines
    dossiers = timelines.dossiers.get(event.id, ())
    order = timelines.of_dossier[dossiers[0]] if dossiers else timelines.all
    if event.id not in order:
        return None, None
    at = order.index(event.id)
    before = scope.link(order[at - 1]) if at else None
    after = scope.link(order[at + 1]) if at + 1 < len(order) else None
    return before, after


def _page(event: Event, url: str, view: EventView, text: ConvertedBody, scope: Scope) -> Page:
    crumbs = (
        Link(scope.word("home"), scope.urls.home),
        Link(scope.word("timeline"), scope.urls.list(Kind.EVENT)),
        Link(event.title, scope.url_of(event.id)),
    )
    is_first = view.pages.number == 1
    title = event.title
    return Page(
        url=url,
        template="milaff/event.html",
        view=view,
        title=page_title(title, view.pages, scope),
        description=view.summary,
        section=scope.urls.list(Kind.EVENT),
        crumbs=crumbs[1:-1],
        path=scope.graph.library.origins[event.id].record.path if is_first else "",
        og_type="article",
        image=view.image.url if view.image else "",
        json_ld=(event_data(event, url, scope), crumbs_data(crumbs, scope)) if is_first else (),
        anchors=anchors_of(text.body, view.figures, view.sources),
    )
