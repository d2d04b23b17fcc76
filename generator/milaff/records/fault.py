"""A Fault: where and why the YAML library stopped; a Finding: what an editor is told of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from milaff.problems import Place, Problem, Words, error
from milaff.records.loader import tokens

KEY_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<key>[^\s:#\"'\[\]{},&*!|>%@`-][^:#\n]*?)[ ]*:"
    r"(?P<gap>[ \t]+|$)(?P<value>.*)$"
)
"""A line `key: value` or `- key: value`."""

LATIN_KEY = r"[A-Za-z_][\w-]*"
_COMMENT = re.compile(r"[ \t]+#.*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the library stopped. Lines and columns count from 0 here, as the library counts."""

    path: str
    first_line: int
    lines: tuple[str, ...]
    problem: str
    context: str
    line: int
    column: int
    start_line: int
    """Where that which could not be read begins."""
    start_column: int
    tokens: tuple[yaml.Token, ...]
    """What was read before."""

    def place(self, line: int, column: int = 0) -> Place:
        """The place in the file."""
        return Place(self.path, self.first_line + line, column + 1)

    def text_at(self, line: int) -> str:
        """That line, or nothing past the end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def line_before(self, line: int) -> int:
        """The nearest line above that holds more than a comment, or -1."""
        before = line - 1
        while before >= 0 and self.text_at(before).lstrip()[:1] in ("", "#"):
            before -= 1
        return before

    @property
    def token_before(self) -> yaml.Token | None:
        """The last thing that was read."""
        solid = [token for token in self.tokens if not isinstance(token, yaml.BlockEndToken)]
        return solid[-1] if solid else None

    @property
    def open_bracket(self) -> yaml.Token | None:
        """The innermost `[` or `{` that is still open."""
        opened: list[yaml.Token] = []
        for token in self.tokens:
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                del opened[-1:]
        return opened[-1] if opened else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and, where one can be guessed, the line that the editor meant (`line` from 0)."""

    problem: Problem
    line: int = 0
    corrected: str | None = None


Rule = Callable[[Fault], Finding | None]
"""Recognises one kind of mistake, or returns None."""


def fault_of(text: str, stop: yaml.MarkedYAMLError, path: str, first_line: int) -> Fault:
    """The library's exception as a value."""
    mark = stop.problem_mark or stop.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = stop.context_mark or mark
    start_line, start_column = (start.line, start.column) if start else (line, column)
    before = tuple(
        token
        for token in tokens(text)
        if (token.start_mark.line, token.start_mark.column) < (line, column)
    )
    return Fault(
        path,
        first_line,
        tuple(text.split("\n")),
        str(stop.problem or ""),
        str(stop.context or ""),
        line,
        column,
        start_line,
        start_column,
        before,
    )


def found(place: Place, code: str, ar: str, en: str, hint: Words | None = None) -> Finding:
    """A finding without a correction."""
    return Finding(error(place, code, Words(ar, en), hint))


def corrected(
    fault: Fault, line: int, column: int, code: str, message: Words, fixed: str
) -> Finding:
    """A finding with the line as it was meant, which the hint shows."""
    return Finding(error(fault.place(line, column), code, message, write_it(fixed)), line, fixed)


def write_it(line: str) -> Words:
    """The hint that shows a line as it should be."""
    return Words(f"اكتبها هكذا: {line.strip()}", f"Write it so: {line.strip()}")


def quoted(value: str) -> str:
    """The value in the quotes that need no change inside it, a comment left outside."""
    comment = _COMMENT.search(value)
    text = (value[: comment.start()] if comment else value).strip()
    if '"' not in text and "\\" not in text:
        text = f'"{text}"'
    else:
        text = "'" + text.replace("'", "''") + "'"
    return text + (comment[0] if comment else "")
