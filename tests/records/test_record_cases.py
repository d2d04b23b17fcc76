"""Every trap of the case files gives exactly the words that were reviewed."""

from __future__ import annotations

import pytest
from record_cases import CASES, REWRITE, Case, read_cases, write_cases

FILES = sorted(CASES.glob("*.txt"))
ALL = [case for file in FILES for case in read_cases(file)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_case(case: Case) -> None:
    if REWRITE:
        write_cases(case.file, list(read_cases(case.file)))
        return
    assert case.actual == case.expected


def test_titles_are_unique() -> None:
    titles = [(case.file, case.title) for case in ALL]
    assert len(set(titles)) == len(titles) >= 40
