"""Figures: every reported value that readers may see, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from milaff.markup.ids import is_taken
from milaff.model.amount import Amount, write_amount
from milaff.model.figure import Figure, FigureValue
from milaff.pages.attributions import attribution_of
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.views import FigureValue as FigureValueView
from milaff.pages.views import FigureView, Link
from milaff.pages.writing import write_moment, write_value
from milaff.text.numerals import write_number


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
        for figure in shown_figures(figures, scope)
    )


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
        range=_range(figure, scope) if len(figure.values) > 1 else "",
        disagrees=len(_bounds(figure)) > 1,
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
    )


def _bounds(figure: Figure) -> set[tuple[Decimal | None, Decimal | None]]:
    return {(value.value.low, value.value.high) for value in figure.values if value.value}


def _range(figure: Figure, scope: Scope) -> str:
    """From the lowest to the highest number reported; empty where they agree."""
    amounts = [value.value for value in figure.values if value.value]
    ends = sorted(end for amount in amounts for end in (amount.low, amount.high) if end is not None)
    if len(ends) < 2 or ends[0] == ends[-1]:
        return ""
    if amounts[0].form == "duration":
        first, last = (_duration(end, amounts, scope) for end in (ends[0], ends[-1]))
        return f"{first} – {last}"
    digits = scope.settings.digits
    return f"{write_number(ends[0], digits)}–{write_number(ends[-1], digits)}"


def _duration(seconds: Decimal, amounts: list[Amount], scope: Scope) -> str:
    amount = next(amount for amount in amounts if seconds in (amount.low, amount.high))
    return write_amount(amount, None, scope.settings.digits)
