"""Dates as a careful Arabic editor writes them, through the settings of a site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from milaff.pages.writing import write_day, write_moment
from milaff.settings import Settings
from milaff.text.dates import parse_day_or_instant

SETTINGS = Settings(content=Path("content"))
MOSCOW = {"zone": ZoneInfo("Europe/Moscow")}
LEVANT, BOTH, ARABIC = {"months": "levantine"}, {"months": "both"}, {"digits": "arabic"}

WRITTEN: list[tuple[str, dict[str, Any], str]] = [
    # level 0
    ("2024-03-22", {}, "22 مارس 2024"),
    ("2024-03-01", {}, "1 مارس 2024"),
    ("2024-03", {}, "مارس 2024"),
    ("2015", {}, "2015"),
    ("0622-07-16", {}, "16 يوليو 622"),
    ("2023/2024", {}, "بين 2023 و2024"),
    ("2024-03-21/2024-03-22", {}, "من 21 إلى 22 مارس 2024"),
    ("2024-02-28/2024-03-03", {}, "من 28 فبراير إلى 3 مارس 2024"),
    ("2023-12-28/2024-01-03", {}, "من 28 ديسمبر 2023 إلى 3 يناير 2024"),
    ("2024-03/2024-05", {}, "من مارس إلى مايو 2024"),
    ("2023-11/2024-02", {}, "من نوفمبر 2023 إلى فبراير 2024"),
    ("2021-08-15/2024", {}, "من 15 أغسطس 2021 إلى 2024"),
    # level 1: approximate, uncertain, both
    ("2015~", {}, "نحو 2015"),
    ("2015?", {}, "2015 (غير مؤكد)"),
    ("2015%", {}, "نحو 2015 (غير مؤكد)"),
    ("2024-03~", {}, "نحو مارس 2024"),
    ("2024-03-22~", {}, "نحو 22 مارس 2024"),
    ("2024-03-22?", {}, "22 مارس 2024 (غير مؤكد)"),
    ("2024-03%", {}, "نحو مارس 2024 (غير مؤكد)"),
    # level 1: seasons, decades, centuries, unspecified parts
    ("2004-21", {}, "ربيع 2004"),
    ("2004-22", {}, "صيف 2004"),
    ("2004-23", {}, "خريف 2004"),
    ("2004-24", {}, "شتاء 2004"),
    ("2004-24~", {}, "نحو شتاء 2004"),
    ("199X", {}, "تسعينيات القرن العشرين"),
    ("200X", {}, "العقد الأول من القرن الحادي والعشرين"),
    ("201X", {}, "العقد الثاني من القرن الحادي والعشرين"),
    ("202X", {}, "عشرينيات القرن الحادي والعشرين"),
    ("19XX", {}, "القرن العشرون"),
    ("20XX", {}, "القرن الحادي والعشرون"),
    ("20XX~", {}, "نحو القرن الحادي والعشرين"),
    ("2004-XX", {}, "خلال 2004"),
    ("2004-06-XX", {}, "خلال يونيو 2004"),
    ("2004-XX-XX", {}, "خلال 2004"),
    # level 1: open and unknown ends, years of many digits and before Christ; none is grouped
    ("2021/..", {}, "منذ 2021"),
    ("2021-08/..", {}, "منذ أغسطس 2021"),
    ("../2021", {}, "حتى 2021"),
    ("2021/", {}, "من 2021 إلى تاريخ غير معروف"),
    ("/2021", {}, "من تاريخ غير معروف إلى 2021"),
    ("2015~/2017", {}, "من نحو 2015 إلى 2017"),
    ("2015~/..", {}, "منذ نحو 2015"),
    ("20XX/..", {}, "منذ القرن الحادي والعشرين"),
    ("2004-21/2004-22", {}, "من ربيع إلى صيف 2004"),
    ("Y12345", {}, "12345"),
    ("-0043", {}, "44 قبل الميلاد"),
    ("-0044-03-15", {}, "15 مارس 45 قبل الميلاد"),
    # months of other regions, digits
    ("2024-03-22", LEVANT, "22 آذار 2024"),
    ("2023-10/2023-12", LEVANT, "من تشرين الأول إلى كانون الأول 2023"),
    ("2024-01", LEVANT, "كانون الثاني 2024"),
    ("2024-03-22", BOTH, "22 مارس (آذار) 2024"),
    ("2024-03-22/2024-04-02", BOTH, "من 22 مارس (آذار) إلى 2 أبريل (نيسان) 2024"),
    ("2024-03-22", ARABIC, "٢٢ مارس ٢٠٢٤"),
    ("2023/2024", ARABIC, "بين ٢٠٢٣ و٢٠٢٤"),
    # weekdays, of days that are known for certain
    ("2024-03-22", {"weekdays": "all"}, "الجمعة 22 مارس 2024"),
    ("2024-03-22", {"weekdays": "all", **BOTH}, "الجمعة 22 مارس (آذار) 2024"),
    ("2024-03-22~", {"weekdays": "all"}, "نحو 22 مارس 2024"),
    ("2024-03-22?", {"weekdays": "all"}, "22 مارس 2024 (غير مؤكد)"),
    ("2024-03", {"weekdays": "all"}, "مارس 2024"),
    ("2024-03-21/2024-03-22", {"weekdays": "all"}, "من 21 إلى 22 مارس 2024"),
    # instants, in the site's zone
    ("2024-03-22T20:00+03:00", {}, "22 مارس 2024، 17:00"),
    ("2024-03-22T20:00+03:00", MOSCOW, "22 مارس 2024، 20:00"),
    ("2024-03-22T23:30Z", MOSCOW, "23 مارس 2024، 02:30"),
    ("2024-03-22T23:30Z", {"weekdays": "all", **MOSCOW}, "السبت 23 مارس 2024، 02:30"),
    ("2024-03-22T09:05Z", {**LEVANT, **ARABIC}, "٢٢ آذار ٢٠٢٤، ٠٩:٠٥"),
]


@pytest.mark.parametrize(("text", "choices", "expected"), WRITTEN)
def test_written(text: str, choices: dict[str, Any], expected: str) -> None:
    view = write_moment(parse_day_or_instant(text), replace(SETTINGS, **choices))
    assert view is not None
    assert view.text == expected


@pytest.mark.parametrize(
    ("where", "event", "other"),
    [("events", True, False), ("all", True, True), ("none", False, False)],
)
def test_where_weekdays_stand(where: str, event: bool, other: bool) -> None:
    settings = replace(SETTINGS, weekdays=where)  # type: ignore[arg-type]
    moment = parse_day_or_instant("2024-03-22")
    for weekday, is_there in ((True, event), (False, other)):
        view = write_moment(moment, settings, weekday=weekday)
        assert view is not None
        assert view.text.startswith("الجمعة ") == is_there


def test_what_is_inferred_says_so() -> None:
    view = write_moment(parse_day_or_instant("2024-03"), SETTINGS, "ورد «مارس»", inferred=True)
    assert view is not None
    assert (view.inferred, view.note, view.iso) == (True, "ورد «مارس»", "2024-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-22", "12 رمضان 1445هـ"),
        ("2024-06-07", "1 ذي الحجة 1445هـ"),
        ("2024-03", "شعبان – رمضان 1445هـ"),
        ("2024-07", "ذو الحجة 1445هـ – محرم 1446هـ"),
        ("2015", "1436–1437هـ"),
        ("2024-03-22T23:30Z", "13 رمضان 1445هـ"),
        ("2015~", ""),
        ("2024-03-22?", ""),
        ("2024-06-XX", ""),
        ("2024-21", ""),
        ("2023/2024", ""),
        ("1900-01-01", ""),
        ("2100", ""),
    ],
)
def test_hijri(text: str, expected: str) -> None:
    """A Gregorian date stays alone unless the site asks for the other, and in lists."""
    moment = parse_day_or_instant(text)
    settings = replace(SETTINGS, hijri=True, **MOSCOW)
    view = write_moment(moment, settings)
    plain = write_moment(moment, SETTINGS)
    assert view is not None
    assert plain is not None
    assert (view.hijri, plain.hijri, write_day(moment, settings).hijri) == (expected, "", "")


def test_hijri_in_arabic_digits() -> None:
    settings = replace(SETTINGS, hijri=True, digits="arabic")
    view = write_moment(parse_day_or_instant("2024-03-22"), settings)
    assert view is not None
    assert view.hijri == "١٢ رمضان ١٤٤٥هـ"


@pytest.mark.parametrize(
    ("note", "shown"), [("استُنتج الشهر.", "استُنتج الشهر"), ("ثم ماذا...", "ثم ماذا..."), ("", "")]
)
def test_a_note_in_brackets_ends_without_a_stop(note: str, shown: str) -> None:
    written = write_moment(parse_day_or_instant("2024-03-22"), SETTINGS, note)
    assert written is not None
    assert written.note == shown
