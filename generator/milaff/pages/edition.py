"""The Edition: every page of the site that the core makes, ready to be rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
from milaff.pages.changes import all_changes, make_changes
from milaff.pages.dossier import make_dossier
from milaff.pages.entity import make_entity
from milaff.pages.event import make_event
from milaff.pages.home import make_home
from milaff.pages.lists import (
    make_article_list,
    make_dossier_list,
    make_entity_lists,
    make_source_list,
)
from milaff.pages.made import Made
from milaff.pages.naming import target_path
from milaff.pages.redirects import make_redirects
from milaff.pages.scope import Scope
from milaff.pages.source import make_source
from milaff.pages.terms import make_terms
from milaff.pages.timeline import make_timeline
from milaff.pages.urls import CORRECTIONS_SOURCE, TERMS_SOURCE, Urls, list_source
from milaff.pages.views import HomeView, Link, Page
from milaff.pages.withdrawn import make_withdrawn
from milaff.problems import Problem, Words, did_you_mean, sort_problems, warning
from milaff.records.record import Kind
from milaff.settings import Settings

LISTS = {
    Kind.DOSSIER: make_dossier_list,
    Kind.ARTICLE: make_article_list,
    Kind.ENTITY: make_entity_lists,
    Kind.EVENT: make_timeline,
    Kind.SOURCE: make_source_list,
}
"""The maker of each kind's list."""
OWN_PAGES = {CORRECTIONS_SOURCE: make_changes, TERMS_SOURCE: make_terms}
"""The makers of the pages that are about the whole site."""


@dataclass(frozen=True, slots=True)
class Target:
    """What `nav` and links from plain pages may name: a record's or a list's page."""

    url: str
    title: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages; `home` for the front page; `targets` by source path."""

    scope: Scope
    pages: tuple[Page, ...]
    home: HomeView
    targets: Mapping[str, Target]
    problems: tuple[Problem, ...]
    foreign_links: tuple[AnchorLink, ...] = ()
    """Links to anchors of the host's pages, for the face to check with `missing_anchors`."""
    corrections: Link | None = None
    """The page of all changes, where it is ours and there is one."""
    terms: str = ""
    """The address of the page that explains the words of estimates, where it is ours."""


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


def make_edition(graph: Graph, settings: Settings, addresses: Mapping[str, str]) -> Edition:
    """All pages of the core. `addresses` has the site address of every plain page and media file
    by its path under the content folder."""
    targets = {**find_targets(graph, settings), **_own_pages(settings, addresses)}
    known = {**addresses, **{path: target.url for path, target in targets.items()}}
    urls, converter = Urls(settings.directory_urls), Converter(settings)
    scope = Scope(graph, settings, urls, converter, known, _hidden_paths(graph))
    made = [*_records(scope), *(make(scope) for make in LISTS.values())]
    made += [make(scope) for path, make in OWN_PAGES.items() if path in targets]
    taken = [page.url for one in made for page in one.pages]
    made.append(make_redirects(scope, [*taken, *addresses.values()]))
    pages = tuple(page for one in made for page in one.pages)
    anchors = {page.url: page.anchors for page in pages}
    links = tuple(link for one in made for link in one.anchor_links)
    problems = [problem for one in made for problem in one.problems]
    problems += missing_anchors(links, anchors)
    return Edition(
        scope=scope,
        pages=pages,
        home=make_home(scope),
        targets={
            path: Target(target.url, target.title, anchors.get(target.url, ()))
            for path, target in targets.items()
        },
        problems=sort_problems(problems),
        foreign_links=tuple(link for link in links if link.url not in anchors),
        corrections=_link_to_changes(targets, scope),
        terms=targets[TERMS_SOURCE].url if TERMS_SOURCE in targets else "",
    )


def _own_pages(settings: Settings, addresses: Mapping[str, str]) -> dict[str, Target]:
    """The pages of changes and of terms, unless the site has pages of its own at their places."""
    urls, words = Urls(settings.directory_urls), settings.words
    pages = {
        CORRECTIONS_SOURCE: Target(urls.corrections(), words.word("corrections_page")),
        TERMS_SOURCE: Target(urls.terms, words.word("terms")),
    }
    taken = {*addresses, *addresses.values()}
    return {path: target for path, target in pages.items() if not {path, target.url} & taken}


def _link_to_changes(targets: Mapping[str, Target], scope: Scope) -> Link | None:
    target = targets.get(CORRECTIONS_SOURCE)
    return Link(target.title, target.url) if target and all_changes(scope) else None


def _records(scope: Scope) -> Iterator[Made]:
    for _, item in scope.graph.library.records():
        yield make_withdrawn(item, scope) if item.status == "withdrawn" else _made(item, scope)


def _made(item: RecordKeys, scope: Scope) -> Made:
    match item:
        case Article():
            return make_article(item, scope)
        case Dossier():
            return make_dossier(item, scope)
        case Entity():
            return make_entity(item, scope)
        case Event():
            return make_event(item, scope)
        case Source():
            return make_source(item, scope)
    raise TypeError(item)


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
