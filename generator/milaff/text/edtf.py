"""Dates in EDTF, levels 0 and 1 complete (ISO 8601-2:2019 annex A; loc.gov/standards/datetime).

Level 0: `2024-03-24`, `2024-03`, `2024`, intervals `2023/2024`. Level 1: `2015~` `2015?` `2015%`,
`199X` `20XX` `2004-XX` `2004-06-XX` `2004-XX-XX`, seasons `2004-21` to `-24`, open and unknown ends
`2021/..` `../2021` `2021/` `/2021`, years of five digits and more `Y12345`, years before 1 `-0043`.
Times of day are instants, read by `milaff.text.dates`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]


class DateFault(ValueError):
    """A text that is no date: `code` says how, `suggestion` what was probably meant, if valid."""

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        self.code = code
        self.suggestion = suggestion
        super().__init__(f"{code}: {suggestion}" if suggestion else code)


@total_ordering
@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as exact as it was given, with the first and last day that it can mean.

    Bounds outside the calendar's years 1 to 9999, and those of an open or unknown end, are
    `date.min` and `date.max`. `precision` is what is known: `2004-XX` has that of a year, with
    `unspecified` set. An interval has `start` and `end`; None is an open end (`open_start`,
    `open_end`) or an unknown one.
    """

    text: str
    earliest: date
    latest: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    start: "EdtfDate | None" = None
    end: "EdtfDate | None" = None
    open_start: bool = False
    open_end: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """A date is its text: small and quick to unpickle."""
        return read_edtf, (self.text,)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order: by first day, then last day, then the text."""
        return self.earliest, self.latest, self.text

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, EdtfDate):
            return NotImplemented
        return self.sort_key < other.sort_key


_DATE = re.compile(
    r"(?:(?P<long>Y-?[1-9][0-9]{4,14})"
    r"|(?P<digits>[0-9]{3}X|[0-9]{2}XX)"
    r"|(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX(?=-XX|[?~%]?\Z))(?:-(?P<day>[0-9]{2}|XX))?)?)"
    r"(?P<mark>[?~%]?)"
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def days_in_month(year: int, month: int) -> int:
    """The length of a month in the proleptic Gregorian calendar, years before 1 included."""
    return monthrange(2000 + year % 400, month)[1]


def _clamped(year: int, month: int, day: int) -> date:
    if year < date.min.year:
        return date.min
    return date(year, month, day) if year <= date.max.year else date.max


def _months(first_year: int, first: int, last_year: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last day of another."""
    return _clamped(first_year, first, 1), _clamped(last_year, last, days_in_month(last_year, last))


def _year_date(text: str, year: int, unspecified: bool = False) -> EdtfDate:
    earliest, latest = _months(year, 1, year, 12)
    return EdtfDate(text, earliest, latest, "year", unspecified=unspecified, year=year)


def _month_date(text: str, year: int, month: int, unspecified: bool = False) -> EdtfDate:
    if not 1 <= month <= 12:
        raise DateFault("no-such-month")
    earliest, latest = _months(year, month, year, month)
    return EdtfDate(
        text, earliest, latest, "month", unspecified=unspecified, year=year, month=month
    )


def _season_date(text: str, year: int, season: int) -> EdtfDate:
    """Seasons of the northern hemisphere by whole months; winter runs into the next year."""
    first, last = _SEASON_MONTHS[season]
    earliest, latest = _months(year, first, year + (last < first), last)
    return EdtfDate(text, earliest, latest, "season", year=year, season=season)


def _day_date(text: str, year: int, month: int, day: int) -> EdtfDate:
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise DateFault("no-such-day")
    moment = _clamped(year, month, day)
    return EdtfDate(text, moment, moment, "day", year=year, month=month, day=day)


def _years_date(text: str, digits: str) -> EdtfDate:
    """A decade (199X) or a century (20XX)."""
    first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    earliest, latest = _months(first, 1, last, 12)
    precision: Precision = "century" if digits.endswith("XX") else "decade"
    return EdtfDate(text, earliest, latest, precision, unspecified=True, year=first)


def _numbered_date(text: str, year: int, month: str | None, day: str | None) -> EdtfDate:
    """A date whose year is four digits; `month` and `day` are two digits, XX or absent."""
    if month is None or month == "XX":
        return _year_date(text, year, unspecified=month is not None)
    if day is not None and day != "XX":
        return _day_date(text, year, int(month), int(day))
    if day is None and int(month) in _SEASON_MONTHS:
        return _season_date(text, year, int(month))
    return _month_date(text, year, int(month), unspecified=day is not None)


def _single_date(text: str) -> EdtfDate:
    found = _DATE.fullmatch(text)
    if not found or found["year"] == "-0000":
        raise DateFault("not-a-date")
    if found["long"]:
        plain = _year_date(text, int(found["long"][1:]))
    elif found["digits"]:
        plain = _years_date(text, found["digits"])
    else:
        plain = _numbered_date(text, int(found["year"]), found["month"], found["day"])
    return _qualified(plain, found["mark"])


def _qualified(plain: EdtfDate, mark: str) -> EdtfDate:
    if not mark:
        return plain
    return replace(plain, approximate=mark in "~%", uncertain=mark in "?%")


def _interval(text: str, start_text: str, end_text: str) -> EdtfDate:
    start = _single_date(start_text) if start_text not in ("", "..") else None
    end = _single_date(end_text) if end_text not in ("", "..") else None
    if start is None and end is None:
        raise DateFault("not-a-date")
    if start and end and start.earliest > end.latest:
        raise DateFault("reversed-interval", f"{end_text}/{start_text}")
    return EdtfDate(
        text,
        start.earliest if start else date.min,
        end.latest if end else date.max,
        "interval",
        approximate=any(side.approximate for side in (start, end) if side),
        uncertain=any(side.uncertain for side in (start, end) if side),
        start=start,
        end=end,
        open_start=start_text == "..",
        open_end=end_text == "..",
    )


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> EdtfDate:
    """The date that a valid EDTF text means; raises DateFault, without guessing."""
    if text.count("/") == 1:
        return _interval(text, *text.split("/"))
    return _single_date(text)
