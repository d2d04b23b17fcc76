"""The case after what stands before a word."""

import pytest

from milaff.text.cases import case_after


@pytest.mark.parametrize(
    "text",
    ["إلى ", "ارتفعت الحصيلة إلى ", "سقوط ", "بسقوط ", "وبعد مقتل ", "بـ", "لـ", "ولـ", "انتهى بـ",
     "من\u00a0"],
)  # fmt: skip
def test_oblique(text: str) -> None:
    assert case_after(text) == "oblique"


@pytest.mark.parametrize(
    "text", ["", "قُتل ", "الحصيلة: ", "هرب", "حرب ", "إلى", "السفن ", "وصل\n", "و", "عن. ", "باب"]
)
def test_nominative(text: str) -> None:
    assert case_after(text) == "nominative"
