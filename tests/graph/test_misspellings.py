"""Names of several words with a letter wrong."""

from __future__ import annotations

import pytest

from milaff.graph.misspellings import Speller, is_one_letter_off
from milaff.graph.terms import Term
from milaff.text.patterns import Pattern
from milaff.text.spelling import split_spelling

NAMES = [
    "نيويورك تايمز", "داعش خراسان", "الولايات المتحدة", "المملكة المتحدة", "الاتحاد الأوروبي",
    "كروكوس سيتي هول", "Crocus City Hall", "فلاديمير بوتين", "محمد حسن", "قرار 2254", "موسكو",
    "القوات الروسية",
]  # fmt: skip
SPELLER = Speller([Term(Pattern(f"e{at}", name)) for at, name in enumerate(NAMES)])


def find(text: str) -> list[str]:
    return [f"{found.typed} = {found.term.alias}" for found in SPELLER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت نيويوك تايمز", ["نيويوك تايمز = نيويورك تايمز"]),
        ("ونيويوك تايمز", ["نيويوك تايمز = نيويورك تايمز"]),
        ("لداعش خرسان", ["داعش خرسان = داعش خراسان"]),
        ("وداعش خراسسان", ["داعش خراسسان = داعش خراسان"]),
        ("داعش خرااسن", ["داعش خرااسن = داعش خراسان"]),
        ("داعش خارسان", ["داعش خارسان = داعش خراسان"]),
        ("دعاش خراسان", ["دعاش خراسان = داعش خراسان"]),
        ("للولايات المتحددة", ["للولايات المتحددة = الولايات المتحدة"]),
        ("كروكوس سيتتي هول", ["كروكوس سيتتي هول = كروكوس سيتي هول"]),
        ("كروكس سيتي هول", ["كروكس سيتي هول = كروكوس سيتي هول"]),
        ("Crocus Citty Hall", ["Crocus Citty Hall = Crocus City Hall"]),
        ("«داعش» خرسان", ["داعش» خرسان = داعش خراسان"]),
        ("داعش خرسان، داعش خرسان", ["داعش خرسان = داعش خراسان"] * 2),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "داعش خراسان ولداعش خراسان والولايات المتحدة وللولايات المتحدة وَداعشِ خُراسان",
        "محمد حسين",
        "قرار 2253",
        "الاتحاد الأوروبية",
        "داعش وخراسان",
        "داعش. خرسان",
        "داعش\nخرسان",
        "المملكة المتحدة والولايات المتحدة",
        "موسكوو",
        "القوات السورية",
    ],
)
def test_not_found(text: str) -> None:
    assert find(text) == []


def test_the_quick_look_agrees() -> None:
    for text in ("قالت نيويوك تايمز", "كروكس سيتي هول"):
        assert SPELLER.may_be_in(split_spelling(text)[1::2])
    assert not SPELLER.may_be_in(split_spelling("نيويورك تايمز")[1::2])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abc", "abc", False), ("abc", "ab", True), ("abc", "abcd", True), ("abc", "axc", True),
        ("abc", "acb", True), ("abcd", "badc", False), ("abc", "xbz", False), ("ab", "abcd", False),
        ("abc", "bca", False), ("", "a", True),
    ],
)  # fmt: skip
def test_one_letter_off(one: str, other: str, expected: bool) -> None:
    assert is_one_letter_off(one, other) is expected
    assert is_one_letter_off(other, one) is expected
