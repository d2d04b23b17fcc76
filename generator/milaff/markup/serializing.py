"""The tree as HTML: the bytes of Python-Markdown's own serializer, with less to ask on the way."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from xml.etree.ElementTree import HTML_EMPTY

from markdown.serializers import RE_AMP, to_html_string

_RAW = frozenset({"script", "style"})


def serialize(root: etree.Element) -> str:
    """An element with all that is in it, as HTML; what is no element goes to Python-Markdown."""
    written: list[str] = []
    write = written.append
    waiting: list[etree.Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            write(element)
            continue
        tag, text, tail = element.tag, element.text, element.tail
        if not isinstance(tag, str) or tag[:1] == "{":
            return to_html_string(root)
        write(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
        if text:
            write(text if tag.lower() in _RAW else _escaped(text))
        end = "" if tag.lower() in HTML_EMPTY else f"</{tag}>"
        if tail:
            end += _escaped(tail)
        if len(element):
            waiting.append(end)
            waiting.extend(reversed(element))
        else:
            write(end)
    return "".join(written)


def _attributes(element: etree.Element) -> str:
    """The attributes in the order of their names, as an opening tag has them."""
    found = ""
    for name, value in sorted(element.items()):
        if not isinstance(name, str) or not isinstance(value, str) or name == value:
            return _odd_attributes(element)
        escaped = _escaped(value)
        found += f' {name}="{escaped.replace(chr(34), "&quot;")}"'
    return found


def _odd_attributes(element: etree.Element) -> str:
    """Attributes with no value, or with their own name for one, as Python-Markdown writes them."""
    bare = etree.Element("p")
    bare.attrib.update(element.attrib)
    return to_html_string(bare).removeprefix("<p").removesuffix("></p>")


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
