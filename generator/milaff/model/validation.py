"""Record → Article, Dossier, Entity, Event or Source, and every fault of it at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.faults import Subject, keys_beside, known_key, problem_of
from milaff.model.fields import Fields
from milaff.model.likely_words import likely_key
from milaff.model.names import Names
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.problems import Problem
from milaff.records.record import Key, Kind, Record
from milaff.text.slugs import is_id

MODELS: Mapping[Kind, type[RecordKeys]] = {
    Kind.ARTICLE: Article,
    Kind.DOSSIER: Dossier,
    Kind.ENTITY: Entity,
    Kind.EVENT: Event,
    Kind.SOURCE: Source,
}
NO_ID = "source-without-id"
"""Stands for the id that a source described in place lacks."""
_DOTS = {"title": "…", "date": "0001-01-01", "name": {"ar": "…"}, "kind": "person"}
"""What may stand for a required value that is missing or faulty."""
ModelT = TypeVar("ModelT", bound=Fields)


@dataclass(frozen=True, slots=True)
class Described:
    """A source that an article describes in place: its key there, its id, what it is, its faults.

    `source` is None where there are faults.
    """

    key: Key
    id: str
    source: Source | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Validated:
    """The object of one record, or None where it has faults; all its faults.

    `salvaged` is then what is sound of it, with dots in place of what is required.
    """

    item: RecordKeys | None = None
    problems: tuple[Problem, ...] = ()
    salvaged: RecordKeys | None = None


def validate_record(record: Record, names: Names) -> Validated:
    """What the record is, or what is wrong with it."""
    if not record.is_readable:
        return Validated()
    values = _present(record.values) | {"id": record.id}
    if record.kind is Kind.ARTICLE:
        values = _with_source_ids(values)
    if not is_id(record.id):
        values["id"] = "id"  # what is wrong with it was said when it was read
    model = MODELS[record.kind]
    item, problems = _validated(model, values, Subject(record, names, MODELS))
    if item and is_id(record.id):
        return Validated(item, problems)
    return Validated(None, problems, item or _salvaged(model, values))


def _salvaged(model: type[RecordKeys], values: Mapping[str, Any]) -> RecordKeys | None:
    """The record without its faulty keys."""
    try:
        return model.model_validate(values)
    except ValidationError as found:
        faulty = {fault["loc"][0] for fault in found.errors() if fault["loc"]}
    needed = {key: value for key, value in _DOTS.items() if key in faulty}
    sound = {key: value for key, value in values.items() if key not in faulty}
    try:
        return model.model_validate(sound | {k: v for k, v in needed.items() if _needs(model, k)})
    except ValidationError:
        return None


def _needs(model: type[Fields], key: str) -> bool:
    field = model.model_fields.get(key)
    return field is not None and field.is_required()


def described_sources(record: Record, names: Names) -> Iterator[Described]:
    """The sources that an article describes in place; of a file that cannot be read, their ids."""
    listed = record.values.get("sources")
    if record.kind is not Kind.ARTICLE or not isinstance(listed, list):
        return
    for index, item in enumerate(listed):
        if isinstance(item, dict):
            yield _described(("sources", index), item, record, names)


def _described(key: Key, item: Mapping[str, Any], record: Record, names: Names) -> Described:
    id = _id_of(item)
    if not record.is_readable:
        return Described(key, id, None, ())
    subject = Subject(record, names, MODELS, key)
    source, problems = _validated(Source, _present(item), subject)
    return Described(key, id, source, problems)


def _validated(
    model: type[ModelT], values: Mapping[str, Any], subject: Subject
) -> tuple[ModelT | None, tuple[Problem, ...]]:
    try:
        return model.model_validate(values), ()
    except ValidationError as found:
        faults = _without_echoes(found.errors(include_url=False), model, subject)
    # An unknown model in a union or a list repeats an error; a place has one of each kind.
    problems = [problem_of(fault, model, subject) for fault in faults]
    return None, tuple({(problem.place, problem.code): problem for problem in problems}.values())


def _without_echoes(
    faults: Iterable[ErrorDetails], model: type[Fields], subject: Subject
) -> list[ErrorDetails]:
    """The faults but those of keys that are only missing because they are misspelt."""
    faults = list(faults)
    meant = {
        (*key[:-1], likely_key(str(key[-1]), keys_beside(model, key)))
        for fault in faults
        if fault["type"] == "extra_forbidden"
        for key in [known_key(fault["loc"], subject)]
    }
    return [
        fault
        for fault in faults
        if fault["type"] != "missing" or known_key(fault["loc"], subject) not in meant
    ]


def _present(value: Any) -> Any:
    """The value without what is empty: a form that was left blank counts as absent."""
    if isinstance(value, dict):
        cleaned = {key: _present(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [_present(item) for item in value]
    return value


def _with_source_ids(values: dict[str, Any]) -> dict[str, Any]:
    """The article with ids alone in `sources`: what is described in place is its own object."""
    listed = values.get("sources")
    if not isinstance(listed, list):
        return values
    return values | {
        "sources": [_id_of(item) if isinstance(item, dict) else item for item in listed]
    }


def _id_of(described: Mapping[str, Any]) -> str:
    """Its id where it has a valid one: what is wrong with it is said of the source itself."""
    id = described.get("id")
    return id if isinstance(id, str) and is_id(id) else NO_ID
