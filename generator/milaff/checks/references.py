"""REF301, REF302: an id in front matter that names no record, or one of another kind.

A reference to a record that readers may not know of yet is no fault: it appears when that does.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.unresolved import unknown_id, wrong_kind
from milaff.graph.graph import Graph
from milaff.model.library import Library
from milaff.model.references import Reference, references_of
from milaff.problems import Place, Problem
from milaff.settings import Settings
from milaff.text.slugs import is_id


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every reference of every record that is written."""
    library = graph.written
    for _, item in library.records():
        origin = library.origins[item.id]
        for reference in references_of(item):
            yield from _check_reference(reference, origin.place_of(*reference.key), library)


def _check_reference(reference: Reference, place: Place, library: Library) -> Iterator[Problem]:
    origin = library.origins.get(reference.id)
    if origin is None:
        if not reference.is_name or is_id(reference.id):
            yield unknown_id(reference.id, reference.kind, place, library)
    elif origin.kind is not reference.kind:
        yield wrong_kind(reference.id, reference.kind, origin.kind, place)
