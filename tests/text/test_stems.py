"""Words, light stems and the likeness of short texts."""

from __future__ import annotations

import random

import pytest

from milaff.text.stems import count_terms, stem, words_of
from milaff.text.token_set import common_length, token_set_ratio


@pytest.mark.parametrize(
    "forms",
    [
        ("قوات", "القوات", "والقوات", "للقوات", "بالقوات", "وللقوات"),
        ("حركة", "الحركة", "وحركة", "لحركة"),
        ("مسؤول", "المسؤولون", "المسؤولين", "ومسؤولين", "للمسؤولين", "مسؤولية"),
        ("هجوم", "الهجوم", "هجومها", "بهجومهم"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for form in forms for word in words_of(form)}) == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [("باب", "باب"), ("كتاب", "كتاب"), ("2024", "2024"), ("isis", "isis")],
)
def test_short_and_foreign_words_stay(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_words_are_folded() -> None:
    assert words_of("وأعلنَ «الـكرملين»، ٢٤ مارس (UN-3).") == words_of("واعلن الكرملين 24 مارس UN 3")


def test_common_words_are_no_terms() -> None:
    assert count_terms(words_of("قال في القوات إن القوات على و")) == {"قوات": 2}


def test_common_length_is_that_of_the_table() -> None:
    """Against the textbook's table, on random strings."""
    chance = random.Random(5)
    for _ in range(200):
        one, other = ("".join(chance.choices("ابتث ", k=chance.randrange(40))) for _ in range(2))
        assert common_length(one, other) == _by_table(one, other)


def _by_table(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for letter in one:
        before, row = row, [0]
        for index, its in enumerate(other):
            longest = before[index] + 1 if letter == its else max(before[index + 1], row[index])
            row.append(longest)
    return row[-1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("هجوم موسكو", "موسكو هجوم", 100),
        ("هجوم موسكو", "هجوم قرب موسكو اليوم", 100),
        ("", "هجوم", 0),
        ("abc", "xyz", 0),
        ("ab cd", "ab ce", 80),
        ("ab cdef", "ab wxyz", 44.44),
    ],
)
def test_token_set_ratio(one: str, other: str, expected: float) -> None:
    assert token_set_ratio(one.split(), other.split()) == pytest.approx(expected, abs=0.01)
    assert token_set_ratio(other.split(), one.split()) == pytest.approx(expected, abs=0.01)
