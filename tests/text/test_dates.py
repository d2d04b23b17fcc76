"""Dates: what they mean, how they are written, what a mistyped one was meant to be."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from milaff.text.dates import (
    DateFault,
    EdtfDate,
    iso_datetime_attribute,
    parse_date,
    parse_day_or_instant,
    parse_instant,
    write_date,
    write_instant,
)
from milaff.text.months import known_months, write_month

MEANT = [
    # text, first day, last day, precision
    ("2024-03-24", "2024-03-24", "2024-03-24", "day"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2023-02", "2023-02-01", "2023-02-28", "month"),
    ("2015", "2015-01-01", "2015-12-31", "year"),
    ("0622", "0622-01-01", "0622-12-31", "year"),
    ("2004-21", "2004-03-01", "2004-05-31", "season"),
    ("2004-22", "2004-06-01", "2004-08-31", "season"),
    ("2004-23", "2004-09-01", "2004-11-30", "season"),
    ("2004-24", "2004-12-01", "2005-02-28", "season"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31", "year"),
    ("2004-06-XX", "2004-06-01", "2004-06-30", "month"),
    ("2023/2024", "2023-01-01", "2024-12-31", "interval"),
    ("2024-03-21/2024-03", "2024-03-21", "2024-03-31", "interval"),
    ("2021/..", "2021-01-01", "9999-12-31", "interval"),
    ("../2021", "0001-01-01", "2021-12-31", "interval"),
    ("2021-08-15/", "2021-08-15", "9999-12-31", "interval"),
    ("/2021", "0001-01-01", "2021-12-31", "interval"),
    ("Y12345", "9999-12-31", "9999-12-31", "year"),
    ("Y-12345", "0001-01-01", "0001-01-01", "year"),
    ("-0043", "0001-01-01", "0001-01-01", "year"),
    ("-0044-03-15", "0001-01-01", "0001-01-01", "day"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), MEANT)
def test_meaning(text: str, earliest: str, latest: str, precision: str) -> None:
    value = parse_date(text)
    assert (str(value.earliest), str(value.latest), value.precision) == (
        earliest,
        latest,
        precision,
    )
    assert value.text == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2015", False, False),
        ("2015~", True, False),
        ("2015?", False, True),
        ("2015%", True, True),
        ("2024-03~", True, False),
        ("2024-03-24?", False, True),
        ("2004-21?", False, True),
        ("199X~", True, False),
        ("2015~/2017", True, False),
        ("2015/2017?", False, True),
    ],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:
    value = parse_date(text)
    assert (value.approximate, value.uncertain) == (approximate, uncertain)


def test_interval_ends() -> None:
    open_ended, unknown = parse_date("2021/.."), parse_date("2021/")
    assert open_ended.start == parse_date("2021")
    assert (open_ended.end, open_ended.open_end) == (None, True)
    assert (unknown.end, unknown.open_end) == (None, False)


def test_chronological_order() -> None:
    ordered = ["../2021", "199X", "2015", "2015~", "2024-03-01", "2024-03", "2024-03-22", "2024-04"]
    dates = [parse_date(text) for text in ordered]
    backwards = dates[::-1]
    assert sorted(backwards) == dates
    assert sorted(backwards, key=lambda value: value.sort_key) == dates
    assert dates[0] < dates[1] <= dates[1]
    assert hash(dates[2]) == hash(parse_date("2015"))


WRITTEN = [
    ("2024-03-22", "22 مارس 2024"),
    ("2024-01-01", "1 يناير 2024"),
    ("2024-07-09", "9 يوليو 2024"),
    ("2024-03", "مارس 2024"),
    ("2015", "2015"),
    ("0622", "622"),
    ("-0043", "44 قبل الميلاد"),
    ("Y12345", "12345"),
    ("2015~", "نحو 2015"),
    ("2015?", "2015 (غير مؤكد)"),
    ("2015%", "نحو 2015 (غير مؤكد)"),
    ("2024-03~", "نحو مارس 2024"),
    ("2024-03-22?", "22 مارس 2024 (غير مؤكد)"),
    ("2004-21", "ربيع 2004"),
    ("2004-22", "صيف 2004"),
    ("2004-23", "خريف 2004"),
    ("2004-24", "شتاء 2004"),
    ("199X", "تسعينيات القرن العشرين"),
    ("182X", "عشرينيات القرن التاسع عشر"),
    ("198X~", "نحو ثمانينيات القرن العشرين"),
    ("202X", "عشرينيات القرن الحادي والعشرين"),
    ("200X", "العقد الأول من القرن الحادي والعشرين"),
    ("201X", "العقد الثاني من القرن الحادي والعشرين"),
    ("20XX", "القرن الحادي والعشرون"),
    ("19XX", "القرن العشرون"),
    ("18XX", "القرن التاسع عشر"),
    ("10XX", "القرن الحادي عشر"),
    ("09XX", "القرن العاشر"),
    ("06XX", "القرن السابع"),
    ("2004-XX", "خلال 2004"),
    ("2004-XX-XX", "خلال 2004"),
    ("2004-06-XX", "خلال يونيو 2004"),
    ("2023/2024", "بين 2023 و2024"),
    ("2024/2024", "2024"),
    ("2024-03-21/2024-03-22", "من 21 إلى 22 مارس 2024"),
    ("2024-02-28/2024-03-03", "من 28 فبراير إلى 3 مارس 2024"),
    ("2023-12-28/2024-01-03", "من 28 ديسمبر 2023 إلى 3 يناير 2024"),
    ("2024-03/2024-05", "من مارس إلى مايو 2024"),
    ("2023-11/2024-02", "من نوفمبر 2023 إلى فبراير 2024"),
    ("2004-21/2004-22", "من ربيع إلى صيف 2004"),
    ("2015~/2017", "من نحو 2015 إلى 2017"),
    ("2021-08-15/2024", "من 15 أغسطس 2021 إلى 2024"),
    ("19XX/20XX", "من القرن العشرين إلى القرن الحادي والعشرين"),
    ("2021/..", "منذ 2021"),
    ("2021-08-15/..", "منذ 15 أغسطس 2021"),
    ("2015~/..", "منذ نحو 2015"),
    ("20XX/..", "منذ القرن الحادي والعشرين"),
    ("../2021", "حتى 2021"),
    ("2021/", "من 2021 إلى تاريخ غير معروف"),
    ("/2021", "من تاريخ غير معروف إلى 2021"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_writing(text: str, expected: str) -> None:
    assert write_date(parse_date(text)) == expected


def test_months_of_two_regions() -> None:
    value = parse_date("2024-03-22")
    assert write_date(value, "levantine") == "22 آذار 2024"
    assert write_date(value, "both") == "22 مارس (آذار) 2024"
    assert write_date(value, "egyptian", "arabic") == "٢٢ مارس ٢٠٢٤"
    levantine = (
        "كانون الثاني، شباط، آذار، نيسان، أيار، حزيران، تموز، آب، أيلول، تشرين الأول، "
        "تشرين الثاني، كانون الأول"
    )
    egyptian = (
        "يناير، فبراير، مارس، أبريل، مايو، يونيو، يوليو، أغسطس، سبتمبر، أكتوبر، نوفمبر، ديسمبر"
    )
    assert "، ".join(write_month(month, "levantine") for month in range(1, 13)) == levantine
    assert "، ".join(write_month(month) for month in range(1, 13)) == egyptian


def test_no_month_name_means_two_months() -> None:
    for style in ("egyptian", "levantine"):
        for month in range(1, 13):
            name = parse_fault(f"5 {write_month(month, style)} 2024").suggestion
            assert name == f"2024-{month:02d}-05"
    assert set(known_months().values()) == set(range(1, 13))


def test_weekday() -> None:
    assert write_date(parse_date("2024-03-22"), weekday=True) == "الجمعة 22 مارس 2024"
    assert write_date(parse_date("2024-03-24"), weekday=True) == "الأحد 24 مارس 2024"
    assert write_date(parse_date("2024-03-22~"), weekday=True) == "نحو 22 مارس 2024"
    assert write_date(parse_date("2024-03"), weekday=True) == "مارس 2024"
    assert write_date(parse_date("-0044-03-15"), weekday=True) == "15 مارس 45 قبل الميلاد"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-24", "2024-03-24"),
        ("2024-03", "2024-03"),
        ("2015", "2015"),
        ("2015~", "2015"),
        ("2024-03-24?", "2024-03-24"),
        ("2023/2024", None),
        ("2021/..", None),
        ("2004-21", None),
        ("199X", None),
        ("20XX", None),
        ("2004-XX", None),
        ("2004-06-XX", None),
        ("-0043", None),
        ("0000", None),
    ],
)
def test_datetime_attribute(text: str, expected: str | None) -> None:
    assert iso_datetime_attribute(parse_date(text)) == expected


def parse_fault(text: str) -> DateFault:
    with pytest.raises(DateFault) as caught:
        parse_date(text)
    return caught.value


FAULTS = [
    ("٢٠٢٤-٠٣-٢٤", "arabic-digits", "2024-03-24"),
    ("۲۰۲۴", "arabic-digits", "2024"),
    ("٢٤/٣/٢٠٢٤", "arabic-digits", "2024-03-24"),
    ("٢٤ مارس ٢٠٢٤", "arabic-digits", "2024-03-24"),
    ("24/3/2024", "day-month-order", "2024-03-24"),
    ("24-03-2024", "day-month-order", "2024-03-24"),
    ("24.3.2024", "day-month-order", "2024-03-24"),
    ("3/24/2024", "day-month-order", "2024-03-24"),
    ("3/4/2024", "day-month-order", "2024-04-03"),
    ("3/2024", "day-month-order", "2024-03"),
    ("2024/3/24", "slash-date", "2024-03-24"),
    ("2024/03", "slash-date", "2024-03"),
    ("2024.03.24", "dot-date", "2024-03-24"),
    ("2024-3-4", "missing-zero", "2024-03-04"),
    ("2024-3", "missing-zero", "2024-03"),
    ("20240324", "missing-hyphens", "2024-03-24"),
    ("24 مارس 2024", "month-name", "2024-03-24"),
    ("24 آذار 2024", "month-name", "2024-03-24"),
    ("الأحد 24 آذار/مارس 2024", "month-name", "2024-03-24"),
    ("الجمعة، 22 مارس (آذار) 2024", "month-name", "2024-03-22"),
    ("1 كانون الأول 2023", "month-name", "2023-12-01"),
    ("كانون الثاني 2024", "month-name", "2024-01"),
    ("ابريل 2024", "month-name", "2024-04"),
    ("4 غشت 2024", "month-name", "2024-08-04"),
    ("March 24, 2024", "month-name", "2024-03-24"),
    ("24 Mar 2024", "month-name", "2024-03-24"),
    ("24 مارس", "month-name", None),
    ("بين مارس وأبريل 2024", "month-name", None),
    ("22-24 مارس 2024", "month-name", None),
    ("12 رمضان 1445", "hijri-date", None),
    ("1445هـ", "hijri-date", None),
    ("2024-13-40", "no-such-day", None),
    ("2024-02-30", "no-such-day", None),
    ("2023-02-29", "no-such-day", None),
    ("2024-00-10", "no-such-day", None),
    ("2024-04-31/2024-05-02", "no-such-day", None),
    ("30/2/2024", "no-such-day", None),
    ("٢٠٢٤-٠٢-٣٠", "no-such-day", None),
    ("2024-13", "no-such-month", None),
    ("2024-00", "no-such-month", None),
    ("2024/25", "short-year", "2024/2025"),
    ("2023-2024", "interval-dash", "2023/2024"),
    ("2021-", "interval-dash", "2021/.."),
    ("2024–03–24", "wrong-dash", "2024-03-24"),
    ("2023–2024", "wrong-dash", "2023/2024"),
    ("2024/2023", "reversed-interval", "2023/2024"),
    ("2024-03-05/2024-03-01", "reversed-interval", "2024-03-01/2024-03-05"),
    ("~2015", "qualifier-place", "2015~"),
    ("نحو 2015", "approximate-words", "2015~"),
    ("حوالي 2015", "approximate-words", "2015~"),
    ("2015 تقريبًا", "approximate-words", "2015~"),
    ("c. 2015", "approximate-words", "2015~"),
    ("عام 2015", "words-around", "2015"),
    ("2015م", "words-around", "2015"),
    ("1990s", "unspecified-digits", "199X"),
    ("199x", "unspecified-digits", "199X"),
    ("19??", "unspecified-digits", "19XX"),
    ("2004-xx", "lowercase", "2004-XX"),
    ("\u200f2024-03-24", "invisible-character", "2024-03-24"),
    (" 2024-03-24", "spaces", "2024-03-24"),
    ("2015 ~", "spaces", "2015~"),
    ("2024-03-24T10:00Z", "instant-not-date", "2024-03-24"),
    ("", "not-a-date", None),
    ("غدا", "not-a-date", None),
    ("../..", "not-a-date", None),
    ("/", "not-a-date", None),
    ("2024-XX-12", "not-a-date", None),
    ("Y2024", "not-a-date", None),
    ("-0000", "not-a-date", None),
    ("2024/2025/2026", "not-a-date", None),
    ("1" * 100_000, "not-a-date", None),
    (" " * 100_000, "not-a-date", None),
]


@pytest.mark.parametrize(
    ("text", "code", "suggestion"), FAULTS, ids=[text[:30] for text, *_ in FAULTS]
)
def test_faults(text: str, code: str, suggestion: str | None) -> None:
    fault = parse_fault(text)
    assert (fault.code, fault.suggestion) == (code, suggestion)
    if suggestion:
        assert parse_date(suggestion).text == suggestion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-24T14:30+03:00", "2024-03-24T14:30:00+03:00"),
        ("2024-03-24T14:30:05Z", "2024-03-24T14:30:05+00:00"),
        ("2024-03-24T14:30:05.5Z", "2024-03-24T14:30:05.500000+00:00"),
        ("2024-03-24T14:30+0430", "2024-03-24T14:30:00+04:30"),
    ],
)
def test_instants(text: str, expected: str) -> None:
    assert parse_instant(text).isoformat() == expected
    assert parse_day_or_instant(text) == parse_instant(text)


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("2024-03-24T14:30", "instant-without-zone", None),
        ("2024-03-24 14:30", "instant-without-zone", None),
        ("2024-03-24 14:30Z", "instant-spelling", "2024-03-24T14:30Z"),
        ("2024-03-24T9:30z", "instant-spelling", "2024-03-24T09:30Z"),
        ("2024-03-24T25:00Z", "no-such-time", None),
        ("2024-02-30T10:00Z", "no-such-day", None),
        ("٢٠٢٤-٠٣-٢٤T١٤:٣٠Z", "arabic-digits", "2024-03-24T14:30Z"),
        ("مساء 14:30", "not-an-instant", None),
    ],
)
def test_instant_faults(text: str, code: str, suggestion: str | None) -> None:
    with pytest.raises(DateFault) as caught:
        parse_day_or_instant(text)
    assert (caught.value.code, caught.value.suggestion) == (code, suggestion)


def test_day_or_instant_gives_a_day() -> None:
    value = parse_day_or_instant("2024-03-24")
    assert isinstance(value, EdtfDate)
    assert value.earliest == date(2024, 3, 24)


def test_write_instant() -> None:
    instant = datetime(2024, 3, 24, 22, 5, tzinfo=UTC)
    assert write_instant(instant, UTC) == "24 مارس 2024، 22:05"
    assert write_instant(instant, ZoneInfo("Europe/Moscow"), "both") == "25 مارس (آذار) 2024، 01:05"
    assert write_instant(instant, UTC, "levantine", "arabic") == "٢٤ آذار ٢٠٢٤، ٢٢:٠٥"
