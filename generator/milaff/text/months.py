"""The months' names in Arabic: of Egypt and the Gulf, of the Levant and Iraq, or both.

Names are CLDR's, by Babel: locale `ar` (يناير) and `ar_SY` (كانون الثاني). For recognition only,
those of the Maghreb and of English are known too.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from milaff.text.arabic import fold

MonthStyle = Literal["egyptian", "levantine", "both"]

_RECOGNISED = ("ar", "ar_SY", "ar_MA", "ar_DZ", "en")
_OTHER_SPELLINGS = {
    "كانون ثاني": 1,
    "كانون ثان": 1,
    "جانفي": 1,
    "فيفري": 2,
    "ابريل": 4,
    "افريل": 4,
    "ايار": 5,
    "ماي": 5,
    "جوان": 6,
    "جويلية": 7,
    "اوت": 8,
    "تشرين اول": 10,
    "تشرين ثاني": 11,
    "تشرين ثان": 11,
    "كانون اول": 12,
}


@cache
def _names(locale: str) -> Mapping[int, str]:
    return {number: str(name) for number, name in get_month_names("wide", locale=locale).items()}


def write_month(month: int, style: MonthStyle = "egyptian") -> str:
    """The name of a month from 1 to 12: «مارس», «آذار» or «مارس (آذار)»."""
    if style == "both":
        return f"{_names('ar')[month]} ({_names('ar_SY')[month]})"
    return _names("ar" if style == "egyptian" else "ar_SY")[month]


@cache
def _weekdays() -> tuple[str, ...]:
    names = get_day_names("wide", locale="ar")
    return tuple(str(names[day]) for day in range(7))


def write_weekday(weekday: int) -> str:
    """The name of a weekday, 0 for Monday as `date.weekday` counts: «الاثنين»."""
    return _weekdays()[weekday]


@cache
def _english_short() -> Mapping[int, str]:
    return {
        number: str(name) for number, name in get_month_names("abbreviated", locale="en").items()
    }


@cache
def known_months() -> Mapping[str, int]:
    """Every month name that is recognised, folded, to its number from 1 to 12."""
    known = {fold(name): number for name, number in _OTHER_SPELLINGS.items()}
    for locale in _RECOGNISED:
        known |= {fold(name): number for number, name in _names(locale).items()}
    return known | {fold(name): number for number, name in _english_short().items()}


@cache
def known_weekdays() -> frozenset[str]:
    """The weekdays' names in Arabic and English, folded."""
    names = [*_weekdays(), *get_day_names("wide", locale="en").values()]
    return frozenset(fold(str(name)) for name in names)
