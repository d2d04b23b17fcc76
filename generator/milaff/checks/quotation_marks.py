"""TXT530: a quotation mark without its other half.

A reader cannot tell where somebody's words end and the desk's begin. A quotation over several
paragraphs opens each of them and closes in the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.written_texts import written_texts
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings

_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_MARK = re.compile(r"[«»]")
_PAIRED = re.compile(r"[^«»]*+(?:«[^«»\n]*+»[^«»]*+)*+\Z")
"""Every mark has its other half on its own line."""
_LINE_SIGNS = " \t\n>*-"


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every text of a record."""
    for text in written_texts(item, graph):
        for offset in unpaired(text.typed):
            is_open = text.typed[offset] == "«"
            yield warning(
                text.place(offset),
                "TXT530",
                Words("علامة اقتباس « لم تُغلق", "The quotation mark « is not closed")
                if is_open
                else Words("علامة اقتباس » لم تُفتح", "The quotation mark » was not opened"),
                Words("أضف » حيث ينتهي الاقتباس", "Add » where the quotation ends")
                if is_open
                else Words("أضف « حيث يبدأ الاقتباس", "Add « where the quotation begins"),
            )


def unpaired(text: str) -> Iterator[int]:
    """Where the marks stand that have no other half in their paragraph."""
    if ("«" not in text and "»" not in text) or _PAIRED.match(text):
        return
    paragraphs = [(found.start(), found[0]) for found in _PARAGRAPH.finditer(text)]
    for number, (start, paragraph) in enumerate(paragraphs):
        opened: list[int] = []
        for mark in _MARK.finditer(paragraph):
            if mark[0] == "«":
                opened.append(start + mark.start())
            elif opened:
                opened.pop()
            else:
                yield start + mark.start()
        following = paragraphs[number + 1][1] if number + 1 < len(paragraphs) else ""
        if not following.lstrip(_LINE_SIGNS).startswith("«"):
            yield from opened
