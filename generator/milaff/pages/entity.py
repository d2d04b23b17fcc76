"""The pages of an entity: who or what it is, and where it is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from milaff.graph.company import Shares
from milaff.graph.mentions import Mention
from milaff.graph.titles import last_change
from milaff.model.entity import Entity, EntityFact, Relation
from milaff.pages.anchors import anchors_of
from milaff.pages.article import citation_text
from milaff.pages.attributions import attribution_of
from milaff.pages.bodies import ConvertedBody, convert_body
from milaff.pages.cards import (
    dossier_links,
    image_view,
    mention_groups,
    shared_image,
    timeline_item,
)
from milaff.pages.corrections import change_views, correction_views
from milaff.pages.figures import figure_views
from milaff.pages.further import Naming, plan_further
from milaff.pages.made import Made, PageUnit
from milaff.pages.numbering import Numbering
from milaff.pages.relations_map import entity_map
from milaff.pages.scope import Scope
from milaff.pages.sources_list import listed_sources
from milaff.pages.structured import Data, crumbs_data, entity_data, page_data
from milaff.pages.timeline_strip import timeline_strip
from milaff.pages.tongues import tongue_of
from milaff.pages.views import EntityView, Fact, Link, Page, Pagination
from milaff.pages.writing import write_moment
from milaff.records.record import Kind


def plan_entity(entity: Entity, scope: Scope) -> Iterator[PageUnit]:
    """The entity's page; where it is named often, further pages of mentions."""
    naming = named_in(Kind.ENTITY, entity.id, scope)
    yield PageUnit(scope.url_of(entity.id), partial(_make, entity, naming, scope), entity.id)
    yield from plan_further(naming, scope)


def _make(entity: Entity, naming: Naming[Mention], scope: Scope) -> Made:
    mentions = naming.find()
    shown, pagination = naming.take(1, scope)
    url = scope.url_of(entity.id)
    numbering = Numbering(scope, url)
    facts = _facts(entity, numbering, scope)  # they stand before the text
    text = convert_body(entity.id, url, numbering, scope)
    named = mention_groups(shown, scope)
    company = scope.graph.company.get(entity.id, ())
    view = replace(
        _view(entity, facts, text, numbering, scope),
        mentions=named,
        mention_count=scope.count("mentions", len(mentions)),
        dossiers=dossiers_of(mentions, scope),
        pages=pagination,
        together=_together(company, scope),
        map=entity_map(entity.id, company, scope),
        strip=timeline_strip(timeline_ids(entity.id, scope), scope),
        changes=change_views(entity, scope),
        corrections=correction_views(entity, scope),
    )
    page = _page(entity, url, view, text, scope)
    return Made(page, *text.found())


def named_in(kind: Kind, id: str, scope: Scope) -> Naming[Mention]:
    """The articles that name a record, over its pages."""
    find = partial(article_mentions, id, scope)
    return Naming(kind, id, "mentioned_in", find, mentions=lambda some: mention_groups(some, scope))


def article_mentions(id: str, scope: Scope) -> tuple[Mention, ...]:
    """The mentions of a record in articles, the newest first."""
    articles = scope.graph.library.articles
    return tuple(one for one in scope.graph.mentions.of.get(id, ()) if one.source in articles)


def timeline_ids(id: str, scope: Scope) -> tuple[str, ...]:
    """The latest events of an entity, as many as a page holds."""
    return scope.graph.timelines.of_entity.get(id, ())[-scope.settings.timeline_size :]


def dossiers_of(mentions: Sequence[Mention], scope: Scope) -> tuple[Link, ...]:
    """The dossiers of the articles that name a record."""
    dossiers = scope.graph.membership.dossiers
    ids = [id for one in mentions for id in dossiers.get(one.source, ())]
    return dossier_links(sorted(dict.fromkeys(ids)), scope)


