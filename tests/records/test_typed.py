"""Where in a file a letter of a value or of a body was typed."""

from __future__ import annotations

import pytest

from milaff.problems import Place
from milaff.records.read import parse_record
from milaff.records.record import Kind, Record
from milaff.records.typed import TypedText

CASES = {
    "plain": "summary: قبل موسكو بعد",
    "plain over lines": "summary: قبل\n  موسكو\n\n  بعد",
    "double quotes": 'summary: "قبل موسكو: بعد"',
    "escapes": r'summary: "\"قبل\" \u0642\tموسكو"',
    "an escaped line end": 'summary: "قبل \\\n  موسكو"',
    "folded in double quotes": 'summary: "قبل\n\n  ثم   \n   موسكو"',
    "single quotes": "summary: 'قبل ''هذا'' موسكو'",
    "folded": "summary: >\n  قبل\n  هذا\n\n  موسكو بعد",
    "folded with deeper lines": "summary: >-\n  قبل\n    هذا\n  موسكو بعد",
    "literal": "summary: |\n  قبل\n    هذا\n  موسكو بعد",
    "literal with an indicator and a comment": "summary: |2- # تعليق\n    قبل موسكو\n  موسكو",
    "an anchor": "summary: &x قبل موسكو\ntags: [*x]",
    "in brackets": "summary: قبل موسكو\ntags: [موسكو]",
}
ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def typed(front: str, end: str, mark: str = "") -> tuple[str, Record]:
    text = mark + f"---\ntitle: ع\n{front}\n---\nالمتن: قرب\nموسكو.\n".replace("\n", end)
    record, problems = parse_record(text.encode(), Kind.ARTICLE, "articles/a.md")
    assert record is not None
    assert problems == ()
    return text, record


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("front", CASES.values(), ids=CASES)
def test_values(front: str, end: str, mark: str) -> None:
    text, record = typed(front, end, mark)
    value = record.values["summary"].strip()
    start = value.index("موسكو")
    span = TypedText(text).span_of_value(record.place_of("summary"), value, start, start + 5)
    assert (span.text, text[span.start : span.end], span.is_exact) == ("موسكو", "موسكو", True)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[span.place.line - 1][span.place.column - 1 :].startswith("موسكو")


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_name_over_a_folded_line_is_one_span(end: str) -> None:
    text, record = typed("summary: قال عبد\n  الملك", end)
    span = TypedText(text).span_of_value(record.place_of("summary"), "قال عبد الملك", 4, 13)
    assert span.text == f"عبد{end}  الملك"
    assert text[span.start : span.end] == span.text


def test_every_letter_of_escaped_text() -> None:
    text, record = typed(r'summary: "\u0645\x41\U0001F600\/ب"', "\n")
    value = record.values["summary"]
    spans = [
        TypedText(text).span_of_value(record.place_of("summary"), value, at, at + 1).text
        for at in range(len(value))
    ]
    assert spans == [r"\u0645", r"\x41", r"\U0001F600", r"\/", "ب"]


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_bodies(end: str, mark: str) -> None:
    text, record = typed("summary: خ", end, mark)
    start = record.body.index("قرب")
    places = record.place_in_body(start), record.place_in_body(start + len("قرب\nموسكو"))
    span = TypedText(text).span_between(*places)
    assert text[span.start : span.end] == span.text == f"قرب{end}موسكو"
    assert span.place == places[0]


def test_what_cannot_be_followed_has_the_values_place() -> None:
    place = Place("a.yml", 1, 10)
    span = TypedText("summary: شيء آخر").span_of_value(place, "قبل موسكو", 4, 9)
    assert (span.place, span.start, span.end, span.text) == (place, 9, 14, "موسكو")
    assert not span.is_exact
    assert TypedText("").span_of_value(place, "موسكو", 0, 5).text == "موسكو"
