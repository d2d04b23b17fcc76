"""The ids on a page that a link may name."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern

from milaff.markup.converter import Body
from milaff.pages.views import ArticleView, DossierView, EntityView, EventView, SourceView

RecordView = ArticleView | DossierView | EntityView | EventView | SourceView
_SECTIONS: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    ArticleView: {
        "citation": ("cite",), "figures": ("figures",), "timeline": ("events",),
        "named": ("entities",), "bottom-line": ("summary",),
        "changes": ("changes",), "corrections": ("corrections",), "sources": ("sources",),
        "read-also": ("read_also",),
    },
    DossierView: {
        "bottom-line": ("summary",), "citation": ("cite",), "judgements": ("judgements",),
        "known": ("known",), "questions": ("questions",), "figures": ("figures",),
        "timeline": ("timeline",), "entities": ("lead_entities", "entities"),
        "articles": ("sections",),
        "changes": ("changes",), "corrections": ("corrections",), "sources": ("sources",),
        "related": ("related",),
    },
    EntityView: {
        "infobox": ("id",), "citation": ("cite",), "relations": ("relations",),
        "figures": ("figures",), "timeline": ("timeline",), "mentions": ("mentions",),
        "cited": ("cited",), "together": ("together",), "sources": ("sources",),
        "changes": ("changes",),
        "corrections": ("corrections",),
    },
    EventView: {
        "citation": ("cite",), "figures": ("figures",), "participants": ("participants",),
        "mentions": ("mentions",),
        "changes": ("changes",), "corrections": ("corrections",), "sources": ("sources",),
    },
    SourceView: {
        "infobox": ("id",), "missing": ("missing",), "excerpts": ("excerpts",),
        "cited-by": ("cited_by",),
        "changes": ("changes",), "corrections": ("corrections",),
    },
}  # fmt: skip
"""The sections of each template, with the parts of its view that bring one up."""


def anchors_of(view: RecordView, body: Body) -> tuple[str, ...]:
    """Of the page's frame, its text, its figures, its numbered sources and its sections."""
    found = ["main", *body.anchors]
    if not isinstance(view, SourceView):
        found += [figure.anchor for figure in view.figures]
        for source in view.sources:
            found += [source.anchor, *(mark.id for mark in source.back)]
    if isinstance(view, DossierView):
        found += [section.anchor for section in view.sections if section.anchor]
    found += [
        section
        for section, parts in _SECTIONS[type(view)].items()
        if any(getattr(view, part) for part in parts)
    ]
    return tuple(map(intern, dict.fromkeys(found)))  # most are the same on all pages
