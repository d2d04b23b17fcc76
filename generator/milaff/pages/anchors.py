"""The ids on a page that a link may name."""

from __future__ import annotations

from collections.abc import Iterable

from milaff.markup.converter import SECTION_ANCHORS, Body
from milaff.pages.views import FigureView, ListedSource


def anchors_of(
    body: Body,
    figures: Iterable[FigureView] = (),
    sources: Iterable[ListedSource] = (),
    sections: Iterable[str] = (),
) -> tuple[str, ...]:
    """Of the text, of figures, of the source list, and of the parts of the page."""
    return tuple(
        dict.fromkeys(
            [
                *body.anchors,
                *(figure.anchor for figure in figures),
                *(source.anchor for source in sources),
                *sections,
                *sorted(SECTION_ANCHORS),
            ]
        )
    )
