"""What holds for every HTML page, whatever it shows: read with the standard library's parser."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TEXTLESS = frozenset({"script", "style", "title"})
_ALLOWED_SCRIPTS = frozenset({"application/ld+json"})


@dataclass
class ReadPage(HTMLParser):
    """A page as a browser would find it: its tags, ids, headings, addresses and faults."""

    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    json_ld: list[Any] = field(default_factory=list)
    title: str = ""
    _open: list[str] = field(default_factory=list)
    _heading_text: str = ""
    _link_text: str = ""
    _is_json: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if len(values) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice: {attrs}")
        self.attributes.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        self.addresses += [values[name] for name in ("href", "src") if name in values]
        for name in ("for", "aria-labelledby", "aria-describedby", "data-from"):
            self.named += values.get(name, "").split()
        if tag == "a" and "a" in self._open:
            self.faults.append(f"a link inside a link: {attrs}")
        if tag == "a":
            self._link_text = values.get("aria-label", "")
        if tag == "img":
            self._link_text += values.get("alt", "")
        if tag == "script":
            self._check_script(values)
        self.faults += [f"<{tag}> has {name}" for name in values if name.startswith("on")]
        self.faults += [f"<{tag}> has an inline style"] * ("style" in values)
        if tag in {f"h{level}" for level in range(1, 7)}:
            self.headings.append(int(tag[1]))
            self._heading_text = ""
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def _check_script(self, values: Mapping[str, str]) -> None:
        self._is_json = values.get("type") in _ALLOWED_SCRIPTS
        if "src" not in values and not self._is_json:
            self.faults.append("an inline script")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self.faults.append(f"</{tag}>")
        elif not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> in {'/'.join(self._open)}")
        else:
            self._open.pop()
        if tag[0] == "h" and tag[1:].isdigit() and not self._heading_text.strip():
            self.faults.append(f"an empty {tag}")
        if tag == "a" and not self._link_text.strip():
            self.faults.append("a link without a name")
        self._is_json = False

    def handle_data(self, data: str) -> None:
        if self._is_json:
            self.json_ld.append(json.loads(data))
        elif self._open and self._open[-1] == "title":
            self.title += data
        elif not self._open or self._open[-1] not in _TEXTLESS:
            self.texts.append(data)
        self._heading_text += data
        self._link_text += data

    @property
    def text(self) -> str:
        """What a reader sees, without any space at the ends of lines."""
        return "".join(self.texts)

    def finish(self) -> ReadPage:
        """The page, its end checked."""
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]
        return self


def read_page(html: str) -> ReadPage:
    """The page that was read from HTML."""
    page = ReadPage()
    page.feed(html)
    return page.finish()


def faults_of(html: str, *, language: str = "ar", direction: str = "rtl") -> Iterator[str]:
    """What is wrong with a page by itself."""
    page = read_page(html)
    yield from page.faults
    first = next((values for tag, values in page.attributes if tag == "html"), {})
    if (first.get("lang"), first.get("dir")) != (language, direction):
        yield f"<html> has {first}"
    if page.headings.count(1) != 1:
        yield f"{page.headings.count(1)} h1"
    level = 0
    for heading in page.headings:
        if heading > level + 1:
            yield f"h{heading} after h{level}"
        level = heading
    yield from (f"id {id!r} {count} times" for id, count in Counter(page.ids).items() if count > 1)
    yield from (f"nothing has the id {id!r}" for id in sorted(set(page.named) - set(page.ids)))
    yield from (
        f"an id with a space or without a sign: {id!r}" for id in page.ids if id.split() != [id]
    )
    yield from (
        f"left as it was: {sign}"
        for sign in ("\x02", "\x03", "klzzwxh", "&lt;", "&quot;", "None")
        if sign in page.text
    )
    for tag, values in page.attributes:
        if tag == "a" and values.get("href") == "":
            yield "a link without an address"
        if tag == "img" and "alt" not in values:
            yield "an image without alt"


def broken_links(
    pages: Mapping[str, str], files: frozenset[str], site_url: str = ""
) -> Iterator[str]:
    """Links of pages that lead to no file, or to no id in it."""
    read = {path: read_page(html) for path, html in pages.items()}
    ids = {path: set(page.ids) for path, page in read.items()}
    for path, page in read.items():
        for address in page.addresses:
            target = target_of(path, address, site_url)
            if target is None:
                continue
            file, anchor = target
            if file not in files:
                yield f"{path}: {address} leads to {file}"
            elif anchor and anchor not in ids.get(file, set()):
                yield f"{path}: {address} names no id"


def target_of(path: str, address: str, site_url: str = "") -> tuple[str, str] | None:
    """The file and the anchor that an address on a page leads to; None for another site."""
    if site_url and address.startswith(site_url):
        address, path = f"./{address.removeprefix(site_url)}", ""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return path, unquote(parts.fragment)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if parts.path.endswith(("/", ".")):
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    return file, unquote(parts.fragment)
