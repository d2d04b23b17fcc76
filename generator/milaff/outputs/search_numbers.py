"""The numbers of the records in the index: in the order of kind, date and id, so that a new article
comes last.

After the records of each kind is room for more. So a new source moves later sources and none of
the events and articles that are numbered after them, until the room is full.
"""

from __future__ import annotations

from collections.abc import Iterable

KINDS = ("entity", "dossier", "source", "event", "article")
"""In the order of the records' numbers; the pages of the first two say who names them."""
_LEAST_ROOM = 8


def room_for(kind: str, count: int) -> int:
    """How many numbers a kind has that so many records are of: the last has no more than these,
    the others up to an eighth more, or a few."""
    if kind == KINDS[-1]:
        return count
    step = max(_LEAST_ROOM, 1 << max(0, count.bit_length() - 4))
    return (count // step + 1) * step


def number_records(records: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """The ids of records by their numbers, from the kind, date and id of each; empty where a
    number is left."""
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for kind, date, id in records:
        found[kind].append((date, id))
    ids: list[str] = []
    for kind, of_kind in found.items():
        ids += [id for _, id in sorted(of_kind)]
        ids += [""] * (room_for(kind, len(of_kind)) - len(of_kind))
    return tuple(ids)
