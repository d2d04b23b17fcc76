"""One error of pydantic → a Problem at the place of the value or key that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic_core import ErrorDetails

from milaff.model.entity import Alias
from milaff.model.fields import Fields
from milaff.model.kind_words import KIND_WORDS
from milaff.model.likely_words import languages, likely_key, likely_value
from milaff.model.names import Names
from milaff.model.record_keys import RecordKeys
from milaff.model.wording import wording_of
from milaff.problems import Place, Problem, Words, error
from milaff.records.record import Key, Kind, Record
from milaff.text.slugs import is_id

_SHOWN = 60
_SHAPES = ("not-text", "not-a-list", "not-a-mapping")
"""Faults of a whole value, which is named by its key where it stands on lines below."""
_TYPES = {
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "mapping_type": "not-a-mapping",
    "bool_type": "bool",
    "bool_parsing": "bool",
    "int_parsing": "number",
    "int_type": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "string_too_short": "empty",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is validated: a record, or the part of one that stands under `prefix`.

    `names` finds a record that was named in words, `models` has the keys of every kind.
    """

    record: Record
    names: Names
    models: Mapping[Kind, type[RecordKeys]]
    prefix: Key = ()


def problem_of(fault: ErrorDetails, model: type[Fields], subject: Subject) -> Problem:
    """The problem in the editor's words."""
    at = (fault.get("ctx") or {}).get("at", ())
    key = (*subject.prefix, *known_key(fault["loc"], subject), *at)
    if fault["type"] == "extra_forbidden":
        return _unknown_key(key, model, subject)
    kind = _kind(fault, key, model, subject)
    filling = {
        "key": _written(key) or _written(subject.prefix) or "id",
        "name": str(key[-1]) if key else "id",
        "parent": _written(key[:-1]),
        "value": _shown(_value_at(fault["input"], at)),
        "items": _as_items(fault["input"]),
        "expected": ", ".join(_expected(fault)),
        "example": _example(model, key[len(subject.prefix) :]),
    }
    code, message, hint = wording_of(kind, filling)
    suggestion = _suggestion(kind, fault, subject)
    if suggestion:
        hint = _did_you_mean(suggestion)
    return error(_place(kind, fault, key, subject.record), code, message, hint)


def known_key(loc: Key, subject: Subject) -> Key:
    """The error's place as a key of what is validated: pydantic adds names of types."""
    record, prefix = subject.record, subject.prefix
    key: Key = ()
    for part in loc:
        longer = (*prefix, *key, part)
        if longer in record.places or longer in record.key_places:
            key = (*key, part)
    is_missing = bool(loc) and (not key or key[-1] != loc[-1]) and isinstance(loc[-1], str)
    return (*key, loc[-1]) if is_missing and "[" not in str(loc[-1]) else key


def keys_beside(model: type[Fields], key: Key) -> tuple[str, ...]:
    """The keys that may stand where an unknown one was found, those of its own kind first."""
    current = _model_at(model, key[:-1]) or model
    own = current.__annotations__
    names = sorted(current.model_fields, key=lambda name: name not in own)
    return tuple(current.model_fields[name].alias or name for name in names)


def _unknown_key(key: Key, model: type[Fields], subject: Subject) -> Problem:
    known = keys_beside(model, key[len(subject.prefix) :])
    typed = str(key[-1])
    code, message, _ = wording_of("extra_forbidden", {"key": _written(key)})
    likely = likely_key(typed, known)
    owners = [kind for kind, owner in subject.models.items() if typed in owner.model_fields]
    if owners and len(key) == 1 and likely != typed:
        hint = _possible_keys(known, KIND_WORDS[owners[0]], typed)
    else:
        hint = _did_you_mean(likely) if likely else _possible_keys(known)
    return error(subject.record.place_of_key(*key), code, message, hint)


def _did_you_mean(word: str) -> Words:
    """The hint that names what was probably meant."""
    return Words(f"هل تقصد «{word}»؟", f'Did you mean "{word}"?')


def _possible_keys(known: tuple[str, ...], owner: Words | None = None, key: str = "") -> Words:
    """The keys that may stand there; whose the key is, where it belongs to another kind."""
    listed = ", ".join(known)
    if owner:
        return Words(
            f"«{key}» من مفاتيح سجل {owner.ar}، والمفاتيح هنا: {listed}",
            f'"{key}" is a key of a record of the kind {owner.en}; the keys here: {listed}',
        )
    return Words(f"المفاتيح الممكنة: {listed}", f"Possible keys: {listed}")


