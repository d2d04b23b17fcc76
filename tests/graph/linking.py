"""A graph out of a few lines of content."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from milaff.graph.graph import Graph, link_records
from milaff.model.library import make_library
from milaff.records.read import parse_record
from milaff.records.record import KIND_OF_FOLDER, Record
from milaff.settings import Settings

SETTINGS = Settings(Path("content"), now=datetime(2024, 6, 1, tzinfo=UTC))


def article(front: str = "", body: str = "", date: str = "2024-01-01") -> str:
    return f"---\ntitle: مادة\ndate: {date}\n{front}\n---\n\n{body}\n"


def dossier(front: str = "") -> str:
    return f"---\ntitle: ملف\n{front}\n---\n"


def event(date: str, front: str = "") -> str:
    return f"title: حدث\ndate: {date}\n{front}\n"


def entity(front: str = "") -> str:
    return f"kind: person\nname: شخص\n{front}\n"


def source(front: str = "") -> str:
    return f"kind: news\ntitle: خبر\n{front}\n"


WITHDRAWN = "status: withdrawn\nchanges: [{kind: retraction, date: 2024-01-02, note: ن}]"
DRAFT = "status: draft"


def link(files: dict[str, str]) -> Graph:
    """The graph of these files; `a/x` is the article x, `d/`, `e/`, `v/`, `s/` the others."""
    folders = {"a": "articles", "d": "dossiers", "e": "entities", "v": "events", "s": "sources"}
    records: list[Record] = []
    for short, text in files.items():
        letter, _, name = short.partition("/")
        folder = folders[letter]
        suffix = "md" if text.startswith("---") else "yml"
        path = f"{folder}/{name}.{suffix}"
        record, problems = parse_record(text.encode(), KIND_OF_FOLDER[folder], path)
        assert record is not None
        assert problems == (), problems
        records.append(record)
    library, faults = make_library(records)
    assert faults == (), faults
    return link_records(library, SETTINGS)
