"""Record → Article, Dossier, Entity, Event or Source, and every fault of it at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.fields import Fields
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.model.wording import unknown_key_hint, wording_of
from milaff.problems import Place, Problem, closest, error
from milaff.records.record import Key, Kind, Record

MODELS: Mapping[Kind, type[RecordKeys]] = {
    Kind.ARTICLE: Article,
    Kind.DOSSIER: Dossier,
    Kind.ENTITY: Entity,
    Kind.EVENT: Event,
    Kind.SOURCE: Source,
}
_SHOWN = 60
ModelT = TypeVar("ModelT", bound=Fields)


def validate_record(record: Record) -> tuple[RecordKeys | None, tuple[Problem, ...]]:
    """The object of one record, or None where it has faults; all its faults."""
    values = _present(record.values) | {"id": record.id}
    if record.kind is Kind.ARTICLE:
        values = _with_source_ids(values)
    return _validated(MODELS[record.kind], values, record, ())


def described_sources(record: Record) -> tuple[tuple[Key, Source | None, tuple[Problem, ...]], ...]:
    """The sources that an article describes in place, each with its key, and their faults."""
    listed = record.values.get("sources")
    if record.kind is not Kind.ARTICLE or not isinstance(listed, list):
        return ()
    found = []
    for index, item in enumerate(listed):
        if isinstance(item, dict):
            source, problems = _validated(Source, _present(item), record, ("sources", index))
            found.append((("sources", index), source, problems))
    return tuple(found)


def _validated(
    model: type[ModelT], values: Mapping[str, Any], record: Record, prefix: Key
) -> tuple[ModelT | None, tuple[Problem, ...]]:
    try:
        return model.model_validate(values), ()
    except ValidationError as faults:
        # An unknown model in a union or a list repeats an error; a place has one of each kind.
        found = {
            (problem.place, problem.code): problem
            for fault in faults.errors(include_url=False)
            for problem in [_problem(fault, model, record, prefix)]
        }
        return None, tuple(found.values())


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
    ids = [item.get("id", "unnamed") if isinstance(item, dict) else item for item in listed]
    return values | {"sources": ids}


def _problem(fault: ErrorDetails, model: type[Fields], record: Record, prefix: Key) -> Problem:
    context = fault.get("ctx") or {}
    kind = str(context.get("code") or fault["type"])
    key = _known_key(prefix + fault["loc"], record)
    filling = {
        "key": _written(key) or _written(prefix) or "id",
        "value": _shown(fault["input"]),
        "expected": _expected(fault),
    }
    code, message, hint = wording_of(kind, filling, _suggestion(fault, context))
    if kind == "extra_forbidden":
        hint = unknown_key_hint(str(key[-1]), _keys_beside(model, key[len(prefix) :]))
        return error(record.place_of_key(*key), code, message, hint)
    return error(_place(kind, key, record), code, message, hint)


def _known_key(loc: Key, record: Record) -> Key:
    """The error's place as a key of the record: pydantic adds names of types and functions."""
    key: Key = ()
    for part in loc:
        longer = (*key, part)
        if longer in record.places or longer in record.key_places:
            key = longer
    is_missing = bool(loc) and (not key or key[-1] != loc[-1]) and isinstance(loc[-1], str)
    return (*key, loc[-1]) if is_missing and "[" not in str(loc[-1]) else key


def _place(kind: str, key: Key, record: Record) -> Place:
    if kind == "missing":
        return record.place_of_key(*key) if key in record.key_places else record.place_of(*key[:-1])
    return record.place_of(*key)


def _suggestion(fault: ErrorDetails, context: Mapping[str, Any]) -> str | None:
    suggestion = context.get("suggestion")
    if suggestion is None and fault["type"] == "literal_error":
        return closest(str(fault["input"]), _literals(fault))
    return str(suggestion) if suggestion is not None else None


def _literals(fault: ErrorDetails) -> tuple[str, ...]:
    context = fault.get("ctx") or {}
    return tuple(
        str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
    )


def _expected(fault: ErrorDetails) -> str:
    context = fault.get("ctx") or {}
    if fault["type"] == "literal_error":
        return ", ".join(_literals(fault))
    if "ge" in context:
        return f"≥ {context['ge']}"
    if "le" in context:
        return f"≤ {context['le']}"
    return "1, 2, 3 …"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _written(key: Key) -> str:
    """The key as it is spoken of: `sources[0].date`."""
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _keys_beside(model: type[Fields], key: Key) -> tuple[str, ...]:
    """The keys that may stand where an unknown one was found."""
    current = model
    for part in key[:-1]:
        if isinstance(part, str):
            current = _model_of(current, part) or current
    return tuple(field.alias or name for name, field in current.model_fields.items())


def _model_of(model: type[Fields], key: str) -> type[Fields] | None:
    field = model.model_fields.get(key)
    return _find_model(field.annotation) if field else None


def _find_model(annotation: Any) -> type[Fields] | None:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return annotation
    for argument in get_args(annotation):
        found = _find_model(argument)
        if found:
            return found
    return None
