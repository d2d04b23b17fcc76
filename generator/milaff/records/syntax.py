"""YAML's own complaints in an editor's words. All codes of reading and syntax:

| code | meaning |
|---|---|
| YAM101 | the file cannot be read (permission, vanished) |
| YAM102 | the file is not UTF-8 |
| YAM103 | the file or its front matter is empty |
| YAM104 | a file that looks like a record is not read (warning) |
| YAM105 | an Arabic comma between the items of a list |
| YAM106 | index.md or README.md in a folder of records |
| YAM107 | the id is not an ASCII slug |
| YAM108 | the id is a name that Windows reserves |
| YAM109 | a link to a folder, or to a file outside the content folder |
| YAM110 | no front matter |
| YAM111 | the front matter is never closed |
| YAM112 | an invisible character beside `---` |
| YAM113 | other dashes instead of `---` |
| YAM120 | a key that stands twice |
| YAM121 | a key that is a list, a mapping or empty |
| YAM122 | a tag (`!name`) |
| YAM123 | an alias inside itself, or aliases that multiply |
| YAM124 | a merge key (`<<`) |
| YAM125 | nested too deep |
| YAM126 | several documents in one file |
| YAM127 | not a mapping of keys |
| YAM130 | a quotation mark that is never closed |
| YAM131 | text after a closing quotation mark |
| YAM132 | a colon and a space in a value without quotes |
| YAM133 | a tab in the indentation |
| YAM134 | wrong indentation |
| YAM135 | no space after `:` |
| YAM136 | no space after `-`, or another bullet |
| YAM137 | a value that begins with a reserved character |
| YAM138 | a bracket that is never closed, or a missing comma |
| YAM139 | text after a closing bracket |
| YAM140 | a colon that is not `:` |
| YAM141 | a line that is not `key: value` |
| YAM142 | a misplaced list item |
| YAM143 | an unknown escape after a backslash |
| YAM145 | a control character |
| YAM146 | an invisible line break (U+0085, U+2028, U+2029) |
| YAM149 | any other fault of syntax |
| YAM150 | ` #` cuts a value (warning) |
| YAM151 | an invisible character in a key or an id-like value |
| YAM152 | a date in digits that are not Latin |
| YAM153 | an invisible character in the indentation |
"""

from __future__ import annotations

import yaml

from milaff.problems import Words
from milaff.records.fault import Fault, Finding, Rule, fault_of, found
from milaff.records.lines import (
    colon_in_value,
    deeper_than_above,
    indentation,
    not_a_key,
    tab,
)
from milaff.records.quotes import (
    escape,
    reserved,
    text_after_bracket,
    text_after_quote,
    unclosed_bracket,
    unclosed_quote,
)


def explain(text: str, stop: yaml.MarkedYAMLError, path: str, first_line: int) -> Finding:
    """What the editor did, from where the library stopped."""
    fault = fault_of(text, stop, path, first_line)
    for rule in RULES:
        finding = rule(fault)
        if finding is not None:
            return finding
    return _anything_else(fault)


def several_documents(fault: Fault) -> Finding | None:
    """A second `---` in a file that is YAML to its end."""
    if "another document" not in fault.problem:
        return None
    finding = found(
        fault.place(fault.line, fault.column),
        "YAM126",
        "سطر --- ثان: ما بعده لا يُقرأ",
        "A second line ---: what follows is not read",
        Words(
            "احذف السطر؛ وإن كان للسجل متن فاجعل امتداد الملف .md",
            "Delete the line; if the record has a body, let the file's name end in .md",
        ),
    )
    is_last = not any(line.strip() for line in fault.lines[fault.line + 1 :])
    return Finding(finding.problem, fault.line, "") if is_last else finding


RULES: tuple[Rule, ...] = (
    several_documents,
    tab,
    unclosed_quote,
    escape,
    text_after_quote,
    colon_in_value,
    deeper_than_above,
    not_a_key,
    reserved,
    text_after_bracket,
    unclosed_bracket,
    indentation,
)
"""Asked in this order; the first that recognises its mistake answers."""

_ARABIC = {
    "did not find expected key": "كان المتوقع هنا مفتاحا",
    "could not find expected ':'": "كانت المتوقعة هنا نقطتان :",
    "did not find expected '-' indicator": "كان المتوقع هنا عنصر قائمة يبدأ بشرطة -",
    "did not find expected ',' or ']'": "كانت المتوقعة هنا فاصلة , أو قوس ]",
    "did not find expected ',' or '}'": "كانت المتوقعة هنا فاصلة , أو قوس }",
    "did not find expected node content": "كانت المتوقعة هنا قيمة",
    "did not find expected <document start>": "كان المتوقع هنا أول الملف",
    "mapping values are not allowed in this context": "لا تصح هنا نقطتان بعدهما مسافة",
    "mapping keys are not allowed in this context": "لا يصح هنا مفتاح",
    "found unexpected end of stream": "انتهى الملف قبل أوانه",
    "found unexpected document indicator": "سطر --- في غير موضعه",
    "found character that cannot start any token": "محرف لا يصح أن يبدأ به شيء",
}


def _anything_else(fault: Fault) -> Finding:
    """The library's words, translated where they are known."""
    arabic = _ARABIC.get(fault.problem, f"«{fault.problem}»")
    context = f" ({fault.context})" if fault.context else ""
    return found(
        fault.place(fault.line, fault.column),
        "YAM149",
        f"خطأ في صياغة YAML: {arabic}",
        f"A fault in the YAML: {fault.problem}{context}",
        Words(
            "راجع هذا السطر والذي قبله: الإزاحة وعلامات التنصيص والأقواس والنقطتين",
            "Look at this line and the one before: indentation, quotes, brackets, colons",
        ),
    )
