"""Amounts: every form that may be typed, what it bounds, and how it reads in Arabic."""

from __future__ import annotations

import pytest

from milaff.model.amount import AmountFault, parse_amount
from milaff.model.amount_words import write_amount
from milaff.text.plurals import UNITS

FORMS = {
    "133": ("exact", 133, 133, "133 قتيلا"),
    "≥ 133": ("at_least", 133, None, "133 قتيلا على الأقل"),
    ">=133": ("at_least", 133, None, "133 قتيلا على الأقل"),
    "> 100": ("more_than", 100, None, "أكثر من 100 قتيل"),
    "≤ 5": ("at_most", None, 5, "5 قتلى على الأكثر"),
    "<=5": ("at_most", None, 5, "5 قتلى على الأكثر"),
    "< 5": ("less_than", None, 5, "أقل من 5 قتلى"),
    "10–15": ("range", 10, 15, "ما بين 10 و15 قتيلا"),
    "10-15": ("range", 10, 15, "ما بين 10 و15 قتيلا"),
    "10 — 15": ("range", 10, 15, "ما بين 10 و15 قتيلا"),
    "~520": ("about", 520, 520, "نحو 520 قتيلا"),
    "≈ 520": ("about", 520, 520, "نحو 520 قتيلا"),
    "١٣٣": ("exact", 133, 133, "133 قتيلا"),
    "1,200": ("exact", 1200, 1200, "1,200 قتيل"),
    "١٬٢٠٠": ("exact", 1200, 1200, "1,200 قتيل"),
    "0": ("exact", 0, 0, "لا قتلى"),
    "1": ("exact", 1, 1, "قتيل واحد"),
    "2": ("exact", 2, 2, "قتيلان"),
    "3": ("exact", 3, 3, "3 قتلى"),
    "11": ("exact", 11, 11, "11 قتيلا"),
    "> 2": ("more_than", 2, None, "أكثر من قتيلين"),
    "1–2": ("range", 1, 2, "قتيل واحد أو قتيلان"),
}


@pytest.mark.parametrize("text", FORMS)
def test_form(text: str) -> None:
    form, low, high, words = FORMS[text]
    amount = parse_amount(text)
    assert (amount.form, amount.low, amount.high) == (form, low, high)
    assert write_amount(amount, UNITS["killed"]) == words
    assert amount.text == text


def test_duration() -> None:
    amount = parse_amount("PT1M31S")
    assert (amount.form, amount.low, amount.high) == ("exact", 91, 91)
    bound = parse_amount("> PT1M31S")
    assert (bound.form, bound.low, bound.high) == ("more_than", 91, None)
    assert write_amount(amount, None) == "دقيقة و31 ثانية"
    assert write_amount(amount, None, "arabic") == "دقيقة و٣١ ثانية"


@pytest.mark.parametrize(
    ("text", "words"), [("≥ 133", "133 على الأقل"), ("10–15", "ما بين 10 و15"), ("2.5", "2.5")]
)
def test_without_a_unit(text: str, words: str) -> None:
    assert write_amount(parse_amount(text), None) == words


def test_arabic_digits() -> None:
    amount = parse_amount("1,200")
    assert write_amount(amount, UNITS["killed"], "arabic") == "١٬٢٠٠ قتيل"


FAULTS = {
    "مئة": ("not-an-amount", None),
    "133 قتيلا على الأقل": ("not-an-amount", "≥ 133"),
    "أكثر من 100": ("not-an-amount", "> 100"),
    "نحو ٥٢٠": ("not-an-amount", "~520"),
    "ما بين 10 و15": ("not-an-amount", "10–15"),
    "133 قتيلا و45 جريحا": ("not-an-amount", None),
    "1 200": ("not-an-amount", "1200"),
    "1,20": ("not-an-amount", None),
    "1:31": ("not-an-amount", "PT1M31S"),
    "40%": ("percent", None),
    "15–10": ("range-backwards", "10–15"),
    "5–5": ("range-backwards", "5"),
    "PT": ("not-a-duration", None),
    "≥ PT": ("not-a-duration", None),
    "PT5M–PT3M": ("range-backwards", "PT3M–PT5M"),
    "5–PT3M": ("not-an-amount", None),
    "": ("not-an-amount", None),
}


@pytest.mark.parametrize("text", FAULTS)
def test_fault(text: str) -> None:
    with pytest.raises(AmountFault) as found:
        parse_amount(text)
    assert (found.value.code, found.value.suggestion) == FAULTS[text]


@pytest.mark.parametrize("suggestion", [found for _, found in FAULTS.values() if found])
def test_suggestion_can_be_typed_as_it_stands(suggestion: str) -> None:
    parse_amount(suggestion)
