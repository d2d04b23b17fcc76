"""The pages of all changes: what was corrected, clarified, updated or withdrawn, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from milaff.model.fields import Moment
from milaff.model.library import first_instant
from milaff.model.record_keys import Change, RecordKeys
from milaff.pages.corrections import change_view
from milaff.pages.made import Made, PageUnit
from milaff.pages.pagination import count_pages, page_title, shown_total, take_page
from milaff.pages.scope import Scope
from milaff.pages.structured_list import with_list_data
from milaff.pages.views import ChangesView, Link, ListedChange, Page, Pagination
from milaff.settings import Settings

KINDS = ("correction", "clarification", "retraction", "update")


@dataclass(frozen=True, slots=True)
class Changed:
    """A change and the record that it was made in; `name` tells it from the record's others."""

    item: RecordKeys
    change: Change
    name: str


def all_changes(scope: Scope) -> tuple[Changed, ...]:
    """Every change that readers may know of, the newest first."""
    items = filter(None, map(scope.graph.library.find, scope.graph.amended))
    found = [one for item in items for one in _of(item, scope.settings)]
    found.sort(key=lambda one: (_instant(one.change.date, scope.settings), one.item.id, one.name))
    return tuple(reversed(found))


def _instant(moment: Moment, settings: Settings) -> float:
    return first_instant(moment, settings).timestamp()


def _of(item: RecordKeys, settings: Settings) -> Iterator[Changed]:
    """The changes of a record, each named by kind and day: the name stays when others come."""
    names: dict[str, int] = {}
    for change in item.changes:
        day = first_instant(change.date, settings).astimezone(settings.zone).date()
        name = f"{change.kind}-{day.isoformat()}"
        names[name] = names.get(name, 0) + 1
        yield Changed(item, change, name if names[name] == 1 else f"{name}-{names[name]}")


def plan_changes(scope: Scope) -> Iterator[PageUnit]:
    """The page of all changes, and one of each kind where there are several."""
    changes = all_changes(scope)
    kinds = tuple(kind for kind in KINDS if any(one.change.kind == kind for one in changes))
    yield from _plan("", changes, kinds, scope)
    for kind in kinds if len(kinds) > 1 else ():
        of_kind = tuple(one for one in changes if one.change.kind == kind)
        yield from _plan(kind, of_kind, kinds, scope)


def _plan(
    kind: str, changes: tuple[Changed, ...], kinds: tuple[str, ...], scope: Scope
) -> Iterator[PageUnit]:
    def url_of(number: int) -> str:
        return scope.urls.corrections(number, kind)

    for number in range(1, count_pages(len(changes), scope.settings.page_size) + 1):
        shown, pagination = take_page(changes, scope.settings.page_size, number, url_of)
        total = shown_total(len(changes), number)
        make = partial(_make, kind, shown, total, pagination, kinds, scope)
        named = tuple((one.item.id, one.name) for one in shown)
        yield PageUnit(url_of(number), make, inputs=(named, total, pagination.total, kinds))


def _make(
    kind: str,
    shown: tuple[Changed, ...],
    total: int,
    pagination: Pagination,
    kinds: tuple[str, ...],
    scope: Scope,
) -> Made:
    view = ChangesView(
        title=scope.word(f"changes_{kind}" if kind else "corrections_page"),
        summary=scope.word("about_corrections"),
        changes=tuple(_listed(one, scope) for one in shown),
        count=scope.count("changes", total) if total else "",
        pages=pagination,
        filters=_filters(kind, kinds, scope),
        feed=Link(scope.word("corrections_feed"), scope.urls.corrections_feed),
        empty=scope.word("empty_corrections"),
    )
    page = _page(view, scope.urls.corrections(pagination.number, kind), scope)
    return Made(with_list_data(page, (entry.record for entry in view.changes), scope))


def _listed(one: Changed, scope: Scope) -> ListedChange:
    return ListedChange(
        record=scope.link(one.item.id),
        kind=scope.word(scope.kind_of(one.item.id).value),
        change=change_view(one.item, one.change, scope),
    )


def _filters(current: str, kinds: Sequence[str], scope: Scope) -> tuple[Link, ...]:
    if len(kinds) < 2:
        return ()
    links = [Link(scope.word("all_changes"), scope.urls.corrections() if current else "")]
    for kind in kinds:
        url = "" if kind == current else scope.urls.corrections(kind=kind)
        links.append(Link(scope.word(f"changes_{kind}"), url))
    return tuple(links)


def _page(view: ChangesView, url: str, scope: Scope) -> Page:
    first = scope.urls.corrections()
    return Page(
        url=url,
        template="milaff/changes.html",
        view=view,
        title=page_title(view.title, view.pages, scope),
        description=view.summary,
        section=first,
        crumbs=() if url == first else (Link(scope.word("corrections_page"), first),),
        feed=view.feed,
        anchors=("main",),
    )
