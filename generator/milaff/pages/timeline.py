"""Events by year, and the page with the timeline of everything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day

from milaff.pages.cards import timeline_item
from milaff.pages.made import Made
from milaff.pages.pagination import page_title, paginate
from milaff.pages.scope import Scope
from milaff.pages.views import Link, Page, TimelineItem, TimelineView
from milaff.records.record import Kind
from milaff.text.dates import EdtfDate
from milaff.text.numerals import use_digits

Years = tuple[tuple[str, tuple[TimelineItem, ...]], ...]


def by_year(events: Iterable[str], scope: Scope) -> Years:
    """Timeline items under the year in which each begins, in the order given."""
    years: dict[str, list[TimelineItem]] = {}
    for id in events:
        event = scope.graph.library.events[id]
        year = use_digits(str(_year_of(event.date)), scope.settings.digits)
        years.setdefault(year, []).append(timeline_item(id, scope))
    return tuple((year, tuple(items)) for year, items in years.items())


def year_anchors(years: Years) -> tuple[str, ...]:
    """The ids of a timeline page."""
    return ("main", *(f"year-{number}" for number in range(1, len(years) + 1)))


def _year_of(date: EdtfDate) -> int:
    """The year that a date begins in; where the beginning is open, the one it ends in."""
    return (date.latest if date.earliest == day.min else date.earliest).year


def make_timeline(scope: Scope) -> Made:
    """The timeline of everything, the latest events first."""
    events = tuple(reversed(scope.graph.timelines.all))
    title = scope.word("timeline")

    def url_of(number: int) -> str:
        return scope.urls.list(Kind.EVENT, number)

    pages = []
    for ids, pagination in paginate(events, scope.settings.timeline_size, url_of):
        view = TimelineView(
            title=title,
            summary=scope.word("about_events"),
            years=by_year(ids, scope),
            count=scope.count("events", len(events)),
            pages=pagination,
            empty=scope.word("empty_events"),
        )
        url = url_of(pagination.number)
        pages.append(
            Page(
                url=url,
                template="milaff/timeline.html",
                view=view,
                title=page_title(title, pagination, scope),
                description=view.summary,
                section=scope.urls.list(Kind.EVENT),
                crumbs=() if pagination.number == 1 else (Link(title, url_of(1)),),
                anchors=year_anchors(view.years),
            )
        )
    return Made(tuple(pages))
