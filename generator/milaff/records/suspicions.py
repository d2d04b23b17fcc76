"""YAML that can be read but does not mean what its writer sees; repairs what it reports.

A walk over the nodes of the few files whose text holds anything suspicious.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from milaff.problems import Problem
from milaff.records import odd_values
from milaff.records.fault import Fault
from milaff.records.loader import tokens
from milaff.records.marks import MARKS
from milaff.records.quotes import reserved_at
from milaff.records.spot import Spot
from milaff.records.swallowed import swallowed_lines

_SUSPECT = re.compile(
    r"[ \t]#[^\s#]"  # a comment, or a cut value
    r"|[\[{][^\]}]*[،؛]"  # an Arabic comma in brackets
    rf"|[{MARKS}٠-٩۰-۹：﹕︰；ː∶꞉]"  # marks, digits, other colons
    r"|\{[^}]*[^\s{,]:(?!//)[^\s}]"  # {a:b}
    r"|[:\-][ ]+(?:&\S|[>|]\d|\"[^\"\n]*$|'[^'\n]*$)"  # an anchor, >5, a quote over lines
    r"|^([ ]*)-[ ][^\n]*[^\n:|>]\n\1[ ]+-[ ]"  # an item that is deeper than the one above
    r"|^[ ]*-[ ]+[^\s:\"'{\[]*[^\x00-\x7f][^:\n]*:[ ]"  # - قال: كذا
    # a line that neither begins with a key nor an item: it goes on from the line above
    r"|^[ ]*(?![ #\n]|-[ ]|-$|[A-Za-z_][\w-]*[ ]*:(?:[ ]|$)|[\]}][ ,]*$)[^\n]",
    re.M,
)

_LOOKS = (
    odd_values.invisible,
    odd_values.date_digits,
    odd_values.arabic_comma,
    odd_values.no_space_in_braces,
    odd_values.colon_in_item,
    odd_values.number_of_block,
    odd_values.cut_by_hash,
    swallowed_lines,
)
"""Asked of each node in this order; the first that finds something ends the asking."""


def find_suspicions(text: str, root: yaml.Node, path: str, first_line: int) -> Iterator[Problem]:
    """What is suspicious in a text that composed; its nodes are repaired on the way."""
    if not _SUSPECT.search(text):
        return
    fault = Fault(path, first_line, tuple(text.split("\n")), "", "", 0, 0, 0, 0, ())
    for spot in _spots(root):
        for look in _LOOKS:
            problem = look(fault, spot)
            if problem is not None:
                yield problem
                break
    if "&" in text:
        yield from _unused_anchors(fault, text)


def _spots(root: yaml.Node) -> Iterator[Spot]:
    """Every node with the one around it, once however many aliases name it."""
    waiting = [Spot(root, root, False)]
    seen: set[int] = set()
    while waiting:
        spot = waiting.pop()
        if id(spot.node) in seen:
            continue
        seen.add(id(spot.node))
        yield spot
        waiting.extend(reversed(_inside(spot.node)))


def _inside(node: yaml.Node) -> list[Spot]:
    """What a list or a mapping holds, in its order."""
    if isinstance(node, yaml.SequenceNode):
        return [Spot(item, node, False) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return [Spot(part, node, part is pair[0]) for pair in node.value for part in pair]
    return []


def _unused_anchors(fault: Fault, text: str) -> Iterator[Problem]:
    """`by: &x نص`: to YAML the name of a value, which is cut off."""
    read = tokens(text)
    used = {token.value for token in read if isinstance(token, yaml.AliasToken)}
    for token in read:
        if isinstance(token, yaml.AnchorToken) and token.value not in used:
            mark = token.start_mark
            yield reserved_at(fault, mark.line, mark.column).problem
