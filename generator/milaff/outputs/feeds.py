"""Atom feeds (RFC 4287): one of the site, one of each dossier, with the articles' whole text."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from datetime import UTC
from mimetypes import guess_type

from milaff.model.article import Article
from milaff.model.fields import Moment
from milaff.model.library import first_instant
from milaff.outputs.feed_text import feed_text
from milaff.outputs.output import Output
from milaff.outputs.shell import Shell
from milaff.outputs.xml import add, write_xml
from milaff.pages.cards import image_view, shared_image
from milaff.pages.edition import Edition
from milaff.pages.scope import Scope
from milaff.records.record import Kind

NAMESPACE = "http://www.w3.org/2005/Atom"
_MEDIA = "http://search.yahoo.com/mrss/"
"""Media RSS, by which readers of feeds know pictures."""
NEVER = "1970-01-01T00:00:00Z"


def make_feeds(edition: Edition, shell: Shell) -> Iterator[Output]:
    """`feed.xml`, and `dossiers/<id>/feed.xml`: the newest articles first."""
    scope = edition.scope
    yield make_site_feed(scope, shell.site.name)
    for id, dossier in sorted(scope.graph.library.dossiers.items()):
        if dossier.status != "withdrawn":
            yield make_dossier_feed(id, scope, shell.site.name)


def make_site_feed(scope: Scope, site: str) -> Output:
    """The feed of the site called `site`; it reads the newest articles alone."""
    library = scope.graph.library
    newest = scope.graph.newest[: scope.settings.feed_size]
    return _feed(scope.urls.feed(), "", site, [library.articles[id] for id in newest], scope)


def make_dossier_feed(id: str, scope: Scope, site: str) -> Output:
    """The feed of a dossier that was not withdrawn; it reads the dossier and its articles alone."""
    library, settings = scope.graph.library, scope.settings
    own = [library.articles[one] for one in scope.graph.membership.articles.get(id, ())]
    own.sort(key=lambda one: (first_instant(one.date, settings), one.id), reverse=True)
    title = f"{library.dossiers[id].title} · {site}"
    url = scope.urls.feed(Kind.DOSSIER, id)
    return _feed(url, scope.url_of(id), title, own[: settings.feed_size], scope)


def _feed(url: str, page: str, title: str, shown: Sequence[Article], scope: Scope) -> Output:
    settings = scope.settings
    attributes = {"xmlns": NAMESPACE, "xmlns:media": _MEDIA, "xml:lang": settings.language}
    root = etree.Element("feed", attributes)
    add(root, "title", title)
    add(root, "id", identity_of(url, scope))
    add(root, "updated", max((_updated(one, scope) for one in shown), default=NEVER))
    add(root, "link", rel="self", type="application/atom+xml", href=address_of(url, url, scope))
    add(root, "link", rel="alternate", type="text/html", href=address_of(page, url, scope))
    add(add(root, "author"), "name", settings.site_name)
    add(root, "generator", "milaff")
    for article in shown:
        _entry(root, article, url, scope)
    return Output(url, write_xml(root))


def _entry(root: etree.Element, article: Article, feed: str, scope: Scope) -> None:
    url = scope.url_of(article.id)
    entry = add(root, "entry")
    add(entry, "title", article.title)
    add(entry, "id", identity_of(url, scope))
    add(entry, "link", rel="alternate", type="text/html", href=address_of(url, feed, scope))
    add(entry, "published", instant_of(article.date, scope))
    add(entry, "updated", _updated(article, scope))
    for author in article.authors:
        add(add(entry, "author"), "name", author)
    for dossier in scope.graph.membership.dossiers.get(article.id, ()):
        add(entry, "category", term=dossier, label=scope.title_of(dossier))
    if article.summary:
        add(entry, "summary", article.summary)
    _picture(entry, article, feed, scope)
    text = feed_text(article, url, address_of(url, feed, scope), scope)
    if text:
        add(entry, "content", text, type="html")


def _picture(entry: etree.Element, article: Article, feed: str, scope: Scope) -> None:
    """The article's picture, unless it is one that readers must ask for."""
    image = image_view(article, scope) if article.image else None
    shared = shared_image(image)
    if image is None or not shared:
        return
    address, showing = address_of(shared, feed, scope), image.showing
    type = guess_type(shared)[0] or ""
    add(entry, "link", rel="enclosure", type=type, href=address)
    sizes = {"width": showing.width, "height": showing.height} if showing else {}
    known = {name: str(size) for name, size in sizes.items() if size}
    media = add(entry, "media:content", url=address, type=type, medium="image", **known)
    add(media, "media:description", image.alt, type="plain")
    if image.credit:
        add(media, "media:credit", image.credit)


def identity_of(url: str, scope: Scope) -> str:
    """An id that never changes: the address, or a name where the site has none."""
    base = scope.settings.site_url
    return f"{base}{url}" if base else f"urn:milaff:{url.strip('/').replace('/', ':') or 'site'}"


def address_of(url: str, feed: str, scope: Scope) -> str:
    """The full address of a page; without an address of the site, the one from that feed."""
    base = scope.settings.site_url
    return f"{base}{url}" if base else ("../" * feed.count("/") + url) or "./"


def instant_of(moment: Moment, scope: Scope) -> str:
    """As RFC 3339 asks for; a day begins at the site's place."""
    instant = first_instant(moment, scope.settings)
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _updated(article: Article, scope: Scope) -> str:
    moments = [article.date, *(change.date for change in article.changes)]
    return max(instant_of(moment, scope) for moment in moments)
