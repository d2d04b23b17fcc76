"""`milaff mentions`: every name with its exact place in the file, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.faces.conftest import edit

Milaff = Callable[..., Result]
REFERENCE = Path(__file__).resolve().parents[2]
KEYS = {
    "article", "path", "entity", "text", "start", "end", "line", "column", "linked", "alias",
    "why", "field",
}  # fmt: skip
ARTICLE = "example-article"
ENTITY = "content/entities/example-organization.yml"


def listed(milaff: Milaff, *arguments: str) -> list[dict[str, Any]]:
    result = milaff("mentions", "--format", "json", *arguments)
    assert result.exit_code == 0
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def check_places(found: list[dict[str, Any]]) -> None:
    """Each is where it says, in the file as it lies on disk."""
    for one in found:
        typed = Path(one["path"]).read_bytes().decode("utf-8")
        assert typed[one["start"] : one["end"]] == one["text"], one
        lines = typed.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        first = one["text"].replace("\r\n", "\n").split("\n")[0]
        assert lines[one["line"] - 1][one["column"] - 1 :].startswith(first), one


def test_the_reference_site(milaff: Milaff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REFERENCE)
    found = listed(milaff, "--doubts")
    assert len(found) > 400
    assert all(one.keys() == KEYS for one in found)
    check_places(found)
    assert {one["path"].split("/")[1] for one in found} >= {"articles", "dossiers", "entities"}


def test_the_starter_site(milaff: Milaff, site: Path) -> None:
    found = listed(milaff)
    check_places(found)
    [marked] = [one for one in found if one["why"] == "mark"]
    assert (marked["text"], marked["entity"], marked["linked"], marked["field"]) == (
        "هيئة المثال", "example-organization", True, "body",
    )  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_places_on_disk(milaff: Milaff, site: Path, end: str, mark: str) -> None:
    text = """---
title: "عن \\"هيئة المثال\\""
summary: >
  قالت هيئة
  المثال إن

  الهيئة المثالية لا وجود لها.
date: 2024-01-15
---
قالت هيئة
المثال شيئا، وعن **هيئة المثال** و[[example-organization]].
"""
    file = site / "content/articles/other.md"
    file.write_bytes((mark + text.replace("\n", end)).encode())
    found = listed(milaff, "other")
    check_places(found)
    assert [(one["field"], " ".join(one["text"].split())) for one in found] == [
        ("title", "هيئة المثال"),
        ("summary", "هيئة المثال"),
        ("summary", "الهيئة المثالية"),
        ("body", "هيئة المثال"),
        ("body", "هيئة المثال"),
        ("body", "example-organization"),
    ]
    assert [one["alias"] for one in found][2] == "الهيئة المثالية"
    assert not found[0]["linked"]


def test_lines_to_read(milaff: Milaff, site: Path) -> None:
    result = milaff("mentions", ARTICLE, "--lang", "en")
    assert result.exit_code == 0
    where = f"content/articles/{ARTICLE}.md:13:31"
    lines = result.stdout.splitlines()
    assert lines[-3] == f"{where} هيئة المثال → example-organization (linked, marked [[…]])"
    assert lines[-2].startswith("    افتتحت [[example-organization|[هيئة المثال]]] جسرا")
    assert lines[-1] == "names: 1, links: 1"
    assert milaff("mentions", ARTICLE).stdout.splitlines()[-1] == "الأسماء: 1، الروابط: 1"


def test_links_only(milaff: Milaff, site: Path) -> None:
    edit(site / f"content/articles/{ARTICLE}.md", "## كيف", "وهيئة المثال هنا.\n\n## كيف")
    assert [one["linked"] for one in listed(milaff, ARTICLE)] == [True, False]
    assert [one["linked"] for one in listed(milaff, ARTICLE, "--linked")] == [True]


def test_doubts(milaff: Milaff, site: Path) -> None:
    edit(site / ENTITY, "  - الهيئة المثالية", "  - {text: المثالية, context: [تأسيس]}")
    edit(site / f"content/articles/{ARTICLE}.md", "## كيف", "ثم المثالية هنا.\n\n## كيف")
    assert [one["why"] for one in listed(milaff, ARTICLE)] == ["mark", "confirmed"]
    edit(site / f"content/articles/{ARTICLE}.md", "[[example-organization|هيئة المثال]]", "أحدهم")
    assert listed(milaff, ARTICLE) == []
    [doubt] = listed(milaff, ARTICLE, "--doubts")
    check_places([doubt])
    assert (doubt["why"], doubt["linked"], doubt["text"]) == ("no_context", False, "المثالية")
    text = milaff("mentions", ARTICLE, "--doubts").stdout
    assert "المثالية → example-organization (لم يؤخذ، لا كلمة سياق قربه)" in text


def test_a_draft_by_its_id(milaff: Milaff, site: Path) -> None:
    edit(site / f"content/articles/{ARTICLE}.md", "date:", "status: draft\ndate:")
    assert ARTICLE not in {one["article"] for one in listed(milaff)}
    assert {one["article"] for one in listed(milaff, ARTICLE)} == {ARTICLE}


def test_an_unknown_record(milaff: Milaff, site: Path) -> None:
    result = milaff("mentions", "exampel-article")
    assert result.exit_code == 2
    assert "هل تقصد «example-article»؟" in result.output
    english = milaff("mentions", "--lang", "en", "zzz").output
    assert 'there is no record "zzz"' in english


def test_faults_elsewhere_are_told(milaff: Milaff, site: Path) -> None:
    edit(site / "content/events/example-event.yml", "title:", "titel:")
    result = milaff("mentions", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)
    assert "milaff check" in result.stderr


def test_settings_at_fault(milaff: Milaff, site: Path) -> None:
    edit(site / "mkdocs.yml", "milaff", "search")
    assert milaff("mentions").exit_code == 1
