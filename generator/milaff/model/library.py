"""The Library: every record of a site as an object, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.entries import Entry, make_entry
from milaff.model.event import Event
from milaff.model.figure import Figure
from milaff.model.names import Names
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.model.visibility import first_instant, is_visible, without_content
from milaff.problems import Place, Problem, Words, error
from milaff.records.record import Key, Kind, Record
from milaff.settings import Settings

__all__ = [
    "Library",
    "Origin",
    "first_instant",
    "is_visible",
    "make_library",
    "shelve_entries",
    "visible_library",
]

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
    one of them is not called unknown. `contested` has the ids that several records claim,
    `salvaged` what is sound of records that have faults, so that it can be checked too.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()
    salvaged: Mapping[str, RecordKeys] = field(default_factory=dict)
    names: Names = field(default_factory=Names)

    def find(self, id: str) -> RecordKeys | None:
        """The object with that id, or None."""
        origin = self.origins.get(id)
        if origin is None:
            return None
        found: RecordKeys | None = getattr(self, origin.kind.folder).get(id)
        return found

    def of_kind(self, kind: Kind) -> Mapping[str, RecordKeys]:
        """All objects of a kind, by id."""
        found: Mapping[str, RecordKeys] = getattr(self, kind.folder)
        return found

    def __contains__(self, id: str) -> bool:
        return self.find(id) is not None

    def records(self) -> Iterable[tuple[Kind, RecordKeys]]:
        """Every object with its kind, by kind and id."""
        for kind in Kind:
            for _, item in sorted(self.of_kind(kind).items()):
                yield kind, item

    def find_figure(self, id: str, measure: str) -> Figure | None:
        """The figure of an event, entity or dossier that `[[id#measure]]` names, or None."""
        owner = self.events.get(id) or self.entities.get(id) or self.dossiers.get(id)
        figures = owner.figures if owner else ()
        return next((figure for figure in figures if figure.measure == measure), None)

    def other_names_of(self, id: str) -> tuple[str, ...]:
        """The aliases of an entity that readers may see; none of another record."""
        entity = self.entities.get(id)
        return entity.other_names if entity else ()

    def body_of(self, id: str) -> str:
        """The text of a record; sources described in place have none."""
        origin = self.origins[id]
        return "" if origin.key else origin.record.body


def make_library(records: Iterable[Record]) -> tuple[Library, tuple[Problem, ...]]:
    """The Library of these records, and the faults of all of them."""
    records = tuple(records)
    names = Names(records)
    return shelve_entries([make_entry(record, names) for record in records], names)


def shelve_entries(entries: Sequence[Entry], names: Names) -> tuple[Library, tuple[Problem, ...]]:
    """The Library of what these files hold; of several that claim an id, the first has it."""
    shelf = _Shelf(names)
    for entry in entries:
        record = entry.record
        shelf.problems += entry.problems
        shelf.add(Origin(record, record.kind), record.id, entry.item, entry.salvaged)
    for entry in entries:
        for described in entry.described:
            shelf.problems += described.problems
            origin = Origin(entry.record, Kind.SOURCE, described.key)
            if described.source or described.id not in shelf.origins:
                shelf.add(origin, described.id, described.source)
    return shelf.library(), tuple(shelf.problems)


@dataclass(slots=True)
class _Shelf:
    """A Library that is being filled."""

    names: Names
    problems: list[Problem] = field(default_factory=list)
    objects: dict[Kind, dict[str, RecordKeys]] = field(
        default_factory=lambda: {kind: {} for kind in Kind}
    )
    origins: dict[str, Origin] = field(default_factory=dict)
    contested: set[str] = field(default_factory=set)
    salvaged: dict[str, RecordKeys] = field(default_factory=dict)

    def add(
        self,
        origin: Origin,
        id: str,
        item: RecordKeys | None,
        salvaged: RecordKeys | None = None,
    ) -> None:
        """Gives the id to the first who claims it."""
        first = self.origins.get(id)
        if first:
            self.contested.add(id)
            self.problems.append(_taken(id, origin, first))
            return
        self.origins[id] = origin
        if item:
            self.objects[origin.kind][id] = item
        elif salvaged:
            self.salvaged[id] = salvaged

    def library(self) -> Library:
        """The Library of what was added."""
        return replace(
            _library(self.objects, self.origins),
            contested=frozenset(self.contested),
            salvaged=self.salvaged,
            names=self.names,
        )


def _taken(id: str, origin: Origin, first: Origin) -> Problem:
    path = first.record.top.path
    place = origin.place_of("id")
    message = Words(f"المعرّف «{id}» مستعمل في {path}", f'The id "{id}" is taken by {path}')
    hint = Words(
        "المعرّف واحد في الموقع كله: غيّر اسم أحد الملفين، أو أضف id: آخر",
        "An id is unique in the whole site: rename one of the files, or add another id:",
    )
    if origin.key and first.kind is Kind.SOURCE:
        hint = Words(
            f"إن كان المصدر نفسه فاكتب معرّفه وحده: - {id}، وإلا فاختر معرّفا آخر",
            f"If it is the same source write its id alone: - {id}; if not, choose another id",
        )
    return error(place, "REF310", message, hint)


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

    A source described in an article that is hidden or withdrawn is hidden with it. Of a withdrawn
    record only what its notice needs is left.
    """
    hidden = {item.id for _, item in library.records() if not is_visible(item, settings)}
    withdrawn = {item.id for _, item in library.records() if item.status == "withdrawn"}
    described = {
        id
        for id, origin in library.origins.items()
        if origin.key and origin.record.id in hidden | withdrawn and origin.record.id != id
    }
    gone = hidden | described

    def shown(objects: Mapping[str, RecordT]) -> dict[str, RecordT]:
        kept = {id: item for id, item in objects.items() if id not in gone}
        return {id: without_content(item, settings) for id, item in kept.items()}

    return replace(
        library,
        articles=shown(library.articles),
        dossiers=shown(library.dossiers),
        entities=shown(library.entities),
        events=shown(library.events),
        sources=shown(library.sources),
    )
