"""Faults of a line: no space after the colon or hyphen, tabs, indentation, a colon in a value."""

from __future__ import annotations

import re

from milaff.problems import Words
from milaff.records.fault import (
    KEY_LINE,
    LATIN_KEY,
    Fault,
    Finding,
    corrected,
    found,
    quoted,
)
from milaff.records.marks import MARK, MARKS, name_mark, without_marks

OTHER_COLONS = "：﹕︰؛；ː∶꞉="
_ITEM = re.compile(r"(?P<indent>[ ]*)-(?:[ ]+|$)(?P<value>.*)$")
_NO_SPACE = re.compile(rf"([ ]*(?:-[ ]+)*)({LATIN_KEY}):(?!//)([^\s].*)$")
_OTHER_COLON = re.compile(
    rf"([ ]*(?:-[ ]+)*)({LATIN_KEY})[ ]*[{MARKS}]*([{OTHER_COLONS}])[ ]*(.*)$"
)
_BARE_HYPHEN = re.compile(r"([ ]*)-([^\s-].*)$")
_OTHER_BULLET = re.compile(r"([ ]*)([–—•*·])[ ]*(.*)$")
_INDENT = re.compile(rf"[{MARKS} \t]*")

_ALIGN = Words(
    "ابدأ السطر تحت أول حرف من المفتاح الذي يساويه، والأعمق منه بمسافتين",
    "Begin the line under the first letter of the keys it belongs with; what is inside, two "
    "spaces deeper",
)


def colon_in_value(fault: Fault) -> Finding | None:
    """`title: داعش: من خراسان`: the second colon begins a mapping where none can be."""
    if not fault.problem.startswith("mapping values are not allowed"):
        return None
    text = fault.text_at(fault.line)
    line = KEY_LINE.match(text)
    if line is None or line.end("key") >= fault.column:
        return None
    value = line["value"]
    if value[:1] in ('"', "'"):
        return None
    fixed = text[: line.start("value")] + quoted(value)
    return corrected(fault, fault.line, fault.column, "YAM132", COLON_IN_VALUE, fixed)


COLON_IN_VALUE = Words(
    "نقطتان بعدهما مسافة داخل قيمة بلا علامتي تنصيص",
    "A colon and a space inside a value without quotes",
)


def tab(fault: Fault) -> Finding | None:
    """A tab where YAML wants spaces."""
    text = fault.text_at(fault.line)
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    is_tab = text[fault.column : fault.column + 1] == "\t"
    if "\t" not in indent or not (is_tab or "tab character" in fault.problem):
        return None
    fixed = indent.replace("\t", "  ") + text[len(indent) :] if text.strip() else ""
    return Finding(
        found(
            fault.place(fault.line, indent.index("\t")),
            "YAM133",
            "السطر مزاح بعلامة جدولة (Tab)",
            "The line is indented with a tab",
            Words("استعمل المسافات: مسافتين لكل مستوى", "Use spaces: two for each level"),
        ).problem,
        fault.line,
        fixed,
    )


def deeper_than_above(fault: Fault) -> Finding | None:
    """A key that is indented below a key which already has its value."""
    if not fault.problem.startswith("mapping values are not allowed"):
        return None
    before = fault.line_before(fault.line)
    text = fault.text_at(fault.line)
    above = KEY_LINE.match(fault.text_at(before)) or _ITEM.match(fault.text_at(before))
    line = KEY_LINE.match(text)
    if above is None or line is None or not above["value"]:
        return None
    indent = above.start("key") if "key" in above.groupdict() else len(above["indent"])
    if line.end("indent") <= indent:
        return None
    fixed = " " * indent + text.lstrip()
    return Finding(
        found(
            fault.place(fault.line, line.end("indent")),
            "YAM134",
            "السطر مزاح تحت سطر له قيمة",
            "The line is indented below one that has its value already",
            Words(
                f"احذف المسافات الزائدة ليبدأ السطر مع الذي فوقه (العمود {indent + 1})",
                f"Remove the spaces so that it begins with the line above (column {indent + 1})",
            ),
        ).problem,
        fault.line,
        fixed,
    )


def not_a_key(fault: Fault) -> Finding | None:
    """A line without a readable `key: `, which the library meets at the next line's colon."""
    if fault.problem.startswith("could not find expected ':'"):
        return wrong_line(fault, fault.start_line)
    if fault.problem.startswith("mapping values are not allowed"):
        return wrong_line(fault, fault.line_before(fault.line))
    return None


def wrong_line(fault: Fault, index: int) -> Finding | None:
    """What is wrong with a line that is neither `key: value` nor `- item`."""
    text = fault.text_at(index)
    if index < 0 or KEY_LINE.match(text) or _ITEM.match(text):
        return None
    return repairable_line(fault, index) or found(
        fault.place(index, len(text) - len(text.lstrip())),
        "YAM141",
        f"سطر ليس على صورة key: value «{shorten(text)}»",
        f'A line that is not of the form key: value, "{shorten(text)}"',
        Words(
            "إن كان تتمة لما فوقه فأزحه مسافتين، وإن كان أول المتن فأغلق الترويسة قبله بسطر ---",
            "If it goes on from the line above, indent it by two spaces; if the body begins "
            "here, close the front matter before it with a line ---",
        ),
    )


