"""Digits and numbers."""

from decimal import Decimal

import pytest

from milaff.text.numerals import to_arabic_digits, to_latin_digits, write_number


@pytest.mark.parametrize(
    ("number", "latin", "arabic"),
    [
        (0, "0", "٠"),
        (7, "7", "٧"),
        (133, "133", "١٣٣"),
        (1000, "1,000", "١٬٠٠٠"),
        (25000, "25,000", "٢٥٬٠٠٠"),
        (1234567, "1,234,567", "١٬٢٣٤٬٥٦٧"),
        (2.5, "2.5", "٢٫٥"),
        (3.0, "3", "٣"),
        (1234.25, "1,234.25", "١٬٢٣٤٫٢٥"),
        (Decimal("0.10"), "0.1", "٠٫١"),
        (-5, "-5", "-٥"),
        (1e6, "1,000,000", "١٬٠٠٠٬٠٠٠"),
    ],
)
def test_write_number(number: int | float | Decimal, latin: str, arabic: str) -> None:
    assert write_number(number) == latin
    assert write_number(number, "arabic") == arabic
    assert to_latin_digits(arabic) == latin


def test_no_number_for_infinity() -> None:
    with pytest.raises(ValueError, match="inf"):
        write_number(float("inf"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 مارس 2024", "٢٢ مارس ٢٠٢٤"),
        ("2,000.5%", "٢٬٠٠٠٫٥٪"),
        ("بلغ 50%، ثم 3.", "بلغ ٥٠٪، ثم ٣."),
        ("1:31", "١:٣١"),
        ("1.2.3", "١.٢.٣"),
        ("1,23", "١,٢٣"),
        ("10–15", "١٠–١٥"),
        ("۱۳۳", "١٣٣"),
    ],
)
def test_to_arabic_digits(text: str, expected: str) -> None:
    assert to_arabic_digits(text) == expected
