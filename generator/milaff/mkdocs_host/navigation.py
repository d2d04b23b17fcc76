"""The host's navigation: titles for what the core renders, the lists where no `nav` is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from milaff.outputs.shell import NavItem


class Named(Protocol):
    """A link target of the core: what its page is called."""

    @property
    def title(self) -> str: ...


LISTS = ("dossiers", "articles", "events", "entities", "sources")
"""The lists in the order of a navigation that nobody wrote."""


def name_entries(nav: Navigation, targets: Mapping[str, Named]) -> None:
    """Give entries without a title that of the record or list they lead to."""
    for page in nav.pages:
        target = targets.get(page.file.src_uri)
        if target is not None and page.title is None:
            page.title = target.title


def add_lists(
    nav: Navigation, targets: Mapping[str, Named], files: Files, config: MkDocsConfig
) -> None:
    """Put the lists after the home page, in a navigation that the host made of the files."""
    paths = [path for path in (f"{name}/index.md" for name in LISTS) if path in targets]
    found = [(targets[path].title, files.get_file_from_path(path)) for path in paths]
    pages = [Page(title, file, config) for title, file in found if file is not None]
    first = 1 if nav.homepage is not None and nav.items[:1] == [nav.homepage] else 0
    nav.items[first:first] = pages
    nav.pages[first:first] = pages


def nav_items(items: Sequence[StructureItem], home: str) -> tuple[NavItem, ...]:
    """The navigation as the templates get it. Ask when the host has read its pages' titles.

    `home` is the word for a home page that has no title of its own.
    """
    return tuple(_item(item, home) for item in items)


def _item(item: StructureItem, home: str) -> NavItem:
    if isinstance(item, Page):
        return NavItem(_title(item, home), item.url)
    if isinstance(item, Section):
        return NavItem(item.title, "", children=nav_items(item.children, home))
    url = getattr(item, "url", "") or ""
    return NavItem(str(item.title or url), url)


def _title(page: Page, home: str) -> str:
    if page.is_homepage and not has_own_title(page):
        return home
    return str(page.title or page.file.name)


def has_own_title(page: Page) -> bool:
    """Whether someone named the page: in nav, in its front matter or by its first heading."""
    return "title" in page.__dict__ or "title" in page.meta or bool(page._title_from_render)


def settle_title(page: Page) -> None:
    """Make the title text: what the host takes from a heading is HTML."""
    if "title" not in page.__dict__ and page._title_from_render and "title" not in page.meta:
        page.title = Markup(page.title or "").striptags()
