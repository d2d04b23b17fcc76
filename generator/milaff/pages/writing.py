"""Dates and figures, written for readers."""

from __future__ import annotations

from datetime import datetime

from milaff.model.amount import write_amount
from milaff.model.fields import Moment
from milaff.model.figure import Figure, FigureValue
from milaff.pages.views import DateView
from milaff.settings import Settings
from milaff.text.dates import EdtfDate, iso_datetime_attribute, write_date, write_instant
from milaff.text.numerals import use_digits


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
    months, digits = settings.months, settings.digits
    if isinstance(moment, datetime):
        text = write_instant(moment, settings.zone, months, digits)
        return DateView(text, moment.astimezone(settings.zone).isoformat(), note or "", inferred)
    text = write_date(moment, months, digits, weekday=weekday)
    return DateView(text, iso_datetime_attribute(moment) or "", note or "", inferred)


def write_day(moment: Moment, settings: Settings) -> DateView:
    """The day of a moment, without its time."""
    written = write_moment(moment, settings)
    assert written is not None
    if isinstance(moment, EdtfDate):
        return written
    day = moment.astimezone(settings.zone)
    return DateView(written.text.split("،")[0], day.isoformat())


def write_value(value: FigureValue, figure: Figure, settings: Settings) -> str:
    """A reported value in words: «133 قتيلا على الأقل», or the source's own words."""
    if value.value is None:
        return use_digits(value.words or "", settings.digits)
    noun = settings.units.get(figure.unit) if figure.unit else None
    return write_amount(value.value, noun, settings.digits)
