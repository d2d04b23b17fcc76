"""Amounts in Arabic words that fit their form: «133 قتيلا على الأقل», «ما بين 10 و15 قياديا»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, fields
from decimal import Decimal

from milaff.model.amount import Amount, Form
from milaff.text.durations import Duration, write_duration
from milaff.text.numerals import Digits, write_number
from milaff.text.plurals import UNITS, Case, Noun

_WORDING: Mapping[Form, tuple[str, str]] = {
    "exact": ("", ""),
    "at_least": ("", " على الأقل"),
    "at_most": ("", " على الأكثر"),
    "more_than": ("أكثر من ", ""),
    "less_than": ("أقل من ", ""),
    "about": ("نحو ", ""),
}
"""What stands before and after; what stands before governs the genitive."""
_ONE_OR_TWO = ((Decimal(1), Decimal(2)), (Decimal(2), Decimal(3)))


def write_amount(
    amount: Amount, noun: Noun | None, digits: Digits = "latin", case: Case = "nominative"
) -> str:
    """The amount with its noun; `case` is that of the whole phrase, as the sentence needs it."""
    if amount.form == "range":
        return _write_range(amount, noun, digits, case)
    before, after = _WORDING[amount.form]
    inner: Case = "oblique" if before else case
    if amount.durations:
        return f"{before}{write_duration(amount.durations[0], digits, inner)}{after}"
    is_none = amount.form == "exact"
    return f"{before}{_counted(amount.ends[0], noun, digits, inner, is_none=is_none)}{after}"


def write_end(amount: Amount, end: Decimal, digits: Digits = "latin") -> str:
    """One end of an amount by itself, without its noun: «133», «دقيقة و31 ثانية»."""
    if amount.durations:
        return write_duration(amount.durations[amount.ends.index(end)], digits)
    return write_number(end, digits)


def _counted(
    number: Decimal, noun: Noun | None, digits: Digits, case: Case, *, is_none: bool = False
) -> str:
    """The number with its noun; zero is «لا قتلى» where there are none, else a number."""
    value = int(number) if number == number.to_integral_value() else float(number)
    if noun is None:
        return write_number(value, digits)
    if value == 0 and not is_none:
        return noun.other.replace("{n}", write_number(0, digits))
    return noun.write(value, digits, case)


def _write_range(amount: Amount, noun: Noun | None, digits: Digits, case: Case) -> str:
    low, high = amount.ends
    if amount.durations:
        shared = _shared_unit(*amount.durations)
        if shared is None:
            first, second = (write_duration(end, digits, "oblique") for end in amount.durations)
            return f"ما بين {first} و{second}"
        noun, low, high = shared
    if noun is not None and not noun.is_measure and (low, high) in _ONE_OR_TWO:
        # Of people and things one says «قتيل واحد أو قتيلان», not «ما بين قتيل وقتيلين».
        first, second = (_counted(end, noun, digits, case) for end in (low, high))
        return f"{first} أو {second}"
    second = _counted(high, noun, digits, "oblique")
    return f"ما بين {_lower_end(low, high, noun, digits)} و{second}"


def _lower_end(low: Decimal, high: Decimal, noun: Noun | None, digits: Digits) -> str:
    """The number alone, as its noun follows the higher one: «ما بين 10 و15 قياديا»; but
    «ما بين قتيل واحد و5 قتلى», for one and two are said by the noun."""
    if low == 0:
        return "صفر"
    if noun is None or (_says_number(noun, low) and _says_number(noun, high)):
        return write_number(low, digits)
    return _counted(low, noun, digits, "oblique")


def _says_number(noun: Noun, number: Decimal) -> bool:
    return "{n}" in noun.form(float(number))


def _shared_unit(low: Duration, high: Duration) -> tuple[Noun, Decimal, Decimal] | None:
    """The only unit of both lengths of time, and how many: «ما بين 3 و5 دقائق»."""
    pairs = zip(fields(Duration), astuple(low), astuple(high), strict=True)
    used = [(part.name, first, second) for part, first, second in pairs if first or second]
    if len(used) != 1 or not all(used[0]):
        return None
    name, first, second = used[0]
    return UNITS[name.removesuffix("s")], Decimal(str(first)), Decimal(str(second))
