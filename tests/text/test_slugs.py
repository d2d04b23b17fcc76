"""Ids and anchors."""

import re

import pytest

from milaff.text.slugs import ID_PATTERN, heading_slug, is_id, suggest_id


@pytest.mark.parametrize("text", ["isis-k", "moscow-attack", "2024", "a1-b2", "x"])
def test_ids(text: str) -> None:
    assert is_id(text)
    assert re.fullmatch(ID_PATTERN, text)


@pytest.mark.parametrize(
    "text", ["", "ISIS-K", "isis_k", "isis--k", "-isis", "isis-", "isis k", "داعش", "٢", "a\n", "é"]
)
def test_no_ids(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISIS-K", "isis-k"),
        ("The New York Times!", "the-new-york-times"),
        ("داعش خراسان (ISIS-K)", "isis-k"),
        ("l'État Islamique", "letat-islamique"),
        ("داعش خراسان", "daash-khrasan"),
        ("القاعدة", "al-qaada"),
        ("مُوسكو", "musku"),
        ("هجوم ٢٠٢٤", "hjum-2024"),
        ("ولاية خراسان", "wlaya-khrasan"),
        ("…", ""),
        ("", ""),
    ],
)
def test_suggest_id(text: str, expected: str) -> None:
    assert suggest_id(text) == expected
    assert not expected or is_id(expected)


def test_suggestions_are_short() -> None:
    for title in ("word " * 40, "w" * 200, "كلمة " * 40):
        assert is_id(suggest_id(title))
        assert len(suggest_id(title)) <= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("النشأة والاسم", "النشأة-والاسم"),
        ("ما هو «داعش خراسان» (ISIS-K)؟", "ما-هو-داعش-خراسان-isis-k"),
        ("حصيلةٌ أوّليّة", "حصيلة-أولية"),
        ("\u200fهـــجوم 2024\u200f", "هجوم-2024"),
        ("١٣٣ قتيلا", "١٣٣-قتيلا"),
        ("snake_case  و — شرطة", "snake-case-و-شرطة"),
        ("…", ""),
    ],
)
def test_heading_slug(text: str, expected: str) -> None:
    assert heading_slug(text) == expected
    assert heading_slug(text, "_") == expected.replace("-", "_")
    assert heading_slug(heading_slug(text)) == heading_slug(text)
