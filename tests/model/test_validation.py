"""Validation: what counts as absent, where a fault is shown, what is no echo of another."""

from __future__ import annotations

import pytest

from milaff.model.names import Names
from milaff.model.validation import Validated, described_sources, validate_record
from milaff.problems import sort_problems
from milaff.records import Kind, Record, parse_record

ARTICLE = "title: نص\ndate: 2024-03-22\n"
EVENT = "title: نص\ndate: 2024\n"
ENTITY = "kind: place\nname: موسكو\n"


def read(kind: Kind, text: str) -> Record:
    record, problems = parse_record(text.encode(), kind, f"{kind.folder}/x.yml", "c")
    assert record is not None
    assert problems == ()
    return record


def validate(kind: Kind, text: str) -> Validated:
    return validate_record(read(kind, text), Names())


def faults(kind: Kind, text: str) -> list[str]:
    return [
        f"{problem.place.line}:{problem.place.column} {problem.code}"
        for problem in sort_problems(validate(kind, text).problems)
    ]


@pytest.mark.parametrize(
    "blank",
    [
        "summary:\n", 'summary: ""\n', "tags: []\n", "tags:\n", "image: {}\n", "image:\n  file:\n",
        "changes:\n", "disambiguate: {}\n", "as_of: ~\n", "status:\n", "dossiers: null\n",
    ],
)  # fmt: skip
def test_a_blank_form_counts_as_absent(blank: str) -> None:
    assert validate(Kind.ARTICLE, ARTICLE + blank) == validate(Kind.ARTICLE, ARTICLE)


PLACES = {
    "summary: {a: b}\n": ["3:10 SCH203"],
    "summary:\n  a: b\n": ["3:1 SCH203"],
    "summary:\n  - a\n": ["3:1 SCH203"],
    "summary: true\n": ["3:10 SCH203"],
    "dossiers: a\n": ["3:11 SCH204"],
    "dossiers:\n  id: a\n": ["3:1 SCH204"],
    "dossiers:\n  - a\n  -\n": ["5:4 SCH203"],
    "dossiers:\n  - a\n  - B c\n": ["5:5 SCH210"],
    "image: a.jpg\n": ["3:8 SCH205"],
    "image:\n  file: a.jpg\n": ["4:3 SCH201"],
    "image:\n  file: a.jpg\n  alt:\n": ["5:3 SCH201"],
    "image:\n  file: a.jpg\n  alt: a\n  x: 1\n": ["6:3 SCH202"],
    "status: x\n": ["3:9 SCH206"],
    "status: [draft]\n": ["3:9 SCH206"],
    "date_inferred: نعم\n": ["3:16 SCH207"],
    "language: AR\n": ["3:11 SCH213"],
    "redirect_from:\n  - /a?b\n": ["4:5 SCH212"],
    "as_of: 24/3/2024\n": ["3:8 SCH220"],
    "as_of: 2024-02-30\n": ["3:8 SCH221"],
    "publish_at: 2024-03-24T20:00\n": ["3:13 SCH223"],
    "publish_at: 2024\n": ["3:13 SCH224"],
    "sources:\n  - {id: a, url: b}\n": [],
    "nothing: 1\n": ["3:1 SCH202"],
    "nothing: 1\nstatus: x\n": ["3:1 SCH202", "4:9 SCH206"],
}


@pytest.mark.parametrize("text", PLACES)
def test_place_of_a_fault(text: str) -> None:
    assert faults(Kind.ARTICLE, ARTICLE + text) == PLACES[text]


