"""How files and folders stand now, in numbers that compare at once."""

from __future__ import annotations

import os
import stat
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

_TICK, _COARSE_TICK, _SECOND = 20_000_000, 2_000_000_000, 1_000_000_000
"""How finely file systems keep time, in nanoseconds: Linux by its timer, FAT by two seconds."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Paths and, for each, size, mtime, ctime (both in nanoseconds) and inode. A folder's path
    ends with `/`; its numbers are 0, for its files stand beside it, and Python changes its time.

    `latest` is when the last change was, of folders too.
    """

    paths: list[str]
    stamps: array[int]
    latest: int = field(default=0, compare=False)

    def recent(self, now: int) -> list[str]:
        """The files that could change again without a trace, at that time of the file system."""
        times = zip(self.paths, self.stamps[1::4], self.stamps[2::4], strict=True)
        return [path for path, mtime, ctime in times if is_recent(max(mtime, ctime), now)]


def is_recent(changed: int, now: int) -> bool:
    """Whether a later change might get the same time."""
    return changed >= now - tick_of(changed)


def tick_of(time: int) -> int:
    """How finely the file system that gave this time seems to keep it."""
    return _TICK if time % _SECOND else _COARSE_TICK


def survey(roots: Iterable[str]) -> Survey:
    """These files, and all that is in these folders but compiled Python. Links are followed."""
    paths: list[str] = []
    stamps: array[int] = array("q")
    latest = 0
    folders: set[tuple[int, int]] = set()
    todo = list(roots)[::-1]
    while todo:
        path = todo.pop()
        found = _look(path)
        if found is None:
            paths.append(path)
            stamps.extend((-1, 0, 0, 0))
        elif not stat.S_ISDIR(found.st_mode):
            paths.append(path)
            stamps.extend((found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
            latest = max(latest, _changed(found))
        elif (place := (found.st_dev, found.st_ino)) not in folders:
            folders.add(place)
            paths.append(f"{path}/")
            stamps.extend((0, 0, 0, 0))
            names = sorted(os.listdir(path), reverse=True)
            if "__pycache__" in names:
                names.remove("__pycache__")
            else:
                latest = max(latest, _changed(found))
            todo.extend([f"{path}/{name}" for name in names])
    return Survey(paths, stamps, latest)


def _look(path: str) -> os.stat_result | None:
    """What is there; of a link that leads nowhere, the link."""
    try:
        return os.stat(path)
    except OSError:
        try:
            return os.lstat(path)
        except OSError:
            return None


def _changed(found: os.stat_result) -> int:
    # Windows has the time of creation there.
    return found.st_mtime_ns if sys.platform == "win32" else found.st_ctime_ns


def look_at(root: str, paths: Sequence[str]) -> array[int] | None:
    """Size and mtime of each of these below a folder, as they are themselves if they are links; of
    folders (with `/` at the end) the mtime alone, which new names change. None if one is missing.
    """
    sizes: list[int] = []
    times: list[int] = []
    try:
        with _looking_below(root) as look:
            for found in map(look, paths):
                sizes.append(found.st_size)
                times.append(found.st_mtime_ns)
    except OSError:
        return None
    stamps = array("q", chain.from_iterable(zip(sizes, times, strict=True)))
    for at, path in enumerate(paths):
        if path.endswith("/"):
            stamps[2 * at] = 0
    return stamps


@contextmanager
def _looking_below(root: str) -> Iterator[Callable[[str], os.stat_result]]:
    """How to look at what lies below a folder; most systems need not walk to the folder again for
    each. Raises OSError."""
    if os.stat not in os.supports_dir_fd:
        yield lambda path: os.lstat(f"{root}/{path}")
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        yield partial(os.stat, dir_fd=folder, follow_symlinks=False)
    finally:
        os.close(folder)


def folders_of(files: Iterable[str]) -> Iterator[str]:
    """The folders that hold these files, each once, with `/`; the root is `./`."""
    seen: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder not in seen:
            seen.add(folder)
            folder = folder.rpartition("/")[0]
    return (f"{folder or '.'}/" for folder in sorted(seen))
