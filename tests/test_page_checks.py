"""The checks of pages find what they are there for."""

from __future__ import annotations

import pytest

from tests.page_checks import broken_links, faults_of, read_page, target_of

GOOD = '<html lang="ar" dir="rtl"><body><h1 id="a">ن</h1><a href="#a">ن</a><br></body></html>'


def test_nothing_wrong() -> None:
    assert list(faults_of(GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('dir="rtl"', "", "<html> has"),
        ("<br>", "<p>", "</body> in"),
        ("<br>", '<b id="a"></b>', "id 'a' 2 times"),
        ("<br>", '<b id=""></b>', "an id with a space"),
        ("<br>", "<h1>ن</h1>", "2 h1"),
        ("<br>", "<h3>ن</h3>", "h3 after h1"),
        ("<br>", "<h2> </h2>", "an empty h2"),
        ("<br>", '<a href="">ن</a>', "a link without an address"),
        ("<br>", '<a href="x"></a>', "a link without a name"),
        ("<br>", '<img src="x">', "an image without alt"),
        ("<br>", '<b onclick="x"></b>', "<b> has onclick"),
        ("<br>", '<b style="x"></b>', "an inline style"),
        ("<br>", "<script>x</script>", "an inline script"),
        ("<br>", '<b aria-labelledby="x"></b>', "nothing has the id 'x'"),
        ("<br>", "&amp;lt;b", "left as it was"),
    ],
)
def test_fault(old: str, new: str, fault: str) -> None:
    found = list(faults_of(GOOD.replace(old, new)))
    assert any(fault in one for one in found), found


def test_broken_links() -> None:
    pages = {"x/index.html": '<a href="../y/#b">ن</a><a href="../z/">ن</a>', "y/index.html": GOOD}
    assert list(broken_links(pages, frozenset(pages))) == [
        "x/index.html: ../y/#b names no id",
        "x/index.html: ../z/ leads to z/index.html",
    ]


def test_targets() -> None:
    assert target_of("a/b/index.html", "../../c/") == ("c/index.html", "")
    assert target_of("a/b.html", "../c.html#%D9%86") == ("c.html", "ن")
    assert target_of("a/b.html", "#x") == ("a/b.html", "x")
    assert target_of("a/index.html", "../") == ("index.html", "")
    assert target_of("index.html", "./") == ("index.html", "")
    assert target_of("a/b.html", "https://s.org/x/", "https://s.org/") == ("x/index.html", "")
    assert target_of("a/b.html", "https://s.org/", "https://s.org/") == ("index.html", "")
    assert target_of("a/b.html", "https://other.org/") is None


def test_json_is_read() -> None:
    page = read_page('<script type="application/ld+json">{"a":"\\u003cb\\u003e"}</script>')
    assert page.json_ld == [{"a": "<b>"}]
