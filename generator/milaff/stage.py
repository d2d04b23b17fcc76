"""A site is built in a stage beside it, and what differs moves over when the build is good.

Nothing is written to the site before the end, so a failed build leaves it as it was; a build that
is killed while it moves is finished by the next one. Files with equal bytes stay untouched with
their times, which keeps `rsync` and caches quiet.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from milaff.journal import (
    PREFIX,
    SUFFIX,
    Plan,
    broken_moves,
    carry_out,
    journal_of,
    read_journal,
    write_journal,
)
from milaff.problems import Words
from milaff.site_files import SiteFiles, Stamp, list_site, stamp_of

if sys.platform != "win32":
    import fcntl

LOCK = ".lock"
PATIENCE = 2.0
"""Seconds that a build waits for another one of the same site before it gives up."""

_DAY = 24 * 60 * 60


class SiteBusy(Exception):
    """Another build of this site is on its way; `words` say so."""

    words = Words(
        "يُبنى هذا الموقع الآن في عملية أخرى. أعد المحاولة حين تنتهي.",
        "another build of this site is running; try again when it has ended",
    )

    def __init__(self, site: Path) -> None:
        super().__init__(f"{site}: {self.words.en}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the site should hold beside the stage's files: `kept` paths, seen to be what they
    should be when the build listed the site's `files`, and those that were made again and are the
    `same`."""

    kept: frozenset[str]
    same: frozenset[str]
    files: SiteFiles


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving did, as paths relative to the site, with `/`, each in order. `stamps` are those
    that the stage's files have in the site."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder that is filled before it becomes the site. Close it when done."""

    path: Path
    lock: int | None = None
    site_lock: tuple[Path, int] | None = None

    def close(self) -> None:
        """Remove the folder with what is left in it, but not what a broken move left undone."""
        if not journal_of(self.path).exists():
            shutil.rmtree(self.path, ignore_errors=True)
        if self.lock is not None:
            with suppress(OSError):
                os.close(self.lock)
        if self.site_lock is not None:
            path, handle = self.site_lock
            with suppress(OSError):
                if os.path.samestat(os.fstat(handle), os.stat(path)):
                    os.unlink(path)
                os.close(handle)


