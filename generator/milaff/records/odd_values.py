"""Values and keys that YAML reads otherwise than they look; each is repaired when reported."""

from __future__ import annotations

import re

import yaml

from milaff.problems import Problem, Words, error, warning
from milaff.records.fault import Fault, corrected, quoted
from milaff.records.lines import COLON_IN_VALUE, OTHER_COLONS, shorten
from milaff.records.marks import MARK, MARKS, name_mark
from milaff.records.quotes import reserved_at
from milaff.records.spot import Spot, is_plain
from milaff.text.numerals import to_latin_digits

_MARK_BUT_JOINERS = re.compile(rf"(?![\u200c\u200d])[{MARKS}]")
"""Persian and Kurdish spell with the joiners, so Arabic keys (names) may hold them."""
_ASCII_WORD = re.compile(r"[!-~]+")
_DATE = re.compile(
    r"[0-9٠-٩۰-۹]{4}[-/][0-9٠-٩۰-۹]{1,2}(?:[-/][0-9٠-٩۰-۹]{1,2}(?:[T ][0-9٠-٩۰-۹:.+Z-]+)?)?[~?%]?"
)


def invisible(fault: Fault, spot: Spot) -> Problem | None:
    """A mark in a key, or in a value that is else one ASCII word: an id, a date, an address."""
    node = spot.node
    if not isinstance(node, yaml.ScalarNode):
        return None
    bare = MARK.sub("", node.value)
    is_ascii = bool(_ASCII_WORD.fullmatch(bare))
    mark = (MARK if is_ascii else _MARK_BUT_JOINERS).search(node.value)
    if mark is None or not (spot.is_key or is_ascii):
        return None
    node.value = bare.strip() if spot.is_key else bare
    line, column = _position(fault, node, mark[0])
    name = name_mark(mark[0])
    thing = Words("المفتاح", "the key") if spot.is_key else Words("القيمة", "the value")
    if mark[0].isspace() and not fault.text_at(line)[:column].strip():
        code, thing = "YAM153", Words(f"إزاحة {thing.ar}", f"the indentation of {thing.en}")
    else:
        code = "YAM151"
    return error(
        fault.place(line, column),
        code,
        Words(
            f"محرف لا يُرى ({name}) في {thing.ar} «{bare.strip()}»",
            f'An invisible character ({name}) in {thing.en} "{bare.strip()}"',
        ),
        Words(
            "احذف السطر واكتبه من جديد بلا لصق", "Delete the line and type it anew, without pasting"
        ),
    )


def _position(fault: Fault, node: yaml.Node, character: str) -> tuple[int, int]:
    """Where the character stands, from 0; the node's beginning where it is written as a code."""
    line = node.start_mark.line
    column = fault.text_at(line).find(character, node.start_mark.column)
    return line, column if column >= 0 else node.start_mark.column


def date_digits(fault: Fault, spot: Spot) -> Problem | None:
    """A date in Arabic-Indic or Persian digits."""
    node = spot.node
    if spot.is_key or not isinstance(node, yaml.ScalarNode) or node.value.isascii():
        return None
    typed = node.value
    if not _DATE.fullmatch(typed):
        return None
    node.value = to_latin_digits(typed).replace("/", "-")
    return error(
        fault.place(node.start_mark.line, node.start_mark.column),
        "YAM152",
        Words(
            f"التاريخ «{typed}» ليس بالأرقام اللاتينية",
            f'The date "{typed}" is not in Latin digits',
        ),
        Words(f"اكتب {node.value}", f"Write {node.value}"),
    )


def arabic_comma(fault: Fault, spot: Spot) -> Problem | None:
    """`[أ، ب]`: to YAML this is one item."""
    node, parent = spot.node, spot.parent
    if not (spot.is_plain and spot.is_in_brackets):
        return None
    comma = re.search("[،؛]", node.value)
    if comma is None:
        return None
    items = [item.strip() for item in re.split("[،؛]", node.value)]
    line, column = _position(fault, node, comma[0])
    if isinstance(parent, yaml.SequenceNode):
        at = parent.value.index(node)
        parent.value[at : at + 1] = [_like(node, item) for item in items if item]
    return error(
        fault.place(line, column),
        "YAM105",
        Words(
            f"الفاصلة العربية «{comma[0]}» لا تفصل عناصر القائمة، فهذا كله عنصر واحد",
            f'The Arabic comma "{comma[0]}" does not separate items: all this is one',
        ),
        Words(
            f"استعمل الفاصلة اللاتينية: [{', '.join(items)}]، أو سطرا لكل عنصر؛ "
            "وإن كان عنصرا واحدا فضعه بين علامتي تنصيص",
            f"Use the Latin comma: [{', '.join(items)}], or a line for each item; if it is one "
            "item, put it in quotes",
        ),
    )


