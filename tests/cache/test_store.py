"""The cache's file: what is put in it comes back whole, or nothing of it does."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from milaff.cache.store import Store


def filled(file: Path, version: str = "1") -> Path:
    """A cache with values on more than one page."""
    store = Store(file, version)
    for number in range(40):
        store.put("space", f"{number:02d}", bytes([number]) * 900)
    store.put("other", "", b"value")
    store.commit()
    store.close()
    return file


def read(file: Path, version: str = "1") -> tuple[str, int]:
    """Why the file is not used, and how much is in it."""
    store = Store(file, version)
    found = store.notice, len([*store.all("space")])
    store.close()
    return found


def test_what_is_committed_comes_back(tmp_path: Path) -> None:
    file = filled(tmp_path / "deep/cache.sqlite")
    store = Store(file, "1")
    assert (store.is_kept, store.notice) == (True, "")
    assert store.get("space", "07") == b"\7" * 900
    assert store.get("space", "none") is None
    assert [key for key, _ in store.all("space")][:2] == ["00", "01"]
    assert store.keys("other") == [""]
    store.delete("space", "07")
    store.clear("other")
    store.close()  # without `commit` nothing happened
    assert read(file) == ("", 40)


def test_who_only_looks_leaves_no_trace(tmp_path: Path) -> None:
    file = filled(tmp_path / "cache.sqlite")
    before = file.read_bytes()
    store = Store(file, "1", is_lasting=False)
    for number in range(900):
        store.put("space", f"n{number}", os.urandom(20_000))
    assert store.get("space", "n3") is not None
    store.commit()
    store.close()
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["cache.sqlite"]


def test_who_only_looks_does_not_mend(tmp_path: Path) -> None:
    file = filled(tmp_path / "cache.sqlite", "1")
    before = file.read_bytes()
    store = Store(file, "2", is_lasting=False)
    assert (store.notice, store.is_kept, store.get("other", "")) == ("older", False, None)
    store.close()
    assert file.read_bytes() == before


def cut(file: Path) -> None:
    """The end is missing."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_in_the_head(file: Path) -> None:
    """Not even the first page is there."""
    file.write_bytes(file.read_bytes()[:50])


def flip_in_a_value(file: Path) -> None:
    """One bit of one value."""
    data = bytearray(file.read_bytes())
    data[data.index(b"\5" * 100) + 50] ^= 4
    file.write_bytes(data)


def flip_in_a_key(file: Path) -> None:
    """A value stands under another key."""
    data = file.read_bytes()
    file.write_bytes(data.replace(b"space05", b"space5x"))


def scramble(file: Path) -> None:
    """A page in the middle is another."""
    data = bytearray(file.read_bytes())
    data[8192:12288] = bytes(range(256)) * 16
    file.write_bytes(data)


def write_text(file: Path) -> None:
    """No database at all."""
    file.write_text("nothing of the kind\n" * 300, encoding="ascii")


def write_other(file: Path) -> None:
    """Somebody else's database."""
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("create table theirs (a)")
    connection.close()


@pytest.mark.parametrize(
    ("harm", "notice"),
    [
        (cut, "damaged"),
        (cut_in_the_head, "damaged"),
        (flip_in_a_value, "damaged"),
        (flip_in_a_key, "damaged"),
        (scramble, "damaged"),
        (write_text, "damaged"),
        (write_other, "foreign"),
    ],
)
def test_of_what_is_not_whole_nothing_is_used(
    tmp_path: Path, harm: Callable[[Path], None], notice: str
) -> None:
    file = filled(tmp_path / "cache.sqlite")
    harm(file)
    assert read(file) == (notice, 0)
    assert read(file) == ("", 0), "it is written anew, and said once"
    assert read(filled(file)) == ("", 40)


def test_an_older_one_gives_way(tmp_path: Path) -> None:
    file = filled(tmp_path / "cache.sqlite", "1")
    assert read(file, "2") == ("older", 0)
    assert read(file, "2") == ("", 0)


def test_an_empty_file_is_a_beginning(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    file.touch()
    assert read(file) == ("", 0)
    assert read(filled(file)) == ("", 40)


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file/cache.sqlite", "1")
    assert (store.is_kept, store.notice) == (False, "unwritable")
    store.put("space", "key", b"value")
    assert store.get("space", "key") is None
    store.commit()
    store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_in_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    file = filled(tmp_path / "folder/cache.sqlite")
    for path, mode in ((file, 0o444), (file.parent, 0o555)):
        path.chmod(mode)
    assert read(file)[0] == "unwritable"
    for path in (file.parent, file):
        path.chmod(0o755)
    assert read(file) == ("", 40)


def test_one_run_has_the_file_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milaff.cache.store._PATIENCE", 0.01)
    file = filled(tmp_path / "cache.sqlite")
    first = Store(file, "1")
    first.commit()  # half of a run: what follows belongs to it
    for is_lasting in (True, False):
        second = Store(file, "1", is_lasting=is_lasting)
        assert (second.notice, second.is_kept) == ("busy", False)
        second.put("space", "00", b"theirs")
        second.commit()
        second.close()
    first.put("space", "40", b"")
    first.commit()
    first.close()
    assert read(file) == ("", 41)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_run_that_is_killed_while_it_writes_is_undone(tmp_path: Path) -> None:
    file = filled(tmp_path / "cache.sqlite")
    child = os.fork()
    if child == 0:
        store = Store(file, "1")
        for number in range(3000):  # more than stays in memory, so that the file is half written
            store.put("space", f"{number:02d}", b"new" * 3000)
        os._exit(9)
    os.waitpid(child, 0)
    assert (tmp_path / "cache.sqlite-journal").stat().st_size
    store = Store(file, "1")
    assert store.notice == ""
    assert store.get("space", "07") == b"\7" * 900
    assert len(store.keys("space")) == 40
    store.close()


def test_a_disk_that_fails_takes_the_file_with_it(tmp_path: Path) -> None:
    file = filled(tmp_path / "cache.sqlite")
    store = Store(file, "1")
    assert store._connection is not None
    store._connection.execute("drop table kept")
    assert store.get("space", "07") is None
    assert (store.is_damaged, store.notice) == (True, "damaged")
    store.commit()
    assert not file.exists()
    store.close()
