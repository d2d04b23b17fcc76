"""A Record: what an editor wrote in one file, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

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

    def __init__(self, name: str) -> None:
        self.folder = "entities" if name == "entity" else f"{name}s"
        """The folder of this kind's files, and the first part of their addresses."""


KIND_OF_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a file: values, the place of each, and the text below them."""

    values: Mapping[str, Any]
    places: Mapping[Key, Place]
    key_places: Mapping[Key, Place]
    body: str = ""
    body_line: int = 1


class Reader(Protocol):
    """Reads again what was typed in a record's file."""

    def typed(self, record: Record) -> Typed:
        """All of it."""
        ...

    def body(self, record: Record) -> tuple[str, int]:
        """The text alone, and the line that it begins on."""
        ...


class Record:
    """One file as it was typed.

    `values` holds strings, booleans (`true`, `false`), None (empty, `null`, `~`), lists and
    mappings; numbers and dates are the strings that were typed. `places` has the place of each
    value and `key_places` that of each key, by Key. `path` is relative to the content folder,
    with `/`; places carry the path that messages show. `body` is the text after the front
    matter, which begins on line `body_line`. A file that cannot be read is a record too, with
    `is_readable` false and nothing but the ids that it gives, so that they are not called unknown.

    A record that was put away (`put_away`) holds none of this, and reads it again when asked.
    """

    __slots__ = ("_reader", "_typed", "digest", "id", "is_readable", "kind", "path", "shown")

    def __init__(
        self,
        kind: Kind,
        id: str,
        path: str,
        typed: Typed | None,
        *,
        shown: str = "",
        digest: str = "",
        is_readable: bool = True,
        reader: Reader | None = None,
    ) -> None:
        self.kind = kind
        self.id = id
        self.path = path
        self.shown = shown or path
        self.digest = digest
        self.is_readable = is_readable
        self._typed = typed
        self._reader = reader

    def put_away(self, reader: Reader) -> Record:
        """The same record without what was typed in it, which `reader` can read again."""
        if not self.is_readable:
            return self
        return Record(
            self.kind,
            self.id,
            self.path,
            None,
            shown=self.shown,
            digest=self.digest,
            reader=reader,
        )

    @property
    def typed(self) -> Typed:
        """Everything that was typed."""
        if self._typed is not None:
            return self._typed
        assert self._reader is not None, "a record is put away with its reader"
        return self._reader.typed(self)

    @property
    def values(self) -> Mapping[str, Any]:
        """The front matter."""
        return self.typed.values

    @property
    def places(self) -> Mapping[Key, Place]:
        """The place of each value."""
        return self.typed.places

    @property
    def key_places(self) -> Mapping[Key, Place]:
        """The place of each key."""
        return self.typed.key_places

    @property
    def body(self) -> str:
        """The text below the front matter."""
        if self._typed is not None:
            return self._typed.body
        assert self._reader is not None, "a record is put away with its reader"
        return self._reader.body(self)[0]

    @property
    def body_line(self) -> int:
        """The line that the text begins on; of a file without one it is of no use."""
        if self._typed is not None:
            return self._typed.body_line
        assert self._reader is not None, "a record is put away with its reader"
        return self._reader.body(self)[1]

    def place_of(self, *key: str | int) -> Place:
        """The place of that value, or of the nearest thing around it."""
        places, key_places = self.places, self.key_places
        for end in range(len(key), 0, -1):
            found = places.get(key[:end]) or key_places.get(key[:end])
            if found:
                return found
        return self.top

    def place_of_key(self, *key: str | int) -> Place:
        """The place of that key's name, or of the nearest thing around it."""
        return self.key_places.get(key) or self.place_of(*key)

    @property
    def top(self) -> Place:
        """The file's beginning."""
        return Place(self.shown)

    def place_in_body(self, offset: int) -> Place:
        """The place of a character of the body, counted from 0."""
        before = self.body[:offset]
        line = before.count("\n")
        return Place(self.shown, self.body_line + line, offset - (before.rfind("\n") + 1) + 1)
