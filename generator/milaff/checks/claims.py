"""SRC404: a paragraph that says something of the world and cites nothing.

A number, a date, a quotation or «قال فلان» is a claim, and a reader wants to know whose. It is a
hint: what the desk itself concludes needs no source. A mark in the same paragraph or the next is
enough, for editors cite at the end of what belongs together; a figure in double brackets has its
own source. `checks: {SRC404: off}` in mkdocs.yml switches it off.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from milaff.checks.claim_signs import find_claim
from milaff.graph.blocks import Block, Blocks, find_blocks
from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, find_marks
from milaff.graph.prose import Prose, read_prose
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings

_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class _Group:
    """Blocks that belong together: the items of a list, and the line that leads to them."""

    blocks: list[Block]
    is_sourced: bool
    is_heading: bool


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """The text of an article that is not withdrawn."""
    if not isinstance(item, Article) or item.status == "withdrawn":
        return
    for offset in uncited_claims(graph.written.body_of(item.id)):
        yield hint(
            graph.written.origins[item.id].record.place_in_body(offset),
            "SRC404",
            Words("فقرة فيها خبر بلا مصدر", "A paragraph makes a claim and cites nothing"),
            Words(
                "أضف [@المعرّف] في آخر الجملة، أو عطّل هذا الفحص: checks: {SRC404: off}",
                "Add [@id] at the end of the sentence; checks: {SRC404: off} ends this check",
            ),
        )


def uncited_claims(body: str) -> Iterator[int]:
    """Where the claims stand that have no source in their own group of lines or the next."""
    blocks = find_blocks(body)
    groups = list(_groups(body, blocks))
    for group, later in zip_longest(groups, groups[1:]):
        is_followed = later is not None and later.is_sourced and not later.is_heading
        if not (group.is_heading or group.is_sourced or is_followed):
            yield from _first_claim(group, blocks)


def _first_claim(group: _Group, blocks: Blocks) -> Iterator[int]:
    """Where the group says something that wants a source."""
    for block in group.blocks:
        at = find_claim(_prose(block, blocks).text)
        if at is not None:
            yield block.start + at
            return


def _prose(block: Block, blocks: Blocks) -> Prose:
    """What stands in a block as it is read; of most blocks it is enough to know where they are."""
    return read_prose(block.text, blocks.labels, is_table=block.is_table)


def _groups(body: str, blocks: Blocks) -> Iterator[_Group]:
    marks = [
        mark.start for mark in find_marks(body) if isinstance(mark, CitationMark) or mark.measure
    ]
    group: _Group | None = None
    for block in sorted(blocks.all, key=lambda one: one.is_note):
        is_heading = _is_closed(block, blocks)
        is_sourced = _has_one(marks, block.start, block.start + len(block.text))
        is_apart = group is None or is_heading or group.is_heading
        if group and not is_apart and _joins(body, group.blocks[-1], block, blocks):
            group.blocks.append(block)
            group.is_sourced = group.is_sourced or is_sourced
        else:
            if group:
                yield group
            group = _Group([block], is_sourced, is_heading)
    if group:
        yield group


def _is_closed(block: Block, blocks: Blocks) -> bool:
    """Whether nothing in the block may be a link: a heading, or one element of raw HTML."""
    if block.is_closed or "<" not in block.text:
        return block.is_closed
    return _prose(block, blocks).closed[:1] == [(0, len(block.text))]


def _has_one(marks: list[int], start: int, end: int) -> bool:
    """Whether one of these places, which are in order, lies there."""
    at = bisect_left(marks, start)
    return at < len(marks) and marks[at] < end


def _joins(body: str, before: Block, after: Block, blocks: Blocks) -> bool:
    """Whether no empty line stands between them, or the first leads to the second."""
    end = before.start + len(before.text)
    return not _BLANK.search(body[end - 1 : after.start]) or _leads(before, blocks)


def _leads(block: Block, blocks: Blocks) -> bool:
    """Whether a colon ends it, as typed and as it is read."""
    is_likely = block.text.rstrip().endswith(":")
    return is_likely and _prose(block, blocks).text.rstrip().endswith(":")
