"""The series of a figure on a page, and figures in texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content
from tests.page_checks import read_page

SOURCE = {"sources/s.yml": "kind: news\noutlet: الحرة\ntitle: خبر\nurl: https://example.org/\n"}
EVENT = """
title: ح
date: 2024-03-22
figures:
  - measure: killed
    label: القتلى
    unit: killed
    note: لا تعارض بين الرقمين.
    values:
      - {value: "> 100", source: s, preliminary: true, credibility: 3}
      - {value: "≥ 133", source: s, adopted: true}
  - {measure: lost, label: المفقودون, unit: missing, values: [{value: "2", source: s}]}
  - {measure: length, label: المدة, values: [{value: PT2M, source: s}]}
  - {measure: pace, label: الوتيرة, values: [{words: شبه يومية منذ 2021, source: s}]}
"""


def built(folder: Path, text: str = "نص.", **choices: object) -> BuiltSite:
    article = f"---\ntitle: م\ndate: 2024-01-01\nevents: [e]\n---\n\n{text}\n"
    files = {**SOURCE, "events/e.yml": EVENT, "articles/a.md": article}
    return build_site(write_content(folder, files), **choices)


def test_the_series(tmp_path: Path) -> None:
    html = built(tmp_path).text("events/e/index.html")
    text = " ".join(read_page(html).text.split())
    for phrase in (
        "أكثر من 100 قتيل حصيلة أولية", "133 قتيلا على الأقل المعتمد لدينا",
        "المدى: من 100 إلى 133 فأكثر",
        "مصداقية المعلومة: 3، محتملة الصدق", "لا تعارض بين الرقمين.", "أرقام متباينة",
    ):  # fmt: skip
        assert phrase in text
    assert html.count('<svg class="figure-chart"') == 1
    assert html.index("133 قتيلا على الأقل، المعتمد لدينا") > html.index(
        '<svg class="figure-chart"'
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("سقط [[e#killed]].", "سقط 133 قتيلا على الأقل."),
        ("فُقد [[e#lost]].", "فُقد مفقودان."),
        ("ارتفع العدد إلى [[e#lost]].", "ارتفع العدد إلى مفقودين."),
        ("انتهى بـ[[e#lost]].", "انتهى بـمفقودين."),
        ("انتهى بـ[[e#killed]].", "انتهى بـ133 قتيلا على الأقل."),
        ("مقطع مدته [[e#length]].", "مقطع مدته دقيقتان."),
        ("بعد [[e#length]].", "بعد دقيقتين."),
        ("هجمات [[e#pace]].", "هجمات شبه يومية منذ 2021."),
        ("سقط [[e#killed|كثيرون]].", "سقط كثيرون."),
    ],
)
def test_in_a_text(tmp_path: Path, typed: str, expected: str) -> None:
    html = built(tmp_path, typed).text("articles/a/index.html")
    assert expected in read_page(html).text
    assert 'class="figure" href="../../events/e/#' in html


def test_in_arabic_digits(tmp_path: Path) -> None:
    html = built(tmp_path, "هجمات [[e#pace]].", digits="arabic").text("articles/a/index.html")
    text = read_page(html).text
    assert "هجمات شبه يومية منذ ٢٠٢١." in text
    assert "من ١٠٠ إلى ١٣٣ فأكثر" in text


def test_a_note_explains_what_differs(tmp_path: Path) -> None:
    """Without an adopted value the note of the figure is enough; without both it is not."""
    for text, is_found in ((EVENT, False), (EVENT.replace("    note: لا", "    # لا"), True)):
        files = {**SOURCE, "events/e.yml": text.replace(", adopted: true", "")}
        site = build_site(write_content(tmp_path / str(is_found), files))
        assert ("FIG601" in [problem.code for problem in site.problems]) == is_found


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("سقط 140 قتيلا.", True),
        ("سقط ١٤٠ قتيلًا، ثم", True),
        ("سقط 1,400 قتيل", True),
        ("سقط 133 قتيلا.", False),
        ("سقط 100 قتيل.", False),
        ("قال: «سقط 140 قتيلا».", False),
        ("سقط 140 جريحا.", False),
        ("سقط 140 قتيلاوي.", False),
        ("الفقرة 3.140 قتيلا", False),
        ("`140 قتيلا`", False),
        ("[[e#killed|140 قتيلا]]", False),
    ],
)
def test_numbers_by_hand(tmp_path: Path, typed: str, is_found: bool) -> None:
    site = built(tmp_path, typed)
    assert ("FIG603" in [problem.code for problem in site.problems]) == is_found


def test_hijri_beside_the_date(tmp_path: Path) -> None:
    html = built(tmp_path, hijri=True).text("events/e/index.html")
    text = " ".join(read_page(html).text.split())
    assert "الجمعة 22 مارس 2024 (12 رمضان 1445هـ)" in text
    assert "التواريخ الهجرية بتقويم أم القرى." in text
    assert "هـ)" not in built(tmp_path).text("events/e/index.html")
