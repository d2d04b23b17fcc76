"""The text of a record as it is read aloud: without marks of any kind, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Callable

from milaff.graph.marks import CITATION, LINK, LinkMark, parse_link
from milaff.graph.passages import Passage, find_passages
from milaff.graph.prose import HOLE, LEAD, NOTHING
from milaff.text.cases import REACH, case_after

_MARK = re.compile(rf"{LINK}|{CITATION}")
_MARKDOWN = re.compile(r"[*_`<{\\|~^=$&\[\]]|://|www\.|^(?: {4}|\t|[-=:+]{2})", re.MULTILINE)
"""What more is in a text than paragraphs, headings, lists and quotations of plain words."""
_LINE_BEGINS = re.compile(r"^[ \t]*(?:(?:[-+>]|\d+[.)])[ \t]+)+", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
_BEFORE_SIGN = re.compile(r"(?<=\S) +(?=[.،؛:؟!]|\Z)", re.MULTILINE)
_RULED = re.compile(r"(?:(?<=\s)|\A)(?:-{2,}|#+)(?=\s|\Z)")


def plain_text(body: str, words_of: Callable[[LinkMark], str]) -> tuple[str, str]:
    """The text of a body, and what of it is headings; `words_of` writes a record or a figure that a
    mark names without words of its own."""
    written = _without_marks(body, words_of)
    if not _MARKDOWN.search(written):
        return _read_plainly(written)
    passages = find_passages(written)
    headings = " ".join(_shown(one.text) for one in passages if _is_heading(one))
    return "\n".join(filter(None, (_shown(one.text) for one in passages))), headings


def _without_marks(body: str, words_of: Callable[[LinkMark], str]) -> str:
    def words_for(found: re.Match[str]) -> str:
        if not found["link"]:
            return ""
        start = found.start()
        case = case_after(body[max(0, start - REACH) : start])
        mark = parse_link(found["link"], case=case)
        return mark.text or words_of(mark)

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
    return _BEFORE_SIGN.sub("", " ".join(_RULED.sub("", text.replace(HOLE, " ")).split()))


def _is_heading(passage: Passage) -> bool:
    return passage.closed == ((0, len(passage.text)),)
