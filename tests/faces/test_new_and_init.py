"""`milaff init` and `milaff new`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.faces.conftest import bytes_of, run

Milaff = Callable[..., Result]

ODD = "قال: \"داعش خراسان\" (ISIS-K) <b>؟ & 'x' ](y) #\\"


def test_init_makes_a_site_that_builds_under_mkdocs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("milaff", "init", "new/site").returncode == 0
    monkeypatch.chdir(tmp_path / "new/site")
    assert Path(".github/workflows/site.yml").is_file()
    assert Path(".gitignore").is_file()
    done = run("mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr


def test_init_touches_nothing_that_is_there(site: Path, milaff: Milaff) -> None:
    os.remove("mkdocs.yml")
    before = bytes_of(site)
    assert milaff("init", ".").exit_code == 2
    assert bytes_of(site) == before
    Path("file").write_text("x", encoding="utf-8")
    assert milaff("init", "file").exit_code == 2


def test_init_accepts_a_folder_with_other_things(tmp_path: Path, milaff: Milaff) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "LICENSE").write_text("x", encoding="utf-8")
    assert milaff("init", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize("kind", ["article", "dossier", "entity", "event", "source"])
@pytest.mark.parametrize("title", ["", ODD])
def test_what_new_makes_is_valid(site: Path, milaff: Milaff, kind: str, title: str) -> None:
    made = milaff("new", kind, "my-record", "--title", title)
    assert made.exit_code == 0, made.output
    path = Path(made.output.split()[-1])
    assert path.parent.parent == Path("content")
    checked = milaff("check", "--strict")
    assert checked.exit_code == 0, checked.output
    # The build sees it too when it is no draft any more; then an article needs a source.
    text = path.read_text(encoding="utf-8").replace("status: draft", "")
    text = text.replace("اكتب النص هنا.", "كتبنا النص [@example-source].")
    path.write_text(text, encoding="utf-8")
    built = milaff("build", "--strict")
    assert built.exit_code == 0, built.output
    page = Path("site") / path.parent.name / "my-record/index.html"
    assert "&lt;b&gt;" in page.read_text(encoding="utf-8") or not title


def test_new_dates_by_now(site: Path, milaff: Milaff) -> None:
    milaff("new", "event", "later", "--now", "2031-02-03T23:30Z")
    # Riyadh is three hours ahead.
    assert "date: 2031-02-04" in Path("content/events/later.yml").read_text(encoding="utf-8")


def test_new_never_overwrites(site: Path, milaff: Milaff) -> None:
    milaff("new", "source", "one")
    before = Path("content/sources/one.yml").read_bytes()
    again = milaff("new", "source", "one", "--title", "x")
    assert again.exit_code == 2
    assert "content/sources/one.yml" in again.output
    assert Path("content/sources/one.yml").read_bytes() == before


def test_an_id_is_taken_by_any_kind_in_any_folder(site: Path, milaff: Milaff) -> None:
    Path("content/entities/people").mkdir()
    Path("content/entities/people/someone.yaml").write_text("x", encoding="utf-8")
    assert milaff("new", "article", "someone").exit_code == 2
    assert not Path("content/articles/someone.md").exists()


@pytest.mark.parametrize("id", ["Big", "a_b", "داعش", "a b", "../x", "con", "-a", ""])
def test_ids_that_are_none(site: Path, milaff: Milaff, id: str) -> None:
    before = bytes_of(site)
    assert milaff("new", "article", "--", id).exit_code == 2
    assert bytes_of(site) == before


def test_new_needs_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, milaff: Milaff) -> None:
    monkeypatch.chdir(tmp_path)
    assert milaff("new", "article", "x").exit_code == 2
