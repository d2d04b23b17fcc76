"""Which files are read again: those whose bytes changed, whatever their times say."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import pytest

from milaff.cache import entries
from milaff.cache.entries import ReadEntries, read_entries
from milaff.cache.store import Store
from milaff.settings import Settings

HOUR = 3_600_000_000_000
TEXT = "---\ntitle: خبر\ndate: 2024-03-20\n---\nنص {n} [@s].\n\n![صورة](../media/a.png)\n"


class Folder:
    """A content folder that is read again and again; the clock is ours."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.now = 0
        monkeypatch.setattr(entries.time, "time_ns", lambda: self.now)
        self.settings = Settings(content=root / "content", zone=UTC)

    def write(self, path: str, text: str, *, at: int | None = None) -> Path:
        """A file; `at` sets the time of its bytes."""
        file = self.settings.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if at is not None:
            os.utime(file, ns=(at, at))
        self.now = max(self.now, file.stat().st_ctime_ns)
        return file

    def read(self, *, later: int = HOUR) -> ReadEntries:
        """What is in the files; `later` is how long after the last change they are looked at."""
        self.now += later
        store = Store(self.root / "cache.sqlite", "1")
        found = read_entries(self.settings, store)
        store.commit()
        store.close()
        return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    made = Folder(tmp_path, monkeypatch)
    for number in range(3):
        made.write(f"articles/a{number}.md", TEXT.format(n=number))
    made.write("sources/s.yml", "kind: news\ntitle: مصدر\n")
    return made


def bodies(found: ReadEntries) -> list[str]:
    return [entry.record.body for entry in found.entries]


def test_what_did_not_change_is_not_parsed(folder: Folder) -> None:
    first = folder.read()
    second = folder.read()
    assert (first.parsed, second.parsed) == (4, 0)
    assert [*map(str, first.problems)] == [*map(str, second.problems)] == []
    assert bodies(first) == bodies(second)
    for one, other in zip(first.entries, second.entries, strict=True):
        assert (one.item, one.head, one.text) == (other.item, other.head, other.text)
        assert one.record.place_of("title") == other.record.place_of("title")
    assert first.facts == second.facts


def test_of_a_file_that_is_known_not_even_the_bytes_are_read(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.read()
    monkeypatch.setattr(entries, "_has_bytes", lambda *_: pytest.fail("read"))
    assert folder.read().parsed == 0


def test_a_change_of_the_same_size_and_time_is_seen(folder: Folder) -> None:
    """Whoever sets the times back changes that of the inode."""
    file = folder.settings.content / "articles/a1.md"
    before = file.stat()
    folder.read()
    folder.write("articles/a1.md", TEXT.format(n=7), at=before.st_mtime_ns)
    assert file.stat().st_size == before.st_size
    found = folder.read()
    assert found.parsed == 1
    assert "نص 7" in bodies(found)[1]


@pytest.mark.parametrize("later", [0, 1_000_000, 1_500_000_000])
def test_a_change_in_the_moment_of_the_look_is_seen(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, later: int
) -> None:
    """Where size, times and inode are all the same, the bytes decide as long as a file could have
    been written twice in one tick of its clock."""
    found = folder.read(later=later)
    assert found.parsed == 4
    stats = {path: entries.stat_of(path) for path in folder.settings.content.rglob("*.md")}
    folder.write("articles/a1.md", TEXT.format(n=7))
    monkeypatch.setattr(entries, "stat_of", lambda file: stats.get(Path(file)) or (0, 0, 0, 0))
    found = folder.read(later=0)
    assert "نص 7" in bodies(found)[1]


def test_doubt_ends_when_the_file_is_old_enough(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.read(later=0)
    assert folder.read(later=HOUR).parsed == 0, "the bytes were the same"
    monkeypatch.setattr(entries, "_has_bytes", lambda *_: pytest.fail("read"))
    assert folder.read().parsed == 0


def test_touched_files_are_not_parsed(folder: Folder) -> None:
    folder.read()
    folder.write("articles/a1.md", TEXT.format(n=1), at=folder.now)
    assert folder.read().parsed == 0


def test_a_file_with_a_fault_is_read_and_reported_each_time(folder: Folder) -> None:
    folder.write("articles/a1.md", "---\ntitle: خبر\nnone: 1\n---\nنص\n")
    first, second = folder.read(), folder.read()
    assert (first.parsed, second.parsed) == (4, 1)
    faults = [problem for entry in first.entries for problem in entry.problems]
    assert faults
    assert faults == [problem for entry in second.entries for problem in entry.problems]
    folder.write("articles/a1.md", TEXT.format(n=1))
    assert (folder.read().parsed, folder.read().parsed) == (1, 0)


def test_a_file_that_moves_is_another(folder: Folder) -> None:
    """Between kinds, too: what the front matter means depends on the folder."""
    folder.read()
    content = folder.settings.content
    (content / "articles/a1.md").rename(content / "articles/b.md")
    (content / "articles/a2.md").unlink()
    found = folder.read()
    assert [entry.record.id for entry in found.entries] == ["a0", "b", "s"]
    assert found.parsed == 1
    folder.write("articles/a2.md", TEXT.format(n=2))
    assert folder.read().parsed == 1, "what was gone is forgotten"
