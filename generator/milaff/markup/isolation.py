"""Treeprocessors: Latin runs and signed numbers in `<bdi>`; wide tables in a scroll box."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from milaff.markup.document import Document
from milaff.text.bidi import attributes_of, needs_isolation, runs

_KEPT = frozenset({"code", "pre", "kbd", "samp", "script", "style", "math", "svg", "bdi", "bdo"})
_RAW = re.compile(r"\x02wzxhzdk:(\d+)\x03")
"""Where Python-Markdown put raw HTML aside."""
_STASHED = re.compile(r"(\x02[^\x03]*\x03(?:(?<=\x02amp\x03)#?\w+;)?)")
"""What Python-Markdown put aside (raw HTML, escaped characters, `&para;`): no text of ours."""


class IsolationTreeprocessor(Treeprocessor):
    """Wraps each run that must keep its own direction: ISIS-K, ≥ 133, 10–15, 2024-03-24."""

    def __init__(self, md: Markdown, current: Callable[[], Document | None]) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        document = self._current()
        raw = enumerate(self.md.htmlStash.rawHtmlBlocks)
        told = frozenset(str(key) for key, html in raw if " lang=" in str(html))
        _isolate(root, document.latin if document else "", told)


def _isolate(element: etree.Element, latin: str, told: frozenset[str]) -> None:
    children = list(element)
    if told and _tells_language(element, told):
        latin = ""
    for child in children:
        if child.tag not in _KEPT and not (child.get("class") or "").startswith("arithmatex"):
            _isolate(child, "" if child.get("lang") else latin, told)
    for child in reversed(children):
        if child.tail and needs_isolation(child.tail):
            _isolate_tail(element, child, latin)
    if element.text and needs_isolation(element.text):
        _isolate_text(element, latin)
    _join_formulas(element)


def _tells_language(element: etree.Element, told: frozenset[str]) -> bool:
    """Whether raw HTML in its text names a language: then none is guessed."""
    texts = [element.text or "", *(child.tail or "" for child in element)]
    return any(key in told for text in texts for key in _RAW.findall(text))


def _join_formulas(element: etree.Element) -> None:
    """Puts the small numbers of CO₂ and H₂O into the run: beside it they would change sides."""
    run: etree.Element | None = None
    for child in list(element):
        if run is not None and (_is_run(child) or _is_small(child)):
            element.remove(child)
            run.tail, child.tail = child.tail, None
            if _is_small(child):
                run.append(child)
            else:
                run[-1].tail = child.text
        else:
            run = child if _is_run(child) else None
        if run is not None and run.tail:
            run = None


def _is_run(element: etree.Element) -> bool:
    return element.tag == "bdi" and element.get("dir") is None and len(element) == 0


def _is_small(element: etree.Element) -> bool:
    return element.tag in ("sub", "sup") and not element.attrib and len(element) == 0


def _isolate_text(element: etree.Element, latin: str) -> None:
    pieces = _pieces(element.text or "")
    if pieces:
        element.text = pieces[0][0]
        for index, bdi in enumerate(_elements(pieces, latin)):
            element.insert(index, bdi)


def _isolate_tail(parent: etree.Element, child: etree.Element, latin: str) -> None:
    pieces = _pieces(child.tail or "")
    if pieces:
        child.tail = pieces[0][0]
        at = list(parent).index(child) + 1
        for index, bdi in enumerate(_elements(pieces, latin)):
            parent.insert(at + index, bdi)


def _elements(pieces: list[tuple[str, str]], latin: str) -> list[etree.Element]:
    elements = []
    for (_, isolated), (after, _) in zip(pieces, [*pieces[1:], ("", "")], strict=True):
        if isolated:
            bdi = etree.Element("bdi", attributes_of(isolated, latin))
            bdi.text, bdi.tail = AtomicString(isolated), AtomicString(after)
            elements.append(bdi)
    return elements


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text as pairs: what stands free, and the run to isolate after it; [] where none is."""
    pieces: list[tuple[str, str]] = []
    free = ""
    for part in _STASHED.split(text):
        if part.startswith("\x02"):
            free += part
            continue
        for run in runs(part):
            if run.ltr:
                pieces.append((free, run.text))
                free = ""
            else:
                free += run.text
    return [*pieces, (free, "")] if pieces else []


class TableTreeprocessor(Treeprocessor):
    """Puts each table into a box that scrolls by itself, so that the page never does."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        parents = [(parent, child) for parent in root.iter() for child in parent]
        for parent, child in parents:
            if child.tag == "table" and parent.get("class") != "scroll":
                at = list(parent).index(child)
                attributes = {
                    "class": "scroll", "tabindex": "0", "role": "group", "aria-label": self._label,
                }  # fmt: skip
                box = etree.Element("div", attributes)
                parent.remove(child)
                box.append(child)
                box.tail, child.tail = child.tail, None
                parent.insert(at, box)
