"""When readers may know of a record, and what a withdrawn one keeps."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, TypeVar

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.fields import Moment
from milaff.model.record_keys import Change, RecordKeys
from milaff.model.source import Source
from milaff.settings import Settings
from milaff.text.dates import EdtfDate, parse_date

RecordT = TypeVar("RecordT", bound=RecordKeys)


def is_visible(item: RecordKeys, settings: Settings) -> bool:
    """Whether readers may know of the record at the moment the site is built for."""
    if item.status == "draft":
        return False
    if item.publish_at and first_instant(item.publish_at, settings) > settings.now:
        return False
    return not (item.expires_at and first_instant(item.expires_at, settings) <= settings.now)


def first_instant(moment: Moment, settings: Settings) -> datetime:
    """The instant that a front-matter moment begins; a day begins in the site's zone."""
    if isinstance(moment, EdtfDate):
        return datetime.combine(moment.earliest, time.min, settings.zone)
    return moment


def last_retraction(item: RecordKeys, settings: Settings) -> Change | None:
    """Why a record was withdrawn, as it was said last."""
    retractions = [change for change in item.changes if change.kind == "retraction"]
    return max(retractions, key=lambda change: first_instant(change.date, settings), default=None)


def without_content(item: RecordT, settings: Settings) -> RecordT:
    """A withdrawn record without anything of its own but address, times and the reason; another
    one as it is."""
    if item.status != "withdrawn":
        return item
    reason = last_retraction(item, settings)
    kept: dict[str, Any] = {
        key: getattr(item, key)
        for key in ("id", "status", "publish_at", "expires_at", "redirect_from")
    }
    kept["changes"] = (reason.model_copy(update={"was": None, "now": None}),) if reason else ()
    left = type(item).model_construct(None, **kept, **_notice(item, settings))
    assert isinstance(left, type(item))
    return left


def _notice(item: RecordKeys, settings: Settings) -> dict[str, Any]:
    """What a record of that kind cannot do without, saying no more than that it is withdrawn."""
    match item:
        case Article():
            return {"title": settings.words.word("withdrawn_article"), "date": parse_date("0001")}
        case Dossier():
            return {"title": settings.words.word("withdrawn_dossier")}
        case Event():
            return {"title": settings.words.word("withdrawn_event"), "date": parse_date("0001")}
        case Entity():
            name = settings.words.word("withdrawn_entity")
            return {"kind": "work", "name": {settings.language: name}}
        case Source():
            return {"title": settings.words.word("withdrawn_source")}
    raise TypeError(item)
