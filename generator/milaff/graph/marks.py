"""The marks of a body: `[[id]]`, `[[id|text]]`, `[[!text]]`, `[[id#measure]]`, `[@source, p. 3]`.

One grammar for all: the Graph reads it for backlinks, `checks/` for faults, `markup/` to convert.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from milaff.text.cases import REACH, case_after
from milaff.text.plurals import Case

LINK = r"\[\[(?P<link>[^\[\]\n]+)\]\]"
CITATION = r"\[(?P<citation>@[^\[\]\n]*)\](?!\()"
_MARK = re.compile(rf"{LINK}|{CITATION}")
_SEVERAL = re.compile("[;؛,،]")
_PART = re.compile(r"[^;؛]+")
_LOCATOR = re.compile("[,،]")
_CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->"
    r"|\\[\[\]`\\]",
    re.MULTILINE | re.DOTALL,
)
"""Fences, also inside lists and quotes; code in a line, which no empty line may cut; comments;
what is escaped."""


class LinkMark(NamedTuple):
    """`[[target#measure|text]]`; `is_plain` for `[[!text]]`, which must not become a link.

    `case` is the one that a figure has in its place: of two it is «قتيلين» after «سقوط».
    """

    target: str
    measure: str
    text: str
    is_plain: bool
    start: int
    end: int
    case: Case = "nominative"


class CitedSource(NamedTuple):
    """One source of a citation, with its locator («ص. 3») and where its id stands."""

    source: str
    locator: str
    start: int


class CitationMark(NamedTuple):
    """`[@a, p. 3; @b]`."""

    sources: tuple[CitedSource, ...]
    start: int
    end: int


Mark = LinkMark | CitationMark


@lru_cache(maxsize=8)
def find_marks(body: str) -> tuple[Mark, ...]:
    """The marks of a body in order, with offsets; none inside code, comments or after `\\`.

    Several rules read the same text, one after another.
    """
    if "[[" not in body and "[@" not in body:
        return ()
    return tuple(_marks(without_code(body)))


def between_marks(body: str, marks: Iterable[Mark]) -> str:
    """What of a body stands between its marks, which hold no names to find."""
    pieces, at = [], 0
    for mark in marks:
        pieces.append(body[at : mark.start])
        at = mark.end
    return " ".join([*pieces, body[at:]])


def without_code(body: str) -> str:
    """The body with code, comments and escaped brackets blanked out, of the same length."""
    return replace_code(body, lambda code: re.sub(r"[^\n]", " ", code))


def replace_code(body: str, shown: Callable[[str], str]) -> str:
    """The body with what `shown` makes of each code, comment and escaped bracket."""
    return _CODE.sub(lambda found: shown(found[0]), body) if may_have_code(body) else body


def may_have_code(body: str) -> bool:
    """Whether a body has a sign of code, of a comment or of an escape: most have none."""
    return "`" in body or "\\" in body or "~~~" in body or "<!--" in body


def _marks(text: str) -> Iterator[Mark]:
    for found in _MARK.finditer(text):
        link, cited = found.groups()
        start, end = found.span()
        if link is None:
            yield parse_citation(cited, start + 1, start, end)
        else:
            # Only a figure is written after what stands before it.
            case = case_after(text[max(0, start - REACH) : start]) if "#" in link else "nominative"
            yield parse_link(link, start, end, case)


def parse_link(inner: str, start: int = 0, end: int = 0, case: Case = "nominative") -> LinkMark:
    """The mark between `[[` and `]]`."""
    if inner.startswith("!"):
        return LinkMark("", "", inner[1:].strip(), True, start, end, case)
    name, _, text = inner.partition("|")
    target, _, measure = name.partition("#")
    return LinkMark(target.strip(), measure.strip(), text.strip(), False, start, end, case)


def parse_citation(inner: str, offset: int = 0, start: int = 0, end: int = 0) -> CitationMark:
    """The mark between `[` and `]`; `offset` is where `inner` begins."""
    if _SEVERAL.search(inner) is None:
        lead = len(inner) - len(inner.lstrip(" @"))
        return CitationMark((CitedSource(inner.strip(" @"), "", offset + lead),), start, end)
    sources = []
    for part in _PART.finditer(inner):
        source, *rest = _LOCATOR.split(part[0], maxsplit=1)
        lead = len(source) - len(source.lstrip(" @"))
        locator = rest[0].strip() if rest else ""
        sources.append(CitedSource(source.strip(" @"), locator, offset + part.start() + lead))
    return CitationMark(tuple(sources), start, end)
