"""Until when a site stays what it is, though nobody changes anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from milaff.model.article import Article
from milaff.model.fields import Moment
from milaff.model.library import Library, first_instant
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.settings import Settings


def holds_until(library: Library, settings: Settings) -> float:
    """The first moment after the one that the site is built for at which time alone may change it,
    in seconds since 1970: a record appears or expires, a date is no longer one of the future, or
    the day ends, for dossiers grow older by days."""
    here = settings.now.astimezone(settings.zone)
    midnight = datetime.combine(here.date() + timedelta(days=1), time.min, settings.zone)
    moments = [first_instant(moment, settings) for moment in _moments(library)]
    later = [moment for moment in moments if moment > settings.now]
    return min([midnight.astimezone(UTC), *later]).timestamp()


def _moments(library: Library) -> Iterator[Moment]:
    for _, item in library.records():
        yield from _of(item)


def _of(item: RecordKeys) -> Iterator[Moment]:
    for moment in (item.publish_at, item.expires_at):
        if moment is not None:
            yield moment
    yield from (change.date for change in item.changes)
    if isinstance(item, Article):
        yield item.date
    elif isinstance(item, Source):
        yield from (one for one in (item.date, item.accessed, item.archive_date) if one)
