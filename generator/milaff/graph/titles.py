"""What a record is called, and when it is dated, whatever its kind."""

from __future__ import annotations

from datetime import datetime

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.fields import Moment
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.text.dates import EdtfDate


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


def name_of(library: Library, id_or_name: str, language: str = "ar") -> str:
    """The name behind an id, or the text itself where it is no id."""
    item = library.find(id_or_name)
    return title_of(item, language) if item else id_or_name


def day_of(moment: Moment) -> str:
    """The day of a moment, in ISO form, for comparing and sorting."""
    if isinstance(moment, datetime):
        return moment.date().isoformat()
    return moment.earliest.isoformat()


def article_order(article: Article) -> tuple[str, str, str]:
    """The order of articles in time; reverse it for the newest first."""
    if isinstance(article.date, EdtfDate):
        return (day_of(article.date), "", article.id)
    return (day_of(article.date), article.date.isoformat(), article.id)


def last_change(item: RecordKeys) -> str:
    """The day of a record's latest registered change, or empty."""
    return max((day_of(change.date) for change in item.changes), default="")
