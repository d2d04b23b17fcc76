"""A site is built in a stage beside it, and what differs moves over when the build is good.

Nothing is written to the site before the end, so a failed build leaves it as it was. Files with
equal bytes stay untouched with their times, which keeps `rsync` and caches quiet.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = ".stage-"
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving did, as paths relative to the site, with `/`, each in order."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder that is filled before it becomes the site. Close it when done."""

    path: Path
    lock: int | None = None

    def close(self) -> None:
        """Remove the folder with what is left in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self.lock is not None:
            with suppress(OSError):
                os.close(self.lock)


def open_stage(site: Path) -> Stage:
    """An empty stage beside the site; stages that killed builds left there are swept first."""
    site.parent.mkdir(parents=True, exist_ok=True)
    sweep_stages(site.parent)
    path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=site.parent))
    return Stage(path, _lock(path))


def sweep_stages(folder: Path) -> None:
    """Remove the stages in this folder that no running build holds."""
    for path in sorted(folder.glob(f"{PREFIX}*")):
        if path.is_dir() and not path.is_symlink() and _is_abandoned(path):
            shutil.rmtree(path, ignore_errors=True)


def _lock(path: Path) -> int | None:
    """Hold the folder: the system lets go when the process ends, however it ends."""
    if sys.platform == "win32":
        return None
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _is_abandoned(path: Path) -> bool:
    handle = _lock(path)
    if handle is not None:
        os.close(handle)
        return True
    if sys.platform == "win32":
        return time.time() - path.stat().st_mtime > _DAY
    return False


def move_site(stage: Path, site: Path) -> Moved:
    """Make the site what the stage is: move what differs, remove what is not there any more.

    Dot files and folders at the site's top (`.git`, `.nojekyll`) are spared. Links inside the
    site are replaced or removed themselves, never what they lead to. Raises OSError where the
    disk refuses.
    """
    new = sorted(_files(stage))
    site.mkdir(parents=True, exist_ok=True)
    # First, for file systems that ignore case: an old `About` must not take the new `about` along.
    removed = _remove_stale(site, frozenset(new))
    same = {path: _is_same(stage / path, site / path) for path in new}
    written = [path for path in new if not same[path]]
    for path in sorted(written, key=_assets_first):
        _place(stage / path, site / path, site)
    return Moved(tuple(written), removed, tuple(path for path in new if same[path]))


def _assets_first(path: str) -> tuple[bool, str]:
    """No page is there before the style it needs."""
    return (path.endswith(".html"), path)


def _files(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        for name in names:
            yield (Path(folder) / name).relative_to(root).as_posix()


def _remove_stale(site: Path, new: frozenset[str]) -> tuple[str, ...]:
    removed = []
    for folder, folders, names in os.walk(site, topdown=False):
        here = Path(folder)
        inside = here.relative_to(site)
        if inside.parts[:1] and inside.parts[0].startswith("."):
            continue
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = (inside / name).as_posix()
            if path not in new and not (here == site and name.startswith(".")):
                (here / name).unlink()
                removed.append(path)
        if here != site:
            with suppress(OSError):  # not empty
                here.rmdir()
    return tuple(sorted(removed))


def _is_same(staged: Path, target: Path) -> bool:
    if target.is_symlink() or not target.is_file():
        return False
    try:
        return (
            staged.stat().st_size == target.stat().st_size
            and staged.read_bytes() == target.read_bytes()
        )
    except OSError:
        return False


def _place(staged: Path, target: Path, site: Path) -> None:
    _clear_way(target, site)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(staged, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(staged, target)


def _clear_way(target: Path, site: Path) -> None:
    """Where a folder becomes a file, or a file (or link) a folder, the old one goes."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    for parent in target.parents:
        if parent == site:
            return
        if parent.is_symlink() or parent.is_file():
            parent.unlink()


def _copy(staged: Path, target: Path) -> None:
    """Move to another file system: readers never see half a file."""
    handle, beside = tempfile.mkstemp(prefix=PREFIX, dir=target.parent)
    os.close(handle)
    shutil.copy(staged, beside)
    os.replace(beside, target)
    staged.unlink()
