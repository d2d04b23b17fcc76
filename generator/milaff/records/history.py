"""The records as they stood at a revision of git: what `check --since` compares with."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from milaff.problems import Words
from milaff.records.folders import SUFFIXES
from milaff.records.read import parse_record
from milaff.records.record import KIND_OF_FOLDER, Record


class HistoryFault(Exception):
    """Why the records of a revision cannot be read; `words` say so."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def read_revision(content: Path, revision: str, shown: str = "content") -> tuple[Record, ...]:
    """The records of the content folder at that revision, ordered by path; what could not be read
    then is left out. Raises HistoryFault where there is no git, repository or revision."""
    commit = _commit(content, revision)
    records = []
    for path, name in sorted(_files(content, commit)):
        data = _git(content, "cat-file", "blob", name)
        record, _ = parse_record(data, KIND_OF_FOLDER[path.split("/")[0]], path, shown)
        if record is not None:
            records.append(record)
    return tuple(records)


def _commit(content: Path, revision: str) -> str:
    """The commit's name. A revision that begins with a hyphen is no option of git's."""
    try:
        _git(content, "rev-parse", "--show-toplevel")
    except subprocess.CalledProcessError:
        raise HistoryFault(
            Words(
                f"المجلد {content} ليس في مستودع git، فلا يُقارن بما سبق",
                f"{content} is in no git repository, so there is nothing to compare with",
            )
        ) from None
    try:
        typed = ("--end-of-options", f"{revision}^{{commit}}")
        return _git(content, "rev-parse", "--verify", "--quiet", *typed).decode().strip()
    except subprocess.CalledProcessError:
        raise HistoryFault(
            Words(
                f"لا يعرف git النسخة «{revision}». جرّب: git log --oneline",
                f'git does not know the revision "{revision}"; see git log --oneline',
            )
        ) from None


def _files(content: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Path under the content folder and blob of every file that held a record."""
    listed = _git(content, "ls-tree", "-r", "-z", commit)
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = entry.partition("\t")
        mode, kind, name = [*about.split(), "", "", ""][:3]
        folder, _, rest = path.partition("/")
        is_hidden = any(part.startswith((".", "_")) for part in path.split("/"))
        is_file = kind == "blob" and mode.startswith("100")
        is_record = folder in KIND_OF_FOLDER and rest and path.endswith(SUFFIXES)
        if is_file and is_record and not is_hidden:
            yield path, name


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    except FileNotFoundError:
        raise HistoryFault(
            Words("برنامج git غير مثبت", "the program git is not installed")
        ) from None
    return done.stdout
