"""Places of keys and values, and texts that would harm the machine."""

from __future__ import annotations

import pytest

from milaff.problems import Place
from milaff.records import Kind, parse_record, read_yaml

DOSSIER = """\
---
title: داعش
sources:
  - a
  - {id: b, title: ع}
---
متن
"""


def test_places_count_from_the_top_of_the_file() -> None:
    record, problems = parse_record(DOSSIER.encode(), Kind.DOSSIER, "dossiers/x.md", "c")
    assert record is not None
    assert problems == ()
    assert record.top == Place("c/dossiers/x.md", 1, 1)
    assert record.place_of("title") == Place("c/dossiers/x.md", 2, 8)
    assert record.place_of_key("title") == Place("c/dossiers/x.md", 2, 1)
    assert record.place_of("sources", 1, "title") == Place("c/dossiers/x.md", 5, 20)
    assert record.place_of("sources", 0) == Place("c/dossiers/x.md", 4, 5)
    assert record.place_in_body(2) == Place("c/dossiers/x.md", 7, 3)
    assert record.id == "x"
    assert len(record.digest) == 64


def test_first_line_moves_all_places() -> None:
    read = read_yaml("a: x: y\nb: 1\n", "f", first_line=10)
    assert [problem.place.line for problem in read.problems] == [10]
    assert read.places[("b",)].line == 11


def test_aliases_that_multiply_are_stopped() -> None:
    lines = ["a0: &a0 [" + ",".join("x" * 30) + "]"]
    lines += [f"a{n}: &a{n} [" + ",".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    read = read_yaml("\n".join([*lines, "z: *a11"]), "f")
    assert [problem.code for problem in read.problems] == ["YAM123"]
    assert len(read.places) < 50_000


@pytest.mark.parametrize("text", ["a: " + "[" * 200_000, "- " * 200_000, "{a: " * 100_000])
def test_depth_does_not_kill_the_process(text: str) -> None:
    assert "YAM125" in [problem.code for problem in read_yaml(text, "f").problems]


def test_lone_surrogate_is_a_problem() -> None:
    assert [problem.code for problem in read_yaml("a: \ud800\n", "f").problems] == ["YAM145"]
