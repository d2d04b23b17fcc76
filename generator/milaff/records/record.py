"""A Record: what an editor wrote in one file, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from milaff.problems import Place

Key = tuple[str | int, ...]
"""Where a value stands in a record: `("sources", 0, "id")`."""


class Kind(StrEnum):
    """The kinds of record; each has its folder."""

    ARTICLE = "article"
    DOSSIER = "dossier"
    ENTITY = "entity"
    EVENT = "event"
    SOURCE = "source"

    @property
    def folder(self) -> str:
        """The folder of this kind's files, and the first part of their addresses."""
        return _FOLDERS[self]


_FOLDERS: Mapping[Kind, str] = {
    kind: "entities" if kind is Kind.ENTITY else f"{kind.value}s" for kind in Kind
}
KIND_OF_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Record:
    """One file as it was typed.

    `values` holds strings, booleans (`true`, `false`), None (empty, `null`, `~`), lists and
    mappings; numbers and dates are the strings that were typed. `places` has the place of each
    value and `key_places` that of each key, by Key. `path` is relative to the content folder,
    with `/`; places carry the path that messages show. `body` is the text after the front
    matter, which begins on line `body_line`. A file that cannot be read is a record too, with
    `is_readable` false and nothing but the ids that it gives, so that they are not called unknown.
    """

    kind: Kind
    id: str
    path: str
    values: Mapping[str, Any]
    places: Mapping[Key, Place]
    key_places: Mapping[Key, Place]
    body: str = ""
    body_line: int = 1
    digest: str = ""
    is_readable: bool = True

    def place_of(self, *key: str | int) -> Place:
        """The place of that value, or of the nearest thing around it."""
        for end in range(len(key), 0, -1):
            found = self.places.get(key[:end]) or self.key_places.get(key[:end])
            if found:
                return found
        return self.top

    def place_of_key(self, *key: str | int) -> Place:
        """The place of that key's name, or of the nearest thing around it."""
        return self.key_places.get(key) or self.place_of(*key)

    @property
    def top(self) -> Place:
        """The file's beginning."""
        return self.places.get((), Place(self.path))

    def place_in_body(self, offset: int) -> Place:
        """The place of a character of the body, counted from 0."""
        before = self.body[:offset]
        line = before.count("\n")
        return Place(self.top.path, self.body_line + line, offset - (before.rfind("\n") + 1) + 1)
