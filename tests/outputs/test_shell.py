"""What every page shares: navigation, addresses, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.built_site import ADDRESS, build_site, write_content

from milaff.outputs.html import _json, page_context, plain_context
from milaff.outputs.output import file_of
from milaff.outputs.shell import MarkedNav, NavItem, Shell, SiteView, mark_current
from milaff.pages.urls import root_of

NAV = (
    NavItem("الرئيسة", ""),
    NavItem("المواد", "articles/"),
    NavItem(
        "عن الموقع", "", children=(NavItem("المنهج", "method/"), NavItem("أرشيف", "dossiers/"))
    ),
)


@pytest.mark.parametrize(
    ("url", "section", "expected"),
    [
        ("", "", ["page", "", ""]),
        ("articles/", "articles/", ["", "page", ""]),
        ("articles/x/", "articles/", ["", "true", ""]),
        ("articles/page/2/", "articles/", ["", "true", ""]),
        ("method/", "", ["", "", "true"]),
        ("dossiers/x/", "dossiers/", ["", "", "true"]),
        ("other/", "", ["", "", ""]),
    ],
)
def test_mark_current(url: str, section: str, expected: list[str]) -> None:
    marked = mark_current(NAV, url, section)
    assert [item.current for item in marked] == expected
    assert [item.active for item in marked] == [bool(current) for current in expected]


def test_mark_current_below() -> None:
    below = mark_current(NAV, "method/", "")[2].children
    assert [item.current for item in below] == ["page", ""]
    below = mark_current(NAV, "dossiers/x/", "dossiers/")[2].children
    assert [item.current for item in below] == ["", "true"]
    assert NAV[2].children[0].current == ""


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!-- & -->", "a\u2028b\u2029c", 'ن"\\'],
)
def test_json_cannot_be_left(text: str) -> None:
    written = _json({"name": text, "items": [text]})
    assert json.loads(written) == {"name": text, "items": [text]}
    assert not set("<>&\u2028\u2029") & set(written)


def test_files_and_roots() -> None:
    assert file_of("") == "index.html"
    assert file_of("articles/x/") == "articles/x/index.html"
    assert file_of("articles/x.html") == "articles/x.html"
    assert root_of("") == ""
    assert root_of("articles/x/") == "../../"
    assert root_of("articles/x.html") == "../"
    assert root_of("entities/kind/person/page/2/") == "../../../../../"


def test_head_of_pages(tmp_path: Path) -> None:
    files = {
        "articles/a.md": "---\ntitle: أ\nsummary: ملخص\ndate: 2024-03-01\nredirect_from: [/old]\n"
        "image: {file: media/a.png, alt: ن}\n---\n",
        "media/a.png": "",
    }
    built = build_site(write_content(tmp_path, files))
    shell = Shell(SiteView("ملفّ"), NAV, edit_url=lambda path: f"edit/{path}", context={"extra": 1})
    pages = {page.url: page for page in built.edition.pages}
    nav = MarkedNav(shell.nav)
    context = page_context(pages["articles/a/"], built.settings, shell, nav)
    head = context["head"]
    assert (head.title, head.description, head.robots) == ("أ", "ملخص", "")
    assert head.canonical == f"{ADDRESS}articles/a/"
    assert head.image == f"{ADDRESS}media/a.png"
    assert head.edit_url == "edit/articles/a.md"
    assert (context["extra"], context["root"]) == (1, "../../")
    redirect = page_context(pages["old/"], built.settings, shell, nav)["head"]
    assert (redirect.canonical, redirect.robots) == (f"{ADDRESS}articles/a/", "noindex")
    plain = plain_context("about/", "عن", "", built.edition, shell)
    assert plain["head"].canonical == f"{ADDRESS}about/"
    missing = plain_context("404.html", "لا", "", built.edition, shell, root="/site/")
    assert (missing["head"].canonical, missing["head"].robots) == ("", "noindex")
    assert missing["root"] == "/site/"
