"""Treeprocessor: the title of a box that its author gave none, in the site's language."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from milaff.words import Catalogue


class AdmonitionTreeprocessor(Treeprocessor):
    """`!!! warning` is «تحذير», not "Warning". A title that was written stays."""

    def __init__(self, md: Markdown, words: Catalogue) -> None:
        super().__init__(md)
        self._words = words

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        for box in root.iter():
            kind = _kind_of(box)
            title = box.find("p[@class='admonition-title']") if kind else None
            title = box.find("summary") if box.tag == "details" else title
            if kind and title is not None and title.text == kind.capitalize():
                word = self._words.words.get(f"admonition_{kind}")
                title.text = AtomicString(word or title.text)


def _kind_of(box: etree.Element) -> str:
    """The kind of an admonition or of a box that folds: its first class, apart from the common."""
    classes = (box.get("class") or "").split()
    if box.tag != "details" and "admonition" not in classes:
        return ""
    return next((name for name in classes if name != "admonition"), "")
