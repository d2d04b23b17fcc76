"""The months' names in Arabic: of Egypt and the Gulf, of the Levant and Iraq, or both.

Names are CLDR's: locale `ar` (يناير) and `ar_SY` (كانون الثاني). For recognition only, those of the
Maghreb and of English are known too. They stand here because CLDR takes long to load.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from milaff.text.arabic import fold

MonthStyle = Literal["egyptian", "levantine", "both"]

MONTHS: Mapping[str, tuple[str, ...]] = {
    locale: tuple(names.split("|"))
    for locale, names in (
        ("ar", "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
        ("ar_SY", "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول"
         "|تشرين الثاني|كانون الأول"),
        ("ar_MA", "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر"),
        ("ar_DZ", "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
        ("en", "January|February|March|April|May|June|July|August|September|October|November"
         "|December"),
    )
}  # fmt: skip
"""The months from the first to the last, by locale."""
ENGLISH_SHORT = tuple("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec".split("|"))
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "ar": tuple("الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد".split("|")),
    "en": tuple("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")),
}
"""The days from Monday to Sunday, by locale."""
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


def write_month(month: int, style: MonthStyle = "egyptian") -> str:
    """The name of a month from 1 to 12: «مارس», «آذار» or «مارس (آذار)»."""
    if style == "both":
        return f"{MONTHS['ar'][month - 1]} ({MONTHS['ar_SY'][month - 1]})"
    return MONTHS["ar" if style == "egyptian" else "ar_SY"][month - 1]


def write_weekday(weekday: int) -> str:
    """The name of a weekday, 0 for Monday as `date.weekday` counts: «الاثنين»."""
    return WEEKDAYS["ar"][weekday]


@cache
def known_months() -> Mapping[str, int]:
    """Every month name that is recognised, folded, to its number from 1 to 12."""
    known = {fold(name): number for name, number in _OTHER_SPELLINGS.items()}
    for names in (*MONTHS.values(), ENGLISH_SHORT):
        known |= {fold(name): number for number, name in enumerate(names, 1)}
    return known


@cache
def known_weekdays() -> frozenset[str]:
    """The weekdays' names in Arabic and English, folded."""
    return frozenset(fold(name) for names in WEEKDAYS.values() for name in names)
