"""Words are cut, folded and stemmed the same by the index and by the script that asks it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from milaff.text.broken_plurals import PLURALS, singulars_of
from milaff.text.search_words import inner_stem, stem, words_of
from tests.search.sites import needs_node

HERE = Path(__file__).parent
FILE = HERE / "words.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))


def read(text: str) -> list[list[str]]:
    return [[word, stem(word), inner_stem(word)] for word in words_of(text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words_of_python(case: dict[str, object]) -> None:
    assert read(str(case["text"])) == case["words"]


@needs_node
def test_words_of_javascript() -> None:
    command = ["node", str(HERE / "check_words.mjs"), str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found == [case["words"] for case in CASES]


@needs_node
def test_every_letter_is_folded_alike(tmp_path: Path) -> None:
    letters = [chr(code) for code in range(0x20, 0x2100) if chr(code).isprintable()]
    letters += [chr(code) for code in range(0xFB50, 0xFEFD) if chr(code).isalpha()]
    file = tmp_path / "letters.json"
    file.write_text(json.dumps([{"text": f"ا{letter}ب a{letter}b"} for letter in letters]))
    command = ["node", str(HERE / "check_words.mjs"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = [
        letter
        for letter, words in zip(letters, found, strict=True)
        if words != read(f"ا{letter}ب a{letter}b")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("اقلام", "قلم"), ("ملوك", "ملك"), ("وثايق", "وثيق"), ("صواريخ", "صاروخ"), ("مصانع", "مصنع")],
)
def test_patterns_propose_the_singular(plural: str, singular: str) -> None:
    assert singular in set(singulars_of(plural))


def test_no_word_is_its_own_plural() -> None:
    assert [one for one, plurals in PLURALS.items() if one in plurals] == []
