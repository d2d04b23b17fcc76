"""What the language teaches about names: proclitics, given names, longer names, adjectives."""

from __future__ import annotations

import pytest

from milaff.text.adjectives import is_adjective_after
from milaff.text.given_names import after_servant, given_name_before, sounds_alike
from milaff.text.longer_names import LONGER_NAMES, names_after_person, names_after_place
from milaff.text.proclitics import attached_forms, has_article, restored, written_forms
from milaff.text.spelling import letters_of, words_of


def test_forms_of_a_word() -> None:
    assert written_forms("كابل") == {
        *("كابل", "وكابل", "فكابل", "بكابل", "لكابل", "ككابل"),
        *("وبكابل", "فبكابل", "ولكابل", "فلكابل", "وككابل", "فككابل"),
    }
    contracted = {one.form: one.skip for one in attached_forms("اللاذقيه") if one.is_contracted}
    assert contracted == {"للاذقيه": 0, "وللاذقيه": 1, "فللاذقيه": 1}
    assert "للكرملين" in written_forms("الكرملين")
    assert "اللاذقيه" in restored("للاذقيه")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("الكرملين", True), ("ٱلعراق", True), ("ألمانيا", False), ("آل", False), ("الف", False)],
)
def test_article(word: str, expected: bool) -> None:
    assert has_article(word) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("قال محمد", "محمد"),
        ("ولمحمد", "محمد"),
        ("مع عبد الملك", "الملك"),
        ("مع عبدالملك", "الملك"),
        ("وعبدالملك", "الملك"),
        ("المتحدث باسم", None),
        ("لصالح", None),
        ("الهجوم علي", None),
        ("", None),
    ],
)
def test_given_name(words: str, expected: str | None) -> None:
    assert given_name_before(words_of(words)) == expected


def test_one_name_written_twice() -> None:
    assert sounds_alike("ديمتري", "دميتري")
    assert sounds_alike("سيرغي", "سيرجي")
    assert not sounds_alike("محمد", "محمود حسن")
    assert after_servant("عباس") == "عباس"


def test_nouns_before_a_name() -> None:
    assert names_after_place("بجامعه")
    assert names_after_person("شارع")
    assert not names_after_place("مدينه")
    assert not names_after_person("صحيفه")


def test_adjectives() -> None:
    assert is_adjective_after("سلاحا", "روسيا")
    assert is_adjective_after("وحوارا", "سوريا")
    assert not is_adjective_after("متهما", "روسيا")
    assert not is_adjective_after("حاليا", "روسيا")
    assert not is_adjective_after("سلاحا", "فرنسا")


def test_longer_names_are_written_once_and_have_two_words() -> None:
    folded = [words_of(name) for name in LONGER_NAMES]
    assert all(len(words) > 1 for words in folded)
    spelled = [letters_of(name) for name in LONGER_NAMES]
    assert sorted(set(spelled)) == sorted(spelled)
