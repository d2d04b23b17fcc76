"""Figures as a careful Arabic editor writes them: forms, numbers and nouns."""

from __future__ import annotations

import pytest

from milaff.model.amount import parse_amount
from milaff.model.amount_words import write_amount, write_end
from milaff.text.plurals import UNITS, Noun

WRITTEN = [
    # a number: one and two are in the noun; 3-10 plural, 11-99 accusative, hundreds genitive
    ("0", "killed", "لا قتلى"),
    ("1", "killed", "قتيل واحد"),
    ("2", "killed", "قتيلان"),
    ("3", "killed", "3 قتلى"),
    ("10", "killed", "10 قتلى"),
    ("11", "killed", "11 قتيلا"),
    ("99", "killed", "99 قتيلا"),
    ("100", "killed", "100 قتيل"),
    ("101", "killed", "101 قتيل"),
    ("102", "killed", "102 قتيل"),
    ("103", "killed", "103 قتلى"),
    ("110", "killed", "110 قتلى"),
    ("111", "killed", "111 قتيلا"),
    ("200", "killed", "200 قتيل"),
    ("1,000", "killed", "1,000 قتيل"),
    ("1001", "killed", "1,001 قتيل"),
    ("1011", "killed", "1,011 قتيلا"),
    ("1000000", "killed", "1,000,000 قتيل"),
    ("1", "province", "مقاطعة واحدة"),
    ("2", "province", "مقاطعتان"),
    ("34", "province", "34 مقاطعة"),
    ("5", "senior_member", "5 قياديين"),
    ("12", "attack", "12 هجوما"),
    ("1", "woman", "امرأة واحدة"),
    ("2", "suspect", "مشتبه بهما"),
    ("11", "suspect", "11 مشتبها به"),
    # a measure: its zero is a number, a fraction takes the singular
    ("0", "day", "0 يوم"),
    ("2", "day", "يومان"),
    ("2.5", "ton", "2.5 طن"),
    ("1.50", "kilometre", "1.5 كيلومتر"),
    ("1200000", "dollar", "1,200,000 دولار"),
    ("40", "percent", "40 في المئة"),
    ("0.5", "percent", "0.5 في المئة"),
    # bounds
    ("≥ 133", "killed", "133 قتيلا على الأقل"),
    ("≥ 1", "killed", "قتيل واحد على الأقل"),
    ("≥ 2", "killed", "قتيلان على الأقل"),
    ("≥ 3", "wounded", "3 جرحى على الأقل"),
    ("≥ 0", "killed", "0 قتيل على الأقل"),
    ("> 100", "killed", "أكثر من 100 قتيل"),
    ("> 1", "killed", "أكثر من قتيل واحد"),
    ("> 2", "killed", "أكثر من قتيلين"),
    ("> 3", "killed", "أكثر من 3 قتلى"),
    ("> 11", "person", "أكثر من 11 شخصا"),
    ("> 2", "dollar", "أكثر من دولارين"),
    ("> 50", "percent", "أكثر من 50 في المئة"),
    ("≤ 5", "killed", "5 قتلى على الأكثر"),
    ("≤ 2", "attack", "هجومان على الأكثر"),
    ("< 5", "person", "أقل من 5 أشخاص"),
    ("< 2", "province", "أقل من مقاطعتين"),
    ("< 1", "percent", "أقل من 1 في المئة"),
    # نحو governs the genitive, but the counted noun follows its own number
    ("~520", "killed", "نحو 520 قتيلا"),
    ("~2", "person", "نحو شخصين"),
    ("~7", "day", "نحو 7 أيام"),
    ("~1000", "fighter", "نحو 1,000 مقاتل"),
    ("~1.5", "kilometre", "نحو 1.5 كيلومتر"),
    # ranges: the noun stands once and follows the higher number, unless one or two are in it
    ("10–15", "senior_member", "ما بين 10 و15 قياديا"),
    ("3-5", "killed", "ما بين 3 و5 قتلى"),
    ("99–101", "killed", "ما بين 99 و101 قتيل"),
    ("90–100", "killed", "ما بين 90 و100 قتيل"),
    ("500–1,500", "fighter", "ما بين 500 و1,500 مقاتل"),
    ("1–2", "killed", "قتيل واحد أو قتيلان"),
    ("2–3", "killed", "قتيلان أو 3 قتلى"),
    ("1–3", "killed", "ما بين قتيل واحد و3 قتلى"),
    ("2–10", "woman", "ما بين امرأتين و10 نساء"),
    ("0–5", "killed", "ما بين صفر و5 قتلى"),
    ("1–2", "metre", "ما بين متر واحد ومترين"),
    ("1.5–2", "metre", "ما بين 1.5 متر ومترين"),
    ("1.5–2.5", "ton", "ما بين 1.5 و2.5 طن"),
    ("1–5", "percent", "ما بين 1 و5 في المئة"),
    # lengths of time
    ("PT1M31S", "", "دقيقة و31 ثانية"),
    ("PT2H", "", "ساعتان"),
    ("P3D", "", "3 أيام"),
    ("≥ PT1M31S", "", "دقيقة و31 ثانية على الأقل"),
    ("> PT2M", "", "أكثر من دقيقتين"),
    ("< P1D", "", "أقل من يوم واحد"),
    ("<= PT1H2M", "", "ساعة ودقيقتان على الأكثر"),
    ("< PT1H2M", "", "أقل من ساعة ودقيقتين"),
    ("~P2W", "", "نحو أسبوعين"),
    ("PT3M–PT5M", "", "ما بين 3 و5 دقائق"),
    ("PT1H–PT2H", "", "ما بين ساعة واحدة وساعتين"),
    ("PT45M-PT1H", "", "ما بين 45 دقيقة وساعة واحدة"),
    # no unit
    ("133", "", "133"),
    ("≥ 133", "", "133 على الأقل"),
    ("> 2", "", "أكثر من 2"),
    ("10–15", "", "ما بين 10 و15"),
    ("1–2", "", "ما بين 1 و2"),
    ("25000", "", "25,000"),
]


