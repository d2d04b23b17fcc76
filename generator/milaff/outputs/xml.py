"""XML documents with declared namespaces, the same bytes every time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def add(parent: etree.Element, name: str, text: str = "", **attributes: str) -> etree.Element:
    """A child of `parent` with that text; characters that XML forbids are dropped."""
    clean = {key: _FORBIDDEN.sub("", value) for key, value in attributes.items() if value}
    child = etree.SubElement(parent, name, clean)
    child.text = _FORBIDDEN.sub("", text) or None
    return child


def write_xml(root: etree.Element) -> bytes:
    """The document as UTF-8, indented."""
    etree.indent(root)
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
