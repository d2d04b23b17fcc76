"""The Library: every record of a site as an object, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import TypeVar

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.fields import Moment
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.model.validation import described_sources, validate_record
from milaff.problems import Place, Problem, Words, error
from milaff.records.record import Key, Kind, Record
from milaff.settings import Settings
from milaff.text.dates import EdtfDate

RecordT = TypeVar("RecordT", bound=RecordKeys)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an object was written: a record, and the key it stands under (empty: all of it)."""

    record: Record
    kind: Kind
    key: Key = ()

    def place_of(self, *key: str | int) -> Place:
        """The place of a value of the object."""
        return self.record.place_of(*self.key, *key)


@dataclass(frozen=True, slots=True)
class Library:
    """All records that are valid, by id; ids are unique across kinds.

    `origins` also knows the ids whose records have faults or are hidden, so that a reference to
    one of them is not called unknown.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def find(self, id: str) -> RecordKeys | None:
        """The object with that id, or None."""
        origin = self.origins.get(id)
        return self.of_kind(origin.kind).get(id) if origin else None

    def of_kind(self, kind: Kind) -> Mapping[str, RecordKeys]:
        """All objects of a kind, by id."""
        return {
            Kind.ARTICLE: self.articles,
            Kind.DOSSIER: self.dossiers,
            Kind.ENTITY: self.entities,
            Kind.EVENT: self.events,
            Kind.SOURCE: self.sources,
        }[kind]

    def __contains__(self, id: str) -> bool:
        return self.find(id) is not None

    def records(self) -> Iterable[tuple[Kind, RecordKeys]]:
        """Every object with its kind, by kind and id."""
        for kind in Kind:
            for _, item in sorted(self.of_kind(kind).items()):
                yield kind, item

    def body_of(self, id: str) -> str:
        """The text of a record; sources described in place have none."""
        origin = self.origins[id]
        return "" if origin.key else origin.record.body


def make_library(records: Iterable[Record]) -> tuple[Library, tuple[Problem, ...]]:
    """The Library of these records, and the faults of all of them."""
    problems: list[Problem] = []
    objects: dict[Kind, dict[str, RecordKeys]] = {kind: {} for kind in Kind}
    origins: dict[str, Origin] = {}
    for record in records:
        item, faults = validate_record(record)
        problems += faults
        _add(Origin(record, record.kind), record.id, item, objects, origins, problems)
        for key, source, described_faults in described_sources(record):
            problems += described_faults
            if source:
                origin = Origin(record, Kind.SOURCE, key)
                _add(origin, source.id, source, objects, origins, problems)
    return _library(objects, origins), tuple(problems)


def _add(
    origin: Origin,
    id: str,
    item: RecordKeys | None,
    objects: dict[Kind, dict[str, RecordKeys]],
    origins: dict[str, Origin],
    problems: list[Problem],
) -> None:
    first = origins.get(id)
    if first:
        problems.append(_taken(id, origin, first))
        return
    origins[id] = origin
    if item:
        objects[origin.kind][id] = item


def _taken(id: str, origin: Origin, first: Origin) -> Problem:
    path = first.record.top.path
    return error(
        origin.place_of("id"),
        "REF310",
        Words(f"المعرّف «{id}» مستعمل في {path}", f'The id "{id}" is taken by {path}'),
        Words(
            "المعرّف واحد في الموقع كله: غيّر اسم الملف أو أضف id: آخر",
            "An id is unique in the whole site: rename the file or add another id:",
        ),
    )


def _library(objects: Mapping[Kind, dict[str, RecordKeys]], origins: dict[str, Origin]) -> Library:
    def only(kind: Kind, model: type[RecordT]) -> dict[str, RecordT]:
        return {id: item for id, item in objects[kind].items() if isinstance(item, model)}

    return Library(
        articles=only(Kind.ARTICLE, Article),
        dossiers=only(Kind.DOSSIER, Dossier),
        entities=only(Kind.ENTITY, Entity),
        events=only(Kind.EVENT, Event),
        sources=only(Kind.SOURCE, Source),
        origins=origins,
    )


def visible_library(library: Library, settings: Settings) -> Library:
    """The Library as readers may know it: no draft, nothing before its time or after it.

    A source described in an article that is hidden is hidden with it. Withdrawn records stay:
    their address says that they were withdrawn.
    """
    hidden = {item.id for _, item in library.records() if not is_visible(item, settings)}
    described = {
        id
        for id, origin in library.origins.items()
        if origin.key and origin.record.id in hidden and origin.record.id != id
    }
    gone = hidden | described
    return replace(
        library,
        articles=_without(library.articles, gone),
        dossiers=_without(library.dossiers, gone),
        entities=_without(library.entities, gone),
        events=_without(library.events, gone),
        sources=_without(library.sources, gone),
    )


def _without(objects: Mapping[str, RecordT], gone: set[str]) -> dict[str, RecordT]:
    return {id: item for id, item in objects.items() if id not in gone}


def is_visible(item: RecordKeys, settings: Settings) -> bool:
    """Whether readers may know of the record at the moment the site is built for."""
    if item.status == "draft":
        return False
    if item.publish_at and first_instant(item.publish_at, settings) > settings.now:
        return False
    return not (item.expires_at and first_instant(item.expires_at, settings) <= settings.now)


def first_instant(moment: Moment, settings: Settings) -> datetime:
    """The instant that a front-matter moment begins; a day begins in the site's zone."""
    if isinstance(moment, EdtfDate):
        return datetime.combine(moment.earliest, time.min, settings.zone)
    return moment
