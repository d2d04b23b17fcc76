"""Treeprocessor: headings of a text → levels below the page's own title, readable anchors."""

from __future__ import annotations

import copy
import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions.toc import render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from milaff.markup.ids import free_id
from milaff.text.slugs import heading_slug

_HEADING = re.compile("h[1-6]")
_LOWEST = 6
_WORDS = re.compile(r"[\w\s،.:؟!()«»-]+")
"""What is the same in the tree, in HTML and in a name."""


class HeadingTreeprocessor(Treeprocessor):
    """Runs before Markdown's `toc`, which keeps the ids that it finds.

    The page has its one `h1`, so a text begins with `h2`; and no level is left out. The marks of
    sources and footnotes are no part of a heading's name.
    """

    def __init__(self, md: Markdown, taken: Callable[[], frozenset[str]]) -> None:
        super().__init__(md)
        self._taken = taken

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        used = {str(element.get("id")) for element in root.iter() if element.get("id")}
        used |= self._taken()
        above: list[int] = []
        for element in root.iter():
            if _HEADING.fullmatch(str(element.tag)):
                level = int(str(element.tag)[1])
                while above and above[-1] >= level:
                    above.pop()
                above.append(level)
                element.tag = f"h{min(len(above) + 1, _LOWEST)}"
                self._name(element, used)

    def _name(self, heading: etree.Element, used: set[str]) -> None:
        name = self._text_of(heading)
        if heading.find(".//sup") is not None:
            heading.set("data-toc-label", name)
        if not heading.get("id"):
            id = free_id(heading_slug(html.unescape(name)), used)
            used.add(id)
            heading.set("id", id)

    def _text_of(self, heading: etree.Element) -> str:
        if not len(heading) and heading.text and _WORDS.fullmatch(heading.text):
            return " ".join(heading.text.split())
        bare = copy.deepcopy(heading)
        _drop_marks(bare)
        return strip_tags(render_inner_html(bare, self.md))


def _drop_marks(element: etree.Element) -> None:
    """Takes the marks of sources and footnotes out of a heading, not what follows them."""
    before: etree.Element | None = None
    for child in list(element):
        if child.tag == "sup" and (
            child.get("class") == "cite" or str(child.get("id")).startswith("fnref")
        ):
            if before is None:
                element.text = (element.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            element.remove(child)
        else:
            _drop_marks(child)
            before = child
