"""Treeprocessor: names in a text → links, matched over whole blocks, placed in single nodes.

A name is matched over the text of its block, across bold and the like, so that «**داعش** خراسان»
is never taken for داعش. Only a name that lies in one node becomes a link; apart from these links
the tree stays as it was.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from milaff.markup.document import Document, LinkView, Naming

INLINE = frozenset(
    {
        "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s",
        "small", "span", "strong", "sub", "time", "u", "var",
    }
)  # fmt: skip
"""Elements that a name may run through."""
CLOSED = frozenset(
    {
        "a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "img", "input", "kbd",
        "label", "math", "pre", "samp", "script", "style", "summary", "sup", "svg", "textarea",
    }
)  # fmt: skip
"""Elements in which nothing becomes a link."""
CLOSED_CLASSES = frozenset({"admonition-title", "arithmatex", "no-links", "critic", "keys"})
_HOLE = "\ufffc"
_STASHED = re.compile("\x02[^\x03]*\x03")
_RAW_HTML = "\x02wzxhzdk:"


@dataclass(slots=True)
class _Piece:
    """A text of the tree: an element's own, or (with `parent`) its tail."""

    element: etree.Element
    parent: etree.Element | None
    text: str


@dataclass(slots=True)
class _Stretch:
    """Where a part of a piece stands in the text of its block."""

    at: int
    length: int
    piece: int
    offset: int


@dataclass(slots=True)
class _Block:
    """The text of one block with a map back to its pieces, and the links made by hand in it."""

    text: str = ""
    pieces: list[_Piece] = field(default_factory=list)
    stretches: list[_Stretch] = field(default_factory=list)
    linked: list[tuple[int, str]] = field(default_factory=list)

    def add(self, element: etree.Element, parent: etree.Element | None) -> None:
        text = element.text if parent is None else element.tail
        if not text:
            return
        self.pieces.append(_Piece(element, parent, text))
        at = 0
        for stashed in _STASHED.finditer(text):
            self._stretch(text, at, stashed.start())
            if not stashed[0].startswith(_RAW_HTML):
                self.text += _HOLE
            at = stashed.end()
        self._stretch(text, at, len(text))

    def _stretch(self, text: str, start: int, end: int) -> None:
        if end > start:
            number = len(self.pieces) - 1
            self.stretches.append(_Stretch(len(self.text), end - start, number, start))
            self.text += text[start:end]

    def add_hole(self, element: etree.Element) -> None:
        if element.tag == "a":
            self.linked.append((len(self.text), element.get("href", "")))
        self.text += _HOLE

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The piece and the offset in it where that part of the text lies, if it is one node."""
        for stretch in self.stretches:
            if stretch.at <= start and end <= stretch.at + stretch.length:
                return stretch.piece, stretch.offset + start - stretch.at
        return None


class MentionTreeprocessor(Treeprocessor):
    """Asks the document which names of a block become links, and makes them."""

    def __init__(self, md: Markdown, current: Callable[[], Document | None]) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        document = self._current()
        if document is not None and document.naming is not None:
            _Linker(document.naming).walk_block(root)


class _Linker:
    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def walk_block(self, element: etree.Element) -> None:
        block = _Block()
        block.add(element, None)
        block = self._walk_children(element, block)
        self._link(block)

    def _walk_children(self, element: etree.Element, block: _Block) -> _Block:
        for child in list(element):
            if _is_closed(child):
                block.add_hole(child)
                if child.tag == "h2":
                    self._link(block)
                    block = _Block()
                    self._naming.begin_section()
            elif child.tag in INLINE:
                block.add(child, None)
                block = self._walk_children(child, block)
            else:
                self._link(block)
                self.walk_block(child)
                block = _Block()
            block.add(child, element)
        return block

    def _link(self, block: _Block) -> None:
        chosen: list[tuple[int, int, int, LinkView]] = []
        linked = list(block.linked)
        # A line that is only wrapped goes on: a name may run over its end.
        for span in self._naming.find(block.text.replace("\n", " ")):
            while linked and linked[0][0] <= span.start:
                self._naming.note(linked.pop(0)[1])
            place = block.place(span.start, span.end)
            view = self._naming.link(span) if place else None
            if place and view:
                chosen.append((*place, span.end - span.start, view))
        for _, href in linked:
            self._naming.note(href)
        for number, offset, length, view in reversed(chosen):
            _insert(block.pieces[number], offset, length, view)


def _is_closed(element: etree.Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in CLOSED:
        return True
    classes = (element.get("class") or "").split()
    return not CLOSED_CLASSES.isdisjoint(classes)


def _insert(piece: _Piece, offset: int, length: int, view: LinkView) -> None:
    """Puts a link over a part of a text; what stands after it becomes the link's tail."""
    text = piece.text
    link = etree.Element("a", {"class": view.name, "href": view.href})
    link.text = AtomicString(text[offset : offset + length])
    link.tail = text[offset + length :]
    piece.text = text[:offset]
    if piece.parent is None:
        piece.element.text = piece.text
        piece.element.insert(0, link)
    else:
        piece.element.tail = piece.text
        piece.parent.insert(list(piece.parent).index(piece.element) + 1, link)
