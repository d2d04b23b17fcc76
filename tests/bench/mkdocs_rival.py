"""The corpus as a plain MkDocs site with Material: default plugins, the usual extensions.

Articles are not in `nav`, which would cost the square of their number: each stands in the list of
its dossier.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.bench.marks import Written, link_marks, read_corpus
from tests.bench.project import Project

COMMAND = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_LISTS = {
    "dossiers": "الملفات",
    "events": "التسلسل الزمني",
    "entities": "الأعلام",
    "sources": "المصادر",
}
_CONFIG = f"""site_name: قياس
site_url: https://example.org/
theme: {{name: material, language: ar}}
nav: {["index.md", *(f"{folder}/index.md" for folder in _LISTS)]}
not_in_nav: |
  /articles/
{"".join(f"  /{folder}/{folder[:3]}*{chr(10)}" for folder in _LISTS)}markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tasklist
  - pymdownx.tilde
"""


def mkdocs_project(folder: Path) -> Project:
    """The project, yet to be written."""
    return Project(folder, COMMAND, "site")


def mkdocs_files(articles: int) -> dict[str, str]:
    """Its files."""
    records = read_corpus(articles)
    files = {f"docs/{path}": text for path, text in _pages(records)}
    return {"mkdocs.yml": _CONFIG, **files}


def article_path(number: int) -> str:
    """Where an article lies."""
    return f"docs/articles/{2020 + number % 6}/article-{number}.md"


def _pages(records: Mapping[str, Written]) -> Iterator[tuple[str, str]]:
    in_dossier: dict[str, list[Written]] = {}
    for one in records.values():
        for dossier in one.keys.get("dossiers", ()):
            in_dossier.setdefault(dossier, []).append(one)
    yield "index.md", _page("الرئيسة", ["نص ترحيبي قصير."])
    for folder, title in _LISTS.items():
        listed = [one for one in records.values() if one.folder == folder]
        yield f"{folder}/index.md", _page(title, [_list(listed, "../")])
    for one in records.values():
        up = "../" * _path(one).count("/")
        text = link_marks(one, records, lambda target, up=up: up + _path(target))
        parts = [one.keys.get("summary", ""), _facts(one, records, up), text]
        yield _path(one), _page(one.title, [*parts, _list(in_dossier.get(one.id, ()), up)])


def _page(title: str, parts: Iterable[str]) -> str:
    body = "\n\n".join(part for part in parts if part)
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n{body}\n"


def _path(one: Written) -> str:
    return one.path.removesuffix(".yml").removesuffix(".md") + ".md"


def _list(listed: Iterable[Written], up: str) -> str:
    return "\n".join(f"- [{one.title}]({up}{_path(one)})" for one in listed)


def _facts(one: Written, records: Mapping[str, Written], up: str) -> str:
    """What front matter says, as an editor would write it by hand."""
    keys = one.keys
    linked = [*keys.get("dossiers", ()), *keys.get("events", ()), *keys.get("sources", ())]
    facts = [*keys.get("aliases", ()), *(str(keys[key]) for key in ("date", "url") if key in keys)]
    for figure in keys.get("figures", ()):
        facts += [f"{figure['label']}: {value['value']}" for value in figure["values"]]
    items = [f"- {fact}" for fact in facts]
    return "\n".join([*items, *filter(None, [_list((records[id] for id in linked), up)])])
