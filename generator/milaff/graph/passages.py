"""The passages of a Markdown text in which names are looked for, with their place in the text.

They are the blocks that Python-Markdown makes of it, with the extensions that are on unless a site
chooses others; in the order of the page, where footnotes stand last. A passage has the length of
what was typed, so that offsets into it are offsets into the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from milaff.graph.blocks import find_blocks
from milaff.graph.prose import NOTHING, read_prose


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of prose: its text begins at `offset`; `part` counts the highest headings before
    it. `closed` are the parts of it in which nothing is linked: the text of a link, a heading;
    a link may stand in one of `inner` (what becomes an element of its own), not across its edge."""

    text: str
    offset: int
    part: int = 0
    closed: tuple[tuple[int, int], ...] = ()
    inner: tuple[tuple[int, int], ...] = ()

    def may_link(self, start: int, end: int) -> bool:
        """Whether a name there may be a link: it stands in one piece of open text."""
        if NOTHING in self.text[start:end]:
            return False
        if any(start < last and first < end for first, last in self.closed):
            return False
        return all(
            end <= first or last <= start or (first <= start and end <= last)
            for first, last in self.inner
        )


@lru_cache(maxsize=4)
def find_passages(body: str) -> tuple[Passage, ...]:
    """The passages of a text, in the order of the page; several rules read the same text."""
    return tuple(_passages(body))


def _passages(body: str) -> Iterator[Passage]:
    blocks = find_blocks(body)
    shorts = _pattern_of(blocks.shorts)
    above: list[int] = []
    part = 0
    for block in sorted(blocks.all, key=lambda one: one.is_note):
        if block.level:
            part += _is_highest(above, block.level)
        prose = read_prose(block.text, blocks.labels, is_table=block.is_table)
        closed = [(0, len(block.text))] if block.is_closed else prose.closed
        inner = [found.span() for found in shorts.finditer(prose.text)] if shorts else ()
        yield Passage(prose.text, block.start, part, tuple(closed), tuple(inner))


def _pattern_of(shorts: Collection[str]) -> re.Pattern[str] | None:
    if not shorts:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(shorts))) + r")\b")


def _is_highest(above: list[int], level: int) -> bool:
    """Whether a heading is on the first level of its text, however many signs that has."""
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    return len(above) == 1