def _like(node: yaml.Node, value: str) -> yaml.ScalarNode:
    """Another plain scalar in that node's place."""
    return yaml.ScalarNode(node.tag, value, node.start_mark, node.end_mark)


def no_space_in_braces(fault: Fault, spot: Spot) -> Problem | None:
    """`{a:b}`: to YAML a key `a:b` without a value."""
    node = spot.node
    if not (spot.is_key and spot.is_plain and spot.is_in_brackets):
        return None
    colon = re.match(rf"([\w-]+)[ ]*([:{OTHER_COLONS}])[ ]*(.+)", node.value)
    if colon is None:
        return None
    place = fault.place(node.start_mark.line, node.start_mark.column + colon.start(2))
    if colon[2] == ":":
        code, ar, en = "YAM135", "لا مسافة بعد نقطتي", "No space after the colon of"
    else:
        code, ar, en = (
            "YAM140",
            f"«{colon[2]}» ليست النقطتين : بعد",
            f'"{colon[2]}" is no colon, after',
        )
    return error(
        place,
        code,
        Words(f"{ar} «{colon[1]}»", f'{en} "{colon[1]}"'),
        Words(f"اكتب {colon[1]}: {colon[3]}", f"Write {colon[1]}: {colon[3]}"),
    )


def colon_in_item(fault: Fault, spot: Spot) -> Problem | None:
    """`- قال: كذا`: to YAML a mapping with one key; keys are Latin, so it is a text."""
    node, parent = spot.node, spot.parent
    if not (isinstance(node, yaml.MappingNode) and isinstance(parent, yaml.SequenceNode)):
        return None
    if node.flow_style or not node.value:
        return None
    key, value = node.value[0]
    line = key.start_mark.line
    if not is_plain(key) or MARK.sub("", key.value).isascii() or value.start_mark.line != line:
        return None
    text = fault.text_at(line)
    start = key.start_mark.column
    whole = text[start:].strip()
    parent.value[parent.value.index(node)] = yaml.ScalarNode(
        "tag:yaml.org,2002:str", whole, key.start_mark, value.end_mark, style='"'
    )
    fixed = text[:start] + quoted(whole)
    column = key.end_mark.column
    return corrected(fault, line, column, "YAM132", COLON_IN_VALUE, fixed).problem


def number_of_block(fault: Fault, spot: Spot) -> Problem | None:
    """`value: >5`: to YAML the head of a text with five spaces of indentation."""
    node = spot.node
    if not (isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")) or node.value.strip():
        return None
    line, column = node.start_mark.line, node.start_mark.column
    text = fault.text_at(line)
    head = re.match(r"[>|]\d.*", text[column:])
    if head is None:
        return None
    node.value = head[0].strip()
    return reserved_at(fault, line, column).problem


def cut_by_hash(fault: Fault, spot: Spot) -> Problem | None:
    """`title: رقم #1`: the rest is taken for a comment."""
    node = spot.node
    if spot.is_key or not is_plain(node) or node.start_mark.line != node.end_mark.line:
        return None
    line, column = node.end_mark.line, node.end_mark.column
    rest = fault.text_at(line)[column:]
    cut = re.match(r"[ \t]*#[^\s#]", rest)
    if cut is None or not (rest[:1].isspace() or fault.text_at(line)[:column][-1:].isspace()):
        return None
    column += rest.index("#")
    start = node.start_mark.column
    whole = fault.text_at(line)[start:].strip()
    return warning(
        fault.place(line, column),
        "YAM150",
        Words(
            f"ما بعد «#» لا يُقرأ: «{shorten(rest)}»",
            f'What follows "#" is not read: "{shorten(rest)}"',
        ),
        Words(
            f'إن كان من القيمة فاكتب: "{whole}"، وإن كان تعليقا فاترك مسافة بعد #',
            f'if it belongs to the value write "{whole}"; if it is a comment, leave a space '
            "after the #",
        ),
    )
