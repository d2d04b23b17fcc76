"""The cache's file: values by space and key, in one sqlite file outside the site.

A file of another version, a foreign or a damaged one counts as none, and is written anew. Every
value carries a checksum, and all are looked at before the first is used: half of what earlier runs
knew is worse than nothing. Only of values that stand by themselves each is looked at when it is
read. Nothing is kept in it until `commit`. One process has the file at a
time, from the first look to the end, so that nobody reads what belongs to two runs.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

_SCHEMA = """
create table if not exists kept (space text, key text, value blob, primary key (space, key))
without rowid
"""
_APPLICATION = 0x6D6C6661
"""«mlfa», sqlite's mark of whose file it is."""
_SUM = 4
_PATIENCE = 5.0
"""Seconds that a run waits for another one that has the file, before it does without."""
_OTHERWISE = {sqlite3.SQLITE_BUSY: "busy", sqlite3.SQLITE_READONLY: "unwritable",
              sqlite3.SQLITE_CANTOPEN: "unwritable"}  # fmt: skip
_BY_THEMSELVES = "bodies"
"""A space of large values, each of which can be lost alone."""
_UNUSABLE = frozenset({"older", "damaged", "foreign"})


class Store:
    """Values by space and key. Without a file it keeps nothing and knows nothing.

    One that is not `is_lasting` forgets in the end what was put in it. `notice` says why an
    existing file was not used: `older`, `damaged`, `foreign`, `busy` or `unwritable`; else empty.
    """

    def __init__(self, file: Path | None, version: str, *, is_lasting: bool = True) -> None:
        self.notice = ""
        self._is_lasting = is_lasting
        self.is_damaged = False
        self._file = file
        self._version = version
        self._connection: sqlite3.Connection | None = None
        if file is not None:
            self._connection = self._open()

    @property
    def is_kept(self) -> bool:
        """Whether what is put here can be read by a later run."""
        return self._connection is not None

    def get(self, space: str, key: str) -> bytes | None:
        """The value, or None."""
        if self._connection is None:
            return None
        found = self._ask("select key, value from kept where space = ? and key = ?", (space, key))
        return self._checked(space, key, found[0][1]) if found else None

    def all(self, space: str) -> Iterator[tuple[str, bytes]]:
        """Every key of a space with its value, in the order of the keys."""
        if self._connection is not None:
            for key, value in self._ask("select key, value from kept where space = ?", (space,)):
                good = self._checked(space, key, value)
                if good is not None:
                    yield key, good

    def keys(self, space: str) -> list[str]:
        """The keys of a space."""
        if self._connection is None:
            return []
        statement = "select key, space from kept where space = ?"
        return [key for key, _ in self._ask(statement, (space,))]

    def put(self, space: str, key: str, value: bytes) -> None:
        """Keep a value."""
        if self._connection is not None:
            whole = _sum(space, key, value) + value
            self._ask("insert or replace into kept values (?, ?, ?)", (space, key, whole))

    def delete(self, space: str, key: str) -> None:
        """Forget a value."""
        if self._connection is not None:
            self._ask("delete from kept where space = ? and key = ?", (space, key))

    def clear(self, space: str) -> None:
        """Forget a whole space."""
        if self._connection is not None:
            self._ask("delete from kept where space = ?", (space,))

    def commit(self) -> None:
        """Make what was put so far last. A file that turned out damaged is removed instead."""
        if self._connection is None or not self._is_lasting:
            return
        if self.is_damaged:
            self._remove()
            return
        with suppress(sqlite3.Error):
            self._connection.commit()

    def close(self) -> None:
        """Let go of the file, and of what was not committed."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _ask(self, statement: str, values: tuple[object, ...]) -> list[tuple[str, bytes]]:
        assert self._connection is not None
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error:
            self._damaged()
            return []

    def _checked(self, space: str, key: str, value: bytes) -> bytes | None:
        if not _is_whole(space, key, value):
            self._damaged()
            return None
        return value[_SUM:]

    def _damaged(self) -> None:
        self.is_damaged = True
        self.notice = self.notice or "damaged"

    def _open(self) -> sqlite3.Connection | None:
        assert self._file is not None
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = self._try()
        if connection is None and self.notice in _UNUSABLE and self._is_lasting:
            fault = self.notice
            self._remove()
            connection = self._try()
            self.notice = self.notice or fault
        return connection

    def _try(self) -> sqlite3.Connection | None:
        """The file, if it is a cache of this version or none yet; else `notice` says what it is."""
        assert self._file is not None
        try:
            connection = self._connect(self._file)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_CORRUPT
            self.notice = _OTHERWISE.get(code & 0xFF, "damaged")
            return None
        try:
            self.notice = self._judge(connection)
            if not self._is_lasting:
                connection.execute("pragma cache_spill = off")
            if not self.notice:
                self._begin(connection)
                return connection
        except sqlite3.Error:
            self.notice = "damaged"
        connection.close()
        return None

    @staticmethod
    def _connect(file: Path) -> sqlite3.Connection:
        """The file, for this run alone; a transaction that was broken off is undone."""
        connection = sqlite3.connect(file, isolation_level="DEFERRED", timeout=_PATIENCE)
        try:
            connection.execute("pragma synchronous = off")
            connection.execute("pragma cache_size = -8000")
            connection.execute("pragma locking_mode = exclusive")
            connection.execute("begin exclusive")
        except BaseException:
            connection.close()
            raise
        return connection

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Give an empty file its table and its marks."""
        if connection.execute("pragma application_id").fetchone()[0]:
            return
        connection.execute(_SCHEMA)
        connection.execute(f"pragma application_id = {_APPLICATION}")
        version = self._version.encode()
        connection.execute(
            "insert or replace into kept values ('version', '', ?)",
            (_sum("version", "", version) + version,),
        )
        if self._is_lasting:
            connection.commit()

    def _judge(self, connection: sqlite3.Connection) -> str:
        """Why a file cannot be used, or empty."""
        assert self._file is not None
        mark, pages, size = (
            connection.execute(f"pragma {name}").fetchone()[0]
            for name in ("application_id", "page_count", "page_size")
        )
        if not self._file.stat().st_size:
            return ""  # there was none, or a run was stopped before it had written anything
        if mark != _APPLICATION:
            return "foreign"
        if self._file.stat().st_size < pages * size:
            return "damaged"
        others = "select space, key, value from kept where space <> ?"
        rows = connection.execute(others, (_BY_THEMSELVES,))
        version = connection.execute("select value from kept where space = 'version'").fetchone()
        if version is None or not _is_whole("version", "", version[0]):
            return "damaged"
        if version[0][_SUM:] != self._version.encode():
            return "older"
        return "" if all(_is_whole(*row) for row in rows) else "damaged"

    def _remove(self) -> None:
        """Take the file away, with what sqlite keeps beside it."""
        assert self._file is not None
        self.close()
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self._file}{suffix}")


def _sum(space: str, key: str, value: bytes) -> bytes:
    """A checksum over a value and where it is kept."""
    return crc32(value, crc32(f"{space}\0{key}\0".encode())).to_bytes(_SUM)


def _is_whole(space: object, key: object, value: object) -> bool:
    """Whether a row is what was put there."""
    is_row = isinstance(space, str) and isinstance(key, str) and isinstance(value, bytes)
    return is_row and value[:_SUM] == _sum(space, key, value[_SUM:])  # type: ignore[arg-type,index]
