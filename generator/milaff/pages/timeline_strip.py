"""A strip of time: how the events of a page lie in it, the earliest on the right.

A day is a dot. What is known only as a month, a year or a span is as wide as that; what is inferred
or uncertain is hollow; what is open at an end has a point there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from milaff.model.event import Event
from milaff.pages.scope import Scope
from milaff.pages.views import StripMark, StripTick, TimelineStrip
from milaff.pages.writing import write_moment
from milaff.text.edtf import EdtfDate, read_edtf
from milaff.text.numerals import use_digits

_LEAST = 4
WIDTH, _MARGIN = 360, 12
_LANE, _LANES, _HALF = 13, 8, 5
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
_MONTHS = (1, 2, 3, 6)
_MOST_TICKS = 5
_SHORT = 540
"""Days: a shorter time is divided into months."""


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @property
    def days(self) -> int:
        return max((self.last - self.first).days, 1)

    def x(self, moment: date) -> float:
        """From right to left; what is outside lies at the ends."""
        share = (min(max(moment, self.first), self.last) - self.first).days / self.days
        return round(WIDTH - _MARGIN - share * (WIDTH - 2 * _MARGIN), 1)


def timeline_strip(ids: Sequence[str], scope: Scope) -> TimelineStrip | None:
    """The strip of these events, which come in the order of time; None where there are few."""
    if len(ids) < _LEAST:
        return None
    events = [scope.graph.library.events[id] for id in ids]
    bounds = [bound for event in events for bound in _bounds(event.date)]
    if not bounds or min(bounds) == max(bounds):
        return None
    scale = _Scale(min(bounds), max(bounds))
    ends: list[float] = []
    placed = [(event, *_place(event.date, scale), ends) for event in events]
    lanes = [_lane(start, end, ends) for _, start, end, _ in placed]
    axis = 6 + max(lanes) * _LANE + 2 * _HALF + 6
    marks = tuple(
        _mark(event, (start, end), axis - 11 - lane * _LANE, scope)
        for (event, start, end, _), lane in zip(placed, lanes, strict=True)
    )
    return TimelineStrip(
        width=WIDTH,
        height=axis + 22,
        axis=axis,
        marks=marks,
        ticks=tuple(_ticks(scale, scope)),
        count=scope.count("events", len(events)),
        first=_rounded(scale.first, scale, scope),
        last=_rounded(scale.last, scale, scope),
        has_wide=any(mark.bar and not mark.is_hollow for mark in marks),
        has_hollow=any(mark.is_hollow for mark in marks),
        has_open=any(mark.point for mark in marks),
    )


def _bounds(moment: EdtfDate) -> Iterator[date]:
    if moment.earliest != date.min:
        yield moment.earliest
    if moment.latest != date.max:
        yield moment.latest


def _place(moment: EdtfDate, scale: _Scale) -> tuple[float, float]:
    """Where it begins and ends, from right to left; a day is a point."""
    return scale.x(moment.earliest), scale.x(moment.latest)


def _lane(start: float, end: float, ends: list[float]) -> int:
    """The lowest lane that is free there; `ends` has the left end of what lies in each."""
    free = [number for number, left in enumerate(ends) if start + _HALF + 1 < left - _HALF]
    if free:
        number = free[0]
    elif len(ends) < _LANES:
        number = len(ends)
        ends.append(end)
    else:
        number = max(range(_LANES), key=ends.__getitem__)
    ends[number] = min(end, ends[number]) if number < len(ends) else end
    return number


def _mark(event: Event, place: tuple[float, float], y: float, scope: Scope) -> StripMark:
    moment, (start, end) = event.date, place
    is_hollow = event.date_inferred or moment.uncertain or moment.approximate
    is_open = moment.earliest == date.min or moment.latest == date.max
    is_dot = moment.precision == "day" and not is_open
    written = write_moment(moment, scope.settings)
    wide = max(start - end, 2 * _HALF)
    left = (start + end - wide) / 2
    point = ""
    if is_open:
        tip, back = (left - 5, left + 2) if moment.latest == date.max else (left + wide + 5, left)
        back = left + 2 if moment.latest == date.max else left + wide - 2
        point = f"{tip:g},{y:g} {back:g},{y - _HALF:g} {back:g},{y + _HALF:g}"
    return StripMark(
        title=f"{written.text if written else ''}: {event.title}",
        y=f"{y:g}",
        dot="" if not is_dot else f"{start:g}",
        bar=None if is_dot else (f"{left:g}", f"{wide:g}"),
        point=point,
        is_hollow=is_hollow,
    )


def _ticks(scale: _Scale, scope: Scope) -> Iterator[StripTick]:
    for moment, text in _moments(scale, scope):
        if scale.first <= moment <= scale.last:
            x = scale.x(moment)
            near_end = x > WIDTH - 34, x < 34
            anchor = "start" if near_end[0] else "end" if near_end[1] else "middle"
            yield StripTick(f"{x:g}", text, anchor)


def _rounded(moment: date, scale: _Scale, scope: Scope) -> str:
    """The month, in a longer time the year."""
    text = f"{moment.year:04}-{moment.month:02}" if scale.days < _SHORT else f"{moment.year:04}"
    written = write_moment(read_edtf(text), scope.settings)
    return written.text if written else ""


def _moments(scale: _Scale, scope: Scope) -> Iterator[tuple[date, str]]:
    if scale.days < _SHORT:
        yield from _months(scale, scope)
        return
    years = scale.last.year - scale.first.year
    step = next((one for one in _STEPS if years / one <= _MOST_TICKS), _STEPS[-1])
    for year in range(-(-scale.first.year // step) * step, scale.last.year + 1, step):
        yield date(max(year, 1), 1, 1), use_digits(str(year), scope.settings.digits)


def _months(scale: _Scale, scope: Scope) -> Iterator[tuple[date, str]]:
    step = next((one for one in _MONTHS if scale.days / 30.5 / one <= 3), _MONTHS[-1])
    month = scale.first.replace(day=1)
    while month <= scale.last:
        if (month.month - 1) % step == 0:
            yield month, _rounded(month, scale, scope)
        month = (month + timedelta(days=31)).replace(day=1)
