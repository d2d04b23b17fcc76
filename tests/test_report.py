"""The formats of a report."""

from __future__ import annotations

import json

import pytest

from milaff.problems import Level, Place, Problem, Words, error, warning
from milaff.report import (
    count_moved,
    count_problems,
    exit_code,
    write_github,
    write_json,
    write_sarif,
    write_text,
)
from milaff.stage import Moved

COMMA = error(
    Place("content/articles/x.md", 6, 8),
    "YAM105",
    Words("الفاصلة العربية «،» لا تفصل عناصر القائمة", "an Arabic comma separates nothing"),
    Words("استعمل , أو سطرا لكل عنصر", "use , or a line each"),
)
NO_URL = warning(
    Place("content/a 100%,b.yml", 2, 1), "SRC401", Words("مصدر بلا رابط", "a source without url")
)
NOTE = Problem(Place("b.md"), "TXT501", Level.HINT, Words("كلمة", "a word"))


def test_text_in_arabic() -> None:
    assert write_text([COMMA, NO_URL], "ar") == (
        "content/a 100%,b.yml:2:1: SRC401 مصدر بلا رابط\n"
        "content/articles/x.md:6:8: YAM105 الفاصلة العربية «،» لا تفصل عناصر القائمة\n"
        "    تلميح: استعمل , أو سطرا لكل عنصر\n"
        "خطأ واحد وتنبيه واحد\n"
    )


def test_text_in_english() -> None:
    assert write_text([COMMA], "en") == (
        "content/articles/x.md:6:8: YAM105 an Arabic comma separates nothing\n"
        "    hint: use , or a line each\n"
        "1 error\n"
    )


def test_paths_and_codes_are_isolated_on_request_only() -> None:
    isolated = write_text([COMMA], "ar", isolate=True)
    assert isolated.startswith("\u2066content/articles/x.md:6:8:\u2069 \u2066YAM105\u2069 ")
    assert "\u2066" not in write_text([COMMA], "ar")


def many(errors: int, warnings: int = 0, notes: int = 0) -> list[Problem]:
    levels = [Level.ERROR] * errors + [Level.WARNING] * warnings + [Level.HINT] * notes
    return [
        Problem(Place("a", line + 1), "X", level, NOTE.message) for line, level in enumerate(levels)
    ]


@pytest.mark.parametrize(
    ("problems", "arabic", "english"),
    [
        (many(0), "لا مشكلات", "no problems"),
        (many(1), "خطأ واحد", "1 error"),
        (many(3, 2), "3 أخطاء وتنبيهان", "3 errors and 2 warnings"),
        (many(2, 11), "خطآن و11 تنبيها", "2 errors and 11 warnings"),
        (many(100, 1, 3), "100 خطأ وتنبيه واحد و3 ملاحظات", "100 errors, 1 warning and 3 notes"),
    ],
)
def test_counts_have_the_right_plural(problems: list[Problem], arabic: str, english: str) -> None:
    assert count_problems(problems, "ar") == arabic
    assert count_problems(problems, "en") == english


def test_a_problem_that_is_found_twice_counts_once() -> None:
    assert count_problems([COMMA, COMMA], "en") == "1 error"


def test_json() -> None:
    read = json.loads(write_json([COMMA, NOTE], "en"))
    assert [problem["path"] for problem in read["problems"]] == ["b.md", "content/articles/x.md"]
    assert read["problems"][1] == {
        "path": "content/articles/x.md",
        "line": 6,
        "column": 8,
        "code": "YAM105",
        "level": "error",
        "message": "an Arabic comma separates nothing",
        "hint": "use , or a line each",
    }
    assert read["problems"][0]["hint"] is None


def test_github_commands_are_escaped() -> None:
    assert write_github([NO_URL, COMMA], "en") == (
        "::warning file=content/a 100%25%2Cb.yml,line=2,col=1,title=SRC401::a source without url\n"
        "::error file=content/articles/x.md,line=6,col=8,title=YAM105::"
        "an Arabic comma separates nothing%0Ahint: use , or a line each\n"
    )


def test_sarif() -> None:
    run = json.loads(write_sarif([NO_URL, COMMA], "ar"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["SRC401", "YAM105"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/a%20100%25%2Cb.yml"
    assert place["region"] == {"startLine": 2, "startColumn": 1}
    assert [result["level"] for result in run["results"]] == ["warning", "error"]


@pytest.mark.parametrize(
    ("problems", "strict", "code"),
    [
        ([], True, 0),
        ([NOTE], True, 0),
        ([NO_URL], False, 0),
        ([NO_URL], True, 1),
        ([COMMA], False, 1),
    ],
)
def test_exit_code(problems: list[Problem], strict: bool, code: int) -> None:
    assert exit_code(problems, strict=strict) == code


def test_what_publishing_changed() -> None:
    moved = Moved(("a", "b"), (), ("c",))
    assert count_moved(moved, "ar") == "كُتب 2، وحُذف 0، وبقي 1 كما كان"
    assert count_moved(moved, "en") == "2 written, 0 removed, 1 left as they were"