def _kind(fault: ErrorDetails, key: Key, model: type[Fields], subject: Subject) -> str:
    """The name of the wording: pydantic's type or our code, and what makes it special."""
    value = fault["input"]
    typed = str((fault.get("ctx") or {}).get("code") or _TYPES.get(fault["type"], fault["type"]))
    if typed == "missing":
        if key[-1:] == ("values",):
            return "no-values"
        if key in subject.record.key_places:
            return "empty"
        return "missing:inside" if len(key) > 1 else "missing"
    if typed == "not-text":
        return f"not-text:{type(value).__name__}"
    if typed == "not-a-list":
        return _kind_of_list(value, _model_at(model, key[len(subject.prefix) :]))
    if typed == "id" and isinstance(value, str):
        special = next((mark for mark in ("://", ",", "،") if mark in value), "")
        return {"": "id", "://": "id:url"}.get(special, "id:several")
    return typed


def _kind_of_list(value: object, items: type[Fields] | None) -> str:
    """What is to be said where a list is expected: of its items, and of what was typed."""
    if items and not (items is Alias and isinstance(value, str)):
        return "not-a-list:of-mappings"
    words = value.split() if isinstance(value, str) else []
    is_ids_on_lines = len(words) > 1 and all(map(is_id, words))
    return "not-a-list:text" if words and not is_ids_on_lines else "not-a-list"


def _place(kind: str, fault: ErrorDetails, key: Key, record: Record) -> Place:
    if kind == "empty":
        return record.place_of_key(*key)
    if kind.startswith("missing") or kind == "no-values":
        return record.place_of_key(*key) if key in record.key_places else record.place_of(*key[:-1])
    if fault["loc"][-1:] == ("[key]",):
        return record.place_of_key(*key)
    place = record.place_of(*key)
    if kind.startswith(_SHAPES) and not isinstance(fault["input"], str):
        around = record.place_of_key(*key)
        return place if around.line == place.line else around
    return place


def _suggestion(kind: str, fault: ErrorDetails, subject: Subject) -> str | None:
    context = fault.get("ctx") or {}
    value = fault["input"]
    if not isinstance(value, str) or kind.startswith("id:"):
        return None
    if kind == "literal_error":
        return likely_value(value, _expected(fault))
    if kind == "bool":
        return likely_value(value, ("true", "false"))
    if kind == "language":
        return context.get("suggestion") or likely_value(value, languages())
    if kind == "id":
        found = subject.names.find(value)
        return found or (context.get("suggestion") if value.isascii() else None)
    suggestion = context.get("suggestion")
    return str(suggestion) if suggestion else None


def _expected(fault: ErrorDetails) -> tuple[str, ...]:
    """The values of a list that pydantic names: `'a', 'b' or 'c'`."""
    expected = str((fault.get("ctx") or {}).get("expected", ""))
    return tuple(expected.replace(" or ", ", ").replace("'", "").split(", "))


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else str(value).lower()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _value_at(value: Any, at: Key) -> object:
    """The part of what was validated that the fault is about."""
    for part in at:
        value = value[part]
    return value


def _as_items(value: object) -> str:
    """The items of a list that was typed as one text."""
    items = str(value).replace("،", ",").replace("؛", ",").split(",")
    return ", ".join(item.strip() for item in items if item.strip())


def _written(key: Key) -> str:
    """The key as it is spoken of: `sources[0].date`."""
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _example(model: type[Fields], key: Key) -> str:
    """The first key that a mapping at that place needs."""
    found = _model_at(model, key)
    if found is None:
        return "ar" if key == ("name",) else "key"
    required = (name for name, field in found.model_fields.items() if field.is_required())
    return next(required, next(iter(found.model_fields)))


def _model_at(model: type[Fields], key: Key) -> type[Fields] | None:
    """The model of what stands at that key, or None where it is no mapping of known keys."""
    current: type[Fields] | None = model
    for part in key:
        if isinstance(part, str):
            field = current.model_fields.get(part) if current else None
            current = _find_model(field.annotation) if field else None
    return current


def _find_model(annotation: Any) -> type[Fields] | None:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return annotation
    for argument in get_args(annotation):
        found = _find_model(argument)
        if found:
            return found
    return None
