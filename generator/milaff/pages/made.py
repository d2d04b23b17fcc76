"""What a page maker returns."""

from __future__ import annotations

from dataclasses import dataclass

from milaff.pages.bodies import AnchorLink
from milaff.pages.views import Page
from milaff.problems import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of a record or list, what was wrong, and the links to anchors to be checked."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    anchor_links: tuple[AnchorLink, ...] = ()
