"""The text of a block of the tree with a map back to its nodes, and links put over parts of it."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from markdown.util import AtomicString

from milaff.graph.prose import CLOSED, HOLE, forbids_links, runs_through
from milaff.markup.document import LinkView

_STASHED = re.compile("\x02([a-z]*:?)([^\x03]*)\x03")
_RAW_HTML, _CRITIC = "wzxhzdk:", "czjqqkd:"
_TAG = re.compile(r"<(/?[a-zA-Z][\w-]*)([^<>]*)>\s*\Z")


@dataclass(slots=True)
class Piece:
    """A text of the tree: an element's own, or what follows it. `owner` is the element in which a
    link over it would stand: for the text of a `<bdi>`, the one around."""

    element: etree.Element
    owner: etree.Element
    text: str
    is_tail: bool

    @property
    def is_isolated(self) -> bool:
        return not self.is_tail and self.element.tag == "bdi"


@dataclass(slots=True)
class Stretch:
    """Where a part of a piece stands in the text of its block; it has another `width` there where
    Python-Markdown put one character aside."""

    at: int
    length: int
    piece: int
    offset: int
    width: int

    @property
    def until(self) -> int:
        return self.offset + self.width

    def cut(self, start: int, end: int) -> Stretch:
        """What of it lies in a part of the block's text."""
        first, last = max(start, self.at), min(end, self.at + self.length)
        if self.width != self.length:
            return self
        offset = self.offset + first - self.at
        return Stretch(first, last - first, self.piece, offset, last - first)


@dataclass(slots=True)
class TreeText:
    """The text of one block, with a map back to its pieces."""

    stash: list[etree.Element | str]
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    tag: str = ""
    """The raw tag, still open, in which nothing becomes a link."""

    def add_text(self, element: etree.Element, parent: etree.Element) -> None:
        """The element's own text."""
        text = element.text
        if text:
            owner = parent if element.tag == "bdi" else element
            self._add(Piece(element, owner, text, is_tail=False))

    def add_tail(self, element: etree.Element, parent: etree.Element) -> None:
        """What follows the element."""
        text = element.tail
        if text == "\n":
            self.text += text
        elif text:
            self._add(Piece(element, parent, text, is_tail=True))

    def _add(self, piece: Piece) -> None:
        text, at = piece.text, 0
        self.pieces.append(piece)
        if "\x02" in text:
            for stashed in _STASHED.finditer(text):
                self._stretch(text[at : stashed.start()], at, stashed.start() - at)
                shown = self._shown(stashed[1], stashed[2])
                self._stretch(shown, stashed.start(), len(stashed[0]))
                at = stashed.end()
        self._stretch(text[at:], at, len(text) - at)

    def _stretch(self, shown: str, offset: int, width: int) -> None:
        if shown:
            if not self.tag and shown != HOLE:
                number = len(self.pieces) - 1
                self.stretches.append(Stretch(len(self.text), len(shown), number, offset, width))
            self.text += shown

    def _shown(self, kind: str, key: str) -> str:
        """What a reader sees where Python-Markdown put something aside."""
        if kind == _CRITIC:
            return ""
        if kind == "" and key.isdigit():
            return chr(int(key))
        if kind == "amp":
            return "&"
        if kind == _RAW_HTML and int(key) < len(self.stash):
            return self._raw(str(self.stash[int(key)]))
        return HOLE

    def _raw(self, raw: str) -> str:
        tag = _TAG.match(raw)
        if tag:
            return self._raw_tag(tag[1].lower(), tag[2])
        if raw.startswith("<!--"):
            return ""
        return html.unescape(raw) if raw.startswith("&") and raw.endswith(";") else HOLE

    def _raw_tag(self, name: str, attributes: str) -> str:
        if name == "br":
            self.text += " "
            return ""
        if not runs_through(name):
            return HOLE
        if not self.tag and (name in CLOSED or forbids_links(attributes)):
            self.tag = name
        elif name == f"/{self.tag}":
            self.tag = ""
        return ""

    def place(self, start: int, end: int) -> list[Stretch]:
        """The parts of the tree over which a link there would stand; none if it cannot."""
        over = [
            stretch.cut(start, end)
            for stretch in self.stretches
            if stretch.at < end and start < stretch.at + stretch.length
        ]
        if len(over) == 1:
            return over if over[0].length == end - start else []
        is_whole = sum(stretch.length for stretch in over) == end - start
        return self._joined(over) if is_whole else []

    def tell_language(self, place: list[Stretch], lang: str) -> None:
        """Of what stands isolated there, and nothing else with it."""
        for stretch in place:
            piece = self.pieces[stretch.piece]
            if piece.is_isolated and stretch.width == len(piece.text):
                piece.element.set("lang", lang)

    def _joined(self, over: list[Stretch]) -> list[Stretch]:
        """One stretch for each piece, if there is nothing but whole `<bdi>` between them."""
        joined: list[Stretch] = []
        for stretch in over:
            last = joined[-1] if joined else None
            if last is None or last.piece != stretch.piece:
                joined.append(stretch)
            elif last.until != stretch.offset:
                return []
            else:
                width = last.width + stretch.width
                joined[-1] = Stretch(last.at, 0, last.piece, last.offset, width)
        return joined if len(joined) == 1 or self._is_even(joined) else []

    def _is_even(self, over: list[Stretch]) -> bool:
        pieces = [self.pieces[stretch.piece] for stretch in over]
        for index, (piece, stretch) in enumerate(zip(pieces, over, strict=True)):
            is_last = index == len(over) - 1 and not piece.is_isolated
            is_first = index == 0 and not piece.is_isolated
            reaches_end = is_last or stretch.until == len(piece.text)
            reaches_start = is_first or stretch.offset == 0
            if piece.owner is not pieces[0].owner or not (reaches_start and reaches_end):
                return False
        return all(piece.element.tag == "bdi" for piece in pieces[1:])


def insert_link(block: TreeText, place: list[Stretch], view: LinkView) -> None:
    """Puts a link over parts of the tree; what stands after them becomes the link's tail."""
    first, last = block.pieces[place[0].piece], block.pieces[place[-1].piece]
    link = etree.Element("a", {"class": view.name, "href": view.href})
    if first is last:
        _cut(first, place[0].offset, place[0].width, link)
        owner = first.element if not first.is_tail else first.owner
        owner.insert(_after(first, owner), link)
        return
    owner = first.owner
    at = list(owner).index(first.element) if first.is_isolated else _after(first, owner)
    if not first.is_isolated:
        _cut(first, place[0].offset, place[0].width, link)
    until = list(owner).index(last.element) + 1
    for element in list(owner)[at:until]:
        owner.remove(element)
        link.append(element)
    _cut_tail(last, place[-1].width, link)
    owner.insert(at, link)


def _after(piece: Piece, owner: etree.Element) -> int:
    return list(owner).index(piece.element) + 1 if piece.is_tail else 0


def _cut(piece: Piece, offset: int, length: int, link: etree.Element) -> None:
    """The link takes a part of a text, and what follows that as its tail."""
    text = piece.text
    link.text = AtomicString(text[offset : offset + length])
    link.tail = text[offset + length :]
    piece.text = text[:offset]
    if piece.is_tail:
        piece.element.tail = piece.text
    else:
        piece.element.text = piece.text


def _cut_tail(last: Piece, length: int, link: etree.Element) -> None:
    """What follows the last part becomes the link's tail."""
    tail = last.element.tail or ""
    kept = 0 if last.is_isolated else length
    last.element.tail, link.tail = tail[:kept], tail[kept:]
