"""The text of a record as it is read aloud: without marks of any kind, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Callable

from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.passages import Passage, find_passages
from milaff.graph.prose import HOLE, LEAD, NOTHING

_PLAIN = re.compile(
    r"[\w\s.,:;!?()«»\"'“”‘’/%…،؛؟٪٫٬–—\u0610-\u061a\u064b-\u065f\u0670\u200c-\u200f-]+"
)
_BROKEN = re.compile(r"\s+")
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
_BULLET = re.compile(r"^\s*(?:[-+]\s|\d+[.)]\s|#)", re.MULTILINE)
_UNSEEN = {ord(NOTHING): "", ord(LEAD): "", ord(HOLE): " ", ord("["): "", ord("]"): ""}
_RULED = re.compile(r"(?:(?<=\s)|\A)(?:-{2,}|#+)(?=\s|\Z)")


def plain_text(body: str, name_of: Callable[[str], str]) -> tuple[str, str]:
    """The text of a body, and what of it is headings; `name_of` says what a record is called that
    a mark names without words of its own."""
    written = _without_marks(body, name_of)
    if _PLAIN.fullmatch(written) and not _BULLET.search(written):
        paragraphs = map(_flat, _BETWEEN.split(written))
        return "\n".join(filter(None, paragraphs)), ""
    passages = find_passages(written)
    headings = " ".join(_shown(one) for one in passages if _is_heading(one))
    return "\n".join(filter(None, map(_shown, passages))), headings


def _without_marks(body: str, name_of: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for mark in find_marks(body):
        pieces.append(body[at : mark.start])
        if isinstance(mark, LinkMark) and not mark.measure:
            pieces.append(mark.text or name_of(mark.target))
        at = mark.end
    return "".join([*pieces, body[at:]])


def _shown(passage: Passage) -> str:
    return _flat(_RULED.sub("", passage.text.translate(_UNSEEN)))


def _flat(text: str) -> str:
    return _BROKEN.sub(" ", text).strip()


def _is_heading(passage: Passage) -> bool:
    return passage.closed == ((0, len(passage.text)),)