def repairable_line(fault: Fault, index: int) -> Finding | None:
    """A line that was meant to be `key: value` or `- item`, with the right spelling."""
    text = fault.text_at(index)
    return (
        _marked_line(fault, index, text)
        or _missing_space(fault, index, text)
        or _wrong_hyphen(fault, index, text)
    )


def _marked_line(fault: Fault, index: int, text: str) -> Finding | None:
    """A line that an invisible character spoils, in its indentation or around its key."""
    indent = _INDENT.match(text)
    mark = MARK.search(text)
    if mark is None or indent is None:
        return None
    fixed = without_marks(text)
    name = name_mark(mark[0])
    if not (KEY_LINE.match(fixed) or _ITEM.match(fixed)):
        return None
    if mark.start() < indent.end():
        code, message = (
            "YAM153",
            Words(
                f"محرف لا يُرى ({name}) في إزاحة السطر بدل المسافة",
                f"An invisible character ({name}) in the indentation, where a space should be",
            ),
        )
    else:
        code, message = (
            "YAM151",
            Words(
                f"محرف لا يُرى ({name}) حول المفتاح أو نقطتيه",
                f"An invisible character ({name}) beside the key or its colon",
            ),
        )
    return corrected(fault, index, mark.start(), code, message, fixed)


def _missing_space(fault: Fault, index: int, text: str) -> Finding | None:
    """`title:نص`, or a colon that is not the Latin one."""
    line = _NO_SPACE.match(text)
    if line:
        fixed = f"{line[1]}{line[2]}: {line[3]}"
        message = Words(
            f"لا مسافة بعد نقطتي «{line[2]}»", f'No space after the colon of "{line[2]}"'
        )
        return corrected(fault, index, line.start(3), "YAM135", message, fixed)
    other = _OTHER_COLON.match(text)
    if other:
        fixed = f"{other[1]}{other[2]}: {other[4]}"
        code = f"U+{ord(other[3]):04X}"
        message = Words(
            f"«{other[3]}» ({code}) بعد «{other[2]}» ليست النقطتين :",
            f'"{other[3]}" ({code}) after "{other[2]}" is not the colon :',
        )
        return corrected(fault, index, other.start(3), "YAM140", message, fixed)
    return None


def _wrong_hyphen(fault: Fault, index: int, text: str) -> Finding | None:
    """`-عنصر` without a space, or a bullet that is no hyphen."""
    line = _BARE_HYPHEN.match(text)
    if line:
        message = Words("لا مسافة بعد شرطة عنصر القائمة", "No space after a list item's hyphen")
        fixed = f"{line[1]}- {line[2]}"
        return corrected(fault, index, line.start(2), "YAM136", message, fixed)
    other = _OTHER_BULLET.match(text)
    if other:
        message = Words(
            f"«{other[2]}» لا تبدأ عنصر قائمة، بل الشرطة القصيرة -",
            f'"{other[2]}" does not begin a list item: the hyphen - does',
        )
        fixed = f"{other[1]}- {other[3]}"
        return corrected(fault, index, other.start(2), "YAM136", message, fixed)
    return None


def indentation(fault: Fault) -> Finding | None:
    """A line that stands at the depth of nothing above it."""
    expected = ("did not find expected", "expected <block end>", "expected '<document start>'")
    if not fault.problem.startswith(expected) or "flow" in fault.context:
        return None
    text = fault.text_at(fault.line)
    if text[: fault.column].strip():
        return None
    if re.match(r"-([ ]|$)", text[fault.column :]):
        return _misplaced_item(fault)
    if not KEY_LINE.match(text):
        return wrong_line(fault, fault.line)
    return found(
        fault.place(fault.line, fault.column),
        "YAM134",
        f"إزاحة السطر ({fault.column}) لا توافق ما فوقه",
        f"The line's indentation ({fault.column}) fits nothing above it",
        _ALIGN,
    )


def _misplaced_item(fault: Fault) -> Finding:
    """A list item that stands to the left of its list, or has no key above."""
    items = (_ITEM.match(fault.lines[line]) for line in range(fault.line - 1, -1, -1))
    above = next(filter(None, items), None)
    if above and len(above["indent"]) > fault.column:
        return _item_to_the_left(fault, len(above["indent"]))
    return found(
        fault.place(fault.line, fault.column),
        "YAM142",
        "عنصر قائمة ليس تحت مفتاح ينتظر قائمة",
        "A list item that is not below a key which awaits a list",
        Words(
            "اكتب المفتاح وحده في سطر (tags:) ثم عناصره تحته، كل عنصر بعد «- »",
            'Write the key alone on a line (tags:), then its items below, each after "- "',
        ),
    )


def _item_to_the_left(fault: Fault, column: int) -> Finding:
    finding = found(
        fault.place(fault.line, fault.column),
        "YAM142",
        "عنصر القائمة لا يبدأ حيث تبدأ العناصر التي فوقه",
        "The list item does not begin where those above it do",
        Words(
            f"ابدأ كل عناصر القائمة من العمود {column + 1}",
            f"Begin every item of the list in column {column + 1}",
        ),
    )
    return Finding(finding.problem, fault.line, " " * column + fault.text_at(fault.line).lstrip())


def shorten(text: str, length: int = 40) -> str:
    """The text's beginning, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
