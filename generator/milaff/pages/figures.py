"""Figures: every reported value that readers may see, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from milaff.markup.ids import is_taken
from milaff.model.amount_words import write_end
from milaff.model.figure import Figure, FigureValue
from milaff.pages.attributions import attribution_of
from milaff.pages.figure_chart import chart_of
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.views import FigureValue as FigureValueView
from milaff.pages.views import FigureView, Link
from milaff.pages.writing import write_moment, write_value
from milaff.text.numerals import use_digits


def figure_views(
    owner: str,
    figures: Iterable[Figure],
    numbering: Numbering,
    scope: Scope,
    *,
    is_elsewhere: bool = False,
) -> tuple[FigureView, ...]:
    """The figures of a record; `is_elsewhere`, on another record's page, they name their owner,
    in the anchor too."""
    return tuple(
        _figure_view(owner, figure, numbering, scope, is_elsewhere=is_elsewhere)
        for _, figure in by_values((owner, one) for one in shown_figures(figures, scope))
    )


def by_values(figures: Iterable[tuple[str, Figure]]) -> list[tuple[str, Figure]]:
    """Figures with their owners as pages show them: those of several values first, for they have
    tables of their own. Sources are numbered in this order."""
    return sorted(figures, key=lambda pair: len(pair[1].values) == 1)


def figure_anchor(measure: str, owner: str = "") -> str:
    """The id of a figure on its record's page, or on another with its `owner`.

    Ids and slugs have single hyphens, so nothing else on a page is called like these two forms.
    """
    if owner:
        return f"{owner}--{measure}"
    return f"figure--{measure}" if is_taken(measure) else measure


def shown_figures(figures: Iterable[Figure], scope: Scope) -> tuple[Figure, ...]:
    """The figures with the values that readers may see, without those that have none."""
    found = []
    for figure in figures:
        values = tuple(value for value in figure.values if scope.is_shown(value))
        if values:
            is_whole = len(values) == len(figure.values)
            found.append(figure if is_whole else figure.model_copy(update={"values": values}))
    return tuple(found)


def figures_of(ids: Iterable[str], scope: Scope) -> tuple[tuple[str, Figure], ...]:
    """The figures of events and entities, each with its owner's id."""
    library = scope.graph.library
    found = []
    for id in ids:
        owner = library.events.get(id) or library.entities.get(id) or library.dossiers.get(id)
        if owner is not None and owner.status != "withdrawn":
            found += [(id, figure) for figure in shown_figures(owner.figures, scope)]
    return tuple(found)


def find_figure(id: str, measure: str, scope: Scope) -> Figure | None:
    """The figure that `[[id#measure]]` names."""
    return next(
        (figure for _, figure in figures_of((id,), scope) if figure.measure == measure), None
    )


def _figure_view(
    owner: str, figure: Figure, numbering: Numbering, scope: Scope, *, is_elsewhere: bool
) -> FigureView:
    return FigureView(
        anchor=figure_anchor(figure.measure, owner if is_elsewhere else ""),
        label=figure.label,
        values=tuple(
            _value_view(owner, value, figure, numbering, scope) for value in figure.values
        ),
        owner=Link(scope.title_of(owner), scope.url_of(owner)) if is_elsewhere else None,
        range=_range(figure, scope),
        disagrees=figure.disagrees,
        note=numbering.names.link(owner, figure.note),
        chart=chart_of(figure, scope.settings),
    )


def _value_view(
    owner: str, value: FigureValue, figure: Figure, numbering: Numbering, scope: Scope
) -> FigureValueView:
    return FigureValueView(
        text=write_value(value, figure, scope.settings),
        attribution=attribution_of(value, numbering, scope),
        date=write_moment(
            value.as_of, scope.settings, value.date_note, inferred=value.date_inferred
        ),
        note=numbering.names.link(owner, value.note),
        adopted=value.adopted and len(figure.values) > 1,
        preliminary=value.preliminary,
        credibility=_credibility(value, scope),
    )


def _credibility(value: FigureValue, scope: Scope) -> str:
    if value.credibility is None:
        return ""
    number = use_digits(str(value.credibility), scope.settings.digits)
    return f"{number}، {scope.word(f'credibility_{value.credibility}')}"


def _range(figure: Figure, scope: Scope) -> str:
    """From the lowest to the highest number reported, open where the highest is a lower bound;
    empty where the numbers agree, or are partly lengths of time."""
    amounts = [value.value for value in figure.values if value.value]
    if not figure.disagrees or len({bool(one.durations) for one in amounts}) > 1:
        return ""
    ends = {end: amount for amount in amounts for end in amount.ends}
    low, high = min(ends), max(ends)
    first, last = (write_end(ends[end], end, scope.settings.digits) for end in (low, high))
    if any(amount.low == high and amount.high is None for amount in amounts):
        last = scope.word("range_or_more", number=last)
    if any(amount.high == low and amount.low is None for amount in amounts):
        first = scope.word("range_or_less", number=first)
    if low == high:
        return ""
    if " " in first + last:
        return scope.word("range_from_to", first=first, last=last)
    return f"{first}–{last}"
