"""Builds a site through the core alone, as a face would, for the tests of whole sites."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from milaff.build import Edition, Graph, collect, make_edition, plain_addresses, read_site
from milaff.build import render_site as render_edition
from milaff.outputs.html import make_environment
from milaff.outputs.shell import NavItem, Shell, SiteView
from milaff.pages.urls import Urls
from milaff.pages.views import Link
from milaff.problems import Problem
from milaff.records.record import Kind
from milaff.settings import Settings
from milaff.words import own_theme

NOW = datetime(2024, 4, 15, 12, tzinfo=UTC)
ADDRESS = "https://example.org/site/"
UNCITED = {"SRC402": None, "SRC403": None, "SRC404": None}
"""Small sites say little, and most of it without sources: these checks have tests of their own."""


@dataclass(frozen=True)
class BuiltSite:
    """What the core makes of a content folder."""

    settings: Settings
    graph: Graph
    edition: Edition
    problems: tuple[Problem, ...]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every output by path."""
        theme = [own_theme()]
        shell = _shell(self.settings)
        environment = make_environment(theme)
        return collect(render_edition(self.edition, self.settings, shell, environment, theme))

    def text(self, path: str) -> str:
        """An output as text."""
        return self.files[path].decode()

    @property
    def pages(self) -> dict[str, str]:
        """The HTML files by path."""
        return {path: data.decode() for path, data in self.files.items() if path.endswith(".html")}


def _shell(settings: Settings) -> Shell:
    urls = Urls(settings.directory_urls)
    nav = tuple(
        NavItem(settings.words.word(kind.folder), urls.list(kind))
        for kind in (Kind.DOSSIER, Kind.ARTICLE, Kind.ENTITY, Kind.EVENT, Kind.SOURCE)
    )
    feed = Link(settings.words.word("feed"), urls.feed())
    return Shell(SiteView(settings.site_name, url=settings.site_url, feed=feed), nav)


def build_site(content: Path, **choices: object) -> BuiltSite:
    """The site of a content folder at a fixed moment; `choices` are Settings of its own."""
    given = Settings(content=content, now=NOW, site_url=ADDRESS, checks=UNCITED)
    settings = replace(given, **choices)  # type: ignore[arg-type]
    graph, problems = read_site(settings)
    hidden = {origin.record.path for id, origin in graph.written.origins.items()}
    addresses = {path: url for path, url in plain_addresses(settings).items() if path not in hidden}
    edition = make_edition(graph, settings, addresses)
    return BuiltSite(settings, graph, edition, (*problems, *edition.problems))


def write_content(content: Path, files: dict[str, str]) -> Path:
    """Writes files below a content folder, each text without its first line break."""
    for path, text in files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.removeprefix("\n"), "utf-8")
    return content
