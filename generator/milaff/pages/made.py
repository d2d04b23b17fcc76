"""One page to be made, and what comes of making it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from milaff.pages.bodies import AnchorLink
from milaff.pages.views import Page
from milaff.problems import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """A page, what was wrong, and the links to anchors to be checked when all pages are made."""

    page: Page
    problems: tuple[Problem, ...] = ()
    anchor_links: tuple[AnchorLink, ...] = ()


@dataclass(frozen=True, slots=True)
class PageUnit:
    """A page of the site by its address, and how to make it.

    `record` is the record that it tells of, where it tells of one; `inputs` is what `make` was
    given beside the scope: a page is made again when these change.
    """

    url: str
    make: Callable[[], Made]
    record: str = ""
    inputs: object = ()
