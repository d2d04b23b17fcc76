"""What the front page shows of the site."""

from __future__ import annotations

from dataclasses import replace

from milaff.pages.cards import cards_of, timeline_item
from milaff.pages.changes import Changed, all_changes
from milaff.pages.corrections import change_view
from milaff.pages.figures import figure_views, figures_of
from milaff.pages.lists import order_dossiers
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.views import ChangeView, FigureView, HomeView, Link, TimelineItem
from milaff.records.record import Kind

_DOSSIERS, _MORE_DOSSIERS, _LATEST, _EVENTS, _FIGURES, _CHANGES = 4, 12, 7, 5, 3, 4
_SEARCHED = 200


def make_home(scope: Scope) -> HomeView:
    """What changed, the dossiers with their status, the latest articles, figures and events."""
    dossiers = order_dossiers(scope)
    events = scope.graph.timelines.all[-_EVENTS:]
    changes = all_changes(scope)
    return HomeView(
        dossiers=cards_of(dossiers[:_DOSSIERS], scope),
        latest=cards_of(scope.graph.newest[:_LATEST], scope),
        events=tuple(_event(id, scope) for id in reversed(events)),
        figures=_figures(scope),
        changes=tuple(_change(one, scope) for one in changes[:_CHANGES]),
        other_dossiers=cards_of(dossiers[_DOSSIERS : _DOSSIERS + _MORE_DOSSIERS], scope),
        all_dossiers=_all(Kind.DOSSIER, len(dossiers) > 1, scope),
        all_articles=_all(Kind.ARTICLE, len(scope.graph.newest) > _LATEST, scope),
        all_events=_all(Kind.EVENT, len(scope.graph.timelines.all) > _EVENTS, scope),
        all_changes=_all_changes(len(changes), scope),
    )


def _all(kind: Kind, is_more: bool, scope: Scope) -> Link | None:
    """The way to the whole list, where it has more than the front page."""
    return Link(scope.word(f"all_{kind.folder}"), scope.urls.list(kind)) if is_more else None


def _all_changes(number: int, scope: Scope) -> Link | None:
    if number <= _CHANGES:
        return None
    return Link(scope.word("all_changes"), scope.urls.corrections())


def _event(id: str, scope: Scope) -> TimelineItem:
    """An event by its date and name alone."""
    return replace(timeline_item(id, scope), summary="", place=None)


def _figures(scope: Scope) -> tuple[FigureView, ...]:
    """The newest figures of events, those first of whose values some disagree."""
    newest: list[FigureView] = []
    disagreeing: list[FigureView] = []
    for id in reversed(scope.graph.timelines.all[-_SEARCHED:]):
        for owner, figure in figures_of((id,), scope):
            found = disagreeing if figure.disagrees else newest
            if len(found) < _FIGURES:
                found += figure_views(owner, (figure,), Numbering(scope), scope, is_elsewhere=True)
    # The front page has no list of sources, so the values there carry no numbers.
    return tuple(_without_citations(view) for view in [*disagreeing, *newest][:_FIGURES])


def _without_citations(figure: FigureView) -> FigureView:
    values = tuple(
        replace(value, attribution=replace(value.attribution, citations=()))
        for value in figure.values
    )
    return replace(figure, values=values)


def _change(one: Changed, scope: Scope) -> tuple[ChangeView, Link]:
    return change_view(one.item, one.change, scope), scope.link(one.item.id)
