"""What people get wrong about the command and mkdocs.yml: a place, a sentence, no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from milaff.text import hijri
from tests.faces.conftest import edit, run

Milaff = Callable[..., Result]

PLUGIN = "  - milaff:\n      timezone: Asia/Riyadh"


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, milaff: Milaff, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = milaff(command)
    assert result.exit_code == 2
    assert "لا يوجد ملف الإعدادات mkdocs.yml" in result.output


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("site_name: موقع مثال", "site_name: a: b", "mkdocs.yml:2:13: YAM132"),
        ("plugins:", "plugins: [", "mkdocs.yml:"),
        ("site_name: موقع مثال", "", "mkdocs.yml:1:1: SET702 قيمة site_name"),
        ("months: both", "month: both", "mkdocs.yml:14:7: SET703 مفتاح لا يُعرف: month"),
        ("months: both", "months: bothh", "mkdocs.yml:14:7: SET702 قيمة months"),
        ("months: both", "page_size: many", "mkdocs.yml:14:7: SET702 قيمة page_size"),
        ("months: both", "page_size: 0", "mkdocs.yml:14:7: SET708"),
        ("months: both", "now: soon", "mkdocs.yml:14:7: SET707"),
        ("months: both", "units: {cat: {one: قط}}", "mkdocs.yml:14:15: SET709"),
        ("months: both", "checks: {SRC499: off}", "mkdocs.yml:14:16: SET720 لا فحص بالرمز"),
        ("months: both", "checks: {SRC404: often}", "mkdocs.yml:14:16: SET721 درجة لا تُعرف"),
        ("months: both", "editions: {en: x.example/en}", "mkdocs.yml:14:7: SET723 نسخة لا تُقرأ"),
        ("months: both", "editions: {English: 'https://x.example/'}", "mkdocs.yml:14:7: SET723"),
        ("Asia/Riyadh", "Asia/Riyad", "mkdocs.yml:12:7: SET706"),
        ("docs_dir: content", "docs_dir: kontent", "mkdocs.yml:6:1: SET705 مجلد المحتوى لا يوجد"),
        ("name: milaff", "name: milaf", "mkdocs.yml:7:1: SET702 قيمة theme"),
        ("  - milaff:", "  - nosuch\n  - milaff:", "mkdocs.yml:10:1: SET702 قيمة plugins"),
    ],
)
def test_faults_of_the_settings(site: Path, milaff: Milaff, old: str, new: str, line: str) -> None:
    edit(Path("mkdocs.yml"), old, new)
    result = milaff("build", "--strict")
    assert result.exit_code == 1
    assert line in result.output
    assert not Path("site").exists()


def test_hijri_dates_need_their_library(
    site: Path, milaff: Milaff, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(Path("mkdocs.yml"), "months: both", "hijri: true")
    assert milaff("build", "--strict").exit_code == 0
    monkeypatch.setattr(hijri, "Gregorian", None)
    result = milaff("build", "--strict", "--no-cache")
    assert result.exit_code == 1
    assert "mkdocs.yml:14:7: SET719" in result.output
    assert "pip install 'milaff[hijri]'" in result.output


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("months: both", "month: both", "هل تقصد «months»؟"),
        ("Asia/Riyadh", "Asia/Riyad", "هل تقصد «Asia/Riyadh»؟"),
        ("site_description:", "site_descripton:", "هل تقصد «site_description»؟"),
    ],
)
def test_the_likeliest_word_is_named(
    site: Path, milaff: Milaff, old: str, new: str, hint: str
) -> None:
    edit(Path("mkdocs.yml"), old, new)
    assert hint in milaff("check").output


def test_a_plugin_that_is_not_listed(site: Path, milaff: Milaff) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    start, end = text.index("plugins:"), text.index("nav:")
    Path("mkdocs.yml").write_text(f"{text[:start]}{text[end:]}", encoding="utf-8")
    result = milaff("build")
    assert result.exit_code == 1
    assert "SET704 إضافة milaff ليست في plugins" in result.output


@pytest.mark.parametrize("text", ["5", "- a", "", "\x00", "a", "!!python/name:os.nothing x"])
def test_settings_that_are_no_settings(site: Path, milaff: Milaff, text: str) -> None:
    Path("mkdocs.yml").write_text(text, encoding="utf-8")
    result = milaff("build")
    assert result.exit_code == 1
    assert result.output.startswith("mkdocs.yml:1:")


@pytest.mark.parametrize("moment", ["tomorrow", "2024-13-01", "2024", "2024-03-22T25:00"])
def test_a_moment_that_is_none(site: Path, milaff: Milaff, moment: str) -> None:
    result = milaff("build", "--now", moment)
    assert result.exit_code == 2
    assert f"«{moment}»" in result.output
    assert "cannot read the moment" in milaff("build", "--lang", "en", "--now", moment).output


def test_a_site_folder_that_is_a_file(site: Path, milaff: Milaff) -> None:
    Path("site").write_text("x", encoding="utf-8")
    result = milaff("build")
    assert result.exit_code == 1
    assert "site:1:1: SET714 تعذرت الكتابة" in result.output
    assert Path("site").read_text(encoding="utf-8") == "x"


def test_a_template_with_a_fault(site: Path, milaff: Milaff) -> None:
    edit(Path("mkdocs.yml"), "name: milaff", "name: milaff\n  custom_dir: over")
    Path("over/milaff").mkdir(parents=True)
    Path("over/main.html").write_text("\n{% if %}", encoding="utf-8")
    result = milaff("build")
    assert result.exit_code == 1
    assert "over/main.html:2:1: SET713 خطأ في قالب" in result.output
    under_mkdocs = run("mkdocs", "build", "-q")
    assert under_mkdocs.returncode == 1
    assert "over/main.html:2:1: SET713" in under_mkdocs.stderr
    assert "Traceback" not in under_mkdocs.stderr


def test_a_template_of_a_record_with_a_fault(site: Path, milaff: Milaff) -> None:
    edit(Path("mkdocs.yml"), "name: milaff", "name: milaff\n  custom_dir: over")
    Path("over/milaff").mkdir(parents=True)
    Path("over/milaff/article.html").write_text("\n\n{{ nothing.at.all }}", encoding="utf-8")
    result = milaff("build")
    assert result.exit_code == 1
    assert "over/milaff/article.html:3:1: SET713" in result.output


def test_a_plugin_that_cannot_work_beside(site: Path) -> None:
    Path("hooks.py").write_text(
        "from mkdocs.exceptions import PluginError\n"
        "def on_files(files, config):\n    raise PluginError('nothing works')\n",
        encoding="utf-8",
    )
    edit(Path("mkdocs.yml"), "nav:", "hooks: [hooks.py]\nnav:")
    result = run("milaff", "build")
    assert result.returncode == 1
    assert "nothing works" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_place_that_a_plain_page_does_not_have(site: Path, milaff: Milaff) -> None:
    """A record's link to an anchor of the host's page is checked when that page is made."""
    article = next(Path("content/articles").glob("*.md"))
    page = next(path for path in Path("content").glob("*.md") if path.name != "index.md")
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\nانظر [هنا](../{page.name}#no-such-place).\n")
    result = milaff("build", "--strict")
    assert result.exit_code == 1
    lines = len(article.read_text(encoding="utf-8").splitlines())
    assert f"{article}:{lines}:12: LNK602" in result.output
    assert "«#no-such-place»" in result.output
