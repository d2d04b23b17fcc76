"""The blocks of a Markdown text as it is typed: paragraphs, items, headings, titles of boxes.

Line by line, after the rules of Python-Markdown's block processors (its own tree keeps no places).
What is code is in no block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from milaff.graph.marks import replace_code
from milaff.graph.prose import CLOSED, HOLE, LEAD, NOTHING, forbids_links
from milaff.graph.raw_html import EMPTY_TAGS, block_tag, end_of_element, reads_markdown

_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+|[ \t]+(?:>[ ]?)+")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ ]+(?:\[[ xX]\][ ])?")
_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\Z")
_TITLE = re.compile(r"!!![ ]?[\w-]|\?\?\?\+?[ ]|===[+!]*[ ]+\"|/{3,}(?:[ ]*\w|[ ]*\Z)")
_NOTE = re.compile(r"\[\^[^\]]+\]:[ ]?")
_MEANING = re.compile(r"\*\[(?P<short>[^\]]+)\]:|\[(?P<label>[^\]\[]+)\]:[ ]*\S")
_DEFINITION = re.compile(r":[ ]{1,3}")
_TABLE = re.compile(
    r"[^\n]*\|[^\n]*\n[ >\u2060]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*(?:\n|\Z)"
)
_OWN_LINE = re.compile(r"\n[ >\u2060]*(?P<attributes>\{:?[^}\n]*\})[ ]*\Z")
_RULE = re.compile(r"(?:[-*_][ ]?){3,}\Z")
_BLANK = f" \t>{HOLE}{NOTHING}"


@dataclass(slots=True)
class Block:
    """What was typed from `start` on. `level` is that of a heading; in a closed block nothing is
    linked; a note stands at the end of the page. `depth` is that of a plain paragraph, else -1."""

    start: int
    text: str
    level: int = 0
    is_closed: bool = False
    is_note: bool = False
    is_table: bool = False
    depth: int = -1


@dataclass(slots=True)
class _Line:
    """A line of the text: what stands before its words is its lead."""

    start: int
    text: str
    lead: int
    indent: int
    is_quoted: bool
    outer: int = 0

    @property
    def typed(self) -> str:
        return self.text[self.lead :]

    @property
    def shown(self) -> str:
        return LEAD * self.lead + self.typed


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks in the order in which they are typed; the labels of addresses, the abbreviations
    that the text explains."""

    all: tuple[Block, ...]
    labels: frozenset[str]
    shorts: frozenset[str]


def find_blocks(body: str) -> Blocks:
    """The blocks of a text."""
    reader = _Reader(_bare(body))
    reader.read()
    return Blocks(tuple(reader.blocks), frozenset(reader.labels), frozenset(reader.shorts))


def _bare(body: str) -> str:
    """The text with holes in the place of code, and nothing in that of comments."""
    return replace_code(body, _shown_code)


def _shown_code(code: str) -> str:
    if code.startswith("\\"):
        return code
    sign = NOTHING if code.startswith("<!--") else HOLE
    return re.sub(r"[^\n]", sign, code)


def _line(start: int, text: str) -> _Line:
    quote = _QUOTE.match(text)
    at = quote.end() if quote else 0
    lead = len(text) - len(text[at:].lstrip(" \t"))
    indent = len(text[at:lead].expandtabs(4))
    outer = len(text) - len(text.lstrip(" ")) if quote else indent
    return _Line(start, text, lead, indent, quote is not None, outer)


