"""A move of files that survives a kill: what will be done is written down before it is begun.

A journal that can be read holds a whole plan; whoever finds one with its stage carries the plan
out, from the beginning, however far it had come. Without a journal nothing was moved.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PREFIX, SUFFIX = ".stage-", ".journal"
"""How the names of stages begin, and what is added for their journals."""

HALF = ".stage-copy"
"""A file on its way from another file system, at the site's top: readers never see half a file."""

_REFUSED = {errno.ENOTDIR, errno.EISDIR, errno.EPERM, errno.ENOENT}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a move does to the site of that name beside the stage, in this order: files removed,
    folders emptied, files and whole folders of the stage placed. Paths are relative, with `/`."""

    site: str
    removed: tuple[str, ...]
    emptied: tuple[str, ...]
    placed: tuple[str, ...]


def journal_of(stage: Path) -> Path:
    """Where the journal of a stage is: beside it."""
    return stage.with_name(stage.name + SUFFIX)


def write_journal(stage: Path, plan: Plan) -> None:
    """Make the plan valid: from now on it will be carried out, by this process or the next."""
    half = stage / HALF
    text = json.dumps([plan.site, plan.removed, plan.emptied, plan.placed])
    with half.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, journal_of(stage))
    _sync_folder(stage.parent)


def read_journal(stage: Path) -> Plan | None:
    """The plan that was made for a stage; None where none was, or the stage is gone."""
    if not stage.is_dir():
        return None
    try:
        site, *lists = json.loads(journal_of(stage).read_text(encoding="ascii"))
        removed, emptied, placed = (tuple(map(str, paths)) for paths in lists)
    except (OSError, ValueError, TypeError):
        return None
    return Plan(str(site), removed, emptied, placed)


def is_moving(site: Path) -> bool:
    """Whether a move into the site was begun and is not at its end."""
    return bool(broken_moves(site))


def broken_moves(site: Path) -> list[Path]:
    journals = sorted(site.parent.glob(f"{PREFIX}*{SUFFIX}"))
    stages = [journal.with_name(journal.name.removesuffix(SUFFIX)) for journal in journals]
    plans = [(stage, read_journal(stage)) for stage in stages if stage.is_dir()]
    return [stage for stage, plan in plans if plan is not None and plan.site == site.name]


def _sync_folder(folder: Path) -> None:
    """Put the folder's entries on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def carry_out(plan: Plan, stage: Path, site: Path) -> None:
    """Do what the plan says; what of it is done already stays so. Raises OSError as the disk does.

    Removing comes first, for file systems that ignore case: an old `About` must not take the new
    `about` along.
    """
    with suppress(FileNotFoundError):
        os.unlink(site / HALF)
    for path in plan.removed:
        _remove(f"{site}/{path}")
    for path in plan.emptied:
        with suppress(OSError):  # not empty, or gone
            os.rmdir(f"{site}/{path}")
    folders = {str(site)}
    for path in plan.placed:
        _make_folder(os.path.dirname(f"{site}/{path}"), folders)
        _place(f"{stage}/{path}", f"{site}/{path}", str(site))


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError as error:
        # In a plan taken up again, a new file or folder may have its place already.
        if error.errno not in _REFUSED or (os.path.lexists(path) and not os.path.isdir(path)):
            raise


def _make_folder(folder: str, known: set[str]) -> None:
    """A true folder at that path; what stands in its way goes, a link without what it leads to."""
    if folder in known:
        return
    _make_folder(os.path.dirname(folder), known)
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            os.unlink(folder)
            os.mkdir(folder)
    except FileNotFoundError:
        os.mkdir(folder)
    known.add(folder)


def _place(staged: str, target: str, site: str) -> None:
    try:
        _replace(staged, target, site)
    except FileNotFoundError:
        # In a plan taken up again it may be there already.
        if os.path.lexists(staged) or not os.path.lexists(target):
            raise
    except IsADirectoryError:
        shutil.rmtree(target)
        _replace(staged, target, site)


def _replace(staged: str, target: str, site: str) -> None:
    try:
        os.replace(staged, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        if os.path.isdir(staged):
            shutil.copytree(staged, target, dirs_exist_ok=True)
            shutil.rmtree(staged)
            return
        half = f"{site}/{HALF}"
        shutil.copy(staged, half)
        os.replace(half, target)
        os.unlink(staged)
