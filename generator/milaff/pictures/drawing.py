"""SVG files: nothing in them may run, or load anything from elsewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from milaff.pictures.faults import running, unreadable

_NEVER = frozenset("script foreignobject iframe object embed handler listener audio video".split())
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*\Z")
_ELSEWHERE = re.compile(r"(?i)url\(\s*['\"]?(?!\s*['\"]?#)|@import|expression\(")
_OWN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);)")


def check_drawing(data: bytes, name: str) -> tuple[int, int]:
    """The width and height of an SVG, 0 where it has none. Raises PictureFault."""
    if b"<!ENTITY" in data or b"<!entity" in data:
        raise running(name, "<!ENTITY>")
    try:
        root = etree.fromstring(data)
    except (etree.ParseError, ValueError, LookupError) as broken:
        raise unreadable(name) from broken
    if _local(root.tag) != "svg":
        raise unreadable(name)
    for element in root.iter():
        found = _what_runs(element)
        if found:
            raise running(name, found)
    if b"<?xml-stylesheet" in data:
        raise running(name, "<?xml-stylesheet>")
    return _size(root)


def _what_runs(element: etree.Element) -> str:
    tag = _local(element.tag)
    if tag in _NEVER:
        return f"<{tag}>"
    for key, value in element.items():
        attribute = _local(key)
        if attribute.startswith("on"):
            return attribute
        is_link = attribute in ("href", "src") and not _OWN.match(value)
        if is_link and tag != "a":
            return value[:60]
        if value.strip().lower().startswith(("javascript:", "vbscript:")):
            return "javascript:"
        if _ELSEWHERE.search(value):
            return value[:60]
    texts = (element.text or "") if tag == "style" else ""
    found = _ELSEWHERE.search(texts)
    return found[0] if found else ""


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _size(root: etree.Element) -> tuple[int, int]:
    found = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
    if all(found):
        return tuple(round(float(one[1])) for one in found if one)  # type: ignore[return-value]
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else (0, 0)
    except ValueError:
        return 0, 0