class _Reader:
    """Reads the lines, from the first to the last, into blocks."""

    def __init__(self, body: str) -> None:
        self.blocks: list[Block] = []
        self.labels: set[str] = set()
        self.shorts: set[str] = set()
        self._body = body
        self._open: list[_Line] = []
        self._allowed = {False: 0, True: 0}
        self._is_fresh = True
        self._is_code = False
        self._is_note = False
        self._tags: list[str] = []

    def read(self) -> None:
        """Fills `blocks` and `labels`."""
        at = 0
        while at < len(self._body):
            end = self._body.find("\n", at)
            end = len(self._body) if end < 0 else end
            text = self._body[at:end]
            if text.strip(_BLANK):
                at = self._read_line(_line(at, text)) or end + 1
            else:
                self._flush()
                self._is_fresh = True
                at = end + 1
        self._flush()

    def _read_line(self, line: _Line) -> int:
        """Takes a line in; where to go on, if it begins what is more than the line."""
        if self._is_indented_code(line):
            return 0
        tag = block_tag(line.typed) if line.indent < 4 and not line.is_quoted else None
        if tag:
            return self._read_html(line, tag)
        self._read_text(line)
        self._is_fresh = False
        if self._tags and f"</{self._tags[-1]}" in line.typed.lower():
            self._flush()
            self._enter(self._tags[-1], is_end=True)
        return 0

    def _is_indented_code(self, line: _Line) -> bool:
        level, allowed = line.indent // 4, self._allowed[line.is_quoted]
        if self._is_fresh or self._is_code:
            self._is_code = level > allowed or line.outer // 4 > self._allowed[False]
            if not self._is_code:
                self._allowed[True] = 0
                self._allowed[False] = line.outer // 4
                self._allowed[line.is_quoted] = level
                self._is_note &= level > 0 or line.is_quoted
        return self._is_code

    def _read_html(self, line: _Line, tag: re.Match[str]) -> int:
        """An element of raw HTML, or the tag of one whose text is Markdown."""
        self._flush()
        name, attributes = tag["name"].lower(), tag["attributes"]
        is_read = bool(self._tags) or reads_markdown(attributes)
        is_closed = name in CLOSED or forbids_links(attributes)
        if tag["end"] or name in EMPTY_TAGS or (is_read and not is_closed):
            self._enter(name, is_end=bool(tag["end"]))
            line.lead += tag.end()
            return self._read_line(line) if line.typed.strip() else 0
        end = end_of_element(self._body, line.start + line.lead, name)
        text = self._body[line.start : end]
        self.blocks.append(Block(line.start, text, is_closed=True, is_note=self._is_note))
        self._is_fresh = True
        return end

    def _enter(self, name: str, *, is_end: bool) -> None:
        """Into an element of raw HTML whose text is Markdown, or out of it."""
        self._is_fresh = True
        if not is_end and name not in EMPTY_TAGS:
            self._tags.append(name)
        elif name in self._tags:
            del self._tags[self._tags.index(name) :]

    def _read_text(self, line: _Line) -> None:
        typed, first = line.typed, line.typed[:1]
        if first in _FIRST and any(read(self, line, typed) for read in _FIRST[first]):
            return
        if first.isdigit() and self._item(line, typed):
            return
        self._open.append(line)

    def _rule(self, _: _Line, typed: str) -> bool:
        """A line of hyphens or equal signs: under a heading, or between two blocks."""
        if len(self._open) == 1 and _UNDERLINE.match(typed):
            self._flush(level=1 if typed[0] == "=" else 2)
            return True
        if _RULE.match(typed.rstrip() + " "):
            self._flush()
            return True
        return False

    def _item(self, line: _Line, typed: str) -> bool:
        item = _ITEM.match(typed)
        if item:
            self._begin(line)
            line.lead += item.end()
            self._open.append(line)
        return item is not None

    def _begin(self, line: _Line, depth: int = 1) -> None:
        """What this line begins may hold blocks that are indented."""
        self._flush()
        self._allowed[line.is_quoted] = line.indent // 4 + depth

    def _heading(self, line: _Line, typed: str) -> bool:
        if line.indent % 4:
            return False
        self._flush()
        self._open.append(line)
        self._flush(level=len(typed) - len(typed.lstrip("#")))
        return True

    def _title(self, line: _Line, typed: str) -> bool:
        if not _TITLE.match(typed):
            return False
        self._begin(line, depth=0 if typed.startswith("/") else 1)
        self._open.append(line)
        self._flush(is_closed=True)
        return True

    def _note(self, line: _Line, typed: str) -> bool:
        note = _NOTE.match(typed)
        if note:
            self._begin(line)
            self._is_note = True
            line.lead += note.end()
            self._open.append(line)
        return note is not None

    def _meaning(self, line: _Line, typed: str) -> bool:
        meaning = _MEANING.match(typed)
        if meaning is None or (meaning["short"] and line.lead):
            return False
        self._flush()
        if meaning["short"]:
            self.shorts.add(meaning["short"])
        else:
            self.labels.add(" ".join(meaning["label"].split()).casefold())
        return True

    def _definition(self, line: _Line, typed: str) -> bool:
        """The lines above it are terms, in which nothing is linked."""
        definition = _DEFINITION.match(typed)
        if definition is None:
            return False
        if self._open:
            self._flush(is_closed=True)
        elif self._is_fresh and self.blocks and self.blocks[-1].depth == line.indent // 4:
            self.blocks[-1].is_closed = True
        self._begin(line)
        line.lead += definition.end()
        self._open.append(line)
        return True

    def _flush(self, *, level: int = 0, is_closed: bool = False) -> None:
        """The lines so far are a block."""
        if not self._open:
            return
        lines, self._open = self._open, []
        text = "\n".join(line.shown for line in lines)
        own = _OWN_LINE.search(text)
        is_table = "|" in text and _TABLE.match(text) is not None
        is_plain = not (is_table or level or is_closed) and lines[0].lead == lines[0].indent
        block = Block(
            lines[0].start,
            text,
            level,
            bool(level) or is_closed or (own is not None and forbids_links(own["attributes"])),
            self._is_note,
            is_table,
            lines[0].indent // 4 if is_plain else -1,
        )
        self.blocks.append(block)


_FIRST: dict[str, tuple[Callable[[_Reader, _Line, str], bool], ...]] = {
    "#": (_Reader._heading,),
    "-": (_Reader._rule, _Reader._item),
    "=": (_Reader._rule, _Reader._title),
    "*": (_Reader._rule, _Reader._item, _Reader._meaning),
    "_": (_Reader._rule,),
    "+": (_Reader._item,),
    "!": (_Reader._title,),
    "?": (_Reader._title,),
    "/": (_Reader._title,),
    "[": (_Reader._note, _Reader._meaning),
    ":": (_Reader._definition,),
}
"""What a line that begins with that sign may be."""
