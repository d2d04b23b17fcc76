"""Passes of Python-Markdown and its extensions that are left out where they can find nothing.

Each stands in the place of the one that it is derived from, if that is there and is no other, and
does what that does: it only looks first whether the sign that it works on is in the tree at all.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX

_PLAIN = re.compile(r"[^\W\d_][^\n]*\Z")
"""A line that begins with a letter: nothing but a paragraph, for all of `_BLOCKS`."""
_BLOCKS = frozenset(
    f"markdown.blockprocessors.{name}Processor"
    for name in (
        "EmptyBlock", "ListIndent", "CodeBlock", "HashHeader", "SetextHeader", "HR", "OList",
        "UList", "BlockQuote", "Reference", "Paragraph",
    )
) | {
    "markdown.extensions.abbr.AbbrBlockprocessor",
    "markdown.extensions.admonition.AdmonitionProcessor",
    "markdown.extensions.def_list.DefListIndentProcessor",
    "markdown.extensions.def_list.DefListProcessor",
    "markdown.extensions.footnotes.FootnoteBlockProcessor",
    "markdown.extensions.md_in_html.MarkdownInHtmlProcessor",
    "markdown.extensions.sane_lists.SaneOListProcessor",
    "markdown.extensions.sane_lists.SaneUListProcessor",
    "markdown.extensions.tables.TableProcessor",
    "pymdownx.details.DetailsProcessor",
    "pymdownx.superfences.SuperFencesCodeBlockProcessor",
}  # fmt: skip


class PlainParagraphs(ParagraphProcessor):
    """Takes a block that is plainly a paragraph before all other processors look at it."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002
        """Whether it begins with a letter and is one line."""
        return _PLAIN.match(block) is not None


class Attributes(AttrListTreeprocessor):
    """`{: .class }`."""

    def run(self, doc: etree.Element) -> None:
        """Changes the tree in place."""
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class Contents(TocTreeprocessor):
    """Names the headings; makes the list of them only where the text asks for it."""

    def run(self, doc: etree.Element) -> None:
        """Changes the tree in place."""
        self._is_wanted = bool(self.marker) and self.marker in "".join(doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> etree.Element:
        """The list, or nothing."""
        return super().build_toc_div(toc_list) if self._is_wanted else etree.Element("div")

    def replace_marker(self, root: etree.Element, elem: etree.Element) -> None:
        """Changes the tree in place."""
        if self._is_wanted:
            super().replace_marker(root, elem)


class Unescape(UnescapeTreeprocessor):
    """Puts back the characters that were escaped."""

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for key, value in element.items():
                if value is not None and STX in value:
                    element.set(key, self.unescape(value))


def shorten_passes(md: Markdown) -> None:
    """Puts these passes in the place of those that they are derived from."""
    _replace(md, "attr_list", AttrListTreeprocessor, Attributes, 8)
    _replace(md, "unescape", UnescapeTreeprocessor, Unescape, 0)
    for extension in md.registeredExtensions:
        if type(extension) is TocExtension and type(md.treeprocessors["toc"]) is TocTreeprocessor:
            md.treeprocessors.register(Contents(md, extension.getConfigs()), "toc", 5)
    blocks = {
        f"{type(one).__module__}.{type(one).__qualname__}" for one in md.parser.blockprocessors
    }
    if blocks <= _BLOCKS:
        md.parser.blockprocessors.register(PlainParagraphs(md.parser), "milaff_paragraph", 1000)


def _replace(
    md: Markdown, name: str, own: type[Treeprocessor], ours: type[Treeprocessor], priority: float
) -> None:
    if name in md.treeprocessors and type(md.treeprocessors[name]) is own:
        md.treeprocessors.register(ours(md), name, priority)
