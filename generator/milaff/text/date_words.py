"""Dates in Arabic words: «الجمعة 22 مارس 2024», «نحو 2015», «تسعينيات القرن العشرين»."""

from datetime import datetime, tzinfo

from milaff.text.edtf import EdtfDate
from milaff.text.months import MonthStyle, write_month, write_weekday
from milaff.text.numerals import Digits, use_digits

_SEASONS = {21: "ربيع", 22: "صيف", 23: "خريف", 24: "شتاء"}
_ORDINALS = (
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
)
_TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_UNKNOWN = "تاريخ غير معروف"


def write_date(
    value: EdtfDate,
    months: MonthStyle = "egyptian",
    digits: Digits = "latin",
    weekday: bool = False,
) -> str:
    """A date in Arabic, as exact as it is known; `weekday` adds the day of the week to a day that
    is known for certain."""
    is_interval = value.precision == "interval"
    written = (
        _write_interval(value, months) if is_interval else _write_single(value, months, weekday)
    )
    return use_digits(written, digits)


def write_instant(
    instant: datetime,
    zone: tzinfo,
    months: MonthStyle = "egyptian",
    digits: Digits = "latin",
) -> str:
    """The day and time of an instant in `zone`: «24 مارس 2024، 14:30»."""
    local = instant.astimezone(zone)
    return use_digits(
        f"{local.day} {write_month(local.month, months)} {local.year}، {local:%H:%M}", digits
    )


def iso_datetime_attribute(value: EdtfDate) -> str | None:
    """The date for HTML's `<time datetime>`: YYYY, YYYY-MM or YYYY-MM-DD.

    None where HTML has no form for it: intervals, seasons, unspecified parts, years before 1.
    """
    if value.unspecified or value.precision not in ("day", "month", "year"):
        return None
    if value.year is None or value.year < 1:
        return None
    parts = [f"{value.year:04d}", *(f"{part:02d}" for part in (value.month, value.day) if part)]
    return "-".join(parts)


# --- one date -------------------------------------------------------------------------


def _write_single(
    value: EdtfDate, months: MonthStyle, weekday: bool = False, oblique: bool = False
) -> str:
    """`oblique`: after a preposition, where «العشرون» becomes «العشرين» and «خلال» is not said."""
    written = _plain(value, months, oblique or value.approximate)
    if (
        value.unspecified
        and value.precision in ("year", "month")
        and not oblique
        and not value.approximate
    ):
        written = f"خلال {written}"
    is_certain = not (value.approximate or value.uncertain)
    if weekday and is_certain and value.precision == "day" and 1 <= (value.year or 0) <= 9999:
        written = f"{write_weekday(value.earliest.weekday())} {written}"
    if value.approximate:
        written = f"نحو {written}"
    return f"{written} (غير مؤكد)" if value.uncertain else written


def _plain(value: EdtfDate, months: MonthStyle, oblique: bool) -> str:
    year = value.year if value.year is not None else value.earliest.year
    if value.precision == "century":
        return f"القرن {_ordinal(year // 100 + 1, oblique)}"
    if value.precision == "decade":
        return _decade(year)
    words = [str(value.day)] if value.day else []
    if value.month:
        words.append(write_month(value.month, months))
    if value.season:
        words.append(_SEASONS[value.season])
    return " ".join([*words, _year(year)])


def _year(year: int) -> str:
    """EDTF counts astronomically: year 0 is 1 before Christ."""
    return str(year) if year > 0 else f"{1 - year} قبل الميلاد"


def _decade(year: int) -> str:
    century = f"القرن {_ordinal(year // 100 + 1, oblique=True)}"
    tens = year // 10 % 10
    if tens < 2:
        return f"العقد {_ORDINALS[tens]} من {century}"
    return f"{_TENS[tens - 2]}ينيات {century}"


def _ordinal(number: int, oblique: bool) -> str:
    """The ordinal of a century, from 1 to 100: «الأول», «التاسع عشر», «الحادي والعشرون»."""
    if number >= 100:
        return "المئة"
    tens, units = divmod(number, 10)
    if number <= 10:
        return _ORDINALS[number - 1]
    unit = "الحادي" if units == 1 else _ORDINALS[units - 1] if units else ""
    if tens == 1:
        return f"{unit} عشر"
    ten = _TENS[tens - 2] + ("ين" if oblique else "ون")
    return f"{unit} وال{ten}" if unit else f"ال{ten}"


# --- intervals ------------------------------------------------------------------------


def _write_interval(value: EdtfDate, months: MonthStyle) -> str:
    start, end = value.start, value.end
    if start and end:
        return _write_closed(start, end, months)
    if start:
        first = _write_single(start, months, oblique=True)
        return f"منذ {first}" if value.open_end else f"من {first} إلى {_UNKNOWN}"
    assert end is not None
    last = _write_single(end, months, oblique=True)
    return f"حتى {last}" if value.open_start else f"من {_UNKNOWN} إلى {last}"


def _write_closed(start: EdtfDate, end: EdtfDate, months: MonthStyle) -> str:
    """An interval with both ends; what they share is said once: «من 21 إلى 22 مارس 2024»."""
    if start.text == end.text:
        return _write_single(start, months)
    last = _write_single(end, months, oblique=True)
    first = _shared(start, end, months) or _write_single(start, months, oblique=True)
    if _is_bare_year(start) and _is_bare_year(end):
        return f"بين {first} و{last}"
    return f"من {first} إلى {last}"


def _is_bare_year(value: EdtfDate) -> bool:
    return value.precision == "year" and not (value.approximate or value.uncertain)


def _shared(start: EdtfDate, end: EdtfDate, months: MonthStyle) -> str:
    """The start without what the end says too, or "" if they share nothing that can be left out."""
    is_plain = not any(
        side.approximate or side.uncertain or side.unspecified for side in (start, end)
    )
    if not is_plain or start.year != end.year or start.precision != end.precision:
        return ""
    if start.precision == "day":
        month = "" if start.month == end.month else f" {write_month(start.month or 1, months)}"
        return f"{start.day}{month}"
    if start.precision == "month":
        return write_month(start.month or 1, months)
    return _SEASONS[start.season] if start.season else ""
