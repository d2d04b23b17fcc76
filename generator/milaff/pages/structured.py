"""JSON-LD (https://schema.org) of a page: what it is, for machines."""

from __future__ import annotations

from typing import Any

from milaff.graph.titles import day_of, last_change
from milaff.model.article import Article
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import Change, RecordKeys
from milaff.pages.corrections import latest_first
from milaff.pages.scope import Scope
from milaff.pages.views import Link
from milaff.text.dates import iso_datetime_attribute

_CONTEXT = "https://schema.org"
_ENTITY_TYPES = {
    "person": "Person",
    "organization": "Organization",
    "place": "Place",
    "outlet": "NewsMediaOrganization",
    "group": "Organization",
    "work": "CreativeWork",
}
Data = dict[str, Any]


def absolute(url: str, scope: Scope) -> str:
    """The full address of a page, or empty where the site has none."""
    return f"{scope.settings.site_url}{url}" if scope.settings.site_url else ""


def article_data(article: Article, url: str, scope: Scope) -> Data:
    """A NewsArticle with its dates, language, publisher and what it is based on."""
    data: Data = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language or scope.settings.language,
        "datePublished": day_of(article.date, scope.settings.zone),
        "dateModified": last_day(article, scope),
        "url": absolute(url, scope),
        "correction": corrections_data(article, scope),
        "author": [{"@type": "Organization", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": scope.settings.site_name},
    }
    return _present(data)


def last_day(article: Article, scope: Scope) -> str:
    """The day of an article's last registered change, or its own."""
    zone = scope.settings.zone
    return max(day_of(article.date, zone), last_change(article, zone))


def corrections_data(item: RecordKeys, scope: Scope) -> list[Data]:
    """A CorrectionComment for every change but plain updates, which correct nothing."""
    return [
        {
            "@type": "CorrectionComment",
            "text": _correction_text(change, scope),
            "datePublished": day_of(change.date, scope.settings.zone),
        }
        for change in latest_first(item.changes, scope)
        if change.kind != "update"
    ]


def _correction_text(change: Change, scope: Scope) -> str:
    colon = scope.word("colon")
    kind = scope.word(f"change_{change.kind}")
    parts = [f"{scope.word('was')}{colon}{change.was}" if change.was else ""]
    parts += [f"{scope.word('now')}{colon}{change.now}" if change.now else ""]
    text = scope.word("comma").join(part for part in parts if part)
    return " ".join(part for part in (f"{kind}{colon}{change.note}", text) if part)


def page_data(item: RecordKeys, url: str, scope: Scope) -> tuple[Data, ...]:
    """A WebPage with its corrections, for records that are no CreativeWork (`correction` is a
    property of these alone); nothing where there are none."""
    corrections = corrections_data(item, scope)
    if not corrections:
        return ()
    data: Data = {
        "@context": _CONTEXT,
        "@type": "WebPage",
        "name": scope.title_of(item.id),
        "inLanguage": scope.settings.language,
        "dateModified": last_change(item, scope.settings.zone),
        "url": absolute(url, scope),
        "correction": corrections,
    }
    return (_present(data),)


def entity_data(entity: Entity, url: str, scope: Scope) -> Data:
    """A Person, Organization, Place … with its other names and identities."""
    name = entity.name_in(scope.settings.language)
    others = [other for other in entity.name.values() if other != name]
    data: Data = {
        "@context": _CONTEXT,
        "@type": _ENTITY_TYPES[entity.kind],
        "name": name,
        "alternateName": list(dict.fromkeys([*others, *entity.other_names])),
        "description": entity.summary,
        "url": absolute(url, scope),
        "sameAs": list(entity.same_as),
    }
    return _present(data)


def event_data(event: Event, url: str, scope: Scope) -> Data:
    """An Event with its date, as far as it is known, and its place."""
    place = scope.named(event.place)
    data: Data = {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": iso_datetime_attribute(event.date),
        "location": {"@type": "Place", "name": place.title} if place else None,
        "url": absolute(url, scope),
    }
    return _present(data)


def crumbs_data(crumbs: tuple[Link, ...], scope: Scope) -> Data:
    """A BreadcrumbList."""
    items = [
        _present({"@type": "ListItem", "position": position, "name": crumb.title,
                  "item": absolute(crumb.url, scope)})
        for position, crumb in enumerate(crumbs, 1)
    ]  # fmt: skip
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _present(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
