"""JSON-LD (https://schema.org) of a list's page: a CollectionPage, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from milaff.pages.scope import Scope
from milaff.pages.structured import Data, absolute, crumbs_data
from milaff.pages.views import Card, Link, Page, TimelineItem


def with_list_data(page: Page, entries: Iterable[Card | Link | TimelineItem], scope: Scope) -> Page:
    """The page of a list with its structured data; entries without a page are not in it."""
    home, own = Link(scope.word("home"), scope.urls.home), Link(page.title, page.url)
    crumbs = crumbs_data((home, *page.crumbs, own), scope)
    return replace(page, json_ld=(_collection(page, entries, scope), crumbs))


def _collection(page: Page, entries: Iterable[Card | Link | TimelineItem], scope: Scope) -> Data:
    listed = [{"name": entry.title, **_address(entry.url, scope)} for entry in entries if entry.url]
    items = [{"@type": "ListItem", "position": at, **one} for at, one in enumerate(listed, 1)]
    data = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": scope.settings.language,
        **_address(page.url, scope),
        "mainEntity": {"@type": "ItemList", "itemListElement": items} if items else None,
    }
    return {key: value for key, value in data.items() if value}


def _address(url: str, scope: Scope) -> dict[str, str]:
    address = absolute(url, scope)
    return {"url": address} if address else {}