EVENT_PLACES = {
    "participants:\n  - entity: a\n": ["4:5 SCH201"],
    "participants:\n  - entity: a\n    role: claimed\n": ["5:11 SCH240"],
    "participants:\n  - entity: a\n    role: accused\n": ["5:11 SCH240"],
    "participants:\n  - entity: a\n    role: accused\n    source: s\n": ["5:11 SCH241"],
    "participants:\n  - entity: a\n    role: other\n": ["5:11 SCH242"],
    "figures:\n  - measure: m\n    label: l\n": ["4:5 SCH233"],
    "figures:\n  - measure: m\n    label: l\n    values: [{value: x}]\n": ["6:22 SCH230"],
    "figures:\n  - measure: m\n    label: l\n    values: [{value: 1, words: x}]\n": ["6:32 SCH232"],
    "figures:\n  - measure: m\n    label: l\n    values: [{source: s}]\n": ["6:14 SCH232"],
    "figures:\n  - measure: m\n    label: l\n    values:\n      - {value: 1, adopted: true}\n"
    "      - {value: 2, adopted: true}\n": ["8:29 SCH234"],
}


@pytest.mark.parametrize("text", EVENT_PLACES)
def test_place_of_a_fault_of_an_event(text: str) -> None:
    assert faults(Kind.EVENT, EVENT + text) == EVENT_PLACES[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: place\nname:\n  arabic: موسكو\n", ["3:3 SCH213"]),
        ("kind: place\nname: [موسكو]\n", ["2:7 SCH205"]),
        ("kind: place\nname: {}\n", ["2:1 SCH201"]),
        (ENTITY + "relations:\n  - {kind: other, to: b}\n", ["4:12 SCH242"]),
        (ENTITY + "aliases:\n  - {context: [x]}\n", ["4:5 SCH201"]),
        (ENTITY + "aliases:\n  - موسكفا\n  - {text: مسكو, exact: true}\n", []),
        ("kind: town\nname: موسكو\n", ["1:7 SCH206"]),
    ],
)
def test_place_of_a_fault_of_an_entity(text: str, expected: list[str]) -> None:
    assert faults(Kind.ENTITY, text) == expected


def test_a_misspelt_key_is_not_missing_too() -> None:
    assert faults(Kind.ARTICLE, "titel: نص\nالتاريخ: 2024-03-22\n") == [
        "1:1 SCH202",
        "2:1 SCH202",
    ]
    assert faults(Kind.ARTICLE, "tags: [a]\nnothing: x\ndate: 2024-03-22\n") == [
        "1:1 SCH201",
        "2:1 SCH202",
    ]


def test_what_is_sound_is_kept() -> None:
    found = validate(Kind.ARTICLE, "title:\ndate: x\nevents: [e]\ndossiers: d\n")
    assert found.item is None
    assert found.salvaged is not None
    assert found.salvaged.model_dump(include={"events", "dossiers"}) == {
        "events": ("e",),
        "dossiers": (),
    }


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("place: موسكو", "هل تقصد «moscow»؟"),
        ("place: Moscow", "هل تقصد «moscow»؟"),
        ("place: كييف", "المعرّف اسم الملف، بأحرف لاتينية صغيرة وأرقام وشرطات، مثل: isis-k"),
        ("status: مسودة", "هل تقصد «draft»؟"),
        ("المكان: moscow", "هل تقصد «place»؟"),
        ("Place: moscow", "هل تقصد «place»؟"),
    ],
)
def test_hint(typed: str, hint: str) -> None:
    place, _ = parse_record(
        "kind: place\nname: موسكو\n".encode(), Kind.ENTITY, "entities/moscow.yml"
    )
    assert place is not None
    found = validate_record(read(Kind.EVENT, f"{EVENT}{typed}\n"), Names((place,)))
    (problem,) = found.problems
    assert problem.hint is not None
    assert problem.hint.ar == hint


def test_described_sources() -> None:
    text = (
        ARTICLE + "sources:\n  - a\n  - {id: b, outlet: x}\n  - {outlet: y}\n  - {id: C, kind: z}\n"
    )
    record = read(Kind.ARTICLE, text)
    sound, nameless, faulty = described_sources(record, Names())
    assert (sound.key, sound.id, sound.source and sound.source.outlet) == (("sources", 1), "b", "x")
    assert [problem.code for problem in nameless.problems] == ["SCH201"]
    assert [problem.code for problem in faulty.problems] == ["SCH210", "SCH206"]
    assert validate(Kind.ARTICLE, text).problems == ()
