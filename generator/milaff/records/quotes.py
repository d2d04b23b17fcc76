"""Faults of quotes, brackets and of characters that cannot begin a value."""

from __future__ import annotations

import re

import yaml

from milaff.problems import Words
from milaff.records.fault import (
    KEY_LINE,
    Fault,
    Finding,
    corrected,
    found,
    quoted,
)

_ITEM_START = re.compile(r"[ ]*-[ ]+$")
_QUOTE_IT = Words("ضع القيمة كلها بين علامتي تنصيص", "Put the whole value in quotation marks")


def unclosed_quote(fault: Fault) -> Finding | None:
    """A quotation mark that nothing closes; the place is where it was opened."""
    if "end of stream" in fault.problem and "quoted scalar" in fault.context:
        return _unclosed(fault, fault.start_line, fault.start_column)
    before = fault.token_before
    if not _is_quoted(before) or before is None:
        return None
    start, end = before.start_mark, before.end_mark
    swallowed = range(start.line + 1, end.line + 1)
    if any(KEY_LINE.match(fault.text_at(line)) for line in swallowed):
        return _unclosed(fault, start.line, start.column)
    return None


def _unclosed(fault: Fault, line: int, column: int) -> Finding:
    text = fault.text_at(line).rstrip()
    mark = text[column : column + 1]
    message = Words(
        f"علامة التنصيص {mark} فُتحت هنا ولم تُغلق",
        f"The quotation mark {mark} is opened here and never closed",
    )
    if fault.open_bracket is not None or not KEY_LINE.match(text):
        hint = Words(f"أغلقها بعلامة {mark} ثانية", f"Close it with a second {mark}")
        return found(fault.place(line, column), "YAM130", message.ar, message.en, hint)
    return corrected(fault, line, column, "YAM130", message, text + mark)


def text_after_quote(fault: Fault) -> Finding | None:
    """`title: "داعش" خراسان`: a value that begins with a quotation mark ends with it."""
    before = fault.token_before
    if not _is_quoted(before) or before is None or before.end_mark.line != fault.line:
        return None
    start = before.start_mark
    text = fault.text_at(fault.line)
    message = Words(
        "نص بعد علامة التنصيص التي تُغلق القيمة",
        "Text after the quotation mark that closes the value",
    )
    if start.line != fault.line or fault.open_bracket is not None:
        return found(
            fault.place(fault.line, fault.column), "YAM131", message.ar, message.en, _QUOTE_IT
        )
    value = text[start.column :]
    if _is_wrapped(value, before.end_mark.column - start.column - 1):
        value = value.strip()[1:-1]
    fixed = text[: start.column] + quoted(value)
    return corrected(fault, fault.line, fault.column, "YAM131", message, fixed)


def _is_wrapped(value: str, second: int) -> bool:
    """Whether the second quotation mark opens another quotation: `"قال "نعم" أمس"`."""
    opens = value[second - 1 : second].isspace() and not value[second + 1 : second + 2].isspace()
    return opens and value.strip()[-1:] == value[:1]


def _is_quoted(token: yaml.Token | None) -> bool:
    return isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')


def escape(fault: Fault) -> Finding | None:
    r"""`"C:\x"`: a backslash means something else between double quotes."""
    if "quoted scalar" not in fault.context and "double-quoted" not in fault.context:
        return None
    if "escape" not in fault.problem and "hexdecimal" not in fault.problem:
        return None
    text = fault.text_at(fault.line)
    column = text.rfind("\\", 0, fault.column + 1)
    if column < 0:
        return None
    fixed = text[:column] + "\\" + text[column:]
    message = Words(
        r"الشرطة المائلة \ بين علامتي تنصيص مزدوجتين تبدأ رمزا، وهذا رمز غير معروف",
        r"a backslash \ between double quotes begins a code, and this code is unknown",
    )
    return corrected(fault, fault.line, column, "YAM143", message, fixed)


def unclosed_bracket(fault: Fault) -> Finding | None:
    """`[` or `{` that nothing closes, or a missing comma inside."""
    bracket = fault.open_bracket
    if bracket is None or "flow" not in fault.context:
        return None
    line, column = bracket.start_mark.line, bracket.start_mark.column
    text = fault.text_at(line)
    opened = text[column]
    closing = "]" if opened == "[" else "}"
    between = "\n".join((*fault.lines[line : fault.line], fault.text_at(fault.line)))
    if fault.line == line or closing in between[column:]:
        return _inside_bracket(fault, opened)
    return corrected(
        fault,
        line,
        column,
        "YAM138",
        Words(f"القوس {opened} فُتح هنا ولم يُغلق", f"The bracket {opened} is never closed"),
        text.rstrip().rstrip(",") + closing,
    )


def _inside_bracket(fault: Fault, opened: str) -> Finding:
    """What stops a list or mapping in brackets before its end."""
    text = fault.text_at(fault.line)
    comma = re.search("[،؛]", text[: fault.column + 1])
    if comma:
        return found(
            fault.place(fault.line, comma.start()),
            "YAM105",
            f"الفاصلة العربية «{comma[0]}» لا تفصل بين عناصر {opened}",
            f'The Arabic comma "{comma[0]}" does not separate the items of {opened}',
            Words("استعمل الفاصلة اللاتينية ,", "Use the Latin comma ,"),
        )
    if text[fault.column : fault.column + 1] == ":":
        return found(
            fault.place(fault.line, fault.column),
            "YAM132",
            "نقطتان بعدهما مسافة داخل قيمة بلا علامتي تنصيص",
            "A colon and a space inside a value without quotes",
            _QUOTE_IT,
        )
    return found(
        fault.place(fault.line, fault.column),
        "YAM138",
        f"بعد {opened} شيء ليس عنصرا ولا فاصلة , ولا قوس إغلاق",
        f"After {opened} stands something that is no item, comma or closing bracket",
        Words(
            "افصل العناصر بالفاصلة , وضع بين علامتي تنصيص ما فيه , : [ ] { }",
            "Separate items with a comma , and put in quotes what holds , : [ ] { }",
        ),
    )


