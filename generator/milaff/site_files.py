"""What lies in a site folder, seen in one pass. Links inside it are never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int]
"""A file's size, and when its bytes changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of a site by path relative to it, with `/`; `others` are links and whatever else
    is no plain file. Dot files and folders at the top are none of ours and not among them."""

    root: str
    files: Mapping[str, Stamp]
    others: frozenset[str]
    folders: tuple[str, ...]

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of a plain file at that path, else None."""
        if path.startswith("."):
            return stamp_of(f"{self.root}/{path}")
        return self.files.get(path)

    def holds(self, path: str, content: bytes) -> bool:
        """Whether the plain file at that path has these bytes."""
        stamp = self.stamp(path)
        if stamp is None or stamp[0] != len(content):
            return False
        try:
            with open(f"{self.root}/{path}", "rb") as file:
                return file.read() == content
        except OSError:
            return False

    def stale(self, recorded: Mapping[str, Stamp]) -> set[str]:
        """The recorded files that are missing here, or are not what was recorded."""
        return {path for path, stamp in recorded.items() if self.stamp(path) != stamp}

    def foreign(self, wanted: Collection[str]) -> set[str]:
        """What is here and not wanted."""
        return (self.files.keys() | self.others) - set(wanted)

    def needless(self, wanted: Collection[str]) -> tuple[str, ...]:
        """The folders that nothing wanted is in, each after those inside it."""
        needed: set[str] = set()
        for path in wanted:
            folder = path.rpartition("/")[0]
            while folder and folder not in needed:
                needed.add(folder)
                folder = folder.rpartition("/")[0]
        return tuple(sorted(set(self.folders) - needed, reverse=True))


def list_site(site: Path) -> SiteFiles:
    """What the site folder holds; nothing where there is none. Raises OSError as the disk does."""
    files: dict[str, Stamp] = {}
    others, folders = set(), []
    todo = [""]
    while todo:
        inside = todo.pop()
        for entry in _entries(f"{site}/{inside}"):
            path = f"{inside}{entry.name}"
            if not inside and path.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
                todo.append(f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                files[path] = (found.st_size, found.st_mtime_ns)
            else:
                others.add(path)
    return SiteFiles(str(site), files, frozenset(others), tuple(folders))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a plain file; None for a link, a folder or nothing."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
