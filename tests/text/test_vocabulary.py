"""The distinct words of a text, and whether its prose has others."""

from __future__ import annotations

import pytest

from milaff.text.spelling import words_of
from milaff.text.vocabulary import is_read_as_typed, sequence_of, vocabulary_of


@pytest.mark.parametrize(
    "text",
    [
        "",
        "قالت «طالبان»، إنّ طالبان\nفي كابُل: ١٢ و12",
        "أبو_بكر ISIS-K\u00a0(Khorasan)\u2009\u200fﷺ\u200fكـــابل",
        "سطر\x0bآخر\u2028ثالث\x85رابع",
    ],
)
def test_words_are_those_of_the_whole_text(text: str) -> None:
    assert [*vocabulary_of([text])] == [*dict.fromkeys(words_of(text))]


def test_several_texts() -> None:
    assert [*vocabulary_of(["ب ا", "ا ج"])] == ["ب", "ا", "ج"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نص **قال داعش** و _مهم_ هنا.\n> قول", True),
        ("5 * 3 = 15 و~ ذلك", True),
        ("دا**عش**", False),
        ("دا**\u200f**عش", False),
        ("دا\u200f*عش*", False),
        ("دا<b>عش", False),
        ("دا&shy;عش", False),
        ("دا\\*عش", False),
        ("دا{.x}عش", False),
    ],
)
def test_words_that_are_put_together(text: str, expected: bool) -> None:
    assert is_read_as_typed(text) is expected


def test_a_sequence_has_every_word_in_its_place() -> None:
    assert sequence_of(["قال «الوفدُ»،  قال", "", "لا"]) == " قال الوفد قال  لا "
    assert sequence_of([]) == "  "
