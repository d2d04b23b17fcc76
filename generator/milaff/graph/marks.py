"""The marks of a body: `[[id]]`, `[[id|text]]`, `[[!text]]`, `[[id#measure]]`, `[@source, p. 3]`.

One grammar for all: the Graph reads it for backlinks, `checks/` for faults, `markup/` to convert.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from milaff.text.cases import REACH, case_after
from milaff.text.plurals import Case

LINK = r"\[\[(?P<link>[^\[\]\n]+)\]\]"
CITATION = r"\[(?P<citation>@[^\[\]\n]*)\](?!\()"
_MARK = re.compile(rf"{LINK}|{CITATION}")
_CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->"
    r"|\\[\[\]`\\]",
    re.MULTILINE | re.DOTALL,
)
"""Fences, also inside lists and quotes; code in a line, which no empty line may cut; comments;
what is escaped."""


@dataclass(frozen=True, slots=True)
class LinkMark:
    """`[[target#measure|text]]`; `is_plain` for `[[!text]]`, which must not become a link.

    `case` is the one that stands in its place: a figure of two is «قتيلين» after «سقوط».
    """

    target: str
    measure: str
    text: str
    is_plain: bool
    start: int
    end: int
    case: Case = "nominative"


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source of a citation, with its locator («ص. 3») and where its id stands."""

    source: str
    locator: str
    start: int


@dataclass(frozen=True, slots=True)
class CitationMark:
    """`[@a, p. 3; @b]`."""

    sources: tuple[CitedSource, ...]
    start: int
    end: int


Mark = LinkMark | CitationMark


@lru_cache(maxsize=4096)
def find_marks(body: str) -> tuple[Mark, ...]:
    """The marks of a body in order, with offsets; none inside code, comments or after `\\`."""
    if "[[" not in body and "[@" not in body:
        return ()
    return tuple(_marks(without_code(body)))


def without_code(body: str) -> str:
    """The body with code, comments and escaped brackets blanked out, of the same length."""
    return replace_code(body, lambda code: re.sub(r"[^\n]", " ", code))


def replace_code(body: str, shown: Callable[[str], str]) -> str:
    """The body with what `shown` makes of each code, comment and escaped bracket."""
    return _CODE.sub(lambda found: shown(found[0]), body)


def _marks(text: str) -> Iterator[Mark]:
    for found in _MARK.finditer(text):
        if found["link"] is not None:
            case = case_after(text[max(0, found.start() - REACH) : found.start()])
            yield parse_link(found["link"], found.start(), found.end(), case)
        else:
            yield parse_citation(found["citation"], found.start() + 1, found.start(), found.end())


def parse_link(inner: str, start: int = 0, end: int = 0, case: Case = "nominative") -> LinkMark:
    """The mark between `[[` and `]]`."""
    if inner.startswith("!"):
        return LinkMark("", "", inner[1:].strip(), True, start, end, case)
    name, _, text = inner.partition("|")
    target, _, measure = name.partition("#")
    return LinkMark(target.strip(), measure.strip(), text.strip(), False, start, end, case)


def parse_citation(inner: str, offset: int = 0, start: int = 0, end: int = 0) -> CitationMark:
    """The mark between `[` and `]`; `offset` is where `inner` begins."""
    sources = []
    for part in re.finditer(r"[^;؛]+", inner):
        source, locator, *_ = [*re.split("[,،]", part[0], maxsplit=1), ""]
        lead = len(source) - len(source.lstrip(" @"))
        sources.append(
            CitedSource(source.strip(" @"), locator.strip(), offset + part.start() + lead)
        )
    return CitationMark(tuple(sources), start, end)