def open_stage(site: Path, *, publish: bool = True) -> Stage:
    """An empty stage beside the site; stages that killed builds left there are swept first.

    To `publish`, the site is held against other builds, and a move that was broken off is
    finished. Raises SiteBusy where another build holds the site, OSError where the disk refuses.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    held = _hold(site) if publish else None
    try:
        if publish:
            finish_moves(site)
        sweep_stages(site.parent)
        path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=site.parent))
    except BaseException:
        Stage(site.with_name(f"{PREFIX}none"), None, held).close()
        raise
    return Stage(path, _lock(path), held)


def _hold(site: Path) -> tuple[Path, int] | None:
    """Hold the site by a file beside it, which the last holder takes away."""
    if sys.platform == "win32":
        return None
    path = site.with_name(f"{PREFIX}{site.name}{LOCK}")
    until = time.monotonic() + PATIENCE
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        if _is_locked(handle):
            with suppress(FileNotFoundError):  # its holder has just ended, and a new file is due
                if os.path.samestat(os.fstat(handle), os.stat(path)):
                    return path, handle
        elif time.monotonic() > until:
            os.close(handle)
            raise SiteBusy(site)
        else:
            time.sleep(0.05)
        os.close(handle)


def _is_locked(handle: int) -> bool:
    """Lock an open file for this process, or say that another one has it."""
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def finish_moves(site: Path) -> None:
    """Carry out what killed builds had planned for the site."""
    for stage in broken_moves(site):
        plan = read_journal(stage)
        assert plan is not None
        carry_out(plan, stage, site)
        journal_of(stage).unlink()


def sweep_stages(folder: Path) -> None:
    """Remove what builds that do not run any more left in this folder, but no broken move."""
    for path in sorted(folder.glob(f"{PREFIX}*")):
        if path.name.endswith(SUFFIX):
            if read_journal(path.with_name(path.name.removesuffix(SUFFIX))) is None:
                path.unlink(missing_ok=True)
        elif path.name.endswith(LOCK):
            if _is_abandoned(path):
                path.unlink(missing_ok=True)
        elif path.is_dir() and not path.is_symlink() and _is_left(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(stage: Path) -> bool:
    return read_journal(stage) is None and _is_abandoned(stage)


def _lock(path: Path) -> int | None:
    """Hold the file or folder: the system lets go when the process ends, however it ends."""
    if sys.platform == "win32":
        return None
    with suppress(FileNotFoundError):
        handle = os.open(path, os.O_RDONLY)
        if _is_locked(handle):
            return handle
        os.close(handle)
    return None


def _is_abandoned(path: Path) -> bool:
    handle = _lock(path)
    if handle is not None:
        os.close(handle)
        return True
    if sys.platform == "win32":
        return time.time() - path.stat().st_mtime > _DAY
    return False


def move_site(stage: Path, site: Path, wanted: Wanted | None = None) -> Moved:
    """Make the site what the stage and `wanted` say: move what differs, remove all else.

    Dot files and folders at the site's top (`.git`, `.nojekyll`) are spared. Links inside the
    site are replaced or removed themselves, never what they lead to. Raises OSError where the
    disk refuses; what was not done by then is done by the next build.
    """
    site.mkdir(parents=True, exist_ok=True)
    staged = list_staged(stage)
    found = wanted.files if wanted else list_site(site)
    kept = (wanted.kept | wanted.same) - staged.keys() if wanted else frozenset()
    same = {path for path, stamp in staged.items() if _is_same(path, stamp, stage, found)}
    written = sorted(staged.keys() - same)
    every = staged.keys() | kept
    if wanted:
        same |= wanted.same - staged.keys()
    removed = tuple(sorted(found.foreign(every)))
    is_near = os.stat(stage).st_dev == os.stat(site).st_dev
    placed = whole_folders(written, found) if is_near else dict.fromkeys(written, "")
    plan = Plan(site.name, removed, found.needless(every), _assets_first(placed))
    _move(plan, stage, site)
    stamps = _stamps(staged, same, found, is_near=is_near)
    return Moved(tuple(written), removed, tuple(sorted(same | kept)), stamps)


def list_staged(stage: Path) -> dict[str, Stamp]:
    """The stage's files with their stamps, dot files too. Empty folders are taken away."""
    files: dict[str, Stamp] = {}
    for folder, _, names in os.walk(stage, topdown=False):
        inside = folder[len(str(stage)) + 1 :].replace(os.sep, "/")
        for name in names:
            found = os.stat(f"{folder}/{name}")
            path = f"{inside}/{name}" if inside else name
            files[path] = (found.st_size, found.st_mtime_ns)
        if inside and not names:
            with suppress(OSError):  # not empty
                os.rmdir(folder)
    return files


def whole_folders(written: list[str], found: SiteFiles) -> dict[str, str]:
    """What to move for these files: in place of all that is in a folder that the site has not,
    the folder, which is one step instead of many. Gives a file in each by the path of what is
    moved, a page where there is one.
    """
    known = {*found.folders, *found.files, *found.others, ""}
    new: set[str] = set()
    for path in written:
        folder = path.rpartition("/")[0]
        while folder not in known and folder not in new and not path.startswith("."):
            new.add(folder)
            folder = folder.rpartition("/")[0]
    moved: dict[str, str] = {}
    for path in written:
        unit, folder = path, path.rpartition("/")[0]
        while folder in new:
            unit, folder = folder, folder.rpartition("/")[0]
        if unit not in moved or is_page(path):
            moved[unit] = path
    return moved


def _move(plan: Plan, stage: Path, site: Path) -> None:
    if plan.removed or plan.emptied or plan.placed:
        write_journal(stage, plan)
        carry_out(plan, stage, site)
        journal_of(stage).unlink()


def is_page(path: str) -> bool:
    """Whether readers open the file itself, and it needs others."""
    return path.endswith(".html")


def _assets_first(placed: Mapping[str, str]) -> tuple[str, ...]:
    """No page is there before the style it needs; what lies beside it comes with it."""
    return tuple(sorted(placed, key=lambda path: (is_page(placed[path] or path), path)))


def _is_same(path: str, stamp: Stamp, stage: Path, found: SiteFiles) -> bool:
    old = found.stamp(path)
    if old is None or old[0] != stamp[0]:
        return False
    return found.holds(path, (stage / path).read_bytes())


def _stamps(
    staged: Mapping[str, Stamp], same: set[str], found: SiteFiles, *, is_near: bool
) -> dict[str, Stamp]:
    """The stamps in the site; a copy to another file system has times of its own."""
    stamps: dict[str, Stamp] = {}
    for path in staged.keys() | same:
        here = found.stamp(path) if path in same else staged[path] if is_near else None
        fresh = here or stamp_of(f"{found.root}/{path}")
        if fresh is not None:
            stamps[path] = fresh
    return stamps
