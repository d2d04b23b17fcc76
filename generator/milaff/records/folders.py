"""Which files under the content folder are records, and which only look like one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from milaff.problems import Place, Problem, Words, error, warning
from milaff.records.record import KIND_OF_FOLDER, Kind

SUFFIXES = (".md", ".yml", ".yaml")
_LIKE_A_RECORD = (
    ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".rst", ".json", ".toml", ".doc",
    ".docx", ".odt", ".rtf", ".html", ".htm",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that holds a record. `path` is relative to the content folder, with `/`."""

    kind: Kind
    file: Path
    path: str


def find_record_files(
    content: Path, shown: str
) -> tuple[tuple[RecordFile, ...], tuple[Problem, ...]]:
    """All record files in order of their paths, and what is wrong with their neighbours.

    Names that begin with `.` or `_` are left alone: nothing of them is read.
    """
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for folder, kind in sorted(KIND_OF_FOLDER.items()):
        for path in _walk(content, folder, shown, problems):
            problem = _not_a_record(path, shown)
            if problem is not None:
                problems.append(problem)
            elif path.endswith(SUFFIXES):
                files.append(RecordFile(kind, content / path, path))
    return tuple(sorted(files, key=lambda file: file.path)), tuple(problems)


def _walk(content: Path, folder: str, shown: str, problems: list[Problem]) -> Iterator[str]:
    """The paths of all files in a folder and below."""
    try:
        entries = sorted(os.scandir(content / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as stop:
        problems.append(unreadable(Place(f"{shown}/{folder}"), stop))
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_symlink() and _is_stray(content, entry):
            problems.append(_stray(Place(f"{shown}/{path}")))
        elif entry.is_dir():
            yield from _walk(content, path, shown, problems)
        else:
            yield path


def _is_stray(content: Path, entry: os.DirEntry[str]) -> bool:
    """Whether a link leads to a folder or out of the content folder."""
    target = Path(entry.path).resolve()
    return entry.is_dir() or not target.is_relative_to(content.resolve())


def _not_a_record(path: str, shown: str) -> Problem | None:
    """Why a file in a folder of records is none, where its writer may think that it is."""
    name = path.rpartition("/")[2]
    stem, suffix = os.path.splitext(name)
    place = Place(f"{shown}/{path}")
    if stem.lower() in ("index", "readme") and suffix.lower() in SUFFIXES:
        return _page_of_list(place, path.partition("/")[0], name)
    if suffix in SUFFIXES:
        return None
    if suffix.lower() in SUFFIXES:
        return _not_read(place, suffix, stem + suffix.lower())
    if not suffix or suffix.lower() in _LIKE_A_RECORD:
        inner, before = os.path.splitext(stem)
        better = stem if before in SUFFIXES else f"{inner if before else stem}.md"
        return _not_read(place, suffix, better)
    return None


def _page_of_list(place: Place, folder: str, name: str) -> Problem:
    if name.lower().startswith("readme"):
        return error(
            place,
            "YAM106",
            Words(f"{name} ليس سجلا", f"{name} is not a record"),
            Words(
                f"إن كان ملاحظة للمحررين فسمه _{name} فلا يُقرأ",
                f"If it is a note for editors name it _{name}, which is not read",
            ),
        )
    return error(
        place,
        "YAM106",
        Words(
            f"العنوان /{folder}/ لصفحة القائمة التي يبنيها الموقع، فلا يكون {name} سجلا",
            f"The address /{folder}/ is that of the list, so {name} cannot be a record",
        ),
        Words("سم الملف بمعرّف السجل", "Name the file by the record's id"),
    )


def _not_read(place: Place, suffix: str, better: str) -> Problem:
    return warning(
        place,
        "YAM104",
        Words(
            f"الملف لا يُقرأ: امتداده {suffix or 'محذوف'}، وامتداد السجل .md أو .yml",
            f"The file is not read: its suffix is {suffix or 'missing'}, a record's .md or .yml",
        ),
        Words(f"سمه {better}، أو انقله إلى مجلد آخر", f"Name it {better}, or move it elsewhere"),
    )


def _stray(place: Place) -> Problem:
    return error(
        place,
        "YAM109",
        Words(
            "وصلة (symlink) إلى مجلد أو إلى ما هو خارج مجلد المحتوى، فلا تُقرأ",
            "A link to a folder or out of the content folder is not read",
        ),
        Words("ضع الملف نفسه مكانها", "Put the file itself in its place"),
    )


def unreadable(place: Place, stop: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    reason = stop.strerror or type(stop).__name__
    return error(
        place,
        "YAM101",
        Words(f"تعذرت القراءة: {reason}", f"Cannot be read: {reason}"),
        Words("راجع صلاحيات الملف ووجوده", "Check that it exists and its permissions"),
    )
