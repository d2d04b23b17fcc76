"""Reads the records: the only place where the content folder's files are opened."""

from __future__ import annotations

import hashlib
from pathlib import Path

from milaff.problems import Place, Problem, Words, error
from milaff.records.encoding import decode
from milaff.records.folders import find_record_files, unreadable
from milaff.records.front_matter import FrontMatter, normalise_lines, split_front_matter
from milaff.records.ids import id_of
from milaff.records.record import Kind, Record, Typed
from milaff.records.typed import TypedText
from milaff.records.unread import unread_record
from milaff.records.yaml_values import read_yaml


def read_records(
    content: Path, shown: str = "content"
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """All records under the content folder, ordered by path, and what is wrong with their files.

    `shown` is the content folder's name in messages. A file whose fault could be repaired gives
    its error and a record all the same, and of one that cannot be read at least the ids are
    known, so that what refers to it is not reported too.
    """
    files, found = find_record_files(content, shown)
    problems = list(found)
    records: list[Record] = []
    for file in files:
        record, more = read_record(file.file, file.kind, file.path, shown)
        problems.extend(more)
        records.append(record or unread_record(file.file, file.kind, file.path, shown))
    return tuple(records), tuple(problems)


def read_record(
    file: Path, kind: Kind, path: str, shown: str = "content"
) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record of one file and its problems; `path` is relative to the content folder."""
    top = Place(f"{shown}/{path}")
    try:
        data = file.read_bytes()
    except OSError as stop:
        return None, (unreadable(top, stop),)
    return parse_record(data, kind, path, shown)


def read_typed(file: Path) -> TypedText:
    """The text of a file that was read before, as it lies on disk; empty if it is gone."""
    try:
        data = file.read_bytes()
    except OSError:
        return TypedText("")
    return TypedText(decode(data, file.name)[0])


def parse_record(
    data: bytes, kind: Kind, path: str, shown: str = "content"
) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record in a file's bytes and its problems; None where it cannot be read at all."""
    top = Place(f"{shown}/{path}")
    text, problem = decode(data, top.path)
    if problem is not None:
        return None, (problem,)
    text = normalise_lines(text)
    if not text.strip():
        return None, (_empty(top),)
    halves = _halves(text, path, top.path)
    if halves.yaml is None:
        return None, halves.problems
    read = read_yaml(halves.yaml, top.path, halves.yaml_line)
    problems = halves.problems + read.problems
    if read.values is None:
        return None, problems
    stem = path.rpartition("/")[2].rpartition(".")[0]
    name, wrong = id_of(read.values, stem, read.places.get(("id",), top), top)
    typed = Typed(read.values, read.places, read.key_places, halves.body, halves.body_line)
    record = Record(kind, name, path, typed, shown=top.path, digest=digest_of(data))
    return record, problems if wrong is None else (*problems, wrong)


def digest_of(data: bytes) -> str:
    """What tells one content of a file from every other."""
    return hashlib.sha256(data).hexdigest()


def _halves(text: str, path: str, shown_path: str) -> FrontMatter:
    """Front matter and body; a YAML file is all front matter."""
    if path.endswith(".md"):
        return split_front_matter(text, shown_path)
    return FrontMatter(text, 1, "", text.count("\n") + 1)


def _empty(top: Place) -> Problem:
    return error(
        top,
        "YAM103",
        Words("الملف فارغ", "The file is empty"),
        Words("احذفه أو اكتب فيه السجل", "Delete it, or write the record"),
    )
