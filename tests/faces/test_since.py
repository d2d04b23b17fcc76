"""`milaff check --since`: small git repositories, and what changed in them without a word."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Milaff = Callable[..., Result]
FIGURE = """\
title: الهجوم
date: 2024-03-22
figures:
  - measure: killed
    label: القتلى
    unit: killed
    values:
      - {value: "> 100", source: wire, note: حصيلة أولية}
      - {value: "133", source: wire, as_of: 2024-03-24, adopted: true}
sources: [wire]
"""
ARTICLE = """\
---
title: هجوم موسكو
summary: ملخص.
date: 2024-03-26
events: [attack]
---

قال المتحدث «هاجمنا تجمعا كبيرا في محيط العاصمة» [@wire].
"""
CHANGE = "changes:\n  - {kind: correction, date: 2024-03-27, note: صُححت., %s}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a sub-folder of a repository, with one commit."""
    folder = tmp_path / "repo" / "site of mine"
    write(folder / "mkdocs.yml", "site_name: م\nsite_url: https://a.example/\n"
          "docs_dir: content\ntheme: {name: milaff}\nplugins: [milaff]\n")  # fmt: skip
    write(folder / "content/index.md", "# أهلا\n")
    write(folder / "content/events/attack.yml", FIGURE)
    write(folder / "content/sources/wire.yml", "title: خبر\noutlet: وكالة\n")
    write(folder / "content/articles/moscow.md", ARTICLE)
    git(folder.parent, "init", "-q", "-b", "main")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.hooksPath=/dev/null")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", "--allow-empty")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def silent(result: Result) -> list[str]:
    """The findings of this check alone, without their hints."""
    return [line for line in result.output.splitlines() if " CHG8" in line]


def test_nothing_changed(site: Path, milaff: Milaff) -> None:
    result = milaff("check", "--since", "HEAD", "--lang", "en")
    assert result.exit_code == 0
    assert silent(result) == []


def test_a_toll_changed_silently(site: Path, milaff: Milaff) -> None:
    edit(site / "content/events/attack.yml", '"133"', '"145"')
    result = milaff("check", "--since", "HEAD", "--lang", "en")
    assert result.exit_code == 1
    assert silent(result) == [
        'content/events/attack.yml:9:17: CHG801 The figure "القتلى" changed and nothing says so:'
        ' it was "133" and is "145"'
    ]
    assert "figure: killed" in result.output


def test_it_is_still_found_after_a_commit(site: Path, milaff: Milaff) -> None:
    edit(site / "content/events/attack.yml", '"133"', '"145"')
    commit(site)
    assert milaff("check", "--since", "HEAD").exit_code == 0
    assert milaff("check", "--since", "HEAD~1").exit_code == 1


@pytest.mark.parametrize(
    ("about", "code"),
    [("figure: killed", 0), ("was: 133", 0), ("field: figures", 0), ("field: title", 1)],
)
def test_an_entry_says_so(site: Path, milaff: Milaff, about: str, code: int) -> None:
    path = site / "content/events/attack.yml"
    edit(path, '"133"', '"145"')
    write(path, path.read_text("utf-8") + CHANGE % about)
    assert milaff("check", "--since", "HEAD").exit_code == code


def test_an_old_entry_says_nothing(site: Path, milaff: Milaff) -> None:
    path = site / "content/events/attack.yml"
    write(path, FIGURE + CHANGE % "figure: killed")
    commit(site)
    edit(path, '"133"', '"145"')
    assert milaff("check", "--since", "HEAD").exit_code == 1


def test_a_value_that_is_not_ours(site: Path, milaff: Milaff) -> None:
    edit(site / "content/events/attack.yml", '"> 100"', '"> 90"')
    assert '"> 100" and is "> 90"' in silent(milaff("check", "--since", "HEAD", "--lang", "en"))[0]


def test_a_new_value_beside_the_others(site: Path, milaff: Milaff) -> None:
    edit(site / "content/events/attack.yml", "sources: [wire]", "sources: [wire] # x")
    edit(site / "content/events/attack.yml", "    values:\n", "    values:\n"
         '      - {value: "≥ 140", source: wire, as_of: 2024-03-25}\n')  # fmt: skip
    assert silent(milaff("check", "--since", "HEAD")) == []


def test_another_adopted_value(site: Path, milaff: Milaff) -> None:
    path = site / "content/events/attack.yml"
    edit(path, ", adopted: true", "")
    edit(path, "note: حصيلة أولية", "adopted: true")
    assert '"133" and is "> 100"' in silent(milaff("check", "--since", "HEAD", "--lang", "en"))[0]


def test_a_quotation_changed(site: Path, milaff: Milaff) -> None:
    edit(site / "content/articles/moscow.md", "تجمعا كبيرا", "تجمعا صغيرا")
    found = silent(milaff("check", "--since", "HEAD"))
    assert len(found) == 1
    assert found[0].startswith("content/articles/moscow.md:8:13: CHG802 ")
    assert "كبيرا" in found[0]
    assert "صغيرا" in found[0]


