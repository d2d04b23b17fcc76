"""An Amount: a number as somebody reported it, exact or bounded, and its wording in Arabic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from milaff.text.durations import DurationFault, parse_duration, write_duration
from milaff.text.numerals import Digits, to_latin_digits, write_number
from milaff.text.plurals import Noun

Form = Literal[
    "exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "duration"
]

_NUMBER = r"\d+(?:\.\d+)?"
_SIGNS: dict[str, Form] = {
    "≥": "at_least", ">=": "at_least", ">": "more_than",
    "≤": "at_most", "<=": "at_most", "<": "less_than",
    "~": "about", "≈": "about", "": "exact",
}  # fmt: skip
_SIGNED = re.compile(rf"(≥|>=|>|≤|<=|<|~|≈|)\s*({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER})\s*[–—-]\s*({_NUMBER})")
_SPACED = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_SIGN_WORDS = {
    "على الأقل": "≥ ", "لا يقل": "≥ ", "على الأكثر": "≤ ", "لا يزيد": "≤ ", "لا يتجاوز": "≤ ",
    "أكثر": "> ", "أقل": "< ", "نحو": "~", "حوالي": "~", "قرابة": "~", "زهاء": "~",
}  # fmt: skip
_GROUPING = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")


class AmountFault(ValueError):
    """The text is no amount; `suggestion` is what was probably meant, or None."""

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Amount:
    """A reported number. `low` and `high` bound it (None: open); a duration counts in seconds."""

    text: str
    form: Form
    low: Decimal | None
    high: Decimal | None

    @property
    def middle(self) -> Decimal:
        """The number that stands for it in a drawing or a comparison."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends, Decimal(0)) / len(ends)


def parse_amount(text: str) -> Amount:
    """The Amount that was typed: `133`, `≥ 133` (or `>=`), `> 100`, `≤ 5`, `< 5`, `10–15`,
    `~520`, or an ISO 8601 duration such as `PT1M31S`.

    Raises AmountFault where it is none of these.
    """
    plain = _GROUPING.sub("", to_latin_digits(text).replace("٫", ".")).strip()
    if plain.startswith("P"):
        return _parse_duration(plain)
    signed = _SIGNED.fullmatch(plain)
    if signed:
        return _signed(text, _SIGNS[signed[1]], Decimal(signed[2]))
    between = _RANGE.fullmatch(plain)
    if between:
        return _between(text, Decimal(between[1]), Decimal(between[2]))
    if plain.endswith(("%", "٪")):
        raise AmountFault("percent")
    raise AmountFault("not-an-amount", _clock(plain) or _suggestion(plain))


def _parse_duration(text: str) -> Amount:
    try:
        seconds = Decimal(parse_duration(text).total_seconds)
    except DurationFault as fault:
        raise AmountFault("not-a-duration", fault.suggestion) from fault
    return Amount(text, "duration", seconds, seconds)


def _signed(text: str, form: Form, number: Decimal) -> Amount:
    low = None if form in ("at_most", "less_than") else number
    high = None if form in ("at_least", "more_than") else number
    return Amount(text, form, low, high)


def _between(text: str, low: Decimal, high: Decimal) -> Amount:
    if low >= high:
        raise AmountFault("range-backwards", f"{high}–{low}" if low > high else str(low))
    return Amount(text, "range", low, high)


def _clock(text: str) -> str | None:
    """1:31 is the duration PT1M31S."""
    try:
        parse_duration(text)
    except DurationFault as fault:
        return fault.suggestion
    return None


def _suggestion(text: str) -> str | None:
    """«133 على الأقل» is ≥ 133, «بين 10 و15» is 10–15; of several numbers none is chosen."""
    numbers = re.findall(_NUMBER, _SPACED.sub("", text))
    if len(numbers) == 2 and ("بين" in text or "إلى" in text):
        return "–".join(numbers)
    if len(numbers) != 1:
        return None
    sign = next((mark for word, mark in _SIGN_WORDS.items() if word in text), "")
    return f"{sign}{numbers[0]}"


def write_amount(amount: Amount, noun: Noun | None, digits: Digits = "latin") -> str:
    """The amount in words that fit its form: «133 قتيلا على الأقل», «أكثر من 100 قتيل»."""
    if amount.form == "duration":
        return write_duration(parse_duration(amount.text), digits)
    if amount.form == "range":
        return _write_range(amount, noun, digits)
    number = amount.low if amount.low is not None else amount.high
    assert number is not None
    before, after, oblique = _WORDING[amount.form]
    return f"{before}{_counted(number, noun, digits, oblique=oblique)}{after}"


_WORDING: dict[Form, tuple[str, str, bool]] = {
    "exact": ("", "", False),
    "at_least": ("", " على الأقل", False),
    "at_most": ("", " على الأكثر", False),
    "more_than": ("أكثر من ", "", True),
    "less_than": ("أقل من ", "", True),
    "about": ("نحو ", "", True),
}


def _write_range(amount: Amount, noun: Noun | None, digits: Digits) -> str:
    assert amount.low is not None
    assert amount.high is not None
    low = _counted(amount.low, None, digits)
    # «ما بين 1 وقتيلين» is no Arabic: up to two, the numbers stand alone.
    high = _counted(amount.high, noun if amount.high > 2 else None, digits, oblique=True)
    return f"ما بين {low} و{high}"


def _counted(number: Decimal, noun: Noun | None, digits: Digits, *, oblique: bool = False) -> str:
    value = int(number) if number == number.to_integral_value() else float(number)
    if noun is None:
        return write_number(value, digits)
    return noun.write(value, digits, case="oblique" if oblique else "nominative")
