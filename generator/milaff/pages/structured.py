"""JSON-LD (https://schema.org) of a page: what it is, for machines.

Nothing here says more of anybody than the page does: a person has a name, an address and the
identities that the record gives; an event has no organizer and nobody who took part in it.
"""

from __future__ import annotations

from typing import Any

from milaff.graph.titles import day_of, last_change
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import Change, RecordKeys
from milaff.model.source import Source
from milaff.pages.cards import image_view, shared_image
from milaff.pages.corrections import latest_first
from milaff.pages.scope import Scope
from milaff.pages.views import ArticleView, DossierView, Link, ListedSource, SourceView
from milaff.records.record import Kind
from milaff.settings import Settings
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


def site_data(settings: Settings) -> Data:
    """The WebSite, of its front page."""
    return _present(
        {
            "@context": _CONTEXT,
            "@type": "WebSite",
            "name": settings.site_name,
            "description": settings.site_description,
            "inLanguage": settings.language,
            "url": settings.site_url,
            "publisher": _publisher(settings),
        }
    )


def article_data(article: Article, view: ArticleView, url: str, scope: Scope) -> Data:
    """A NewsArticle: its dates, what it is about and names, what it cites, its corrections."""
    about, mentions = _subjects(article, scope)
    return _present(
        {
            **_work("NewsArticle", article, url, scope),
            "headline": article.title,
            "description": article.summary,
            "datePublished": day_of(article.date, scope.settings.zone),
            "dateModified": last_day(article, scope),
            "author": [_named("Organization", name) for name in article.authors]
            or [_publisher(scope.settings)],
            "publisher": _publisher(scope.settings),
            "isPartOf": [_linked("Report", link, scope) for link in view.dossiers],
            "about": about,
            "mentions": mentions,
            "citation": [_cited(source, scope) for source in view.sources],
            "isBasedOn": [one.original_url for one in view.sources if one.original_url],
            "keywords": list(article.tags),
        }
    )


def _subjects(article: Article, scope: Scope) -> tuple[list[Data], list[Data]]:
    """What an article is about, by its editor's word, and what else it names."""
    library = scope.graph.library
    chosen = [*article.events, *article.entities]
    named = scope.graph.mentions.named(article.id, library, Kind.ENTITY)
    about = [_thing(id, scope) for id in dict.fromkeys(chosen)]
    mentions = [_thing(id, scope) for id in named if id not in chosen]
    return [one for one in about if one], [one for one in mentions if one]


def _thing(id: str, scope: Scope) -> Data:
    """A record as another page speaks of it: its kind, its name and its page."""
    item = scope.graph.library.find(id)
    if item is None or item.status == "withdrawn":
        return {}
    return _linked(_type_of(item), scope.link(id), scope)


def _type_of(item: RecordKeys) -> str:
    if isinstance(item, Entity):
        return _ENTITY_TYPES[item.kind]
    return "Event" if isinstance(item, Event) else "CreativeWork"


def dossier_data(dossier: Dossier, view: DossierView, url: str, scope: Scope) -> Data:
    """A Report whose parts are its articles; nothing in it is the judgement of a machine."""
    links = [Link(card.title, card.url) for part in view.sections for card in part.articles]
    leads = [_thing(id, scope) for id in dossier.lead_entities]
    return _present(
        {
            **_work("Report", dossier, url, scope),
            "name": dossier.title,
            "description": dossier.summary,
            "dateModified": view.updated.iso if view.updated else "",
            "publisher": _publisher(scope.settings),
            "about": [one for one in leads if one],
            "hasPart": [_linked("NewsArticle", link, scope, key="headline") for link in links],
            "keywords": list(dossier.tags),
        }
    )


