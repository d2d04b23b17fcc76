"""The sentence in which a record is named, as text with the name marked.

It is cut out when the text is read; what other marks in it print depends on other records, so that
they stay signs until the sentence is written.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from milaff.graph.marks import LinkMark, Mark, find_marks, may_have_code
from milaff.text.arabic import sentence_at

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
)
_SIGNS = "[{<*~^=`_\\&>"
"""Without one of these, a block that begins with a letter has no Markdown."""
_AFTER_NO_SPACE = "،؛.؟!:"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: what stands before the name, the name, what stands after."""

    before: str
    name: str
    after: str


class NamingSentence(NamedTuple):
    """A sentence before it is written: `marks` are the other links in it, whose words are not
    known; `name` is empty where the name is such a link itself."""

    before: str
    name: str
    after: str
    marks: tuple[LinkMark, ...] = ()


def sentence_around(body: str, mark: LinkMark, write: Callable[[LinkMark], str]) -> Sentence:
    """The sentence of a body in which `mark` stands; `write` says what a mark prints."""
    found = cut_sentence(body, mark.start, mark.end, mark.text, find_marks(body))
    return write_sentence(found, mark, write)


def cut_sentence(
    text: str, start: int, end: int, name: str, marks: Sequence[Mark]
) -> NamingSentence:
    """The sentence around `text[start:end]`, which prints as `name`; `marks` are all of the text,
    in order."""
    first, last = _block_around(text, start, end)
    others: list[LinkMark] = []
    marks = _marks_in(text, first, last, marks)
    block = _marked(text, (first, last), (start, end), marks, others)
    plain = _plain(block)
    here = plain.find(_HERE)
    chosen = sentence_at(plain, here) if here >= 0 else ""
    before, _, after = chosen.partition(_HERE)
    last = ord(max(chosen, default=_HERE)) - ord(_HERE)
    return NamingSentence(before, name, after, tuple(others[:last]))


def write_sentence(
    sentence: NamingSentence, mark: LinkMark | None, write: Callable[[LinkMark], str]
) -> Sentence:
    """The sentence with the words of its marks; `mark` is that of the name, if it is a link."""
    name = sentence.name or (write(mark) if mark else "")
    before, after = sentence.before, sentence.after
    if sentence.marks:
        names = [write(one) for one in sentence.marks]
        before, after = _filled(before, names), _filled(after, names)
    return _shortened(Sentence(before, name, after))


def _block_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph, item or row that holds the place."""
    first = line = text.rfind("\n", 0, start) + 1
    while first > 0 and text[first - 2 : first - 1] not in ("\n", ""):
        above = text.rfind("\n", 0, first - 1) + 1
        if _BEGINS.match(text[first : _line_end(text, first)].rstrip()):
            break
        if _ENDS.match(text[above:first].rstrip()):
            break
        first = above
    last = _line_end(text, end)
    is_ended = _ENDS.match(text[line:last].rstrip())
    while not is_ended and last < len(text) and text[last] != "\n":
        below = text[last : _line_end(text, last)]
        if _BEGINS.match(below.rstrip()):
            break
        is_ended = _ENDS.match(below.rstrip())
        last += len(below)
    return first, last


def _line_end(text: str, at: int) -> int:
    """Where the line ends that holds the character, after its line break."""
    return text.find("\n", at) + 1 or len(text)


def _marks_in(text: str, first: int, last: int, marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks of a block, with places in the text; what is code in it, it alone says."""
    if not _has_code(text):
        begin = bisect_left(marks, first, key=_start)
        return marks[begin : bisect_left(marks, last, begin, key=_start)]
    moved = find_marks(text[first:last])
    return [mark._replace(start=mark.start + first, end=mark.end + first) for mark in moved]


@lru_cache(maxsize=2)
def _has_code(text: str) -> bool:
    return may_have_code(text)


def _start(mark: Mark) -> int:
    return mark.start


def _marked(
    text: str,
    block: tuple[int, int],
    place: tuple[int, int],
    marks: Sequence[Mark],
    others: list[LinkMark],
) -> str:
    """The block with a sign in the place of the name and of each mark: names are no Markdown.
    `others` gets the marks whose words are not known, in order."""
    at, last = block
    start, end = place
    pieces: list[str] = []
    placed: list[tuple[int, int, Mark | None]] = [
        (one.start, one.end, one) for one in marks if one.end <= start or one.start >= end
    ]
    placed.append((start, end, None))
    for begin, stop, mark in sorted(placed, key=lambda one: one[0]):
        pieces.append(text[at:begin])
        if mark is None:
            pieces.append(_HERE)
        elif isinstance(mark, LinkMark):
            pieces.append(chr(ord(_HERE) + 1 + len(others)))
            others.append(mark)
        at = stop
    pieces.append(text[at:last])
    return "".join(pieces)


def _plain(block: str) -> str:
    """The block without Markdown, on one line."""
    text = _cells(block) if "|" in block and _ROW.match(block) else block
    first = text[:1]
    is_plain = first.isalpha() or first >= _HERE
    if not is_plain or any(sign in text for sign in _SIGNS):
        for pattern, replacement in _MARKDOWN:
            text = pattern.sub(replacement, text)
    text = " ".join(text.split())
    for sign in _AFTER_NO_SPACE:
        text = text.replace(f" {sign}", sign)
    return html.unescape(text) if "&" in text else text


def _cells(row: str) -> str:
    cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
    return " · ".join(cell for cell in cells if cell)


def _filled(text: str, names: Sequence[str]) -> str:
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
