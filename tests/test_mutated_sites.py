"""Slips of the keyboard in a sound site: whatever is typed, there is a report and no traceback."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from milaff.build import check_site
from milaff.report import write_text
from milaff.settings import Settings
from tests.test_invalid import BASE, NOW, is_inside

VALUES = (
    "true", "null", "[]", "{}", "[a]", "{a: b}", "[[a]]", "1", "x" * 300, "نص", "!!str x", "*a",
    "&a b", "|\n  x", '""', "'", "[", "{", "- a", "isis-k", "٢٠٢٤", "\u200fx", "https://a b",
    "[null]", "[{}]", "[{id: x}]", "{id: [a]}", "{1: 2}", "? a", "~",
)  # fmt: skip
MARKS = (
    "[[", "]]", "[@", "]", "|", "#", "[[isis-k#x|y]]", "[[!x]]", "[@a;b]", "<script", "<b x=",
    "](", "![a](", "`", "```", "[[#a]]", "[[|]]", "[@]", "[@;]", "\0", "<!--", "[x]: /a",
)  # fmt: skip


def slip(line: str, chance: random.Random) -> list[str]:
    """What becomes of a line."""
    at, end = sorted((chance.randint(0, len(line)), chance.randint(0, len(line))))
    return chance.choice(
        [
            [],
            [line, line],
            [line.split(":")[0] + ": " + chance.choice(VALUES)],
            [line[:at] + chance.choice(MARKS + VALUES) + line[end:]],
            ["  " * chance.randint(0, 3) + line.lstrip()],
            [line.replace(chance.choice("-: ei"), chance.choice(["", "\t", "،", "-"]), 1)],
            [line + chance.choice(MARKS)],
        ]
    )


@pytest.mark.parametrize("seed", range(120))
def test_a_slip_gives_a_report(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    files = sorted(file for file in content.rglob("*") if file.suffix in (".md", ".yml"))
    for _ in range(chance.randint(1, 3)):
        file = chance.choice(files)
        lines = file.read_text("utf-8").split("\n")
        at = chance.randrange(len(lines))
        lines[at : at + 1] = slip(lines[at], chance)
        file.write_text("\n".join(lines), "utf-8")
    problems = check_site(Settings(content=content, now=NOW))
    assert write_text(problems, "ar")
    assert write_text(problems, "en")
    assert [problem for problem in problems if not is_inside(problem, tmp_path)] == []
