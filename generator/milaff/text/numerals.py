"""Digits: Latin (0-9), Arabic-Indic (٠-٩), and numbers written with either.

Separators are CLDR's for Arabic: `,` and `.` with Latin digits, `٬` and `٫` with Arabic-Indic ones.
"""

import re
from decimal import Decimal
from typing import Literal

Digits = Literal["latin", "arabic"]

_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_TO_LATIN = str.maketrans(_ARABIC_INDIC + _PERSIAN + "٫٬٪", "0123456789" * 2 + ".,%")
_TO_ARABIC = str.maketrans("0123456789" + _PERSIAN, _ARABIC_INDIC * 2)
_SEPARATORS = str.maketrans(",.%", "٬٫٪")

_NUMBER = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?%?(?![.,]?[0-9])"
)


def to_latin_digits(text: str) -> str:
    """`text` with Arabic-Indic and Persian digits, separators and percent sign as ASCII."""
    return text.translate(_TO_LATIN)


def to_arabic_digits(text: str) -> str:
    """`text` with Arabic-Indic digits; separators and percent sign follow (2,000.5% → ٢٬٠٠٠٫٥٪).

    Every digit changes: pass a number or a date, not free text with `F-16` in it.
    """
    return _NUMBER.sub(lambda number: number[0].translate(_SEPARATORS), text).translate(_TO_ARABIC)


def use_digits(text: str, digits: Digits) -> str:
    """`text`, written with Latin digits, in the digits asked for."""
    return to_arabic_digits(text) if digits == "arabic" else text


def write_number(number: int | float | Decimal, digits: Digits = "latin") -> str:
    """A number with its thousands grouped (2,000): a year is no number, write it with `str`.

    Decimals are written as they are, without trailing zeros. Raises ValueError for NaN, infinity.
    """
    exact = Decimal(str(number))
    if not exact.is_finite():
        raise ValueError(f"not a number to write: {number}")
    written = f"{exact:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return use_digits(written, digits)
