"""sitemap.xml (https://www.sitemaps.org/protocol.html) and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milaff.outputs.output import Output
from milaff.outputs.xml import add, write_xml
from milaff.pages.edition import Edition
from milaff.settings import Settings

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LARGEST = 50_000
"""A sitemap's most entries, by the protocol."""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of the host's; `lastmod` is a day, or empty where it is not known."""

    url: str
    lastmod: str = ""


def make_sitemap(edition: Edition, plain_pages: Sequence[PlainPage]) -> Iterator[Output]:
    """The sitemap, in several files where it is long; none where the site has no address."""
    settings = edition.scope.settings
    if not settings.site_url:
        return
    entries = [(page.url, page.lastmod) for page in plain_pages]
    entries += [
        (page.url, page.modified or page.published) for page in edition.pages if page.indexed
    ]
    entries.sort()
    if len(entries) <= _LARGEST:
        yield Output("sitemap.xml", _url_set(entries, settings))
        return
    parts = [entries[at : at + _LARGEST] for at in range(0, len(entries), _LARGEST)]
    for number, part in enumerate(parts, 1):
        yield Output(f"sitemap-{number}.xml", _url_set(part, settings))
    yield Output("sitemap.xml", _index(len(parts), settings))


def _url_set(entries: Sequence[tuple[str, str]], settings: Settings) -> bytes:
    root = etree.Element("urlset", {"xmlns": _NAMESPACE})
    for url, lastmod in entries:
        entry = add(root, "url")
        add(entry, "loc", f"{settings.site_url}{url}")
        if lastmod:
            add(entry, "lastmod", lastmod)
    return write_xml(root)


def _index(parts: int, settings: Settings) -> bytes:
    root = etree.Element("sitemapindex", {"xmlns": _NAMESPACE})
    for number in range(1, parts + 1):
        add(add(root, "sitemap"), "loc", f"{settings.site_url}sitemap-{number}.xml")
    return write_xml(root)


def make_robots(edition: Edition) -> Iterator[Output]:
    """robots.txt, unless the site brings its own."""
    if "robots.txt" in edition.scope.addresses:
        return
    lines = ["User-agent: *", "Allow: /"]
    if edition.scope.settings.site_url:
        lines.append(f"Sitemap: {edition.scope.settings.site_url}sitemap.xml")
    yield Output("robots.txt", "".join(f"{line}\n" for line in lines).encode())
