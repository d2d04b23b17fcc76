"""A figure's numbers drawn on one scale: where each mark stands, for a template to print.

The scale runs as one reads, from the lowest number at the right to the highest at the left. The
form is in the shape, so that no colour is needed: a dot for a number, a lozenge for an estimate, a
bar for a range, an arrow for a bound (from a dot where the number itself is included, from a tick
where it is not). What the desk adopted is filled, all else is hollow.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from milaff.model.amount import Amount
from milaff.model.figure import Figure
from milaff.pages.views import ChartRow, FigureChart
from milaff.pages.writing import write_value
from milaff.settings import Settings
from milaff.text.durations import Duration, write_duration
from milaff.text.numerals import write_number

_WIDTH, _RIGHT, _LEFT, _ARROW_END = 320, 312, 36, 10
_ROW, _LABEL, _MARK, _FOOT = 46, 16, 32, 30
_HEAD = 6
_STEPS = tuple(Decimal(step) for step in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8"))


_MOST_CHARTS = 200
_charts: dict[tuple[int, int], tuple[FigureChart | None, Figure, Settings]] = {}
"""Charts by the identity of figure and settings, which are held so that no others get their ids:
an event's figures stand on the page of every article that tells of it."""


def chart_of(figure: Figure, settings: Settings) -> FigureChart | None:
    """The chart of a figure; None where fewer than two numbers differ, or where some count and
    others are lengths of time."""
    key = (id(figure), id(settings))
    if key not in _charts:
        if len(_charts) >= _MOST_CHARTS:
            _charts.clear()
        _charts[key] = (_draw(figure, settings), figure, settings)
    return _charts[key][0]


def _draw(figure: Figure, settings: Settings) -> FigureChart | None:
    drawn = [(value, value.value) for value in figure.values if value.value]
    amounts = [amount for _, amount in drawn]
    if not figure.disagrees or len({bool(amount.durations) for amount in amounts}) > 1:
        return None
    scale = _scale_of(amounts)
    axis = _ROW * len(drawn) + 8
    low, high = (_write_scale(end, amounts[0], settings) for end in scale)
    rows = tuple(
        _row(index, amount, scale, write_value(value, figure, settings), adopted=value.adopted)
        for index, (value, amount) in enumerate(drawn)
    )
    return FigureChart(_WIDTH, axis + _FOOT, _RIGHT, _LEFT, axis, low, high, rows)


def _scale_of(amounts: list[Amount]) -> tuple[Decimal, Decimal]:
    """From zero to a round number; not from zero where that would hide the difference."""
    ends = [end for amount in amounts for end in amount.ends]
    low, high = min(ends), max(ends)
    if low == high or high - low >= high / 10:
        return Decimal(0), round_up(high)
    step = round_up(high - low)
    # `//` of Decimals cuts towards zero, so a ceiling cannot be had from it.
    return low // step * step, (high / step).to_integral_value(ROUND_CEILING) * step


def round_up(number: Decimal) -> Decimal:
    """The next round number: 133 → 150, 0.7 → 0.8; 0 → 1."""
    if number <= 0:
        return Decimal(1)
    unit = Decimal(1).scaleb(number.adjusted())
    return next((step * unit for step in _STEPS if step * unit >= number), 10 * unit)


def _write_scale(end: Decimal, amount: Amount, settings: Settings) -> str:
    """An end of the scale, as a number or a length of time."""
    if not amount.durations:
        return write_number(end, settings.digits)
    minutes, seconds = divmod(int(end), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    duration = Duration(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return write_duration(duration, settings.digits)


def _row(
    index: int, amount: Amount, scale: tuple[Decimal, Decimal], label: str, *, adopted: bool
) -> ChartRow:
    y = index * _ROW + _MARK
    first, last = (_place(end, scale) for end in (amount.ends[0], amount.ends[-1]))
    x = _written(first)
    row = ChartRow(label, index * _ROW + _LABEL, y, adopted)
    match amount.form:
        case "exact":
            return replace(row, dot=x)
        case "about":
            return replace(row, head=_lozenge(first, y))
        case "range":
            return replace(row, bar=(_written(last), _written(first - last)))
        case "at_least" | "at_most":
            return _arrow(replace(row, dot=x), first, is_open_above=amount.high is None)
    return _arrow(replace(row, tick=x), first, is_open_above=amount.high is None)


def _place(number: Decimal, scale: tuple[Decimal, Decimal]) -> Decimal:
    """The x of a number: the scale begins at the right."""
    low, high = scale
    return _RIGHT - (number - low) / (high - low) * (_RIGHT - _LEFT)


def _arrow(row: ChartRow, start: Decimal, *, is_open_above: bool) -> ChartRow:
    """An arrow beyond the scale's end, or down to its beginning."""
    end = Decimal(_ARROW_END if is_open_above else _RIGHT)
    neck = end + _HEAD * (2 if is_open_above else -2)
    head = _points((end, row.y), (neck, row.y - _HEAD), (neck, row.y + _HEAD))
    return replace(row, line=(_written(start), _written(neck)), head=head)


def _lozenge(x: Decimal, y: int) -> str:
    return _points((x, y - _HEAD - 1), (x + _HEAD + 1, y), (x, y + _HEAD + 1), (x - _HEAD - 1, y))


def _points(*points: tuple[Decimal, int]) -> str:
    return " ".join(f"{_written(x)},{y}" for x, y in points)


def _written(number: Decimal) -> str:
    return f"{number:.1f}".removesuffix(".0")
