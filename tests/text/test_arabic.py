"""Letters: the normal form, alphabetical order, sentences."""

import unicodedata

import pytest

from milaff.text.arabic import (
    INVISIBLE,
    first_letter,
    fold,
    sentences,
    sort_key,
    strip_marks,
)

FOLDED = [
    ("أحمد", "احمد"),
    ("إيران", "ايران"),
    ("آسيا", "اسيا"),
    ("ٱلله", "الله"),
    ("مصطفى", "مصطفي"),
    ("هيئة", "هييه"),
    ("مسؤول", "مسوول"),
    ("پاکستان", "باكستان"),
    ("گروزنی", "كروزني"),
    ("مُحَمَّدٌ", "محمد"),
    ("هـــجوم", "هجوم"),
    ("\u202bموسكو\u202c\u200f", "موسكو"),
    ("داعش-خراسان", "داعش خراسان"),
    ("داعش–خراسان", "داعش خراسان"),
    ("داعش\u00a0\u00a0خراسان ", "داعش خراسان"),
    ("می\u200cخواهم", "مي خواهم"),
    ("١٣٣ و۱۳۳", "133 و133"),
    ("ISIS-K", "isis k"),
    ("ﻻﻡ", "لام"),
    ("ﷲ", "الله"),
    ("مح\ufe76م\ufe70د", "محمد"),
    ("snake_case", "snake case"),
    ("ءاية", "ءايه"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in FOLDED])
def test_fold_is_stable_and_ignores_the_unicode_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_names_in_alphabetical_order() -> None:
    ordered = [
        "9 هجمات",
        "11 هجوما",
        "133 قتيلا",
        "آسيا الوسطى",
        "أفغانستان",
        "الله",
        "ألمانيا",
        "إيران",
        "بن لادن",
        "بنغازي",
        "«الحرة»",
        "داعش",
        "داعش خراسان",
        "دَرعا",
        "القاعدة",
        "قطر",
        "الكرملين",
        "مكة",
        "مكتب الأمم المتحدة",
        "موسكو",
        "نيويورك تايمز",
        "الهزارة",
        "CNN",
        "Élan",
        "ISIS-K",
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


def test_order_is_total() -> None:
    spellings = ["علي", "على", "عَلي", "«علي»"]
    backwards = spellings[::-1]
    assert sorted(spellings, key=sort_key) == sorted(backwards, key=sort_key)
    assert len({sort_key(name) for name in spellings}) == len(spellings)


def test_decomposed_hamza_is_no_article() -> None:
    assert first_letter(unicodedata.normalize("NFD", "ألمانيا")) == "ا"


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("أحمد", "ا"),
        ("آسيا", "ا"),
        ("القاعدة", "ق"),
        ("الله", "ا"),
        ("ألبانيا", "ا"),
        ("إلياس", "ا"),
        ("آل سعود", "ا"),
        ("«الحرة»", "ح"),
        ("\u200fطالبان", "ط"),
        ("پاکستان", "ب"),
        ("هُدى", "ه"),
        ("ISIS", "I"),
        ("isis-k", "I"),
        ("Élan", "E"),
        ("الـCNN", "C"),
        ("133 قتيلا", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_first_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_marks_and_invisible_characters() -> None:
    assert strip_marks("\u200fعُـــنفًا\u2069") == "عنفا"
    assert strip_marks("أُسَر") == "أسر"
    assert "\u2067" in INVISIBLE
    assert "\u200c" not in INVISIBLE


SENTENCES = [
    ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
    ("هل عاد؟ نعم! انتهى…", ["هل عاد؟", "نعم!", "انتهى…"]),
    ("عنوان\nنص", ["عنوان", "نص"]),
    ("قال د. أحمد إنه عاد. وصمت.", ["قال د. أحمد إنه عاد.", "وصمت."]),
    ("قال أ.د. سامي ذلك.", ["قال أ.د. سامي ذلك."]),
    ("بلغ العدد 2.5 مليون. وزاد.", ["بلغ العدد 2.5 مليون.", "وزاد."]),
    ("التقى Dr. Smith في U.S. أمس. وعاد.", ["التقى Dr. Smith في U.S. أمس.", "وعاد."]),
    ("كوفي.. أفغانية تطاردها", ["كوفي.. أفغانية تطاردها"]),
    ("1. الأول", ["1. الأول"]),
    ("سيطرت عام 2021. وبعدها", ["سيطرت عام 2021.", "وبعدها"]),
    ("في 2024 م. وبعدها", ["في 2024 م.", "وبعدها"]),
    ("قال: «نعم.» ومضى", ["قال: «نعم.»", "ومضى"]),
    ('ما هو "داعش خراسان"؟ فرع', ['ما هو "داعش خراسان"؟', "فرع"]),
    ("كما قالَ. ثم", ["كما قالَ.", "ثم"]),
    ("انظر https://example.org/a.b للمزيد.", ["انظر https://example.org/a.b للمزيد."]),
    ("  ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
