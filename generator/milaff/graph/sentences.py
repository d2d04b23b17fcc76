"""The sentence in which a record is named, as text with the name marked."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from milaff.graph.marks import LinkMark, find_marks
from milaff.text.arabic import sentences

_HERE = "\ue000"
"""The name, while the text around it is made plain."""
_LONGEST = 320
_BEGINS = re.compile(
    r"[ \t>]*(?:$|#{1,6}[ ]|[-*+][ ]|\d+[.)][ ]|\||:[ ]|!!!|\?\?\?|\[\^[^\]]+\]:|\{:)"
)
"""A line that goes on with nothing before it: empty, a heading, an item, a row, a note."""
_ENDS = re.compile(r"[ \t>]*(?:$|#{1,6}[ ]|\||!!!|\?\?\?)")
"""A line that goes on with nothing after it."""
_ROW = re.compile(r"[ \t]*\|.*")
_MARKDOWN = (
    (re.compile(r"^[ \t>]*(?:#{1,6}|[-*+]|\d+[.)]|:)[ ]+"), ""),
    (re.compile(r"^[ \t>]*(?:!!!|\?\?\?\+?)[ ]*[\w -]*(?:\"([^\"\n]*)\")?"), r"\1"),
    (re.compile(r"^[ \t]*\[\^[^\]]+\]:"), ""),
    (re.compile(r"^[ \t]*>[ ]?", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"), ""),
    (re.compile(r"\[([^\[\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\{[:.#][^{}\n]*\}"), ""),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL), ""),
    (re.compile(r"(?<!\\)(\*{1,3}|~{2}|\^{2}|={2}|`+)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w\\])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL), r"\2"),
    (re.compile(r"[ ]{2,}\n|\\\n"), " "),
    (re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~^-])"), r"\1"),
    (re.compile(r"\s+"), " "),
    (re.compile(r" ([،؛.؟!:])"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: what stands before the name, the name, what stands after."""

    before: str
    name: str
    after: str


def sentence_around(body: str, mark: LinkMark, write: Callable[[LinkMark], str]) -> Sentence:
    """The sentence of a body in which `mark` stands; `write` says what a mark prints."""
    block, start = _block_around(body, mark)
    names: list[str] = []
    text = _replaced(block, start, write, names)
    text = _cells(text) if _ROW.match(text) else text
    for pattern, replacement in _MARKDOWN:
        text = pattern.sub(replacement, text)
    chosen = next((one for one in sentences(html.unescape(text)) if _HERE in one), _HERE)
    before, _, after = chosen.partition(_HERE)
    name = write(mark)
    return _shortened(Sentence(_filled(before, names), name, _filled(after, names)))


def _block_around(body: str, mark: LinkMark) -> tuple[str, int]:
    """The paragraph, item or row that holds the mark, and where the mark stands in it."""
    first, at, is_ended = 0, 0, True
    for line in body.splitlines(keepends=True):
        if is_ended or _BEGINS.match(line.rstrip()):
            if at > mark.start:
                break
            first = at
        is_ended = _ENDS.match(line.rstrip()) is not None
        at += len(line)
    else:
        at = len(body)
    return body[first:at], mark.start - first


def _replaced(block: str, start: int, write: Callable[[LinkMark], str], names: list[str]) -> str:
    """The block with a sign in each mark's place: names are no Markdown. `names` gets the others,
    in order."""
    text, at = "", 0
    for mark in find_marks(block):
        text += block[at : mark.start]
        if isinstance(mark, LinkMark) and mark.start == start:
            text += _HERE
        elif isinstance(mark, LinkMark):
            text += chr(ord(_HERE) + 1 + len(names))
            names.append(write(mark))
        at = mark.end
    return text + block[at:]


def _cells(row: str) -> str:
    cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
    return " · ".join(cell for cell in cells if cell)


def _filled(text: str, names: list[str]) -> str:
    for index, name in enumerate(names):
        text = text.replace(chr(ord(_HERE) + 1 + index), name)
    return text


def _shortened(sentence: Sentence) -> Sentence:
    room = max(_LONGEST - len(sentence.name), 40) // 2
    before, after = sentence.before, sentence.after
    if len(before) > room * 1.5:
        before = "… " + before[-room:].lstrip().partition(" ")[2]
    if len(after) > room * 1.5:
        after = after[:room].rstrip().rpartition(" ")[0] + " …"
    return Sentence(before, sentence.name, after)
