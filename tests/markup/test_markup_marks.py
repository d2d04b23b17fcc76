"""Marks in a text → links, figures, numbers of sources."""

from __future__ import annotations

import re

import pytest
from tests.markup.converting import TITLE, KnownDocument, convert, html_of
from tests.page_checks import read_page

CITE = '<sup class="cite"><a aria-label="المصدر {0}" href="to/#source-{0}" id="cite-{0}-1">{0}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[isis]]", '<a class="m" href="/isis/">داعش</a>'),
        ("[[ isis | نص ]]", '<a class="m" href="/isis/">نص</a>'),
        ("[[isis|نص *لا* _مائل_]]", '<a class="m" href="/isis/">نص *لا* _مائل_</a>'),
        ("[[!داعش]]", "<span>داعش</span>"),
        ("[[isis#killed]]", '<a class="figure" href="/isis/#killed">133 قتيلا</a>'),
        ("[[isis#killed|كثير]]", '<a class="figure" href="/isis/#killed">كثير</a>'),
        ("[[unknown|نص]]", "<span>نص</span>"),
        ("**[[isis]]**", '<strong><a class="m" href="/isis/">داعش</a></strong>'),
        ("*في [[isis]]*", '<em>في <a class="m" href="/isis/">داعش</a></em>'),
        ("و[[isis]]: نص", 'و<a class="m" href="/isis/">داعش</a>: نص'),
        ("[[latin]]", '<a class="m" href="/latin/"><bdi class="whole">ISIS-K</bdi></a>'),
        ("نص[@a]", "نص" + CITE.format(1) + "</sup>"),
        ("نص[@a, ص. 3]", "نص" + CITE.format(1) + "، ص. 3</sup>"),
        ("نص[@a، ص. 3]", "نص" + CITE.format(1) + "، ص. 3</sup>"),
        ("نص[@a; @b]", "نص" + CITE.format(1) + "، " + CITE.format(2)[18:] + "</sup>"),
        ("نص[@a؛ @hidden]", "نص" + CITE.format(1) + "</sup>"),
        ("`[[isis]]` `[@a]`", "<code>[[isis]]</code> <code>[@a]</code>"),
        ("\\[[!ن]] \\[@ن]", "[[!ن]] [@ن]"),
        ("<!-- [[isis]] -->", ""),
        ("[نص @a](a.md)", '<a href="to/a.md">نص <bdi>@a</bdi></a>'),
        ("[@ن](a.md)", '<a href="to/a.md">@ن</a>'),
        ("[ن](a.md)", '<a href="to/a.md">ن</a>'),
        ("[ن](hidden.md)", "<a>ن</a>"),
        ("![ن](hidden.md)", '<img alt="ن">'),
    ],
)
def test_mark(text: str, expected: str) -> None:
    assert html_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```\n[[isis]] [@a]\n```",
        "~~~ text\n[[isis]] [@a]\n~~~",
        "نص\n\n    [[isis]] [@a]",
        "- بند\n\n    ```\n    [[isis]]\n    ```",
    ],
)
def test_no_mark_in_code(text: str) -> None:
    html = convert(text).html
    assert "[[isis]]" in html
    assert "<a" not in html


@pytest.mark.parametrize(
    "text",
    [
        "| أ | ب |\n|---|---|\n| [[isis]] | [@a] |",
        "نص[^1]\n\n[^1]: حاشية [[isis]] [@a]",
        "## عنوان [[isis]] [@a]",
        "- بند [[isis]] [@a]",
        "> قول [[isis]] [@a]",
        "!!! note ن\n    [[isis]] [@a]",
        "كلمة\n:   تعريف [[isis]] [@a]",
        '<div markdown="1">[[isis]] [@a]</div>',
    ],
)
def test_mark_in_blocks(text: str) -> None:
    html = convert(text).html
    assert '<a class="m" href="/isis/">داعش</a>' in html
    assert CITE.format(1) in html


def test_hostile_title_is_text() -> None:
    for text in (
        "[[hostile]]",
        "**[[hostile]]**",
        "## [[hostile]]",
        "| ن |\n|---|\n| [[hostile]] |",
    ):
        page = read_page(convert(text).html)
        assert TITLE in page.text
        assert page.faults == []
        assert [tag for tag, _ in page.attributes if tag in ("b", "em", "code")] == []


def test_hostile_text_of_a_mark() -> None:
    html = html_of('[[isis|<script>alert(1)</script> & "ن" <b>]]')
    page = read_page(html)
    assert page.text == '<script>alert(1)</script> & "ن" <b>'
    assert page.faults == []


def test_a_link_inside_a_link_is_closed() -> None:
    page = read_page(convert("[نص [[isis]] هنا](a.md)").html)
    assert page.faults == []
    assert page.text.strip() == "نص داعش هنا"


def test_own_links_are_not_resolved_again() -> None:
    document = KnownDocument()
    convert("[[isis]] [[isis#killed]] [ن](a.md#x) ![ن](b.png)", document)
    assert document.resolved == [("a.md#x", False), ("b.png", True)]


def test_one_text_leaves_nothing_to_the_next() -> None:
    first = convert("## عنوان\n\nن[^1] [@a]\n\n[^1]: ن\n\n*[HTML]: ن").html
    assert convert("## عنوان\n\nن[^1] [@a]\n\n[^1]: ن\n\n*[HTML]: ن").html == first
    assert "abbr" not in convert("HTML").html


def test_empty_text() -> None:
    assert convert(" \n").html == ""


def test_numbers_of_one_place_ascend() -> None:
    html = html_of("نص[@a] ثم[@b, ص. 3; @a]")
    assert re.findall(r">(\d)</a>(، ص\. 3)?", html) == [("1", ""), ("1", ""), ("2", "، ص. 3")]