def entity_data(entity: Entity, url: str, scope: Scope) -> Data:
    """A Person, Organization, Place … with its other names and identities."""
    name = entity.name_in(scope.settings.language)
    others = [other for other in entity.name.values() if other != name]
    others += scope.graph.library.other_names_of(entity.id)
    return _present(
        {
            "@context": _CONTEXT,
            "@type": _ENTITY_TYPES[entity.kind],
            "name": name,
            "alternateName": list(dict.fromkeys(others)),
            "description": entity.summary,
            "image": _image(entity, scope),
            "url": absolute(url, scope),
            "sameAs": list(entity.same_as),
        }
    )


def event_data(event: Event, url: str, scope: Scope) -> Data:
    """An Event with its date, as far as it is known, and its place."""
    place = scope.named(event.place)
    return _present(
        {
            "@context": _CONTEXT,
            "@type": "Event",
            "name": event.title,
            "description": event.summary,
            "startDate": iso_datetime_attribute(event.date),
            "location": _linked("Place", place, scope) if place else None,
            "image": _image(event, scope),
            "url": absolute(url, scope),
        }
    )


def source_data(source: Source, view: SourceView, scope: Scope) -> Data:
    """The work that a source's page is about, as far as the desk knows it; `url` is its own."""
    date = view.date if view.date and not view.date.inferred else None
    return _present(
        {
            "@context": _CONTEXT,
            "@type": "CreativeWork",
            "name": view.title,
            "inLanguage": source.language,
            "datePublished": date.iso if date else "",
            "creditText": source.author,
            "publisher": _outlet(source, scope),
            "url": source.url,
            "archivedAt": source.archive_url,
            "subjectOf": {
                "@type": "WebPage",
                **_present({"name": view.title, "url": absolute(scope.url_of(source.id), scope)}),
            },
        }
    )


def _outlet(source: Source, scope: Scope) -> Data | None:
    outlet = scope.named(source.outlet)
    if outlet is None:
        return None
    entity = scope.graph.library.entities.get(source.outlet or "")
    return _linked(_ENTITY_TYPES[entity.kind] if entity else "Organization", outlet, scope)


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
    """A WebPage with its corrections, for records that are no CreativeWork of the desk's own
    (`correction` is a property of these alone); nothing where there are none."""
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


def crumbs_data(crumbs: tuple[Link, ...], scope: Scope) -> Data:
    """A BreadcrumbList."""
    items = [
        _present({"@type": "ListItem", "position": position, "name": crumb.title,
                  "item": absolute(crumb.url, scope)})
        for position, crumb in enumerate(crumbs, 1)
    ]  # fmt: skip
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _work(type: str, item: RecordKeys, url: str, scope: Scope) -> Data:
    """What an article and a dossier have in common."""
    address = absolute(url, scope)
    return {
        "@context": _CONTEXT,
        "@type": type,
        "inLanguage": item.language or scope.settings.language,
        "image": _image(item, scope),
        "url": address,
        "mainEntityOfPage": address,
        "correction": corrections_data(item, scope),
    }


def _image(item: RecordKeys, scope: Scope) -> str:
    """The address of the picture that the page is shared with."""
    url = shared_image(image_view(item, scope)) if item.image else ""
    return absolute(url, scope) if url else ""


def _cited(source: ListedSource, scope: Scope) -> Data:
    date = source.date if source.date and not source.date.inferred else None
    return _present(
        {
            "@type": "CreativeWork",
            "@id": absolute(source.url, scope) if source.url else "",
            "name": source.title,
            "datePublished": date.iso if date else "",
            "publisher": _named("Organization", source.outlet.title) if source.outlet else None,
            "url": source.original_url,
        }
    )


def _publisher(settings: Settings) -> Data:
    return _present({**_named("Organization", settings.site_name), "url": settings.site_url})


def _named(type: str, name: str) -> Data:
    return {"@type": type, "name": name}


def _linked(type: str, link: Link, scope: Scope, key: str = "name") -> Data:
    data: Data = {"@type": type, key: link.title}
    if link.url and scope.settings.site_url:
        data["url"] = absolute(link.url, scope)
    return data


def _present(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
