"""What `milaff search` prints."""

from __future__ import annotations

import json
from pathlib import Path

from milaff.commands.speech import Misuse
from milaff.problems import Words
from milaff.searching.answers import Answer, Result
from milaff.searching.index_files import Index

_NONE = Words("لا نتائج", "nothing found")
_MEANT = Words("هل تقصد: {}", "did you mean: {}")


def open_index(site: str) -> Index:
    """The index of the site in that folder; Misuse where there is none."""
    if not (Path(site) / "search" / "index.js").is_file():
        raise Misuse(
            Words(
                f"لا فهرس بحث في {site}. ابن الموقع أولا: milaff build",
                f"there is no search index in {site}; build the site first: milaff build",
            )
        )
    return Index(Path(site))


def write_text(answer: Answer, language: str) -> str:
    """Two lines for each result: its title and address, then the part of its text that matches."""
    lines = [_MEANT.in_language(language).format(answer.corrected)] if answer.corrected else []
    if answer.entity is not None:
        lines.append(f"» {answer.entity.title}  {answer.entity.url}")
    for result in answer.results:
        lines += [f"{result.title}  {result.url}", f"    {result.snippet.text}".rstrip()]
    return "".join(f"{line}\n" for line in lines or [_NONE.in_language(language)])


def write_json(answer: Answer, language: str) -> str:  # noqa: ARG001
    """`{"version": 1, "results": […], "total", "corrected", "entity"}`, named as `search.js` names
    them."""
    written = {
        "version": 1,
        "results": [_result(one) for one in answer.results],
        "total": answer.total,
        "corrected": answer.corrected or None,
        "entity": answer.entity._asdict() if answer.entity else None,
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _result(result: Result) -> dict[str, object]:
    return {
        "id": result.id,
        "url": result.url,
        "kind": result.kind,
        "title": result.title,
        "titleMarks": result.title_marks,
        "date": result.date,
        "dossiers": [{"id": id, "title": title} for id, title in result.dossiers],
        "score": round(result.score, 4),
        "snippet": {"text": result.snippet.text, "marks": result.snippet.marks},
    }
