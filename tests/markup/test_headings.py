"""Headings of a text: levels, names and anchors; ids that collide with the page's."""

from __future__ import annotations

import pytest
from tests.markup.converting import KnownDocument, convert
from tests.page_checks import read_page

from milaff.markup.ids import SECTION_ANCHORS, free_id, is_taken


def headings(text: str, *taken: str) -> list[tuple[str, str, int]]:
    body = convert(text, KnownDocument(frozenset(taken)))
    page = read_page(body.html)
    assert page.headings == [heading.level for heading in body.headings]
    assert [heading.id for heading in body.headings] == [id for id in page.ids if id in page.ids][
        : len(body.headings)
    ]
    return [(heading.title, heading.id, heading.level) for heading in body.headings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## النشأة والاسم", [("النشأة والاسم", "النشأة-والاسم", 2)]),
        ("## هجومُ موسكو (2024)؟", [("هجومُ موسكو (2024)؟", "هجوم-موسكو-2024", 2)]),
        ("## داعش-خراسان ISIS-K", [("داعش-خراسان ISIS-K", "داعش-خراسان-isis-k", 2)]),
        ("## أ\n\n## أ", [("أ", "أ", 2), ("أ", "أ-1", 2)]),
        ("## Sources", [("Sources", "sources-1", 2)]),
        ("## Source 1", [("Source 1", "source-1-1", 2)]),
        ("## Cite 1 1", [("Cite 1 1", "cite-1-1-1", 2)]),
        ("## killed", [("killed", "killed-1", 2)]),
        ("## ؟؟", [("؟؟", "1", 2)]),
        ("## أ {#b}", [("أ", "b", 2)]),
        ("## أ {#sources}", [("أ", "sources-1", 2)]),
        ("## عنوان [[isis]]", [("عنوان داعش", "عنوان-داعش", 2)]),
        ("## قال `x` & *ب* <b>ج</b>", [("قال x & ب ج", "قال-x-ب-ج", 2)]),
        ("# أ\n\n## ب\n\n# ج", [("أ", "أ", 2), ("ب", "ب", 3), ("ج", "ج", 2)]),
        ("#### أ\n\n#### ب", [("أ", "أ", 2), ("ب", "ب", 2)]),
        ("## أ\n\n##### ب\n\n### ج", [("أ", "أ", 2), ("ب", "ب", 3), ("ج", "ج", 3)]),
        ("عنوان\n===", [("عنوان", "عنوان", 2)]),
    ],
)
def test_heading(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert headings(text, "killed") == expected


def test_marks_are_no_part_of_a_name() -> None:
    body = convert("## عنوان [@a] ثم[^1] نص\n\n[^1]: حاشية")
    assert [(one.title, one.id) for one in body.headings] == [("عنوان ثم نص", "عنوان-ثم-نص")]
    assert "cite-1-1" in body.html


def test_raw_ids_are_made_unique() -> None:
    body = convert('<p id="sources">أ</p>\n\n<p id="x">ب</p>\n\n<p id="x">ج</p>\n\n## x\n\n[@a]')
    assert body.anchors == tuple(read_page(body.html).ids)
    assert len(set(body.anchors)) == len(body.anchors)
    assert not SECTION_ANCHORS & set(body.anchors)


def test_anchors_are_ids_and_nothing_else() -> None:
    body = convert('`id="a"`\n\n<p data-id="b" title=\'id="c"\'>ن</p>\n\n## عنوان')
    assert body.anchors == ("عنوان",)


def test_raw_headings_leave_the_first_level_to_the_page() -> None:
    assert read_page(convert("<h1>أ</h1>\n\n<h1 class='x'>ب</h1>").html).headings == [2, 2]


def test_table_of_contents_in_a_text() -> None:
    page = read_page(convert("[TOC]\n\n## Sources").html)
    assert "to/#sources-1" in page.addresses


def test_free_id() -> None:
    assert free_id("x", ()) == "x"
    assert free_id("x", {"x", "x-1"}) == "x-2"
    assert free_id("", {"1"}) == "2"
    assert free_id("year", ()) == "year"
    assert is_taken("year-3")
    assert is_taken("cite-2-10")
    assert not is_taken("year-x")
