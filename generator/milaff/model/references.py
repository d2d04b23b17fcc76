"""Every reference from one record to another: the table of which key names which kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.fields import Said
from milaff.model.figure import Figure
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.records.record import Key, Kind


@dataclass(frozen=True, slots=True)
class Reference:
    """The id at `key` names a record of `kind`; a `name` may be words instead of an id."""

    key: Key
    id: str
    kind: Kind
    is_name: bool = False


def references_of(item: RecordKeys) -> Iterator[Reference]:
    """The references of a record's front matter."""
    match item:
        case Article():
            yield from _of_article(item)
        case Dossier():
            yield from _of_dossier(item)
        case Entity():
            yield from _of_entity(item)
        case Event():
            yield from _of_event(item)
        case Source():
            yield from _of_source(item)


def _of_article(article: Article) -> Iterator[Reference]:
    yield from _ids("dossiers", article.dossiers, Kind.DOSSIER)
    yield from _ids("events", article.events, Kind.EVENT)
    yield from _ids("sources", article.sources, Kind.SOURCE)
    yield from _ids("entities", article.entities, Kind.ENTITY)
    yield from _ids("entities_exclude", article.entities_exclude, Kind.ENTITY)
    yield from _ids("related", article.related, Kind.ARTICLE)
    for name, id in sorted(article.disambiguate.items()):
        yield Reference(("disambiguate", name), id, Kind.ENTITY)


def _of_dossier(dossier: Dossier) -> Iterator[Reference]:
    for index, judgement in enumerate(dossier.judgements):
        yield from _ids(("judgements", index, "sources"), judgement.sources, Kind.SOURCE)
    for index, section in enumerate(dossier.sections):
        yield from _ids(("sections", index, "articles"), section.articles, Kind.ARTICLE)
    yield from _ids("lead_entities", dossier.lead_entities, Kind.ENTITY)
    yield from _ids("related", dossier.related, Kind.DOSSIER)
    yield from _of_figures(dossier.figures)


def _of_entity(entity: Entity) -> Iterator[Reference]:
    for index, fact in enumerate(entity.facts):
        yield from _of_said(("facts", index), fact)
    for index, relation in enumerate(entity.relations):
        yield Reference(("relations", index, "to"), relation.to, Kind.ENTITY)
        yield from _of_said(("relations", index), relation)
    yield from _of_figures(entity.figures)


def _of_event(event: Event) -> Iterator[Reference]:
    if event.place:
        yield Reference(("place",), event.place, Kind.ENTITY)
    for index, participant in enumerate(event.participants):
        key = ("participants", index)
        yield Reference((*key, "entity"), participant.entity, Kind.ENTITY)
        if participant.by:
            yield Reference((*key, "by"), participant.by, Kind.ENTITY, is_name=True)
        yield from _of_said(key, participant)
    yield from _of_figures(event.figures)
    yield from _ids("sources", event.sources, Kind.SOURCE)


def _of_source(source: Source) -> Iterator[Reference]:
    if source.outlet:
        yield Reference(("outlet",), source.outlet, Kind.ENTITY, is_name=True)
    yield from _names(("relays",), source.relays)


def _of_figures(figures: tuple[Figure, ...]) -> Iterator[Reference]:
    for place, figure in enumerate(figures):
        for index, value in enumerate(figure.values):
            yield from _of_said(("figures", place, "values", index), value)


def _of_said(key: Key, said: Said) -> Iterator[Reference]:
    if said.said_by:
        yield Reference((*key, "said_by"), said.said_by, Kind.ENTITY, is_name=True)
    yield from _names((*key, "through"), said.through)
    if said.source:
        yield Reference((*key, "source"), said.source, Kind.SOURCE)


def _ids(key: str | Key, ids: tuple[str, ...], kind: Kind) -> Iterator[Reference]:
    base: Key = (key,) if isinstance(key, str) else key
    for index, id in enumerate(ids):
        yield Reference((*base, index), id, kind)


def _names(key: Key, names: tuple[str, ...]) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference((*key, index), name, Kind.ENTITY, is_name=True)
