"""Treeprocessor: addresses in a record's text → addresses that work on its page."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

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
        for element in root.iter():
            attribute = _ATTRIBUTES.get(str(element.tag))
            address = element.get(attribute) if attribute else None
            if attribute and address and element.get("class") not in ("m", "figure"):
                resolved = document.resolve(address, is_image=element.tag == "img")
                if resolved is None:
                    del element.attrib[attribute]
                else:
                    element.set(attribute, resolved)
