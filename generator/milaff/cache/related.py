"""What to read next after each article, found anew only where something of it changed.

Of the pages only those change for which something else was found: the likeness of two texts moves
a little with every edit, what comes of it seldom.
"""

from __future__ import annotations

from functools import partial

from milaff.cache.units import Change, Shelf
from milaff.graph.graph import Graph
from milaff.graph.related import Related


def find_kept_related(
    watched: Graph, newest: tuple[str, ...], kept: Shelf, change: Change
) -> dict[str, tuple[Related, ...]]:
    """What to read next, by article. Where it is not what it was, `change` is told."""
    related = watched.related
    found: dict[str, tuple[Related, ...]] = {}
    for id in newest:
        row = kept.find(id, ())
        if row is not None:
            found[id] = row.value
            continue
        before = kept.last(id)
        found[id] = kept.make(id, partial(related.__getitem__, id), (), _as_it_is)
        if found[id] != before:
            change.add([("related", id)])
    return found


def _as_it_is(value: tuple[Related, ...]) -> tuple[Related, ...]:
    return value
