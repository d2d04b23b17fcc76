"""Dates and figures, written for readers."""

from __future__ import annotations

from datetime import datetime

from milaff.model.amount_words import write_amount
from milaff.model.fields import Moment
from milaff.model.figure import Figure, FigureValue
from milaff.pages.views import DateView
from milaff.settings import Settings
from milaff.text.dates import EdtfDate, iso_datetime_attribute, write_date, write_instant
from milaff.text.hijri import write_hijri
from milaff.text.months import write_weekday
from milaff.text.numerals import use_digits
from milaff.text.plurals import Case


def write_moment(
    moment: Moment | None,
    settings: Settings,
    note: str | None = None,
    *,
    inferred: bool = False,
    weekday: bool = False,
) -> DateView | None:
    """The date as it is read, or None where there is none."""
    if moment is None:
        return None
    if isinstance(moment, datetime):
        text, iso, hijri = _write_instant(moment, settings)
    else:
        shown = settings.weekdays
        with_weekday = weekday if shown == "events" else shown == "all"
        text, iso, hijri = _write_date(moment, with_weekday, settings)
    return DateView(text, iso, _in_brackets(note or ""), inferred, hijri)


def _in_brackets(note: str) -> str:
    """A note stands in brackets after its date, and needs no full stop there; an ellipsis stays."""
    return note if note.endswith("..") else note.removesuffix(".")


def _write_instant(moment: datetime, settings: Settings) -> tuple[str, str, str]:
    digits = settings.digits
    local = moment.astimezone(settings.zone)
    text = write_instant(moment, settings.zone, settings.months, digits)
    if settings.weekdays == "all":
        text = f"{write_weekday(local.weekday())} {text}"
    return text, local.isoformat(), write_hijri(local.date(), digits) if settings.hijri else ""


_MOST_DATES = 500
_dates: dict[tuple[object, ...], tuple[str, str, str]] = {}
"""Dates as they were written: a site has few days, and each stands on many pages."""


def _write_date(date: EdtfDate, weekday: bool, settings: Settings) -> tuple[str, str, str]:
    """In words, for machines, and in the other calendar. A date means what its text says."""
    months, digits = settings.months, settings.digits
    key = (date.text, weekday, months, digits, settings.hijri)
    found = _dates.get(key)
    if found is None:
        if len(_dates) >= _MOST_DATES:
            _dates.clear()
        text = write_date(date, months, digits, weekday=weekday)
        hijri = write_hijri(date, digits) if settings.hijri else ""
        found = _dates[key] = (text, iso_datetime_attribute(date) or "", hijri)
    return found


def write_day(moment: Moment, settings: Settings) -> DateView:
    """The day of a moment, without its time, in one calendar: for lists."""
    if isinstance(moment, datetime):
        text, iso, _ = _write_instant(moment, settings)
        return DateView(text.split("،")[0], iso)
    text, iso, _ = _write_date(moment, settings.weekdays == "all", settings)
    return DateView(text, iso)


def write_value(
    value: FigureValue, figure: Figure, settings: Settings, case: Case = "nominative"
) -> str:
    """A reported value in words: «133 قتيلا على الأقل», or the source's own words."""
    if value.value is None:
        return use_digits(value.words or "", settings.digits)
    noun = settings.units.get(figure.unit) if figure.unit else None
    return write_amount(value.value, noun, settings.digits, case)
