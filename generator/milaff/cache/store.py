"""The cache's file: values by space and key, in one sqlite file outside the site.

A file of another version, a foreign or a damaged one counts as none: whatever is asked of it is
not there, and it is written anew. Every value carries a checksum. Nothing is kept in it until
`commit`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SCHEMA = """
create table if not exists kept (space text, key text, value blob, primary key (space, key))
without rowid;
"""
_APPLICATION = 0x6D6C6661
"""«mlfa», sqlite's mark of whose file it is."""
_SUM = 8


class Store:
    """Values by space and key. Without a file it keeps nothing and knows nothing.

    One that is not `is_lasting` forgets in the end what was put in it. `notice` says why an
    existing file was not used: `older`, `damaged` or `foreign`; else empty.
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
        return self._checked(found[0][1]) if found else None

    def all(self, space: str) -> Iterator[tuple[str, bytes]]:
        """Every key of a space with its value, in the order of the keys."""
        if self._connection is not None:
            for key, value in self._ask("select key, value from kept where space = ?", (space,)):
                good = self._checked(value)
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
            whole = blake2b(value, digest_size=_SUM).digest() + value
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

    def _checked(self, value: bytes) -> bytes | None:
        good = value[_SUM:]
        if blake2b(good, digest_size=_SUM).digest() != value[:_SUM]:
            self._damaged()
            return None
        return good

    def _damaged(self) -> None:
        self.is_damaged = True
        self.notice = self.notice or "damaged"

    def _open(self) -> sqlite3.Connection | None:
        assert self._file is not None
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.exists():
            self.notice = self._fault()
            if self.notice and not self._is_lasting:
                return None
            if self.notice:
                self._remove()
        with suppress(sqlite3.Error, OSError):
            return self._connect(self._file)
        self.notice = "unwritable"
        return None

    def _connect(self, file: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(file, isolation_level="DEFERRED", timeout=10)
        connection.execute("pragma synchronous = off")
        connection.execute("pragma cache_size = -8000")
        connection.executescript(_SCHEMA)
        if not connection.execute("pragma application_id").fetchone()[0]:
            connection.execute(f"pragma application_id = {_APPLICATION}")
            connection.execute(
                "insert or replace into kept values ('version', '', ?)", (self._version,)
            )
            connection.commit()
        return connection

    def _fault(self) -> str:
        """Why the file that lies there cannot be used, or empty."""
        assert self._file is not None
        try:
            connection = sqlite3.connect(f"file:{self._file.as_posix()}?mode=ro", uri=True)
        except sqlite3.Error:
            return "damaged"
        try:
            return self._judge(connection)
        except sqlite3.Error:
            return "damaged"
        finally:
            connection.close()

    def _judge(self, connection: sqlite3.Connection) -> str:
        assert self._file is not None
        mark, pages, size = (
            connection.execute(f"pragma {name}").fetchone()[0]
            for name in ("application_id", "page_count", "page_size")
        )
        if mark != _APPLICATION:
            return "foreign"
        if self._file.stat().st_size < pages * size:
            return "damaged"
        found = connection.execute("select value from kept where space = 'version'").fetchone()
        if found is None:
            return "damaged"
        return "" if found[0] == self._version else "older"

    def _remove(self) -> None:
        """Take the file away, with what sqlite keeps beside it."""
        assert self._file is not None
        self.close()
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self._file}{suffix}")
