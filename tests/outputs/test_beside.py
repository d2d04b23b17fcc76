"""What lies beside the page of a record: previews and citations."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from tests.built_site import BuiltSite, build_site, write_content

LONG = (
    "جملة أولى عن ISIS-K في 2024-03-22. " + "كلمة " * 40 + "آخر. " + "جملة ثالثة طويلة جدا. " * 30
)
FILES = {
    "articles/plain.md": "---\ntitle: مادة\nsummary: ملخص قصير.\ndate: 2024-03-01\n"
    "authors: [فلان الفلاني, هيئة التحرير]\n---\nنص.\n",
    "articles/long.md": f"---\ntitle: {'عنوان ' * 60}\nsummary: '{LONG}'\n"
    "date: 2024-03-02\n---\nنص.\n",
    "articles/gone.md": "---\ntitle: محجوبة\nsummary: سر\nstatus: withdrawn\ndate: 2024-03-01\n"
    "changes: [{kind: retraction, date: 2024-03-05, note: سبب الحجب.}]\n---\nسر.\n",
    "articles/draft.md": "---\ntitle: مسودة\nstatus: draft\ndate: 2024-03-01\n---\nنص.\n",
    "dossiers/file.md": "---\ntitle: ملف\nkicker: ملف تعريفي\nsummary: خلاصة.\n"
    "reviewed: 2024-03-03\n---\nنص.\n",
    "entities/person.yml": "kind: person\nname: فلان\nsummary: كاتب.\n",
    "events/meeting.yml": "title: لقاء\ndate: 2024-03\nsummary: اجتماع.\n",
    "sources/wire.yml": "kind: news\noutlet: وكالة\ntitle: خبر\ndate: 2024-03-01\n",
}


@pytest.fixture
def built(tmp_path: Path) -> BuiltSite:
    return build_site(write_content(tmp_path, FILES))


def preview(built: BuiltSite, path: str) -> dict[str, str]:
    return dict(json.loads(built.text(f"{path}/preview.json")))


def test_every_kind_has_a_preview(built: BuiltSite) -> None:
    assert preview(built, "articles/plain") == {
        "kind": "مادة",
        "title": "مادة",
        "summary": "ملخص قصير.",
        "date": "1 مارس 2024",
    }
    assert preview(built, "dossiers/file")["kind"] == "ملف تعريفي"
    assert preview(built, "dossiers/file")["date"] == "3 مارس 2024"
    assert preview(built, "entities/person") == {
        "kind": "شخصية",
        "title": "فلان",
        "summary": "كاتب.",
    }
    assert preview(built, "events/meeting")["date"] == "مارس 2024"
    assert preview(built, "sources/wire")["kind"] == "خبر"


def test_a_preview_is_short_and_isolates_what_runs_the_other_way(built: BuiltSite) -> None:
    found = preview(built, "articles/long")
    assert len(built.files["articles/long/preview.json"]) <= 1024
    assert found["summary"].startswith("جملة أولى عن \u2066ISIS-K\u2069 في \u20662024-03-22\u2069.")
    assert "جملة ثالثة" not in found["summary"]
    assert found["title"].endswith("…")


def test_a_withdrawn_record_says_no_more_than_its_page(built: BuiltSite) -> None:
    found = preview(built, "articles/gone")
    assert (found["kind"], found["summary"]) == ("محجوبة", "سبب الحجب.")
    assert "سر" not in built.text("articles/gone/preview.json")
    assert "articles/gone/cite.ris" not in built.files


def test_a_draft_has_nothing(built: BuiltSite) -> None:
    assert not [path for path in built.files if "draft" in path]


def test_managers_read_how_an_article_is_cited(built: BuiltSite) -> None:
    (read,) = rispy.loads(built.text("articles/plain/cite.ris"))
    assert read["title"] == "مادة"
    assert read["authors"] == ["فلان الفلاني", "هيئة التحرير"]
    assert read["urls"] == ["https://example.org/site/articles/plain/"]
    library = bibtexparser.parse_string(built.text("articles/plain/cite.bib"))
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry["author"] == "{فلان الفلاني} and {هيئة التحرير}"
    assert entry["date"] == "2024-03-01"
    page = built.text("articles/plain/index.html")
    for name in ("cite.bib", "cite.ris"):
        assert f'href="../../articles/plain/{name}"' in page
        assert f"dossiers/file/{name}" in built.files
        assert f"entities/person/{name}" not in built.files


def test_files_lie_in_the_same_place_where_addresses_are_flat(tmp_path: Path) -> None:
    flat = build_site(write_content(tmp_path, FILES), directory_urls=False)
    assert "articles/plain.html" in flat.files
    assert preview(flat, "articles/plain")["title"] == "مادة"
    assert 'href="../articles/plain/cite.ris"' in flat.text("articles/plain.html")


def test_further_pages_have_none(tmp_path: Path) -> None:
    mentions = {
        f"articles/a{at}.md": f"---\ntitle: مادة {at}\ndate: 2024-03-0{at}\n---\nقال فلان.\n"
        for at in range(1, 6)
    }
    person = {"entities/person.yml": FILES["entities/person.yml"]}
    built = build_site(write_content(tmp_path, {**mentions, **person}), page_size=2)
    assert "entities/person/page/2/index.html" in built.files
    found = [path for path in built.files if path.startswith("entities/") and "preview" in path]
    assert found == ["entities/person/preview.json"]
