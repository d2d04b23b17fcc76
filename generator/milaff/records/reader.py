"""Records that were put away, read again from their files when something asks for their text."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TypeVar

from milaff.records.encoding import decode
from milaff.records.front_matter import normalise_lines, split_front_matter
from milaff.records.read import digest_of, parse_record
from milaff.records.record import Record, Typed

_KEPT = 8
T = TypeVar("T")


class ChangedMeanwhile(Exception):
    """A file is not what it was when this build read it first."""

    def __init__(self, record: Record) -> None:
        self.path = record.shown
        super().__init__(f"{record.shown} changed while the site was built")


class FolderReader:
    """Reads records of a content folder; keeps the few that were asked for last."""

    def __init__(self, content: Path, shown: str) -> None:
        self._content = content
        self._shown = shown
        self._typed: OrderedDict[str, Typed] = OrderedDict()
        self._bodies: OrderedDict[str, tuple[str, int]] = OrderedDict()

    def typed(self, record: Record) -> Typed:
        """All that was typed. Raises ChangedMeanwhile where the file is not the same any more."""
        found = self._typed.get(record.path)
        if found is None:
            data = self._bytes(record)
            again, _ = parse_record(data, record.kind, record.path, self._shown)
            assert again is not None, "the same bytes gave a record before"
            found = again.typed
            _keep(self._typed, record.path, found)
        return found

    def body(self, record: Record) -> tuple[str, int]:
        """The text alone with its first line, which is quick; raises as `typed` does."""
        found = self._bodies.get(record.path)
        if found is None:
            found = self._read_body(record)
            _keep(self._bodies, record.path, found)
        return found

    def _read_body(self, record: Record) -> tuple[str, int]:
        if not record.path.endswith(".md"):
            return "", 1
        text, _ = decode(self._bytes(record), record.shown)
        halves = split_front_matter(normalise_lines(text), record.shown)
        return halves.body, halves.body_line

    def _bytes(self, record: Record) -> bytes:
        try:
            with open(f"{self._content}/{record.path}", "rb", 0) as file:
                data = file.read()
        except OSError as stop:
            raise ChangedMeanwhile(record) from stop
        if digest_of(data) != record.digest:
            raise ChangedMeanwhile(record)
        return data


def _keep(kept: OrderedDict[str, T], key: str, value: T) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _KEPT:
        kept.popitem(last=False)
