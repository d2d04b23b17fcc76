"""An Amount: a number or a length of time as somebody reported it, exact or bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from milaff.text.durations import Duration, DurationFault, parse_duration
from milaff.text.numerals import to_latin_digits

Form = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range"]

_NUMBER = r"\d+(?:\.\d+)?"
_QUANTITY = rf"{_NUMBER}|P[^\s–—-]*"
_SIGNS: dict[str, Form] = {
    "≥": "at_least", ">=": "at_least", ">": "more_than",
    "≤": "at_most", "<=": "at_most", "<": "less_than",
    "~": "about", "≈": "about", "": "exact",
}  # fmt: skip
_SIGNED = re.compile(rf"(≥|>=|>|≤|<=|<|~|≈|)\s*({_QUANTITY})")
_RANGE = re.compile(rf"({_QUANTITY})\s*[–—-]\s*({_QUANTITY})")
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
    """A reported number. `low` and `high` bound it (None: open).

    A length of time is bounded in seconds; `durations` has its ends as they were given, the lower
    one first.
    """

    text: str
    form: Form
    low: Decimal | None
    high: Decimal | None
    durations: tuple[Duration, ...] = ()

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The bounds that are known, in order: one, or both of a range."""
        if self.form == "range":
            return tuple(end for end in (self.low, self.high) if end is not None)
        end = self.low if self.low is not None else self.high
        return () if end is None else (end,)


def parse_amount(text: str) -> Amount:
    """The Amount that was typed: `133`, `≥ 133` (or `>=`), `> 100`, `≤ 5`, `< 5`, `10–15`,
    `~520`, where each number may be an ISO 8601 duration such as `PT1M31S`.

    Raises AmountFault where it is none of these.
    """
    plain = _GROUPING.sub("", to_latin_digits(text).replace("٫", ".")).strip()
    signed = _SIGNED.fullmatch(plain)
    if signed:
        return _signed(text, _SIGNS[signed[1]], signed[2])
    between = _RANGE.fullmatch(plain)
    if between and between[1].startswith("P") == between[2].startswith("P"):
        return _between(text, between[1], between[2])
    if plain.endswith(("%", "٪")):
        raise AmountFault("percent")
    raise AmountFault("not-an-amount", _clock(plain) or _suggestion(plain))


def _signed(text: str, form: Form, end: str) -> Amount:
    number, durations = _quantity(end)
    low = None if form in ("at_most", "less_than") else number
    high = None if form in ("at_least", "more_than") else number
    return Amount(text, form, low, high, durations)


def _between(text: str, first: str, second: str) -> Amount:
    low, shorter = _quantity(first)
    high, longer = _quantity(second)
    if low >= high:
        raise AmountFault("range-backwards", f"{second}–{first}" if low > high else first)
    return Amount(text, "range", low, high, (*shorter, *longer))


def _quantity(text: str) -> tuple[Decimal, tuple[Duration, ...]]:
    """A number; or the seconds of a duration, and the duration."""
    if not text.startswith("P"):
        return Decimal(text), ()
    try:
        duration = parse_duration(text)
    except DurationFault as fault:
        raise AmountFault("not-a-duration", fault.suggestion) from fault
    return Decimal(str(duration.total_seconds)), (duration,)


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
