"""Treeprocessors: Latin runs and signed numbers in `<bdi>`; wide tables in a scroll box."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from milaff.text.bidi import needs_isolation, runs

_KEPT = frozenset({"code", "pre", "kbd", "samp", "script", "style", "math", "svg", "bdi", "bdo"})
_STASHED = re.compile(r"(\x02[^\x03]*\x03(?:(?<=\x02amp\x03)#?\w+;)?)")
"""What Python-Markdown put aside (raw HTML, escaped characters, `&para;`): no text of ours."""


class IsolationTreeprocessor(Treeprocessor):
    """Wraps each run that must keep its own direction: ISIS-K, ≥ 133, 10–15, 2024-03-24."""

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        _isolate(root)


def _isolate(element: etree.Element) -> None:
    children = list(element)
    for child in children:
        if child.tag not in _KEPT and not (child.get("class") or "").startswith("arithmatex"):
            _isolate(child)
    for child in reversed(children):
        if child.tail and needs_isolation(child.tail):
            _isolate_tail(element, child)
    if element.text and needs_isolation(element.text):
        _isolate_text(element)


def _isolate_text(element: etree.Element) -> None:
    pieces = _pieces(element.text or "")
    if pieces:
        element.text = pieces[0][0]
        for index, bdi in enumerate(_elements(pieces)):
            element.insert(index, bdi)


def _isolate_tail(parent: etree.Element, child: etree.Element) -> None:
    pieces = _pieces(child.tail or "")
    if pieces:
        child.tail = pieces[0][0]
        at = list(parent).index(child) + 1
        for index, bdi in enumerate(_elements(pieces)):
            parent.insert(at + index, bdi)


def _elements(pieces: list[tuple[str, str]]) -> list[etree.Element]:
    elements = []
    for (_, isolated), (after, _) in zip(pieces, [*pieces[1:], ("", "")], strict=True):
        if isolated:
            bdi = etree.Element("bdi")
            if not re.search("[A-Za-z]", isolated):
                bdi.set("dir", "ltr")
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
