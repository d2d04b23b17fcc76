"""The page that stays at the address of a withdrawn record: that it was withdrawn, and why."""

from __future__ import annotations

from milaff.model.record_keys import RecordKeys
from milaff.pages.made import Made
from milaff.pages.scope import Scope
from milaff.pages.views import Link, Page, WithdrawnView
from milaff.pages.writing import write_day


def make_withdrawn(item: RecordKeys, scope: Scope) -> Made:
    """The notice of the last retraction; the Library keeps nothing else of the record."""
    last = next(iter(item.changes), None)
    kind = scope.kind_of(item.id)
    title = scope.title_of(item.id)
    section = scope.urls.list(kind)
    view = WithdrawnView(
        title=title,
        note=last.note if last else "",
        date=write_day(last.date, scope.settings) if last else None,
        section=Link(scope.word(kind.folder), section),
    )
    page = Page(
        url=scope.url_of(item.id),
        template="milaff/withdrawn.html",
        view=view,
        title=title,
        section=section,
        crumbs=(Link(scope.word(kind.folder), section),),
        path=scope.graph.library.origins[item.id].record.path,
        indexed=False,
    )
    return Made(page)
