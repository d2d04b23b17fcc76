"""The Edition: every page of the site that the core makes, ready to be rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from milaff.graph.graph import Graph
from milaff.markup.converter import Converter
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.pages.article import make_article
from milaff.pages.bodies import AnchorLink
from milaff.pages.changes import all_changes, plan_changes
from milaff.pages.dossier import make_dossier
from milaff.pages.dossier_parts import plan_parts
from milaff.pages.entity import plan_entity
from milaff.pages.event import plan_event
from milaff.pages.home import make_home
from milaff.pages.lists import (
    plan_article_list,
    plan_dossier_list,
    plan_entity_lists,
    plan_source_list,
)
from milaff.pages.made import Made, PageUnit
from milaff.pages.naming import target_path
from milaff.pages.offline import make_offline_page
from milaff.pages.redirects import plan_redirects
from milaff.pages.scope import Keep, Scope, make_anew
from milaff.pages.search_page import make_search_page
from milaff.pages.source import plan_source
from milaff.pages.terms import make_terms
from milaff.pages.timeline import plan_timeline
from milaff.pages.urls import (
    CORRECTIONS_SOURCE,
    OFFLINE_SOURCE,
    SEARCH_SOURCE,
    TERMS_SOURCE,
    Urls,
    list_source,
)
from milaff.pages.views import HomeView, Link, Page
from milaff.pages.withdrawn import make_withdrawn
from milaff.pictures.picture import Picture
from milaff.problems import Problem, Words, did_you_mean, sort_problems, warning
from milaff.records.record import Kind
from milaff.settings import Settings

LISTS = {
    Kind.DOSSIER: plan_dossier_list,
    Kind.ARTICLE: plan_article_list,
    Kind.ENTITY: plan_entity_lists,
    Kind.EVENT: plan_timeline,
    Kind.SOURCE: plan_source_list,
}
"""What plans each kind's list."""


@dataclass(frozen=True, slots=True)
class Target:
    """What `nav` and links from plain pages may name: a record's or a list's page."""

    url: str
    title: str


@dataclass(frozen=True)
class Edition:
    """The pages to be made, by address; `targets` by source path.

    `pages`, `problems` and `foreign_links` make all of them and keep them: for small sites.
    """

    scope: Scope
    units: tuple[PageUnit, ...]
    planning: tuple[Problem, ...]
    """What is wrong with the addresses."""
    targets: Mapping[str, Target]
    corrections: Link | None = None
    """The page of all changes, where it is ours and there is one."""
    terms: str = ""
    """The address of the page that explains the words of estimates, where it is ours."""
    search: str = ""
    """The address of the page of the search, where it is ours."""

    @cached_property
    def home(self) -> HomeView:
        """What the front page shows."""
        return make_home(self.scope)

    @cached_property
    def made(self) -> tuple[Made, ...]:
        """All pages with what was found in making them."""
        return tuple(unit.make() for unit in self.units)

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""
        return tuple(one.page for one in self.made)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong."""
        links = [link for one in self.made for link in one.anchor_links]
        anchors = {page.url: page.anchors for page in self.pages}
        found = [problem for one in self.made for problem in one.problems]
        return sort_problems([*self.planning, *found, *missing_anchors(links, anchors)])


def find_targets(graph: Graph, settings: Settings) -> dict[str, Target]:
    """The source path of every record and list → its page; without anchors, before pages are made.

    Records that readers may not know of have none.
    """
    urls = Urls(settings.directory_urls)
    scope = Scope(graph, settings, urls, Converter(settings))
    targets = {
        list_source(kind): Target(urls.list(kind), _list_title(kind, settings)) for kind in LISTS
    }
    for _, item in graph.library.records():
        targets[_path_of(item.id, graph)] = Target(scope.url_of(item.id), scope.title_of(item.id))
    return targets


def _list_title(kind: Kind, settings: Settings) -> str:
    return settings.words.word("timeline" if kind is Kind.EVENT else kind.folder)


def _path_of(id: str, graph: Graph) -> str:
    origin = graph.library.origins[id]
    return target_path(id, origin.record.path, is_described=bool(origin.key))


def _hidden_paths(graph: Graph) -> frozenset[str]:
    origins = graph.written.origins.items()
    return frozenset(
        origin.record.path
        for id, origin in origins
        if not origin.key and id in graph.written and id not in graph.library
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is: the address of every page and media file by its path under the content
    folder, the files of records that readers may not know of, and what `nav` may name."""

    addresses: Mapping[str, str]
    hidden: Mapping[str, bool]
    targets: Mapping[str, Target]
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def find_places(
    graph: Graph,
    settings: Settings,
    addresses: Mapping[str, str],
    pictures: Mapping[str, Picture] | None = None,
) -> Places:
    """The places of a site whose plain pages and media files have these addresses."""
    targets = {**find_targets(graph, settings), **_own_pages(settings, addresses)}
    known = {**addresses, **{path: target.url for path, target in targets.items()}}
    hidden = dict.fromkeys(_hidden_paths(graph), True)
    return Places(known, hidden, targets, pictures or {})


