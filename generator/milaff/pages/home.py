"""What the front page shows of the site."""

from __future__ import annotations

from dataclasses import replace

from milaff.pages.cards import cards_of, timeline_item
from milaff.pages.changes import all_changes
from milaff.pages.corrections import change_view
from milaff.pages.figures import figure_views, figures_of
from milaff.pages.lists import order_dossiers
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.views import Card, ChangeView, FigureView, HomeView, Link

_DOSSIERS, _LATEST, _EVENTS, _FIGURES, _CHANGES = 6, 6, 5, 3, 5
_SEARCHED = 200


def make_home(scope: Scope) -> HomeView:
    """The dossiers, the latest articles and events, figures that disagree, the latest changes."""
    events = scope.graph.timelines.all[-_EVENTS:]
    return HomeView(
        dossiers=_dossiers(scope),
        latest=cards_of(scope.graph.newest[:_LATEST], scope),
        events=tuple(timeline_item(id, scope) for id in reversed(events)),
        figures=_figures(scope),
        changes=_changes(scope),
    )


def _dossiers(scope: Scope) -> tuple[Card, ...]:
    return cards_of(order_dossiers(scope)[:_DOSSIERS], scope)


def _figures(scope: Scope) -> tuple[FigureView, ...]:
    """Figures of the latest events whose values disagree."""
    found: list[FigureView] = []
    for id in reversed(scope.graph.timelines.all[-_SEARCHED:]):
        for owner, figure in figures_of((id,), scope):
            if len(found) < _FIGURES:
                views = figure_views(owner, (figure,), Numbering(scope), scope, is_elsewhere=True)
                found += [view for view in views if view.disagrees]
    # The front page has no list of sources, so the values there carry no numbers.
    return tuple(_without_citations(view) for view in found)


def _without_citations(figure: FigureView) -> FigureView:
    values = tuple(
        replace(value, attribution=replace(value.attribution, citations=()))
        for value in figure.values
    )
    return replace(figure, values=values)


def _changes(scope: Scope) -> tuple[tuple[ChangeView, Link], ...]:
    return tuple(
        (change_view(one.item, one.change, scope), scope.link(one.item.id))
        for one in all_changes(scope)[:_CHANGES]
    )
