"""The lists: dossiers, articles by month, entities by kind and letter, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from milaff.model.fields import Moment
from milaff.pages.cards import card_of, dossier_date, entity_order
from milaff.pages.made import Made
from milaff.pages.pagination import page_title, paginate
from milaff.pages.scope import Scope
from milaff.pages.views import CardGroup, Link, ListView, Page
from milaff.records.record import Kind
from milaff.text.arabic import first_letter, sort_key
from milaff.text.dates import parse_date, write_date
from milaff.text.edtf import EdtfDate

GroupOf = Callable[[str], str]
ENTITY_KINDS = ("person", "organization", "outlet", "group", "place", "work")


def make_dossier_list(scope: Scope) -> Made:
    """All dossiers, the one that was last worked on first."""
    dossiers = [one for one in scope.graph.library.dossiers.values() if one.status != "withdrawn"]

    def newest(id: str) -> str:
        date = dossier_date(scope.graph.library.dossiers[id], scope)
        return date.iso if date else ""

    ids = sorted(one.id for one in dossiers)
    ids.sort(key=newest, reverse=True)
    return _made(Kind.DOSSIER, ids, lambda id: "", scope)


def make_article_list(scope: Scope) -> Made:
    """All articles by month, the newest first."""

    def month(id: str) -> str:
        return _month(scope.graph.library.articles[id].date, scope)

    return _made(Kind.ARTICLE, scope.graph.newest, month, scope)


def _month(moment: Moment, scope: Scope) -> str:
    day = (
        moment.earliest if isinstance(moment, EdtfDate) else moment.astimezone(scope.settings.zone)
    )
    month = parse_date(f"{day.year:04d}-{day.month:02d}")
    return write_date(month, scope.settings.months, scope.settings.digits)


def make_entity_lists(scope: Scope) -> Made:
    """All entities by letter, and the same for each kind of them."""
    entities = [one for one in scope.graph.library.entities.values() if one.status != "withdrawn"]
    ordered = sorted((one.id for one in entities), key=lambda id: entity_order(id, scope))

    def letter(id: str) -> str:
        entity = scope.graph.library.entities[id]
        return first_letter(entity.sort_as or entity.name_in(scope.settings.language))

    used = {one.kind for one in entities}
    kinds = [kind for kind in ENTITY_KINDS if kind in used]
    pages = list(
        _made(Kind.ENTITY, ordered, letter, scope, filters=_filters("", kinds, scope)).pages
    )
    for kind in kinds:
        of_kind = [id for id in ordered if scope.graph.library.entities[id].kind == kind]
        title = scope.word(f"entities_{kind}")
        filters = _filters(kind, kinds, scope)
        made = _made(Kind.ENTITY, of_kind, letter, scope, ("kind", kind), title, filters)
        pages += made.pages
    return Made(tuple(pages))


def _filters(current: str, kinds: Sequence[str], scope: Scope) -> tuple[Link, ...]:
    def url(kind: str) -> str:
        if kind == current:
            return ""
        return scope.urls.list(Kind.ENTITY, 1, *(("kind", kind) if kind else ()))

    everything = Link(scope.word("all_entities"), url(""))
    return (everything, *(Link(scope.word(f"entities_{kind}"), url(kind)) for kind in kinds))


def make_source_list(scope: Scope) -> Made:
    """All sources by outlet, then by title."""
    sources = {
        id: one for id, one in scope.graph.library.sources.items() if one.status != "withdrawn"
    }

    def outlet(id: str) -> str:
        name = scope.named(sources[id].outlet)
        return name.title if name else scope.word("no_outlet")

    ordered = sorted(
        sources, key=lambda id: (sort_key(outlet(id)), sort_key(scope.title_of(id)), id)
    )
    return _made(Kind.SOURCE, ordered, outlet, scope)


def _made(
    kind: Kind,
    ids: Sequence[str],
    group_of: GroupOf,
    scope: Scope,
    parts: tuple[str, ...] = (),
    title: str = "",
    filters: tuple[Link, ...] = (),
) -> Made:
    def url_of(number: int) -> str:
        return scope.urls.list(kind, number, *parts)

    name = scope.word(kind.folder)
    pages = []
    for shown, pagination in paginate(ids, scope.settings.page_size, url_of):
        view = ListView(
            title=title or name,
            summary=scope.word(f"about_{kind.folder}"),
            groups=_groups(shown, group_of, scope),
            count=scope.count(kind.folder, len(ids)),
            pages=pagination,
            filters=filters,
            empty=scope.word(f"empty_{kind.folder}"),
        )
        url = url_of(pagination.number)
        pages.append(_page(kind, url, url_of(1), view, name, scope))
    return Made(tuple(pages))


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
