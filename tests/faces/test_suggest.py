"""`milaff suggest`: names that nobody registered, with an entry that can be pasted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Milaff = Callable[..., Result]
TEXTS = [
    "التقى الوزير خالد الأمثل وفدا من حركة البيان المثالي، وزار مدينة ونّاسة.",
    "قال رئيس الوفد خالد الأمثل إن حركة البيان المثالي في مدينة ونّاسة مع Example Watch.",
    "نشرت Example Watch تقريرا عن «سد المثال»، وعن مدينة ونّاسة، وعن حركة البيان المثالي.",
    "زار المتحدث خالد الأمثل «سد المثال». وأضافت Example Watch: لا «سد المثال» هنا.",
]


@pytest.fixture
def articles(site: Path) -> Path:
    for number, text in enumerate(TEXTS):
        front = f"---\ntitle: خبر {number}\ndate: 2024-01-1{number}\n---\n"
        (site / f"content/articles/news-{number}.md").write_text(front + text + "\n", "utf-8")
    return site


def listed(milaff: Milaff, *arguments: str) -> list[dict[str, Any]]:
    result = milaff("suggest", "--format", "json", *arguments)
    assert result.exit_code == 0
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_names(milaff: Milaff, articles: Path) -> None:
    found = {(one["name"], one["kind"], one["articles"]) for one in listed(milaff, "--least", "2")}
    assert found == {
        ("خالد الأمثل", "person", 3),
        ("حركة البيان المثالي", "organization", 3),
        ("ونّاسة", "place", 3),
        ("Example Watch", "organization", 3),
        ("سد المثال", "organization", 2),
    }
    assert len(listed(milaff)) == 4
    assert listed(milaff, "--least", "9") == []


def test_examples_have_their_place(milaff: Milaff, articles: Path) -> None:
    for one in listed(milaff, "--least", "2"):
        assert one["examples"]
        for example in one["examples"]:
            line = Path(example["path"]).read_text("utf-8").split("\n")[example["line"] - 1]
            assert line[example["column"] - 1 :].startswith(one["name"])
            assert one["name"] in example["text"]


def test_entries_can_be_pasted(milaff: Milaff, articles: Path) -> None:
    for one in listed(milaff, "--least", "2"):
        path = Path(one["path"])
        assert not path.exists()
        path.write_text(one["entry"], "utf-8")
    assert milaff("check").exit_code == 0
    assert listed(milaff, "--least", "2") == []


def test_text(milaff: Milaff, articles: Path) -> None:
    text = milaff("suggest", "--lang", "en").stdout
    assert "# Example Watch (articles: 3)\n" in text
    assert "# content/entities/example-watch.yml\nkind: organization  # person |" in text
    assert "name:\n  en: Example Watch\n" in text
    assert "عدد المواد: 3" in milaff("suggest").stdout


def test_names_that_yaml_would_misread(milaff: Milaff, articles: Path) -> None:
    for number in range(3):
        file = articles / f"content/articles/news-{number}.md"
        file.write_text(file.read_text("utf-8") + "\nعن AT&T وعن E-Group.\n", "utf-8")
    entries = {one["name"]: one["entry"] for one in listed(milaff)}
    assert 'en: "AT&T"' in entries["AT&T"]
    assert 'en: "E-Group"' in entries["E-Group"]


def test_nothing(milaff: Milaff, site: Path) -> None:
    result = milaff("suggest", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "no frequent names that are not registered\n")


def test_wrong_least(milaff: Milaff, site: Path) -> None:
    assert milaff("suggest", "--least", "0").exit_code == 2
