"""The whole path, from files to a site. Read this first.

    files ─read─▶ Entries ─▶ Library ─link─▶ Graph ─plan─▶ Edition ─assemble─▶ Outputs ─move─▶ site

Every stage is a function of the one before and returns what it made and the problems it found;
none changes what it was given. What an earlier run computed and nothing has touched since is taken
from its `Store`; without one everything is computed, and the site is the same to the byte. A face
(the command line, MkDocs) lends the template environment, says where things go, and moves the
outputs into the site only when nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from pathlib import Path

import jinja2

from milaff.cache.store import Store
from milaff.checks.silent_changes import find_silent_changes
from milaff.graph.graph import Graph
from milaff.model.library import make_library
from milaff.outputs.assets import make_assets
from milaff.outputs.change_feed import make_change_feed
from milaff.outputs.feeds import make_dossier_feed, make_feeds, make_site_feed
from milaff.outputs.html import prepare_environment, render_pages
from milaff.outputs.offline import make_offline
from milaff.outputs.output import FileUnit, Output
from milaff.outputs.search import plan_search
from milaff.outputs.shell import Shell
from milaff.outputs.sitemap import PlainPage, make_robots, make_sitemap, sitemap_of
from milaff.pages.edition import Edition, make_edition
from milaff.pages.scope import Scope
from milaff.problems import Problem, sort_problems
from milaff.reading import open_reading
from milaff.records.record import KIND_OF_FOLDER, Record
from milaff.settings import Settings

RECORD_SUFFIXES = (".md", ".yml", ".yaml")
__all__ = ["Edition", "Graph", "check_site", "make_edition", "read_site", "render_site"]


def read_site(settings: Settings) -> tuple[Graph, tuple[Problem, ...]]:
    """Everything under the content folder, linked and checked."""
    reading = open_reading(settings, Store(None, ""))
    return reading.graph, reading.problems


def check_since(records: Iterable[Record], graph: Graph, settings: Settings) -> tuple[Problem, ...]:
    """What changed since these records and is not said; they are those of an earlier revision."""
    before, _ = make_library(records)
    return sort_problems(find_silent_changes(before, graph, settings))


def check_site(settings: Settings) -> tuple[Problem, ...]:
    """All problems of a site, without a host: its plain pages are only known by their addresses."""
    graph, problems = read_site(settings)
    edition = make_edition(graph, settings, plain_addresses(settings))
    return sort_problems([*problems, *edition.problems])


def render_site(
    edition: Edition,
    settings: Settings,
    shell: Shell,
    environment: jinja2.Environment,
    theme_folders: Sequence[Path],
    plain_pages: Sequence[PlainPage] = (),
) -> Iterator[Output]:
    """Every file of a small site that the core makes, one at a time, without a cache."""
    prepare_environment(environment, settings, edition, shell)
    yield from render_pages(edition, shell, environment)
    yield from make_feeds(edition, shell)
    yield from make_change_feed(edition, shell)
    yield from make_sitemap(edition, plain_pages)
    yield from make_robots(edition)
    assets = tuple(make_assets(theme_folders, shell.site.brand))
    yield from assets
    paths = [output.path for output in assets]
    yield from make_offline(shell.site, settings, theme_folders, paths)


def plan_files(
    edition: Edition,
    shell: Shell,
    pages: Iterable[PlainPage],
    store: MutableMapping[str, bytes],
    is_there: Callable[[str], bool],
) -> Iterator[FileUnit]:
    """Every file that is neither a page nor the theme's: feeds, sitemap, robots.txt, the index of
    the search, which is kept in `store`. `pages` are those that the sitemap lists; `is_there` says
    whether a file is in the site as it was written."""
    scope, site = edition.scope, shell.site.name
    yield FileUnit("feed", lambda: (make_site_feed(scope, site),), site)
    for id, dossier in sorted(scope.graph.library.dossiers.items()):
        if dossier.status != "withdrawn":
            yield FileUnit(f"feed {id}", partial(_dossier_feed, id, scope, site), site)
    yield FileUnit("corrections", lambda: tuple(make_change_feed(edition, shell)), site)
    listed = tuple(sorted((page.url, page.lastmod) for page in pages))
    settings = scope.settings
    yield FileUnit("sitemap", partial(_sitemap, listed, settings), (listed, settings.site_url))
    if edition.search:
        yield from plan_search(scope, store, is_there)
    yield FileUnit("robots", lambda: tuple(make_robots(edition)), settings.site_url)


def _dossier_feed(id: str, scope: Scope, site: str) -> tuple[Output, ...]:
    return (make_dossier_feed(id, scope, site),)


def _sitemap(listed: Sequence[tuple[str, str]], settings: Settings) -> tuple[Output, ...]:
    return tuple(sitemap_of([PlainPage(*one) for one in listed], settings))


def plain_addresses(settings: Settings) -> Mapping[str, str]:
    """The address of every file under the content folder that is no record, by its path, as
    MkDocs gives them."""
    found = {}
    for file in sorted(settings.content.rglob("*")):
        path = file.relative_to(settings.content).as_posix()
        is_record = path.split("/")[0] in KIND_OF_FOLDER and file.suffix in RECORD_SUFFIXES
        is_hidden = any(part.startswith(".") for part in path.split("/"))
        if file.is_file() and not is_record and not is_hidden:
            found[path] = _address(path, directories=settings.directory_urls)
    return found


def _address(path: str, *, directories: bool) -> str:
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    for index in ("index", "README"):
        if stem == index or stem.endswith(f"/{index}"):
            stem = stem.removesuffix(index)
            return stem if directories else f"{stem}index.html"
    return f"{stem}/" if directories else f"{stem}.html"


def collect(outputs: Iterable[Output]) -> dict[str, bytes]:
    """The outputs by path, for small sites and tests."""
    return {output.path: output.content for output in outputs}
