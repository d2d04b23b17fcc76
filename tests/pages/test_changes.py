"""What changed: boxes on the page, the page and feed of all changes, JSON-LD; what words mean."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import replace
from pathlib import Path

import pytest
from tests.built_site import ADDRESS, BuiltSite, build_site, write_content
from tests.page_checks import faults_of, read_page

from milaff.words import default_catalogue

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "articles/a.md": """
---
title: مادة
date: 2024-03-26
changes:
  - {kind: update, date: 2024-03-27, note: أضيف رد.}
  - kind: correction
    date: 2024-03-28
    note: عُدّلت الحصيلة.
    was: أكثر من 100
    now: "133"
    field: title
  - {kind: correction, date: 2024-03-28, note: وصُحح الاسم.}
  - {kind: clarification, date: 2024-03-29T23:30:00-05:00, note: توضيح.}
---

نص.
""",
    "dossiers/d.md": """
---
title: ملف
changes: [{kind: retraction, date: 2024-03-20, note: حُذف تقدير.}]
judgements:
  - {text: يعود التنظيم., likelihood: likely}
---
""",
    "entities/e.yml": """
kind: person
name: شخص
summary: وزير.
changes: [{kind: correction, date: 2024-03-21, note: صُحح المنصب.}]
""",
    "events/v.yml": """
title: حدث
date: 2024-03-22
figures:
  - {measure: killed, label: القتلى, values: [{value: "133"}]}
changes: [{kind: correction, date: 2024-03-25, note: عُدّلت., figure: killed, was: "100", now: "133"}]
""",
    "sources/s.yml": """
title: خبر
outlet: وكالة
reliability: B
changes: [{kind: update, date: 2024-03-19, note: أضيف الرابط.}]
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(write_content(tmp_path_factory.mktemp("changes"), FILES))


def test_corrections_stand_before_the_text_and_the_rest_after(built: BuiltSite) -> None:
    html = built.text("articles/a/index.html")
    html = html[html.index("<main") :]
    order = [html.index(text) for text in (
        "وصُحح الاسم.", "عُدّلت الحصيلة.", "<p>نص.</p>", "توضيح.", "أضيف رد.",
    )]  # fmt: skip
    assert order == sorted(order)
    assert "<del>أكثر من 100</del>" in html
    assert "<ins>133</ins>" in html
    assert "آخر تحديث" in html
    assert 'href="#changes"' in html


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("dossiers/d", "حُذف تقدير."),
        ("entities/e", "صُحح المنصب."),
        ("events/v", "القتلى"),
        ("sources/s", "أضيف الرابط."),
    ],
)
def test_every_kind_of_record_says_what_changed(built: BuiltSite, path: str, text: str) -> None:
    html = built.text(f"{path}/index.html")
    section = re.search(
        r'<section[^>]*aria-labelledby="(corrections|changes)".*?</section>', html, re.S
    )
    assert section is not None
    assert text in section[0]


def test_page_of_all_changes(built: BuiltSite) -> None:
    html = built.text("corrections/index.html")
    notes = ["توضيح.", "وصُحح الاسم.", "عُدّلت الحصيلة.", "أضيف رد.", "عُدّلت.", "صُحح المنصب.",
             "حُذف تقدير.", "أضيف الرابط."]  # fmt: skip
    order = [html.index(f"<p>{note}</p>") for note in notes]
    assert order == sorted(order)
    assert "8 تغييرات" in read_page(html).text
    assert list(faults_of(html)) == []
    for kind in ("correction", "clarification", "retraction", "update"):
        assert f"kind/{kind}/" in html
    of_kind = built.text("corrections/kind/update/index.html")
    assert "أضيف رد." in of_kind
    assert "توضيح." not in of_kind


def test_footer_leads_there_only_if_there_is_something(built: BuiltSite, tmp_path: Path) -> None:
    link = '<a href="../../corrections/">'
    assert link in built.text("articles/a/index.html")
    quiet = build_site(write_content(tmp_path, {"entities/e.yml": "kind: person\nname: شخص\n"}))
    assert link not in quiet.text("entities/e/index.html")
    assert "لا تصحيحات منشورة بعد." in quiet.text("corrections/index.html")


