"""What every page shares: the site's name and choices, and its navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from milaff.pages.views import Link


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the site's own (`extra_javascript`)."""

    path: str
    type: str = ""
    is_async: bool = False
    defer: bool = False


@dataclass(frozen=True, slots=True)
class SiteView:
    """What templates call `site`. Addresses are relative to the site's root."""

    name: str
    description: str = ""
    url: str = ""
    language: str = "ar"
    dir: str = "rtl"
    copyright: str = ""
    logo: str = ""
    favicon: str = "assets/milaff/icon.svg"
    scheme: str = "auto"
    toggle: bool = True
    brand: str = ""
    css: tuple[str, ...] = ()
    scripts: tuple[Script, ...] = ()
    feed: Link | None = None
    version: str = ""
    """That of the theme's assets: it stands in their addresses, so that no page gets others."""
    offline: bool = False
    """Whether readers may install the site, and read what they opened without a network."""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation. `current` is the value of `aria-current`, or empty."""

    title: str
    url: str
    current: str = ""
    children: tuple[NavItem, ...] = ()

    @property
    def active(self) -> bool:
        """Whether the page that is shown is this one or lies below it."""
        return bool(self.current)


@dataclass(frozen=True, slots=True)
class Shell:
    """The face's part: site, navigation, and where a file can be edited (path → address)."""

    site: SiteView
    nav: tuple[NavItem, ...] = ()
    edit_url: Callable[[str], str] = field(default=lambda path: "")
    context: Mapping[str, object] = field(default_factory=dict)
    """Further names that a site's own templates may use (`config`, `extra`)."""


def mark_current(items: tuple[NavItem, ...], url: str, section: str) -> tuple[NavItem, ...]:
    """The navigation as the page at `url`, which belongs to the list `section`, shows it."""
    return tuple(_marked(item, url, section) for item in items)


def _marked(item: NavItem, url: str, section: str) -> NavItem:
    children = mark_current(item.children, url, section)
    if item.url == url and not item.children:
        return replace(item, current="page")
    is_above = any(child.active for child in children) or (bool(section) and item.url == section)
    return replace(item, children=children, current="true" if is_above else "")


class MarkedNav:
    """The navigation of one site, marked once for each place in it."""

    def __init__(self, nav: tuple[NavItem, ...]) -> None:
        self._nav = nav
        self._places = frozenset(_places(nav))
        self._marked: dict[tuple[str | None, str], tuple[NavItem, ...]] = {}

    def at(self, url: str, section: str) -> tuple[NavItem, ...]:
        """The same as `mark_current`; pages that are no entries of it share one value."""
        key = (url if url in self._places else None, section)
        if key not in self._marked:
            self._marked[key] = mark_current(self._nav, url, section)
        return self._marked[key]


def _places(items: tuple[NavItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.url
        yield from _places(item.children)
