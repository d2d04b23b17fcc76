"""Events by year, and the page with the timeline of everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as day
from functools import partial

from milaff.pages.cards import timeline_item
from milaff.pages.made import Made, PageUnit
from milaff.pages.pagination import count_pages, page_title, shown_total, take_page
from milaff.pages.scope import Scope
from milaff.pages.structured_list import with_list_data
from milaff.pages.views import Link, Page, Pagination, TimelineItem, TimelineView
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


def plan_timeline(scope: Scope) -> Iterator[PageUnit]:
    """The timeline of everything, the latest events first."""
    events = scope.graph.timelines.all[::-1]

    def url_of(number: int) -> str:
        return scope.urls.list(Kind.EVENT, number)

    size = scope.settings.timeline_size
    for number in range(1, count_pages(len(events), size) + 1):
        shown, pagination = take_page(events, size, number, url_of)
        total = shown_total(len(events), number)
        make = partial(_make, shown, total, pagination, scope)
        yield PageUnit(url_of(number), make, inputs=(shown, total, pagination.total))


def _make(shown: tuple[str, ...], total: int, pagination: Pagination, scope: Scope) -> Made:
    title, first = scope.word("timeline"), scope.urls.list(Kind.EVENT)
    view = TimelineView(
        title=title,
        summary=scope.word("about_events"),
        years=by_year(shown, scope),
        count=scope.count("events", total) if pagination.number == 1 else "",
        pages=pagination,
        empty=scope.word("empty_events"),
    )
    page = Page(
        url=scope.urls.list(Kind.EVENT, pagination.number),
        template="milaff/timeline.html",
        view=view,
        title=page_title(title, pagination, scope),
        description=view.summary,
        section=first,
        crumbs=() if pagination.number == 1 else (Link(title, first),),
        anchors=year_anchors(view.years),
    )
    items = (item for _, year in view.years for item in year)
    return Made(with_list_data(page, items, scope))
