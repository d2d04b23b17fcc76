"""What a source's page, and the list of sources at the end of a page, say of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content
from tests.page_checks import read_page

from milaff.text.languages import language_name

FULL = """
kind: report
outlet: agency
title: تقرير
author: نور
date: 2024-03-20
url: https://example.com/report
archive_url: https://archive.example/report
archive_date: 2024-04-02
accessed: 2024-03-25
language: en
summary: خلاصة التقرير.
licence: CC BY 4.0
note: قرأنا الترجمة.
found_on: صفحة أخرى
relays: [الشاهد]
reliability: C
excerpts:
  - نص حرفي من التقرير
  - قال (...) كلمتين
"""
FILES = {
    "entities/agency.yml": "kind: outlet\nname: الوكالة\n",
    "sources/full.yml": FULL,
    "articles/a.md": "---\ntitle: المادة\ndate: 2024-03-26\n---\nنص [@full].\n",
    "events/e.yml": "title: الحدث\ndate: 2024-03\nsources: [full]\n",
}


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    return build_site(write_content(tmp_path, FILES))


def text_of(site: BuiltSite, path: str) -> str:
    html = site.text(path)
    return " ".join(read_page(html[html.index("<main") :]).text.split())


@pytest.mark.parametrize(
    "words",
    [
        "تقرير", "الوكالة", "نور", "20 مارس 2024", "25 مارس 2024", "2 أبريل 2024", "الإنجليزية",
        "خلاصة التقرير.", "CC BY 4.0", "قرأنا الترجمة.", "صفحة أخرى", "الشاهد", "C",
        "موثوق إلى حد ما", "نص حرفي من التقرير", "4 كلمات", "كلمتان", "6 كلمات",
        "https://example.com/report", "https://archive.example/report", "المادة", "الحدث",
    ],
)  # fmt: skip
def test_the_page_shows_all_that_is_known(site: BuiltSite, words: str) -> None:
    assert words in text_of(site, "sources/full/index.html")


def headings_of(html: str) -> list[str]:
    """The headings of what cites a source, with their levels."""
    listed = html[html.index('id="cited-by"') :]
    found = re.findall(r"<h([2-6])[^>]*>(.*?)</h", listed[: listed.index("</section>")])
    return [f"{level} {re.sub('<[^>]*>', '', text)}" for level, text in found]


def test_what_cites_it_is_listed_kind_by_kind(site: BuiltSite) -> None:
    html = site.text("sources/full/index.html")
    assert headings_of(html) == ["3 المواد", "4 المادة", "3 الأحداث", "4 الحدث"]


def test_what_cites_it_stands_without_headings_where_it_is_of_one_kind(tmp_path: Path) -> None:
    one = {path: text for path, text in FILES.items() if not path.startswith("events/")}
    html = build_site(write_content(tmp_path, one)).text("sources/full/index.html")
    assert headings_of(html) == ["3 المادة"]


def test_the_list_of_an_article(site: BuiltSite) -> None:
    text = text_of(site, "articles/a/index.html")
    for words in (
        "الوكالة", "نور", "تقرير", "الإنجليزية", "ينقل عن الشاهد",
        "موثوقية المصدر: C (موثوق إلى حد ما)",
        "تاريخ الاطلاع: 25 مارس 2024", "حُفظت في: 2 أبريل 2024",
        "لم نطّلع عليه مباشرة", "اطّلعنا عليه في: صفحة أخرى",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ar", "العربية"),
        ("fa", "الفارسية"),
        ("en-US", "الإنجليزية (الولايات المتحدة)"),
        ("qqq", "qqq"),
    ],
)
def test_languages(tag: str, name: str) -> None:
    assert language_name(tag) == name


def test_independent_sources_of_a_dossier(tmp_path: Path) -> None:
    """Two outlets that relay one agency, and that agency: one independent source."""
    files = {
        "dossiers/d.md": "---\ntitle: ملف\n---\nنص.\n",
        "articles/a.md": "---\ntitle: م\ndate: 2024-03-01\ndossiers: [d]\n---\nنص [@x; @y; @z].\n",
        "sources/x.yml": "kind: news\ntitle: أ\noutlet: صحيفة\nrelays: [الوكالة]\n",
        "sources/y.yml": "kind: news\ntitle: ب\noutlet: قناة\nrelays: [الوكالة]\n",
        "sources/z.yml": "kind: news\ntitle: ج\noutlet: الوكالة\n",
    }
    site = build_site(write_content(tmp_path, files))
    text = text_of(site, "dossiers/d/index.html")
    assert "3 مصادر" in text
    assert "مصدر مستقل واحد" in text
