"""`milaff list`: records by state."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.leaks.generated_site import LATER, MIDSUMMER, STATES, Generated, write_site

Milaff = Callable[..., Result]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Generated]]:
    folder = tmp_path_factory.mktemp("listed")
    return folder, write_site(folder)


def listed(milaff: Milaff, folder: Path, state: str, now: str) -> list[dict[str, str]]:
    arguments = ("-f", str(folder / "mkdocs.yml"), "--now", now, "--format", "json")
    result = milaff("list", state, *arguments)
    assert result.exit_code == 0
    records: list[dict[str, str]] = json.loads(result.stdout)["records"]
    return records


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("drafts", ["draft"]),
        ("scheduled", ["by-instant"]),
        ("expired", ["until-day"]),
        ("withdrawn", ["withdrawn"]),
    ],
)
def test_states(
    generated: tuple[Path, list[Generated]], milaff: Milaff, state: str, names: list[str]
) -> None:
    folder, records = generated
    found = listed(milaff, folder, state, MIDSUMMER.isoformat())
    wanted = {one.id for one in records if one.state in [STATES[name] for name in names]}
    assert {one["id"] for one in found} == wanted
    assert [one["when"] or "9" for one in found] == sorted(one["when"] or "9" for one in found)


def test_now_decides(generated: tuple[Path, list[Generated]], milaff: Milaff) -> None:
    folder, _ = generated
    assert listed(milaff, folder, "scheduled", LATER.isoformat()) == []
    assert len(listed(milaff, folder, "scheduled", "2024-01-01")) == 75


def test_stale_dossiers(generated: tuple[Path, list[Generated]], milaff: Milaff) -> None:
    folder, records = generated
    assert listed(milaff, folder, "stale", "2024-06-01") == []
    found = {one["id"] for one in listed(milaff, folder, "stale", "2024-12-01")}
    shown = ("published", "by-day", "by-instant")
    assert found == {
        one.id
        for one in records
        if one.kind == "dossiers" and one.state in [STATES[name] for name in shown]
    }


def test_text(site: Path, milaff: Milaff) -> None:
    assert milaff("list", "drafts").stdout == "لا شيء\n"
    assert milaff("list", "withdrawn", "--lang", "en").stdout == "none\n"
    path = next((site / "content/articles").glob("*.md"))
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
    line = milaff("list", "drafts").stdout
    assert f"  {path.stem}  content/articles/{path.name}  " in line
    assert milaff("list", "nothing").exit_code == 2
