"""What `milaff list` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable

from milaff.graph.states import Listed
from milaff.problems import Words

_NONE = Words("لا شيء", "none")


def write_text(found: Iterable[Listed], language: str) -> str:
    """A line for each: when, id, path, title; or a word that there is none."""
    lines = [f"{one.typed or '—'}  {one.id}  {one.path}  {one.title}\n" for one in found]
    return "".join(lines) or f"{_NONE.in_language(language)}\n"


def write_json(found: Iterable[Listed]) -> str:
    """`{"records": [{id, title, path, when}]}`; `when` is an instant, or null."""
    records = [
        {
            "id": one.id,
            "title": one.title,
            "path": one.path,
            "when": one.when.isoformat() if one.when else None,
        }
        for one in found
    ]
    return json.dumps({"version": 1, "records": records}, ensure_ascii=False, indent=2) + "\n"
