"""Inline processors: `[[…]]` and `[@…]`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from milaff.graph.marks import CITATION, LINK, parse_citation, parse_link
from milaff.markup.document import CitationView, CitedView, Document, LinkView
from milaff.text.cases import REACH, case_after

LINK_PATTERN = LINK
CITATION_PATTERN = rf"[ \t\u00a0]*{CITATION}"
"""The number clings to its statement."""

Current = Callable[[], Document | None]
"""The document that is being converted."""

Handled = tuple[etree.Element | None, int | None, int | None]


class Settled(etree.Element):
    """An element in which nothing becomes a link by itself: the author said what it is."""


class LinkProcessor(InlineProcessor):
    """`[[id]]`, `[[id|text]]`, `[[!text]]`, `[[id#measure]]` → links, or text alone."""

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(LINK_PATTERN, md)
        self._current = current

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,
    ) -> Handled:
        document = self._current()
        if document is None:
            return None, None, None
        inner, start = m["link"], m.start(0)
        # Only a figure is written after what stands before it.
        case = case_after(data[max(0, start - REACH) : start]) if "#" in inner else "nominative"
        mark = parse_link(inner, case=case)
        view = LinkView(mark.text) if mark.is_plain else document.link(mark)
        if view is None:
            return None, None, None
        return _link_element(view), start, m.end(0)


class CitationProcessor(InlineProcessor):
    """`[@source]`, `[@source, ص. 3]`, `[@a; @b]` → the numbers of the page's source list."""

    def __init__(self, md: Markdown, current: Current, label: Callable[[int], str]) -> None:
        super().__init__(CITATION_PATTERN, md)
        self._current = current
        self._label = label

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> Handled:
        document = self._current()
        if document is None:
            return None, None, None
        found = [document.cite(cited) for cited in parse_citation(m["citation"]).sources]
        views = [view for view in found if view is not None]
        if not views:
            return etree.Element("span"), m.start(0), m.end(0)
        return self._marks(sorted(views, key=_number)), m.start(0), m.end(0)

    def _marks(self, views: list[CitationView | CitedView]) -> etree.Element:
        is_numbered = isinstance(views[0], CitationView)
        parent = etree.Element("sup" if is_numbered else "span", {"class": "cite"})
        parent.text = AtomicString("" if is_numbered else " (")
        for index, view in enumerate(views):
            element = self._numbered(view) if isinstance(view, CitationView) else _named(view)
            parent.append(element)
            is_last = index == len(views) - 1
            element.tail = AtomicString(_tail(view) + ("" if is_last else "، "))
        if not is_numbered:
            views_last = parent[-1]
            views_last.tail = AtomicString((views_last.tail or "") + ")")
        return parent

    def _numbered(self, view: CitationView) -> etree.Element:
        attributes = {
            "href": f"#{view.anchor}",
            "id": view.id,
            "aria-label": self._label(view.number),
        }
        element = etree.Element("a", attributes)
        element.text = AtomicString(str(view.number))
        return element


def _number(view: CitationView | CitedView) -> int:
    """Numbers of one place ascend; names stay in the author's order."""
    return view.number if isinstance(view, CitationView) else 0


def _tail(view: CitationView | CitedView) -> str:
    return f"، {view.locator}" if isinstance(view, CitationView) and view.locator else ""


def _named(view: CitedView) -> etree.Element:
    return _link_element(LinkView(view.text, view.href))


def _link_element(view: LinkView) -> etree.Element:
    # AtomicString: otherwise the text would be parsed again, and its `<` or `](` come alive.
    if not view.href:
        element: etree.Element = Settled("span")
    else:
        element = etree.Element("a", {"class": view.name, "href": view.href})
    element.text = AtomicString(view.text)
    return element
