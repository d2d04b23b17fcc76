"""The text of a record as it is read aloud: without marks of any kind, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Callable

from milaff.graph.marks import CITATION, LINK, parse_link
from milaff.graph.passages import Passage, find_passages
from milaff.graph.prose import HOLE, LEAD, NOTHING

_MARK = re.compile(rf"{LINK}|{CITATION}")
_MARKDOWN = re.compile(r"[*_`<{\\|~^=$&\[\]]|://|www\.|^(?: {4}|\t|[-=:+]{2})", re.MULTILINE)
"""What more is in a text than paragraphs, headings, lists and quotations of plain words."""
_LINE_BEGINS = re.compile(r"^[ \t]*(?:(?:[-+>]|\d+[.)])[ \t]+)+", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
_BEFORE_SIGN = re.compile(r"(?<=\S) +(?=[.،؛:؟!]|\Z)", re.MULTILINE)
_RULED = re.compile(r"(?:(?<=\s)|\A)(?:-{2,}|#+)(?=\s|\Z)")


def plain_text(body: str, name_of: Callable[[str], str]) -> tuple[str, str]:
    """The text of a body, and what of it is headings; `name_of` says what a record is called that
    a mark names without words of its own."""
    written = _without_marks(body, name_of)
    if not _MARKDOWN.search(written):
        return _read_plainly(written)
    passages = find_passages(written)
    headings = " ".join(_shown(one.text) for one in passages if _is_heading(one))
    return "\n".join(filter(None, (_shown(one.text) for one in passages))), headings


def _without_marks(body: str, name_of: Callable[[str], str]) -> str:
    """What is written for a figure only its page knows."""

    def words_for(found: re.Match[str]) -> str:
        if not found["link"]:
            return ""
        mark = parse_link(found["link"])
        return mark.text or ("…" if mark.measure else name_of(mark.target))

    return _BEFORE_SIGN.sub("", _MARK.sub(words_for, body)) if "[" in body else body


def _read_plainly(written: str) -> tuple[str, str]:
    """The same of a text that has no more signs than at the beginnings of its lines."""
    headings = " ".join(_HEADING.findall(written)) if "#" in written else ""
    if headings:
        written = _HEADING.sub(r"\n\1\n", written)
    paragraphs = _BETWEEN.split(_LINE_BEGINS.sub("", written))
    return "\n".join(filter(None, (" ".join(one.split()) for one in paragraphs))), headings


def _shown(text: str) -> str:
    for sign in (NOTHING, LEAD, "[", "]"):
        text = text.replace(sign, "")
    return " ".join(_RULED.sub("", text.replace(HOLE, " ")).split())


def _is_heading(passage: Passage) -> bool:
    return passage.closed == ((0, len(passage.text)),)
