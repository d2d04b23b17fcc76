"""Treeprocessor: addresses in a record's text → addresses that work on its page; pictures with
their size and smaller copies."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from milaff.markup.document import Document, PictureMarkup
from milaff.markup.marks import Current

_ATTRIBUTES = {"a": "href", "img": "src"}


class AddressTreeprocessor(Treeprocessor):
    """Asks the document for each `href` and `src` that an author typed."""

    def __init__(self, current: Current) -> None:
        super().__init__()
        self._current = current

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        document = self._current()
        if document is None:
            return
        pictures: list[tuple[etree.Element, PictureMarkup]] = []
        for element in root.iter():
            attribute = _ATTRIBUTES.get(str(element.tag))
            address = element.get(attribute) if attribute else None
            if attribute and address and element.get("class") not in ("m", "figure"):
                if attribute == "src":
                    markup = document.picture(address)
                    if markup is not None:
                        pictures.append((element, markup))
                _resolve(element, attribute, address, document)
        for element, markup in pictures:
            _print(element, markup)


def _resolve(element: etree.Element, attribute: str, address: str, document: Document) -> None:
    resolved = document.resolve(address, is_image=attribute == "src")
    if resolved is None:
        del element.attrib[attribute]
    else:
        element.set(attribute, resolved)


def _print(element: etree.Element, markup: PictureMarkup) -> None:
    """Give an image what is known of it; what the author typed is left. Where there are copies of
    it, it becomes the last choice among them."""
    is_sized = "width" in element.attrib or "height" in element.attrib
    for name, value in markup.attributes:
        is_kept = name != "src" and (name in element.attrib or (is_sized and name != "loading"))
        if element.get("src") and not is_kept:
            element.set(name, value)
    if not markup.sources or not element.get("src"):
        return
    image = etree.Element("img", dict(element.attrib))
    element.attrib.clear()
    element.tag = "picture"
    for source in markup.sources:
        etree.SubElement(element, "source", dict(source))
    element.append(image)
