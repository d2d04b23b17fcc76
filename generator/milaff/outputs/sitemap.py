"""sitemap.xml (https://www.sitemaps.org/protocol.html) and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from milaff.outputs.output import Output
from milaff.outputs.xml import add, write_xml
from milaff.pages.edition import Edition
from milaff.pages.views import Page
from milaff.settings import Settings

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LARGEST = 50_000
"""A sitemap's most entries, by the protocol."""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page in the sitemap; `lastmod` is a day, or empty where it is not known."""

    url: str
    lastmod: str = ""


def listed_page(page: Page) -> PlainPage | None:
    """A page of ours as the sitemap has it; None where it is not to be found."""
    return PlainPage(page.url, page.modified or page.published) if page.indexed else None


def make_sitemap(edition: Edition, plain_pages: Sequence[PlainPage]) -> Iterator[Output]:
    """The sitemap of ours and of the host's pages."""
    own = [listed for page in edition.pages if (listed := listed_page(page))]
    yield from sitemap_of([*plain_pages, *own], edition.scope.settings)


def sitemap_of(pages: Iterable[PlainPage], settings: Settings) -> Iterator[Output]:
    """The sitemap, in several files where it is long; none where the site has no address."""
    if not settings.site_url:
        return
    entries = sorted((page.url, page.lastmod) for page in pages)
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
    if "robots.txt" not in edition.scope.addresses:
        yield robots_of(edition.scope.settings)


def robots_of(settings: Settings) -> Output:
    """robots.txt, which lets everybody in and names the sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    if settings.site_url:
        lines.append(f"Sitemap: {settings.site_url}sitemap.xml")
    return Output("robots.txt", "".join(f"{line}\n" for line in lines).encode())
