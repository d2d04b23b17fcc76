"""The lists: dossiers, articles by month, entities by kind and letter, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from milaff.model.fields import Moment
from milaff.pages.cards import card_of, dossier_date, entity_order
from milaff.pages.made import Made, PageUnit
from milaff.pages.pagination import count_pages, page_title, shown_total, take_page
from milaff.pages.scope import Scope
from milaff.pages.structured_list import with_list_data
from milaff.pages.views import CardGroup, Link, ListView, Page, Pagination
from milaff.records.record import Kind
from milaff.text.arabic import first_letter, sort_key
from milaff.text.dates import parse_date, write_date
from milaff.text.edtf import EdtfDate

GroupOf = Callable[[str], str]
ENTITY_KINDS = ("person", "organization", "outlet", "group", "place", "work")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records: what groups them, what stands above it, and its part of the address."""

    kind: Kind
    group_of: GroupOf
    title: str
    parts: tuple[str, ...] = ()
    filters: tuple[Link, ...] = ()


def plan_dossier_list(scope: Scope) -> Iterator[PageUnit]:
    """All dossiers, the one that was last worked on first."""
    listing = Listing(Kind.DOSSIER, lambda id: "", scope.word("dossiers"))
    return _plan(listing, order_dossiers(scope), scope)


def order_dossiers(scope: Scope) -> tuple[str, ...]:
    """The dossiers that are shown, the one that was last worked on first."""

    def order() -> tuple[str, ...]:
        dossiers = scope.graph.library.dossiers
        ids = sorted(id for id, one in dossiers.items() if one.status != "withdrawn")
        return tuple(sorted(ids, key=newest, reverse=True))

    def newest(id: str) -> str:
        date = dossier_date(scope.graph.library.dossiers[id], scope)
        return date.iso if date else ""

    return scope.keep("order", "dossiers", order, ())


def plan_article_list(scope: Scope) -> Iterator[PageUnit]:
    """All articles by month, the newest first."""

    def month(id: str) -> str:
        return _month(scope.graph.library.articles[id].date, scope)

    listing = Listing(Kind.ARTICLE, month, scope.word("articles"))
    return _plan(listing, scope.graph.newest[:], scope)


def _month(moment: Moment, scope: Scope) -> str:
    day = (
        moment.earliest if isinstance(moment, EdtfDate) else moment.astimezone(scope.settings.zone)
    )
    month = parse_date(f"{day.year:04d}-{day.month:02d}")
    return write_date(month, scope.settings.months, scope.settings.digits)


def plan_entity_lists(scope: Scope) -> Iterator[PageUnit]:
    """All entities by letter, and the same for each kind of them."""

    def order() -> tuple[tuple[str, str], ...]:
        found = scope.graph.library.entities.items()
        ids = sorted(
            (id for id, one in found if one.status != "withdrawn"),
            key=lambda id: entity_order(id, scope),
        )
        return tuple((id, scope.graph.library.entities[id].kind) for id in ids)

    def letter(id: str) -> str:
        entity = scope.graph.library.entities[id]
        return first_letter(entity.sort_as or entity.name_in(scope.settings.language))

    ordered = scope.keep("order", "entities", order, ())
    kinds = [kind for kind in ENTITY_KINDS if any(kind == other for _, other in ordered)]
    for shown in ("", *kinds):
        ids = tuple(id for id, kind in ordered if shown in ("", kind))
        title = scope.word(f"entities_{shown}" if shown else "entities")
        parts = ("kind", shown) if shown else ()
        listing = Listing(Kind.ENTITY, letter, title, parts, _filters(shown, kinds, scope))
        yield from _plan(listing, ids, scope)


def _filters(current: str, kinds: Sequence[str], scope: Scope) -> tuple[Link, ...]:
    def url(kind: str) -> str:
        if kind == current:
            return ""
        return scope.urls.list(Kind.ENTITY, 1, *(("kind", kind) if kind else ()))

    everything = Link(scope.word("all_entities"), url(""))
    return (everything, *(Link(scope.word(f"entities_{kind}"), url(kind)) for kind in kinds))


def plan_source_list(scope: Scope) -> Iterator[PageUnit]:
    """All sources by outlet, then by title."""

    def outlet(id: str) -> str:
        name = scope.named(scope.graph.library.sources[id].outlet)
        return name.title if name else scope.word("no_outlet")

    def order() -> tuple[str, ...]:
        sources = scope.graph.library.sources.items()
        shown = [id for id, one in sources if one.status != "withdrawn"]
        shown.sort(key=lambda id: (sort_key(outlet(id)), sort_key(scope.title_of(id)), id))
        return tuple(shown)

    listing = Listing(Kind.SOURCE, outlet, scope.word("sources"))
    return _plan(listing, scope.keep("order", "sources", order, ()), scope)


def _plan(listing: Listing, ids: tuple[str, ...], scope: Scope) -> Iterator[PageUnit]:
    def url_of(number: int) -> str:
        return scope.urls.list(listing.kind, number, *listing.parts)

    for number in range(1, count_pages(len(ids), scope.settings.page_size) + 1):
        shown, pagination = take_page(ids, scope.settings.page_size, number, url_of)
        total = shown_total(len(ids), number)
        make = partial(_make, listing, shown, total, pagination, scope)
        given = (shown, total, pagination.total, listing.title, listing.filters)
        yield PageUnit(url_of(number), make, inputs=given)


def _make(
    listing: Listing, shown: tuple[str, ...], total: int, pagination: Pagination, scope: Scope
) -> Made:
    folder = listing.kind.folder
    view = ListView(
        title=listing.title,
        summary=scope.word(f"about_{folder}"),
        groups=_groups(shown, listing.group_of, scope),
        count=scope.count(folder, total) if pagination.number == 1 else "",
        pages=pagination,
        filters=listing.filters,
        empty=scope.word(f"empty_{folder}"),
        kind=folder,
    )
    first = scope.urls.list(listing.kind, 1, *listing.parts)
    url = scope.urls.list(listing.kind, pagination.number, *listing.parts)
    page = _page(listing.kind, url, first, view, scope.word(folder), scope)
    cards = (card for group in view.groups for card in group.cards)
    return Made(with_list_data(page, cards, scope))


def _groups(ids: Iterable[str], group_of: GroupOf, scope: Scope) -> tuple[CardGroup, ...]:
    return tuple(
        CardGroup(label, f"group-{number}", tuple(card_of(id, scope) for id in members))
        for number, (label, members) in enumerate(groupby(ids, group_of), 1)
    )


def _page(kind: Kind, url: str, first: str, view: ListView, name: str, scope: Scope) -> Page:
    above = Link(name, scope.urls.list(kind))
    lists = (above,) if first == above.url else (above, Link(view.title, first))
    return Page(
        url=url,
        template="milaff/list.html",
        view=view,
        title=page_title(view.title, view.pages, scope),
        description=view.summary,
        section=above.url,
        crumbs=tuple(link for link in lists if link.url != url),
        anchors=("main", *(group.anchor for group in view.groups if group.label)),
    )
