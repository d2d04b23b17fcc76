"""Lines that YAML takes for the continuation of the value above, against what was meant."""

from __future__ import annotations

import re

import yaml

from milaff.problems import Problem, Words
from milaff.records.fault import KEY_LINE, Fault, Finding, corrected, found
from milaff.records.lines import repairable_line
from milaff.records.spot import Spot, begins_line

_ITEM_LINE = re.compile(r"[ ]*-(?:[ ]|$)")


def swallowed_lines(fault: Fault, spot: Spot) -> Problem | None:
    """A value that goes on over lines which were meant as keys or items of their own."""
    node = spot.node
    first, last = node.start_mark.line, node.end_mark.line
    if spot.is_key or not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
        return None
    if node.style:
        return _swallowing_quote(fault, spot)
    for line in range(first if begins_line(fault, node) else first + 1, last + 1):
        finding = _meant_line(fault, line)
        if finding is not None:
            return finding.problem
    return None


def _meant_line(fault: Fault, line: int) -> Finding | None:
    """What a swallowed line was meant to be, where that is plain to see."""
    text = fault.text_at(line)
    if _ITEM_LINE.match(text):
        return found(
            fault.place(line, text.index("-")),
            "YAM142",
            "عنصر القائمة مزاح، فهو تتمة للسطر الذي فوقه",
            "The list item is indented and so goes on from the line above",
            Words(
                "ابدأ كل عناصر القائمة من عمود واحد", "Begin every item of the list in one column"
            ),
        )
    if text.strip()[:1] in ("–", "—", "•", "*", "·"):
        same = [other for other in fault.lines if other.strip()[:1] == text.strip()[:1]]
        if len(same) < 2:
            return None
    return repairable_line(fault, line)


def _swallowing_quote(fault: Fault, spot: Spot) -> Problem | None:
    """A quotation mark that closes lines below, at a key's depth: it was never closed."""
    node = spot.node
    first, last = node.start_mark.line, node.end_mark.line
    depth = -1 if spot.is_in_brackets else spot.parent.start_mark.column
    for line in range(first + 1, last + 1):
        key = KEY_LINE.match(fault.text_at(line))
        if key and key.end("indent") <= depth:
            text = fault.text_at(first).rstrip()
            mark = fault.text_at(first)[node.start_mark.column]
            return corrected(
                fault,
                first,
                node.start_mark.column,
                "YAM130",
                Words(
                    f"علامة التنصيص {mark} فُتحت هنا ولم تُغلق قبل السطر التالي",
                    f"The quotation mark {mark} opened here is not closed before the next line",
                ),
                text + mark,
            ).problem
    return None
