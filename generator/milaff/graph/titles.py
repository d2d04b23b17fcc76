"""What a record is called, and when it is dated."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.fields import Moment
from milaff.model.library import Library, first_instant
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.settings import Settings


def title_of(item: RecordKeys, language: str = "ar") -> str:
    """The record's name for readers; empty for a source whose title is not known."""
    match item:
        case Article() | Dossier() | Event():
            return item.title
        case Entity():
            return item.name_in(language)
        case Source():
            return item.title or ""
    return ""


def newest_articles(library: Library, settings: Settings) -> tuple[str, ...]:
    """The articles that lists show, the newest first; a day counts from its beginning."""
    shown = [one for one in library.articles.values() if one.status != "withdrawn"]
    shown.sort(key=lambda one: (first_instant(one.date, settings), one.id), reverse=True)
    return tuple(article.id for article in shown)


def day_of(moment: Moment, zone: ZoneInfo) -> str:
    """The day of a moment at the site's place, in ISO form."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone).date().isoformat()
    return moment.earliest.isoformat()


def last_change(item: RecordKeys, zone: ZoneInfo) -> str:
    """The day of a record's latest registered change, or empty."""
    return max((day_of(change.date, zone) for change in item.changes), default="")
