"""`milaff build` and `milaff check` on a small site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from tests.faces.conftest import bytes_of, edit

Milaff = Callable[..., Result]

ARTICLE = Path("content/articles/example-article.md")


def test_the_starter_site_builds_green(site: Path, milaff: Milaff) -> None:
    result = milaff("build", "--strict")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "لا مشكلات"
    assert (site / "site/articles/example-article/index.html").is_file()


def test_a_second_build_moves_nothing(site: Path, milaff: Milaff) -> None:
    milaff("build")
    first = bytes_of(site / "site")
    result = milaff("build", "--lang", "en")
    assert bytes_of(site / "site") == first
    assert f"0 written, 0 removed, {len(first)} left as they were" in result.output


def test_a_broken_record_stops_the_build_and_leaves_the_site(site: Path, milaff: Milaff) -> None:
    milaff("build")
    before = bytes_of(site / "site")
    edit(ARTICLE, "date: 2024-01-15", "date: 2024-13-40")
    edit(Path("content/about.md"), "من أنتم", "من نحن")
    result = milaff("build")
    assert result.exit_code == 1
    assert f"{ARTICLE}:4:7: SCH" in result.output
    assert "لم يُنشر شيء، وبقي الموقع كما كان." in result.output
    assert bytes_of(site / "site") == before


def test_the_site_is_published_again_when_the_record_is_mended(site: Path, milaff: Milaff) -> None:
    edit(ARTICLE, "date: 2024-01-15", "date: 2024-13-40")
    assert milaff("build").exit_code == 1
    assert not (site / "site").exists()
    edit(ARTICLE, "date: 2024-13-40", "date: 2024-01-15")
    assert milaff("build").exit_code == 0


def test_warnings_stop_a_strict_build_only(site: Path, milaff: Milaff) -> None:
    edit(Path("content/about.md"), "articles/index.md", "articles/none.md")
    strict = milaff("build", "--strict", "--lang", "en")
    assert strict.exit_code == 1
    assert "content/about.md:6:" in strict.output
    assert 'LNK691 the link "articles/none.md" leads to no file' in strict.output
    assert milaff("build").exit_code == 0


def test_strict_in_mkdocs_yml_counts(site: Path, milaff: Milaff) -> None:
    edit(Path("mkdocs.yml"), "docs_dir:", "strict: true\ndocs_dir:")
    edit(Path("content/about.md"), "articles/index.md", "articles/none.md")
    assert milaff("build").exit_code == 1
    assert milaff("check").exit_code == 1


def test_check_writes_nothing(site: Path, milaff: Milaff) -> None:
    before = bytes_of(site)
    assert milaff("check").exit_code == 0
    assert bytes_of(site) == before


def test_check_finds_what_build_finds(site: Path, milaff: Milaff) -> None:
    edit(ARTICLE, "example-dossier", "exampel-dossier")
    edit(Path("content/about.md"), "[[example-dossier]]", "[[exampel-dossier]]")
    edit(Path("mkdocs.yml"), "about.md", "abuot.md")
    built, checked = milaff("build"), milaff("check")
    assert built.exit_code == checked.exit_code == 1
    assert checked.output in built.output
    assert "content/about.md:6:" in checked.output
    assert "mkdocs.yml:24:13: LNK694" in checked.output
    assert "هل تقصد «example-dossier»؟" in checked.output
    assert "هل تقصد «about.md»؟" in checked.output


@pytest.mark.parametrize("format", ["json", "sarif", "github"])
def test_check_for_machines(site: Path, milaff: Milaff, format: str) -> None:
    edit(ARTICLE, "  - example-dossier", "  - exampel-dossier")
    result = milaff("check", "--format", format, "--lang", "en")
    assert result.exit_code == 1
    if format == "github":
        assert result.output.startswith(f"::error file={ARTICLE},line=9,col=5,title=REF")
    else:
        assert json.loads(result.output)


def test_machines_get_an_empty_report_for_a_clean_site(site: Path, milaff: Milaff) -> None:
    assert json.loads(milaff("check", "--format", "json").output)["problems"] == []
    assert milaff("check", "--format", "github").output == ""


def test_now_publishes_what_was_to_come(site: Path, milaff: Milaff) -> None:
    edit(ARTICLE, "summary: ", "publish_at: 2030-06-01\nsummary: ")
    page = site / "site/articles/example-article/index.html"
    milaff("build", "--now", "2030-05-31T23:59+03:00")
    assert not page.exists()
    assert not [path for path in bytes_of(site / "site") if "example-article" in path]
    milaff("build", "--now", "2030-06-01")
    assert page.exists()


def test_now_in_the_settings_gives_way_to_the_command(site: Path, milaff: Milaff) -> None:
    edit(ARTICLE, "summary: ", "publish_at: 2030-06-01\nsummary: ")
    edit(Path("mkdocs.yml"), "months: both", "now: 2031-01-01")
    page = site / "site/articles/example-article/index.html"
    milaff("build")
    assert page.exists()
    milaff("build", "--now", "2029-01-01")
    assert not page.exists()


def test_nothing_of_a_draft_is_in_the_site(site: Path, milaff: Milaff) -> None:
    edit(ARTICLE, "summary: ", "status: draft\nsummary: ")
    assert milaff("build").exit_code == 0
    everything = b"\n".join(bytes_of(site / "site").values()).decode(errors="replace")
    assert "example-article" not in everything
    assert "افتتاح جسر لا وجود له" not in everything


def test_the_language_of_messages_is_that_of_the_site(site: Path, milaff: Milaff) -> None:
    edit(Path("mkdocs.yml"), "language: ar", "language: en")
    assert milaff("check").output == "no problems\n"
    assert milaff("check", "--lang", "ar").output == "لا مشكلات\n"


def test_site_dir_and_config_file(
    site: Path, milaff: Milaff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.parent)
    edit(site / ARTICLE, "date: 2024-01-15", "date: never")
    result = milaff("check", "-f", f"{site.name}/mkdocs.yml")
    assert f"{site.name}/{ARTICLE}:4:7:" in result.output
    edit(site / ARTICLE, "date: never", "date: 2024-01-15")
    out = site.parent / "elsewhere" / "out"
    assert milaff("build", "-f", f"{site.name}/mkdocs.yml", "-d", str(out)).exit_code == 0
    assert (out / "index.html").is_file()
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_what_lies_among_records_is_not_published(site: Path, milaff: Milaff) -> None:
    (site / "content/articles/_note.md").write_text("سر", encoding="utf-8")
    Image.new("RGB", (2, 2)).save(site / "content/articles/photo.png")
    (site / "content/articles/list.txt").write_text("سر", encoding="utf-8")
    milaff("build")
    files = bytes_of(site / "site")
    assert "articles/photo.png" in files
    assert not [path for path, data in files.items() if "سر".encode() == data or "note" in path]


def test_own_files_win_over_made_ones(site: Path, milaff: Milaff) -> None:
    (site / "content/robots.txt").write_text("User-agent: x\n", encoding="utf-8")
    assert milaff("build").exit_code == 0
    assert bytes_of(site / "site")["robots.txt"] == b"User-agent: x\n"