def test_feed(built: BuiltSite) -> None:
    root = etree.fromstring(built.files["corrections/feed.xml"])
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)) == 8
    assert f"{ADDRESS}articles/a/#correction-2024-03-28-2" in ids
    assert entries[0].findtext(f"{ATOM}title") == "توضيح: مادة"
    assert entries[0].findtext(f"{ATOM}updated") == "2024-03-30T04:30:00Z"
    assert root.findtext(f"{ATOM}updated") == "2024-03-30T04:30:00Z"
    texts = [entry.findtext(f"{ATOM}summary") for entry in entries]
    assert "عُدّلت الحصيلة. كان: أكثر من 100، صار: 133" in texts


def test_entry_of_the_site_feed_is_updated(built: BuiltSite) -> None:
    entry = etree.fromstring(built.files["feed.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}updated") == "2024-03-30T04:30:00Z"
    assert "<lastmod>2024-03-30</lastmod>" in built.text("sitemap.xml")


def test_json_ld(built: BuiltSite) -> None:
    article = read_page(built.text("articles/a/index.html")).json_ld[0]
    assert article["dateModified"] == "2024-03-30"
    assert [one["datePublished"] for one in article["correction"]] == [
        "2024-03-30", "2024-03-28", "2024-03-28",
    ]  # fmt: skip
    assert article["correction"][2] == {
        "@type": "CorrectionComment",
        "text": "تصحيح: عُدّلت الحصيلة. كان: أكثر من 100، صار: 133",
        "datePublished": "2024-03-28",
    }
    event, page, _ = read_page(built.text("events/v/index.html")).json_ld
    assert "correction" not in event
    assert page["@type"] == "WebPage"
    assert len(page["correction"]) == 1


def test_many_changes_are_cut_into_pages(tmp_path: Path) -> None:
    files = {
        f"articles/a{n}.md": FILES["articles/a.md"].replace("مادة", f"مادة {n}") for n in range(4)
    }
    long = build_site(write_content(tmp_path, files), page_size=5)
    assert "corrections/page/3/index.html" in long.files
    assert "corrections/kind/correction/page/2/index.html" in long.files
    assert list(faults_of(long.text("corrections/page/2/index.html"))) == []


def test_a_page_of_the_site_s_own_goes_first(tmp_path: Path) -> None:
    files = {**FILES, "corrections.md": "# تصويباتنا\n", "terms/index.md": "# معان\n"}
    own = build_site(write_content(tmp_path, files))
    assert not [path for path in own.files if path.startswith(("corrections/", "terms/"))]
    assert own.edition.corrections is None
    assert 'href="../../terms/' not in own.text("dossiers/d/index.html")


# --- what words mean --------------------------------------------------------------------


def test_terms_page(built: BuiltSite) -> None:
    html = built.text("terms/index.html")
    text = read_page(html).text
    for phrase in ("يكاد يكون مستحيلا", "مرجّح جدا", "موثوق عادة", "يغلب صدقها"):
        assert phrase in text
    assert "ما بين 55 و80 في المئة" in text
    assert list(faults_of(html)) == []
    assert 'href="../../terms/#likelihood"' in built.text("dossiers/d/index.html")
    assert 'href="../../terms/#reliability"' in built.text("sources/s/index.html")


def test_words_may_be_chosen(tmp_path: Path) -> None:
    catalogue = default_catalogue()
    words = replace(catalogue, words={**catalogue.words, "likelihood_likely": "راجح"})
    chosen = build_site(write_content(tmp_path, FILES), words=words)
    assert "راجح" in chosen.text("terms/index.html")
    assert "راجح" in chosen.text("dossiers/d/index.html")


# --- sensitive pictures -----------------------------------------------------------------


def test_sensitive_picture_waits_and_is_on_no_card(tmp_path: Path) -> None:
    image = "image: {file: media/x.png, alt: صورة, caption: جثث, sensitive: %s}\n"
    for is_sensitive in ("true", "false"):
        text = FILES["articles/a.md"].replace(
            "date: 2024-03-26\n", "date: 2024-03-26\n" + image % is_sensitive
        )
        files = {"articles/a.md": text, "media/x.png": "<svg/>"}
        html = build_site(write_content(tmp_path / is_sensitive, files)).text(
            "articles/a/index.html"
        )
        assert ("<details" in html.split('class="picture"')[1]) == (is_sensitive == "true")
        assert ("og:image" in html) == (is_sensitive == "false")
        assert list(faults_of(html)) == []
