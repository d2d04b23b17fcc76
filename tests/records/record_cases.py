"""Case files: a title, an input, and all that reading it says.

    == title            (`.md` at its end: the input is a whole Markdown file, else YAML)
    input lines         (`⟨U+200F⟩` stands for a character that cannot be seen)
    ----------
    line:column CODE level, the message and hint in both languages, then the values

Set MILAFF_REWRITE=1 to have the expectations written anew, for review.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from milaff.problems import Problem, sort_problems
from milaff.records import Kind, parse_record, read_yaml

CASES = Path(__file__).parent / "cases"
REWRITE = os.environ.get("MILAFF_REWRITE") == "1"
_CUT = "----------\n"


@dataclass(frozen=True)
class Case:
    file: Path
    title: str
    input: str
    expected: str

    @property
    def text(self) -> str:
        return re.sub(r"⟨U\+([0-9A-F]{4,6})⟩", lambda code: chr(int(code[1], 16)), self.input)

    @property
    def actual(self) -> str:
        if not self.title.endswith(".md"):
            read = read_yaml(self.text, "f")
            return describe(read.problems, read.values)
        record, problems = parse_record(self.text.encode(), Kind.ARTICLE, "articles/f.md", "")
        said = describe(problems, record and record.values)
        return said + (f"body {record.body_line}: {record.body!r}\n" if record else "")


def read_cases(file: Path) -> Iterator[Case]:
    for block in re.split(r"^== ", file.read_text("utf-8"), flags=re.M)[1:]:
        title, _, rest = block.partition("\n")
        text, _, expected = rest.partition(_CUT)
        yield Case(file, title, text, expected.strip("\n") + "\n")


def write_cases(file: Path, cases: list[Case]) -> None:
    blocks = [f"== {case.title}\n{case.input}{_CUT}{case.actual}" for case in cases]
    file.write_text("\n".join(blocks), "utf-8")


def describe(problems: tuple[Problem, ...], values: object) -> str:
    lines = [line for problem in sort_problems(problems) for line in _lines_of(problem)]
    lines.append("values " + json.dumps(values, ensure_ascii=False))
    return visible("\n".join(lines)) + "\n"


def _lines_of(problem: Problem) -> Iterator[str]:
    place = problem.place
    yield f"{place.line}:{place.column} {problem.code} {problem.level}"
    hint = problem.hint
    for language in ("ar", "en"):
        yield f"    {language}: {problem.message.in_language(language)}"
        if hint:
            yield f"        {hint.in_language(language)}"


def visible(text: str) -> str:
    marks = "[\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2028\t\x00-\x08\x0b-\x1f\x85]"
    return re.sub(marks, lambda mark: f"⟨U+{ord(mark[0]):04X}⟩", text)
