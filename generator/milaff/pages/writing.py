"""Dates and figures, written for readers."""

from __future__ import annotations

from dataclasses import replace
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
    months, digits = settings.months, settings.digits
    if isinstance(moment, datetime):
        local = moment.astimezone(settings.zone)
        text = write_instant(moment, settings.zone, months, digits)
        if settings.weekdays == "all":
            text = f"{write_weekday(local.weekday())} {text}"
        hijri = write_hijri(local.date(), digits) if settings.hijri else ""
        return DateView(text, local.isoformat(), note or "", inferred, hijri)
    with_weekday = {"all": True, "events": weekday, "none": False}[settings.weekdays]
    text = write_date(moment, months, digits, weekday=with_weekday)
    hijri = write_hijri(moment, digits) if settings.hijri else ""
    return DateView(text, iso_datetime_attribute(moment) or "", note or "", inferred, hijri)


def write_day(moment: Moment, settings: Settings) -> DateView:
    """The day of a moment, without its time, in one calendar: for lists."""
    written = write_moment(moment, settings)
    assert written is not None
    if isinstance(moment, EdtfDate):
        return replace(written, hijri="")
    return DateView(written.text.split("،")[0], written.iso)


def write_value(
    value: FigureValue, figure: Figure, settings: Settings, case: Case = "nominative"
) -> str:
    """A reported value in words: «133 قتيلا على الأقل», or the source's own words."""
    if value.value is None:
        return use_digits(value.words or "", settings.digits)
    noun = settings.units.get(figure.unit) if figure.unit else None
    return write_amount(value.value, noun, settings.digits, case)