@pytest.mark.parametrize(("text", "unit", "words"), WRITTEN)
def test_words(text: str, unit: str, words: str) -> None:
    assert write_amount(parse_amount(text), UNITS[unit] if unit else None) == words


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("2", "killed", "قتيلين"),
        ("≥ 2", "killed", "قتيلين على الأقل"),
        ("> 2", "killed", "أكثر من قتيلين"),
        ("1–2", "killed", "قتيل واحد أو قتيلين"),
        ("3", "killed", "3 قتلى"),
        ("PT2M", "", "دقيقتين"),
    ],
)
def test_after_a_preposition(text: str, unit: str, words: str) -> None:
    noun = UNITS[unit] if unit else None
    assert write_amount(parse_amount(text), noun, case="oblique") == words


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("≥ 1,200", "killed", "١٬٢٠٠ قتيل على الأقل"),
        ("10–15", "senior_member", "ما بين ١٠ و١٥ قياديا"),
        ("2.5", "ton", "٢٫٥ طن"),
        ("> PT31S", "", "أكثر من ٣١ ثانية"),
    ],
)
def test_arabic_digits(text: str, unit: str, words: str) -> None:
    noun = UNITS[unit] if unit else None
    assert write_amount(parse_amount(text), noun, "arabic") == words


def test_a_unit_of_the_site() -> None:
    forms = {
        "zero": "لا قذائف", "one": "قذيفة واحدة", "two": "قذيفتان", "few": "{n} قذائف",
        "many": "{n} قذيفة", "other": "{n} قذيفة",
    }  # fmt: skip
    noun = Noun.of(forms)
    texts = ("0", "> 2", "≥ 7", "2–3", "2–30")
    assert [write_amount(parse_amount(text), noun) for text in texts] == [
        "لا قذائف", "أكثر من قذيفتين", "7 قذائف على الأقل", "قذيفتان أو 3 قذائف",
        "ما بين قذيفتين و30 قذيفة",
    ]  # fmt: skip


def test_one_end() -> None:
    number, time = parse_amount("1000–2000"), parse_amount("PT1M–PT2M")
    assert [write_end(number, end) for end in number.ends] == ["1,000", "2,000"]
    assert [write_end(time, end) for end in time.ends] == ["دقيقة واحدة", "دقيقتان"]
