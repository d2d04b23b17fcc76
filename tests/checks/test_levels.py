"""A site switches a check off, or takes it more or less seriously."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from tests.built_site import build_site, write_content

from milaff.checks import FACT_CHECKS, RECORD_CHECKS, SITE_CHECKS, known_codes
from milaff.mkdocs_host.check_levels import read_check_levels
from milaff.mkdocs_host.places import ConfigText
from milaff.problems import Level, Problem

ARTICLE = {"articles/a.md": "---\ntitle: مادة\ndate: 2024-03-01\n---\nقُتل 5 أشخاص.\n"}


def levels(tmp_path: Path, chosen: dict[str, Level | None]) -> dict[str, str]:
    site = build_site(write_content(tmp_path, ARTICLE), checks=chosen)
    return {problem.code: problem.level.value for problem in site.problems}


def test_levels_are_those_of_the_rules(tmp_path: Path) -> None:
    assert levels(tmp_path, {}) == {"SRC402": "warning", "SRC404": "hint"}


def test_a_site_chooses_others(tmp_path: Path) -> None:
    chosen = {"SRC402": Level.ERROR, "SRC404": Level.WARNING}
    assert levels(tmp_path, chosen) == {"SRC402": "error", "SRC404": "warning"}


def test_a_site_switches_checks_off(tmp_path: Path) -> None:
    assert levels(tmp_path, {"SRC402": None, "SRC404": None}) == {}


def test_what_is_an_error_for_everybody_stays_one(tmp_path: Path) -> None:
    files = {"articles/a.md": "---\ntitle: م\ndate: 2024-03-01\n---\n[[nobody]] [@no-source]\n"}
    site = build_site(write_content(tmp_path, files), checks={"REF301": None})
    assert {problem.level for problem in site.problems} == {Level.ERROR}


def test_every_rule_says_its_codes() -> None:
    """The codes that a check gives are those that its docstring begins with."""
    for check in (*RECORD_CHECKS, *SITE_CHECKS, *FACT_CHECKS):
        text = inspect.getsource(inspect.getmodule(check))  # type: ignore[arg-type]
        given = set(re.findall(r'"([A-Z]{3,4}\d{3})"', text))
        assert given <= known_codes(), check.__module__


@pytest.mark.parametrize(
    ("typed", "read", "codes"),
    [
        ({"SRC404": False}, {"SRC404": None}, []),
        ({"SRC404": "off", "SRC402": "error"}, {"SRC404": None, "SRC402": Level.ERROR}, []),
        ({"CARE903": "off"}, {"CARE903": None}, []),
        ({"SRC404": "offf"}, {}, ["SET721"]),
        ({"SRC404": True}, {}, ["SET721"]),
        ({"SRC499": "off"}, {}, ["SET720"]),
        ({404: "off"}, {}, ["SET720"]),
    ],
)
def test_the_option(typed: dict[object, object], read: object, codes: list[str]) -> None:
    problems: list[Problem] = []
    assert read_check_levels(typed, ConfigText("mkdocs.yml"), problems) == read
    assert [problem.code for problem in problems] == codes