def make_edition(graph: Graph, settings: Settings, addresses: Mapping[str, str]) -> Edition:
    """The plan of all pages of the core. `addresses` has the site address of every plain page and
    media file by its path under the content folder."""
    return plan_edition(graph, settings, find_places(graph, settings, addresses), make_anew)


def plan_edition(graph: Graph, settings: Settings, places: Places, keep: Keep) -> Edition:
    """The plan of all pages of the core; parts of them that `keep` knows are not made again."""
    targets = places.targets
    urls, converter = Urls(settings.directory_urls), Converter(settings)
    scope = Scope(
        graph, settings, urls, converter, places.addresses, places.hidden, keep, places.pictures
    )
    units = [*_records(scope)]
    for plan in LISTS.values():
        units += plan(scope)
    if CORRECTIONS_SOURCE in targets:
        units += plan_changes(scope)
    if TERMS_SOURCE in targets:
        units.append(PageUnit(urls.terms, partial(make_terms, scope)))
    if SEARCH_SOURCE in targets:
        units.append(PageUnit(urls.search, partial(make_search_page, scope)))
    if settings.offline and not {OFFLINE_SOURCE, urls.offline} & _taken(places.addresses):
        units.append(PageUnit(urls.offline, partial(make_offline_page, scope)))
    taken = [unit.url for unit in units]
    redirects, problems = plan_redirects(scope, [*taken, *places.addresses.values()])
    return Edition(
        scope=scope,
        units=(*units, *redirects),
        planning=problems,
        targets=targets,
        corrections=_link_to_changes(targets, scope),
        terms=targets[TERMS_SOURCE].url if TERMS_SOURCE in targets else "",
        search=targets[SEARCH_SOURCE].url if SEARCH_SOURCE in targets else "",
    )


def _own_pages(settings: Settings, addresses: Mapping[str, str]) -> dict[str, Target]:
    """The pages of changes, of terms and of the search, unless the site has pages of its own at
    their places."""
    urls, words = Urls(settings.directory_urls), settings.words
    pages = {
        CORRECTIONS_SOURCE: Target(urls.corrections(), words.word("corrections_page")),
        TERMS_SOURCE: Target(urls.terms, words.word("terms")),
        SEARCH_SOURCE: Target(urls.search, words.word("search")),
    }
    taken = _taken(addresses)
    return {path: target for path, target in pages.items() if not {path, target.url} & taken}


def _taken(addresses: Mapping[str, str]) -> set[str]:
    return {*addresses, *addresses.values()}


def _link_to_changes(targets: Mapping[str, Target], scope: Scope) -> Link | None:
    target = targets.get(CORRECTIONS_SOURCE)
    return Link(target.title, target.url) if target and all_changes(scope) else None


def _records(scope: Scope) -> Iterator[PageUnit]:
    for _, item in scope.graph.library.records():
        if item.status == "withdrawn":
            yield PageUnit(scope.url_of(item.id), partial(make_withdrawn, item, scope), item.id)
        else:
            yield from _plan(item, scope)


def _plan(item: RecordKeys, scope: Scope) -> Iterator[PageUnit]:
    match item:
        case Article():
            yield PageUnit(scope.url_of(item.id), partial(make_article, item, scope), item.id)
        case Dossier():
            yield PageUnit(scope.url_of(item.id), partial(make_dossier, item, scope), item.id)
            yield from plan_parts(item, scope)
        case Entity():
            yield from plan_entity(item, scope)
        case Event():
            yield from plan_event(item, scope)
        case Source():
            yield from plan_source(item, scope)


def missing_anchors(
    links: Iterable[AnchorLink], anchors: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Links to anchors that these pages, by address, do not have; others are not judged."""
    for link in links:
        known = anchors.get(link.url)
        if known is not None and link.anchor not in known:
            yield warning(
                link.place,
                "LNK602",
                Words(
                    f"لا يوجد الموضع «#{link.anchor}» في الصفحة",
                    f'The page has no place "#{link.anchor}"',
                ),
                did_you_mean(link.anchor, known),
            )