def _view(
    entity: Entity,
    facts: tuple[Fact, ...],
    text: ConvertedBody,
    numbering: Numbering,
    scope: Scope,
) -> EntityView:
    settings = scope.settings
    name = entity.name_in(settings.language)
    relations = _relations(entity, numbering, scope)
    figures = figure_views(entity.id, entity.figures, numbering, scope)
    events = timeline_ids(entity.id, scope)
    timeline = tuple(timeline_item(id, scope, numbering) for id in events)
    return EntityView(
        id=entity.id,
        title=name,
        kind=scope.word(f"entity_{entity.kind}"),
        latin=tuple((code, other) for code, other in entity.name.items() if other != name),
        aliases=scope.graph.library.other_names_of(entity.id),
        summary=numbering.names.link(entity.id, entity.summary),
        body=Markup(text.body.html),
        facts=facts,
        relations=relations,
        figures=figures,
        timeline=timeline,
        mentions=(),
        together=(),
        mention_count="",
        pages=Pagination(),
        dossiers=(),
        same_as=entity.same_as,
        sources=listed_sources(numbering, scope),
        cited=_sources_of(entity, scope),
        image=image_view(entity, scope),
        cite=citation_text(name, None, scope.url_of(entity.id), scope),
        tags=entity.tags,
        tongue=tongue_of(entity, scope.settings),
    )


def _facts(entity: Entity, numbering: Numbering, scope: Scope) -> tuple[Fact, ...]:
    return tuple(
        _fact(entity.id, fact, numbering, scope) for fact in entity.facts if scope.is_shown(fact)
    )


def _fact(id: str, fact: EntityFact, numbering: Numbering, scope: Scope) -> Fact:
    return Fact(
        label=fact.label,
        value=numbering.names.link(id, fact.value),
        attribution=attribution_of(fact, numbering, scope),
        date=write_moment(fact.as_of, scope.settings, fact.date_note, inferred=fact.date_inferred),
        note=numbering.names.link(id, fact.note),
    )


def _relations(entity: Entity, numbering: Numbering, scope: Scope) -> tuple[Fact, ...]:
    return tuple(
        _relation(one, numbering, scope)
        for one in entity.relations
        if scope.is_shown(one) and not scope.is_gone(one.to)
    )


def _relation(relation: Relation, numbering: Numbering, scope: Scope) -> Fact:
    return Fact(
        label=relation.label or scope.word(f"relation_{relation.kind}"),
        value=scope.title_of(relation.to),
        attribution=attribution_of(relation, numbering, scope),
        date=write_moment(
            relation.as_of, scope.settings, relation.date_note, inferred=relation.date_inferred
        ),
        note=scope.word("comma").join(
            part for part in (_span(relation, scope), relation.note or "") if part
        ),
        link=scope.link(relation.to),
    )


def _span(relation: Relation, scope: Scope) -> str:
    since = write_moment(relation.since, scope.settings)
    until = write_moment(relation.until, scope.settings)
    parts = [
        scope.word("since", date=since.text) if since else "",
        scope.word("until", date=until.text) if until else "",
    ]
    return " ".join(part for part in parts if part)


def _together(company: Shares, scope: Scope) -> tuple[tuple[Link, str], ...]:
    """The entities that share articles with it, with the number of these."""
    return tuple((scope.link(id), scope.count("articles", number)) for id, number in company)


def _sources_of(entity: Entity, scope: Scope) -> tuple[Link, ...]:
    """The sources that the entity published, or that pass it on."""
    sources = scope.graph.library.sources
    naming = [one.source for one in scope.graph.mentions.of.get(entity.id, ())]
    found = [
        id
        for id in naming
        if id in sources and entity.id in (sources[id].outlet, *sources[id].relays)
    ]
    return tuple(scope.link(id) for id in found[: scope.settings.page_size])


def _page(entity: Entity, url: str, view: EntityView, text: ConvertedBody, scope: Scope) -> Page:
    title = view.title
    crumbs = (
        Link(scope.word("home"), scope.urls.home),
        Link(scope.word("entities"), scope.urls.list(Kind.ENTITY)),
        Link(title, scope.url_of(entity.id)),
    )
    return Page(
        url=url,
        template="milaff/entity.html",
        view=view,
        title=title,
        description=entity.summary or "",
        section=scope.urls.list(Kind.ENTITY),
        crumbs=crumbs[1:-1],
        path=scope.graph.library.origins[entity.id].record.path,
        og_type="profile" if entity.kind == "person" else "website",
        image=shared_image(view.image),
        modified=last_change(entity, scope.settings.zone),
        json_ld=_data(entity, url, crumbs, scope),
        anchors=anchors_of(view, text.body),
    )


def _data(entity: Entity, url: str, crumbs: tuple[Link, ...], scope: Scope) -> tuple[Data, ...]:
    corrections = page_data(entity, url, scope)
    return (entity_data(entity, url, scope), *corrections, crumbs_data(crumbs, scope))
