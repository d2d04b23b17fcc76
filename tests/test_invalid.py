"""Mistakes as editors make them, one a folder, and every word that they are told.

`tests/invalid/<case>/content/` holds the files that differ from `_base/content/`, a small site
without a fault; `expected.ar.txt` and `expected.en.txt` the whole report. `pytest --rewrite` writes
the reports anew, for review.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from milaff.build import check_site
from milaff.problems import Problem, Words
from milaff.report import write_text
from milaff.settings import Settings, StyleRule

INVALID = Path(__file__).parent / "invalid"
BASE = INVALID / "_base" / "content"
CASES = sorted(folder for folder in INVALID.iterdir() if folder.name[0] not in "._")
NOW = datetime(2025, 8, 1, tzinfo=UTC)
LATIN_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2,}")
CODE = re.compile(r"[A-Z]{3,4}[1-9]\d\d")
STYLE = (StyleRule("كابل", ("كابول",)), StyleRule("الإرهابي", ("الارهابي",)))
HOSTS = ("amaq.example", "t.me/nashir")


def problems_of(case: Path, folder: Path) -> tuple[Problem, ...]:
    """The problems of a copy of the base with the case's files laid over it."""
    content = folder / "content"
    shutil.copytree(BASE, content)
    if (case / "content").is_dir():
        shutil.copytree(case / "content", content, dirs_exist_ok=True)
    settings = Settings(
        content=content, now=NOW, style=STYLE, propaganda_hosts=HOSTS, stale_after=3650
    )
    return check_site(settings)


def test_base_is_clean(tmp_path: Path) -> None:
    assert problems_of(BASE, tmp_path) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report(case: Path, tmp_path: Path, is_rewriting: bool) -> None:
    problems = problems_of(case, tmp_path)
    assert problems
    for language in ("ar", "en"):
        expected = case / f"expected.{language}.txt"
        report = write_text(problems, language)
        if is_rewriting:
            expected.write_text(report, "utf-8")
        assert report == expected.read_text("utf-8")
    for problem in problems:
        assert is_inside(problem, tmp_path), problem
        assert CODE.fullmatch(problem.code)
        assert not is_english(problem.message), problem.message.ar


def is_inside(problem: Problem, folder: Path) -> bool:
    """Whether the place is one of the file's: its end and an empty file's beginning are."""
    place = problem.place
    text = (folder / place.path).read_bytes().decode("utf-8-sig", errors="replace")
    lines = text.replace("\r\n", "\n").split("\n")
    if not 1 <= place.line <= len(lines):
        return False
    return 1 <= place.column <= len(lines[place.line - 1]) + 1


def is_english(words: Words) -> bool:
    """Whether the Arabic holds English sentences; keys, ids and codes stand in one or two words."""
    outside_quotes = re.sub(r"«[^»]*»", "", words.ar)
    return bool(LATIN_WORDS.search(outside_quotes))


def test_most_problems_have_a_hint(tmp_path: Path) -> None:
    problems = [problem for case in CASES for problem in problems_of(case, tmp_path / case.name)]
    without = sorted({problem.code for problem in problems if problem.hint is None})
    with_hint = [problem for problem in problems if problem.hint]
    assert len(with_hint) >= 0.9 * len(problems), without


def test_one_mistake_gives_one_problem(tmp_path: Path) -> None:
    """A mistake has no echo, but in the cases that are about several mistakes."""
    for case in CASES:
        if not case.name.startswith("all-"):
            assert len(problems_of(case, tmp_path / case.name)) == 1, case.name


def test_reports_agree_in_both_languages() -> None:
    place = re.compile(r"^(content/\S+:\d+:\d+:) ([A-Z]{3,4}\d+) ", re.MULTILINE)
    for case in CASES:
        arabic, english = (
            place.findall((case / f"expected.{language}.txt").read_text("utf-8"))
            for language in ("ar", "en")
        )
        assert arabic == english
        assert arabic, case.name


def test_enough_cases() -> None:
    assert len(CASES) >= 45
