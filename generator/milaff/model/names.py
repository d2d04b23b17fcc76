"""Finds the record that somebody named in words where its id is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from milaff.records.record import Kind, Record
from milaff.text.arabic import fold

_LIKELIEST = (Kind.ENTITY, Kind.EVENT, Kind.DOSSIER, Kind.ARTICLE, Kind.SOURCE)
"""What a name in a text most probably means."""


@dataclass(frozen=True)
class Names:
    """The titles, names and aliases of these records; gathered when the first is asked for."""

    records: tuple[Record, ...] = ()

    def find(self, name: str, kind: Kind | None = None) -> str | None:
        """The id of a record of that name, of that kind if one is given, or None."""
        kinds = (kind,) if kind else _LIKELIEST
        found = (self._ids.get((fold(name), one)) for one in kinds)
        return next(filter(None, found), None)

    @cached_property
    def _ids(self) -> dict[tuple[str, Kind], str]:
        ids: dict[tuple[str, Kind], str] = {}
        for record in self.records:
            for name in map(fold, _names_of(record.values)):
                ids.setdefault((name, record.kind), record.id)
        return ids


def _names_of(values: Any) -> Iterator[str]:
    name = values.get("name")
    aliases = values.get("aliases")
    typed = [values.get("title"), *(name.values() if isinstance(name, dict) else [name])]
    if isinstance(aliases, list):
        typed += [alias.get("text") if isinstance(alias, dict) else alias for alias in aliases]
    yield from (text for text in typed if isinstance(text, str))
