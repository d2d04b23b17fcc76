"""Dates and instants as editors type them: EDTF (ISO 8601-2, levels 0 and 1), ISO 8601.

This is the module to import: it adds to `edtf` (what a valid date means) the faults with what was
probably meant (`date_repairs`), and gives the writing of dates in Arabic (`date_words`).
"""

import re
from datetime import datetime

from milaff.text.date_repairs import find_repair
from milaff.text.date_words import iso_datetime_attribute, write_date, write_instant
from milaff.text.edtf import DateFault, EdtfDate, Precision, read_edtf
from milaff.text.months import MonthStyle
from milaff.text.numerals import to_latin_digits

__all__ = [
    "DateFault",
    "EdtfDate",
    "MonthStyle",
    "Precision",
    "iso_datetime_attribute",
    "parse_date",
    "parse_day_or_instant",
    "parse_instant",
    "write_date",
    "write_instant",
]

_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_CLOCK = re.compile(r"[T ]\s{0,3}[0-9]{1,2}:[0-9]{2}", re.IGNORECASE)
_LOOSE_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9:.]+) ?([zZ]|[+-][0-9:]+)?")


def parse_date(text: str) -> EdtfDate:
    """The date of an EDTF text; raises DateFault with a suggestion where one can be guessed.

    Codes: not-a-date, no-such-day, no-such-month, reversed-interval, instant-not-date, and one
    for each habit: arabic-digits, invisible-character, day-month-order, slash-date, dot-date,
    missing-zero, missing-hyphens, interval-dash, short-year, unspecified-digits, qualifier-place,
    approximate-words, words-around, month-name, hijri-date, wrong-dash, spaces, lowercase.
    """
    try:
        return read_edtf(text)
    except DateFault as fault:
        if fault.code == "reversed-interval":
            raise
        if _has_clock(text):
            raise DateFault("instant-not-date", _day_part(text)) from None
        repair = find_repair(text)
        raise (repair if repair.suggestion or fault.code == "not-a-date" else fault) from None


def _has_clock(text: str) -> bool:
    return bool(_CLOCK.search(to_latin_digits(text)))


def _day_part(text: str) -> str | None:
    day = to_latin_digits(text)[:10]
    try:
        return read_edtf(day).text
    except DateFault:
        return None


def parse_instant(text: str) -> datetime:
    """The instant of an ISO 8601 text such as `2024-03-24T14:30+03:00`; seconds may be left out.

    Raises DateFault: instant-without-zone, no-such-day, no-such-time, instant-spelling (with a
    suggestion), arabic-digits (likewise), or not-an-instant.
    """
    found = _INSTANT.fullmatch(text)
    if not found:
        raise _instant_fault(text)
    read_edtf(found[1])
    if not found["zone"]:
        raise DateFault("instant-without-zone")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise DateFault("no-such-time") from None


def _instant_fault(text: str) -> DateFault:
    if (latin := to_latin_digits(text)) != text:
        return DateFault("arabic-digits", _instant_suggestion(latin))
    loose = _LOOSE_INSTANT.fullmatch(text.strip())
    if not loose:
        return DateFault("not-an-instant")
    day, clock, zone = loose.groups()
    candidate = f"{day}T{clock.zfill(5) if clock.count(':') == 1 else clock}{(zone or '').upper()}"
    if not zone:
        return DateFault("instant-without-zone")
    try:
        parse_instant(candidate)
    except DateFault as fault:
        return DateFault("not-an-instant") if candidate == text else fault
    return DateFault("instant-spelling", candidate)


def _instant_suggestion(text: str) -> str | None:
    try:
        parse_instant(text)
    except DateFault as fault:
        return fault.suggestion
    return text


def parse_day_or_instant(text: str) -> EdtfDate | datetime:
    """An instant if a time of day is given, else a date; raises DateFault as the two others do."""
    return parse_instant(text) if _has_clock(text) else parse_date(text)