def text_after_bracket(fault: Fault) -> Finding | None:
    """`summary: [[id|نص]] كلام`: a value that begins with a bracket is a list."""
    before = fault.token_before
    ends = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
    if not isinstance(before, ends) or before.end_mark.line != fault.line:
        return None
    text = fault.text_at(fault.line)
    line = KEY_LINE.match(text)
    message = Words("نص بعد القوس الذي يُغلق القائمة", "Text after the bracket that closes the list")
    if fault.open_bracket is not None or line is None or line["value"][:1] not in ("[", "{"):
        return found(
            fault.place(fault.line, fault.column), "YAM139", message.ar, message.en, _QUOTE_IT
        )
    fixed = text[: line.start("value")] + quoted(line["value"])
    return corrected(fault, fault.line, fault.column, "YAM139", message, fixed)


def reserved(fault: Fault) -> Finding | None:
    """A value that begins with a character which means something to YAML."""
    at = _where_reserved(fault)
    if at is None or not fault.text_at(at[0])[at[1] :].strip():
        return None
    return reserved_at(fault, *at)


def reserved_at(fault: Fault, line: int, column: int) -> Finding:
    """The finding for the reserved character at that place."""
    text = fault.text_at(line)
    character = text[column : column + 1]
    message = Words(
        f"لا تبدأ القيمة بالمحرف {character} إلا بين علامتي تنصيص",
        f"A value cannot begin with {character} unless it is quoted",
    )
    if character in ">|" and _goes_on(fault, line):
        hint = Words(
            "ابدأ النص من السطر التالي، أو ضع القيمة بين علامتي تنصيص",
            "Begin the text on the next line, or put the value in quotation marks",
        )
        return found(fault.place(line, column), "YAM137", message.ar, message.en, hint)
    if fault.open_bracket is None and not text[:column].strip():
        return _line_that_begins_with(fault, line, column)
    if fault.open_bracket is not None or not _begins_value(text, column):
        return found(fault.place(line, column), "YAM137", message.ar, message.en, _QUOTE_IT)
    if character == "-":
        return _item_beside_key(fault, line, column)
    fixed = text[:column] + quoted(text[column:])
    return corrected(fault, line, column, "YAM137", message, fixed)


def _line_that_begins_with(fault: Fault, line: int, column: int) -> Finding:
    character = fault.text_at(line)[column]
    return found(
        fault.place(line, column),
        "YAM137",
        f"لا يبدأ السطر بالمحرف {character}",
        f"A line cannot begin with {character}",
        Words(
            "احذفه؛ وإن كان السطر تتمة لقيمة فضع القيمة كلها بين علامتي تنصيص",
            "Delete it; if the line goes on from a value, put the whole value in quotation marks",
        ),
    )


def _where_reserved(fault: Fault) -> tuple[int, int] | None:
    """Where the character stands, from 0."""
    here = (
        "character that cannot start any token",
        "cannot start any token",
        "undefined alias",
        "mapping keys are not allowed",
        "sequence entries are not allowed",
        "block sequence entries are not allowed",
        "node content",
    )
    if any(words in fault.problem for words in here):
        return fault.line, fault.column
    scanned = ("an alias", "an anchor", "a tag", "a block scalar", "a directive")
    if any(fault.context.endswith(words) for words in scanned):
        return _opened(fault)
    return None


def _opened(fault: Fault) -> tuple[int, int]:
    """The place of the `>`, `*`, `&` … itself; the library is a column off for some."""
    text = fault.text_at(fault.start_line)
    for column in (fault.start_column, fault.start_column - 1):
        if text[column : column + 1] and text[column] in ">|*&!%":
            return fault.start_line, column
    return fault.start_line, fault.start_column


def _begins_value(text: str, column: int) -> bool:
    """Whether that column is where the value of a `key: ` or `- ` line begins."""
    line = KEY_LINE.match(text)
    return line.start("value") == column if line else bool(_ITEM_START.match(text[:column]))


def _goes_on(fault: Fault, line: int) -> bool:
    """Whether the next line is deeper than this one."""
    text, below = fault.text_at(line), fault.text_at(line + 1)
    key = KEY_LINE.match(text)
    depth = key.start("key") if key else len(text) - len(text.lstrip())
    return bool(below.strip()) and len(below) - len(below.lstrip()) > depth


def _item_beside_key(fault: Fault, line: int, column: int) -> Finding:
    return found(
        fault.place(line, column),
        "YAM142",
        "عنصر قائمة في سطر المفتاح نفسه",
        "A list item on the same line as its key",
        Words(
            "انقل «- » إلى سطر جديد تحت المفتاح، أو ضع القيمة بين علامتي تنصيص",
            'Move the "- " to a new line below the key, or put the value in quotes',
        ),
    )