def test_words_around_a_quotation_changed(site: Path, milaff: Milaff) -> None:
    edit(site / "content/articles/moscow.md", "قال المتحدث", "وقال المتحدث باسمه")
    assert milaff("check", "--since", "HEAD").exit_code == 0


def test_a_headline_changed(site: Path, milaff: Milaff) -> None:
    path = site / "content/articles/moscow.md"
    edit(path, "title: هجوم موسكو", "title: هجوم كروكوس")
    assert "CHG803" in silent(milaff("check", "--since", "HEAD"))[0]
    edit(path, "events: [attack]\n", "events: [attack]\n" + CHANGE % "field: title")
    assert milaff("check", "--since", "HEAD").exit_code == 0


def test_a_file_with_another_name_and_the_same_id(site: Path, milaff: Milaff) -> None:
    old, new = site / "content/events/attack.yml", site / "content/events/2024/ثان مكان.yml"
    new.parent.mkdir()
    git(site, "mv", str(old), str(new))
    write(new, "id: attack\n" + FIGURE.replace('"133"', '"134"'))
    found = silent(milaff("check", "--since", "HEAD"))
    assert len(found) == 1
    assert found[0].startswith("content/events/2024/ثان مكان.yml:10:17: CHG801 ")


def test_a_published_record_is_gone(site: Path, milaff: Milaff) -> None:
    (site / "content/articles/moscow.md").unlink()
    result = milaff("check", "--since", "HEAD")
    assert result.exit_code == 1
    assert silent(result)[0].startswith("content/articles/moscow.md:1:1: CHG804 ")


def test_it_went_to_another_address(site: Path, milaff: Milaff) -> None:
    (site / "content/articles/moscow.md").unlink()
    text = ARTICLE.replace("events:", "redirect_from: [/articles/moscow/]\nevents:")
    write(site / "content/articles/crocus.md", text)
    assert milaff("check", "--since", "HEAD").exit_code == 0
    write(site / "content/articles/crocus.md", text.replace("title: هجوم", "title: كارثة"))
    assert "CHG803" in silent(milaff("check", "--since", "HEAD"))[0]


def test_it_was_withdrawn(site: Path, milaff: Milaff) -> None:
    reason = "changes: [{kind: retraction, date: 2024-04-01, note: سُحبت.}]"
    text = ARTICLE.replace("summary: ملخص.", f"status: withdrawn\n{reason}")
    write(site / "content/articles/moscow.md", text.replace("هجوم", "لا شيء"))
    assert silent(milaff("check", "--since", "HEAD")) == []


def test_it_became_a_draft(site: Path, milaff: Milaff) -> None:
    edit(site / "content/articles/moscow.md", "date:", "status: draft\ndate:")
    assert silent(milaff("check", "--since", "HEAD"))[0].startswith(
        "content/articles/moscow.md:4:9: CHG804 "
    )


def test_it_expired(site: Path, milaff: Milaff) -> None:
    edit(site / "content/articles/moscow.md", "date:", "expires_at: 2024-05-01\ndate:")
    assert silent(milaff("check", "--since", "HEAD")) == []


def test_drafts_and_new_records_are_no_matter(site: Path, milaff: Milaff) -> None:
    draft = site / "content/articles/draft.md"
    write(draft, ARTICLE.replace("date:", "status: draft\ndate:"))
    commit(site)
    edit(draft, "title: هجوم", "title: آخر")
    write(site / "content/articles/new.md", ARTICLE.replace("هجوم موسكو", "مادة جديدة"))
    assert silent(milaff("check", "--since", "HEAD")) == []


def test_before_the_first_record(site: Path, milaff: Milaff) -> None:
    git(site, "checkout", "-q", "--orphan", "empty")
    git(site, "commit", "-q", "--allow-empty", "-m", "x", "--", ".")
    git(site, "rm", "-rq", "--cached", ".")
    git(site, "commit", "-q", "-m", "none")
    assert silent(milaff("check", "--since", "HEAD")) == []


@pytest.mark.parametrize("revision", ["no-such", "--help", "HEAD^{tree}", ""])
def test_unknown_revision(site: Path, milaff: Milaff, revision: str) -> None:
    result = milaff("check", f"--since={revision}", "--lang", "en")
    assert result.exit_code == 2
    assert "git does not know the revision" in result.output


def test_no_repository(site: Path, milaff: Milaff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent.parent))
    (site.parent / ".git").rename(site.parent / "no-git")
    result = milaff("check", "--since", "HEAD")
    assert result.exit_code == 2
    assert "ليس في مستودع git" in result.output


def test_no_git(site: Path, milaff: Milaff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = milaff("check", "--since", "HEAD", "--lang", "en")
    assert result.exit_code == 2
    assert "git is not installed" in result.output
