"""The page of an event: what happened, who had what part in it, and the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from milaff.graph.mentions import Mention
from milaff.graph.titles import last_change
from milaff.model.event import Event
from milaff.model.event import Participant as EventParticipant
from milaff.pages.anchors import anchors_of
from milaff.pages.article import citation_text
from milaff.pages.attributions import attribution_of
from milaff.pages.bodies import ConvertedBody, convert_body
from milaff.pages.cards import event_date, image_view, mention_groups, shared_image
from milaff.pages.corrections import change_views, correction_views
from milaff.pages.entity import dossiers_of, named_in
from milaff.pages.figures import figure_views
from milaff.pages.further import Naming, plan_further
from milaff.pages.made import Made, PageUnit
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources
from milaff.pages.structured import Data, crumbs_data, event_data, page_data
from milaff.pages.tongues import tongue_of
from milaff.pages.views import EventView, Link, Page, Pagination, Participant
from milaff.records.record import Kind


def plan_event(event: Event, scope: Scope) -> Iterator[PageUnit]:
    """The event's page; where it is named often, further pages of mentions."""
    naming = named_in(Kind.EVENT, event.id, scope)
    yield PageUnit(scope.url_of(event.id), partial(_make, event, naming, scope), event.id)
    yield from plan_further(naming, scope)


def _make(event: Event, naming: Naming[Mention], scope: Scope) -> Made:
    mentions = naming.find()
    shown, pagination = naming.take(1, scope)
    url = scope.url_of(event.id)
    numbering = Numbering(scope, url)
    participants = _participants(event, numbering, scope)  # they stand before the text
    text = convert_body(event.id, url, numbering, scope)
    named = mention_groups(shown, scope)
    view = replace(
        _view(event, participants, text, numbering, scope),
        mentions=named,
        dossiers=dossiers_of(mentions, scope),
        pages=pagination,
    )
    page = _page(event, url, view, text, scope)
    return Made(page, *text.found())


def _view(
    event: Event,
    participants: tuple[Participant, ...],
    text: ConvertedBody,
    numbering: Numbering,
    scope: Scope,
) -> EventView:
    figures = figure_views(event.id, event.figures, numbering, scope)
    for source in event.sources:
        numbering.list(source)
    before, after = scope.graph.timelines.neighbours.get(event.id, (None, None))
    return EventView(
        id=event.id,
        title=event.title,
        summary=numbering.names.link(event.id, event.summary),
        body=Markup(text.body.html),
        date=event_date(event, scope),
        place=scope.named(event.place),
        participants=participants,
        figures=figures,
        mentions=(),
        pages=Pagination(),
        dossiers=(),
        sources=listed_sources(numbering, scope),
        previous=scope.link(before) if before else None,
        next=scope.link(after) if after else None,
        changes=change_views(event, scope),
        corrections=correction_views(event, scope),
        image=image_view(event, scope),
        cite=citation_text(event.title, None, scope.url_of(event.id), scope),
        tags=event.tags,
        tongue=tongue_of(event, scope.settings),
    )


def _participants(event: Event, numbering: Numbering, scope: Scope) -> tuple[Participant, ...]:
    return tuple(
        _participant(event.id, one, numbering, scope)
        for one in event.participants
        if scope.is_shown(one) and not scope.is_gone(one.entity)
    )


def _participant(id: str, one: EventParticipant, numbering: Numbering, scope: Scope) -> Participant:
    return Participant(
        entity=scope.link(one.entity),
        role=one.label or scope.word(f"role_{one.role}"),
        by=scope.named(one.by),
        attribution=attribution_of(one, numbering, scope),
        note=numbering.names.link(id, one.note),
    )


def _page(event: Event, url: str, view: EventView, text: ConvertedBody, scope: Scope) -> Page:
    crumbs = (
        Link(scope.word("home"), scope.urls.home),
        Link(scope.word("timeline"), scope.urls.list(Kind.EVENT)),
        Link(event.title, scope.url_of(event.id)),
    )
    return Page(
        url=url,
        template="milaff/event.html",
        view=view,
        title=event.title,
        description=event.summary or "",
        section=scope.urls.list(Kind.EVENT),
        crumbs=crumbs[1:-1],
        path=scope.graph.library.origins[event.id].record.path,
        og_type="article",
        image=shared_image(view.image),
        modified=last_change(event, scope.settings.zone),
        json_ld=_data(event, url, crumbs, scope),
        anchors=anchors_of(view, text.body),
    )


def _data(event: Event, url: str, crumbs: tuple[Link, ...], scope: Scope) -> tuple[Data, ...]:
    corrections = page_data(event, url, scope)
    return (event_data(event, url, scope), *corrections, crumbs_data(crumbs, scope))
