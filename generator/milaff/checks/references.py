"""REF301–REF303, REF309: an id in front matter that names no record, one of another kind, the
record itself, or the same twice.

A reference to a record that readers may not know of yet is no fault: it appears when that does.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.unresolved import unknown_id, wrong_kind
from milaff.graph.graph import Graph
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.model.references import Reference, references_of
from milaff.problems import Place, Problem, Words, error, warning
from milaff.records.record import Key
from milaff.settings import Settings
from milaff.text.slugs import is_id

_TO_OTHERS = frozenset({"related", "to"})
"""Keys that relate a record to another one."""


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every reference of the record; of one with faults, the sound ones."""
    library = graph.written
    seen: set[tuple[Key, str]] = set()
    for reference in references_of(item):
        yield from _check_reference(reference, item, library)
        if reference.id == item.id and _TO_OTHERS.intersection(map(str, reference.key)):
            yield _itself(reference.id, _place(reference, item, library))
        if isinstance(reference.key[-1], int):
            listed = (reference.key[:-1], reference.id)
            if listed in seen and reference.id in library:
                yield _twice(reference.id, _place(reference, item, library))
            seen.add(listed)


def _place(reference: Reference, item: RecordKeys, library: Library) -> Place:
    return library.origins[item.id].place_of(*reference.key)


def _check_reference(reference: Reference, item: RecordKeys, library: Library) -> Iterator[Problem]:
    origin = library.origins.get(reference.id)
    if origin is None:
        if not reference.is_name or is_id(reference.id):
            place = _place(reference, item, library)
            yield unknown_id(reference.id, reference.kind, place, library)
    elif origin.kind is not reference.kind and reference.id not in library.contested:
        place = _place(reference, item, library)
        yield wrong_kind(reference.id, reference.kind, origin.kind, place, library)


def _itself(id: str, place: Place) -> Problem:
    return error(
        place,
        "REF309",
        Words(f"«{id}» يحيل إلى نفسه", f'"{id}" refers to itself'),
        Words("اكتب معرّفا آخر أو احذف السطر", "Write another id, or delete the line"),
    )


def _twice(id: str, place: Place) -> Problem:
    return warning(
        place,
        "REF303",
        Words(f"«{id}» مكرر في القائمة", f'"{id}" stands twice in the list'),
        Words("احذف أحدهما", "Delete one of them"),
    )
