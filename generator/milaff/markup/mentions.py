"""Treeprocessor: names in a text → links, matched over whole blocks, placed in single nodes.

A name is matched over the text of its block, across bold and the like, so that «**داعش** خراسان»
is never taken for داعش. Only a name that lies in one node becomes a link (a `<bdi>` of ours does
not count); apart from these links the tree stays as it was.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from milaff.graph.prose import CLOSED, HOLE, TRANSPARENT, flowing
from milaff.markup.document import Document, LinkView, Naming
from milaff.markup.marks import Settled
from milaff.markup.tree_text import Stretch, TreeText, insert_link

_CLOSED_CLASSES = frozenset({"admonition-title", "arithmatex", "no-links", "keys"})


class MentionTreeprocessor(Treeprocessor):
    """Asks the document which names of a block become links, and makes them."""

    def __init__(self, md: Markdown, current: Callable[[], Document | None]) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        document = self._current()
        if document is not None and document.naming is not None:
            _Linker(document.naming, self.md.htmlStash.rawHtmlBlocks).link(root)


class _Linker:
    def __init__(self, naming: Naming, stash: list[etree.Element | str]) -> None:
        self._naming = naming
        self._stash = stash
        self._parts: Iterator[list[str]] = iter(())

    def link(self, root: etree.Element) -> None:
        """Links made by hand count as the first ones of their part, wherever they stand."""
        parts = _links_by_part(root)
        for part in reversed(parts):
            self._naming.begin_section()
            self._note(part)
        self._parts = iter(parts[1:])
        self._walk_block(root)

    def _note(self, part: list[str]) -> None:
        for href in part:
            self._naming.note(href)

    def _walk_block(self, element: etree.Element) -> None:
        block = TreeText(self._stash)
        block.add_text(element, element)
        self._link(self._walk_children(element, block))

    def _walk_children(self, element: etree.Element, block: TreeText) -> TreeText:
        for child in list(element):
            if child.tag == "br":
                block.text += " "
            elif _is_closed(child):
                block.text += HOLE
                if child.tag == "h2":
                    self._link(block)
                    block = self._begin_part()
            elif child.tag in TRANSPARENT:
                block.add_text(child, element)
                block = self._walk_children(child, block)
            else:
                self._link(block)
                self._walk_block(child)
                block = TreeText(self._stash)
            block.add_tail(child, element)
        return block

    def _begin_part(self) -> TreeText:
        self._naming.begin_section()
        self._note(next(self._parts, []))
        return TreeText(self._stash)

    def _link(self, block: TreeText) -> None:
        if not block.text or block.text.isspace():
            return
        chosen: list[tuple[list[Stretch], LinkView]] = []
        for span in self._naming.find(flowing(block.text)):
            place = block.place(span.start, span.end)
            if span.lang:
                block.tell_language(place, span.lang)
            view = self._naming.link(span) if place else None
            if view:
                chosen.append((place, view))
        for place, view in reversed(chosen):
            insert_link(block, place, view)


def _links_by_part(root: etree.Element) -> list[list[str]]:
    """The addresses of the links that are there, by the `h2` that stands before them."""
    parts: list[list[str]] = [[]]
    for element in root.iter():
        if element.tag == "h2":
            parts.append([])
        elif element.tag == "a":
            parts[-1].append(element.get("href", ""))
    return parts


def _is_closed(element: etree.Element) -> bool:
    if isinstance(element, Settled) or element.tag in CLOSED or not isinstance(element.tag, str):
        return True
    classes = element.get("class", "")
    return bool(classes) and not _CLOSED_CLASSES.isdisjoint(classes.split())
