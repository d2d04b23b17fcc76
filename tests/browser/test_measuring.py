"""The measuring finds what it looks for: each kind of fault on a page made to have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.measure.gates import Measured, faults_of, table_of
from tests.browser.measure.page_kinds import find_kinds
from tests.browser.measure.structure import CHECKS, measure_loading, measure_page
from tests.browser.serving import serve

HEAD = (
    "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>ص</title>"
    "<link rel=icon href=i.svg>"
)
STYLES = """
body { margin: 0; font: 16px/2 sans-serif; color: #111; background: #fff; }
.faint { color: #888; }
.on-dark { color: #fff; background: #111; }
.half { opacity: .5; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; color: #eee; }
.wide { inline-size: 25rem; }
.long { inline-size: 14rem; }
.box { overflow-x: auto; }
.small { display: inline-block; line-height: 1; font-size: 12px; }
.reaching { position: relative; }
.reaching::after { content: ""; position: absolute; inset: -14px; }
.plain { border: 0; background: #eee; color: #ddd; min-block-size: 48px; min-inline-size: 48px; }
.good { border: 1px solid #111; background: #fff; min-block-size: 48px; min-inline-size: 48px; }
.site-header a { display: inline-block; block-size: 30px; inline-size: 60px; }
@media (prefers-color-scheme: dark) { body { color: #333; background: #000; } }
"""
GOOD = "<h1>عنوان</h1><p>نص فيه <a href='x/'>رابط</a> في سطره.</p>"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    (tmp_path / "page.css").write_text(STYLES, "utf-8")
    (tmp_path / "i.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with serve(tmp_path) as root:
        yield tmp_path, root


def write_page(folder: tuple[Path, str], html: str) -> None:
    page = f"{HEAD}<link rel=stylesheet href=page.css>{html}"
    (folder[0] / "index.html").write_text(page, "utf-8")


def loaded(browser: Browser, root: str) -> dict[str, Measured]:
    return {one.what: one for one in measure_loading(browser, root, "", "s", "article")}


CASES = {
    "faint text": ("<p class=faint>خافت</p>", "text contrast", "p.faint (3.54), light"),
    "half transparent": ("<p class=half>شفاف</p>", "text contrast", "p.half (3.5"),
    "dark scheme": ("<p>معتم</p>", "text contrast", "dark"),
    "wide": ("<div class=wide>عريض</div>", "overflow", "div.wide (+80) at 320 px, text 100%"),
    "wide letters": ("<p class=long>" + "س" * 20 + "</p>", "overflow", "at 320 px, text 200%"),
    "small target": ("<a class=small href=x>ص</a>", "targets", "a.small ("),
    "small main target": ("<div class=site-header><a href=x>رابط</a></div>", "targets",
                          "(60 × 30, main)"),
    "faint control": ("<button class=plain>زر</button>", "control contrast", "button.plain (1.3"),
    "dead button": ("<button class=good>زر</button>", "dead without JavaScript", "button.good"),
    "dead link": ("<a href='#'>زر</a>", "dead without JavaScript", "a"),
    "inline style": ("<p style='color: red'>نص</p>", "errors", "style"),
    "inline script": ("<script>let a</script>", "errors", "script"),
    "other host": ("<img alt=ص src='http://127.0.0.2:9/x.png'>", "other hosts", "127.0.0.2"),
    "missing file": ("<img alt=ص src='none.png'>", "errors", "404"),
    "failing enhancement": ("<script src=fails.js></script><button class=good>زر</button>",
                            "enhancements' errors", "so it fails"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_found(browser: Browser, folder: tuple[Path, str], case: str) -> None:
    html, what, told = CASES[case]
    (folder[0] / "fails.js").write_text(
        "addEventListener('click', () => { throw Error('so it fails') })"
    )
    write_page(folder, GOOD + html)
    root = folder[1]
    faults = CHECKS[what](browser, root) if what in CHECKS else loaded(browser, root)[what].faults
    assert any(told in fault for fault in faults), faults


def test_nothing_else_is(browser: Browser, folder: tuple[Path, str]) -> None:
    """What is hidden, scrolls, reaches further than its box, or works without scripts."""
    html = GOOD + (
        "<p class=on-dark>نص</p><span class=hidden>خفي</span>"
        "<div class=box tabindex=0><div class=wide>يمرَّر</div></div><br><br>"
        "<p><a class='small reaching' href=x>ص</a></p><br>"
        "<details><summary>تفصيل</summary><p>نص</p></details>"
        "<form action=''><button class=good>أرسل</button></form>"
    )
    css = STYLES.replace("color: #333", "color: #eee").replace(
        "#fff; min", "#fff; color: #111; min"
    )
    css += "@media (prefers-color-scheme: dark) { a { color: #9cf } }"
    (folder[0] / "page.css").write_text(css, "utf-8")
    write_page(folder, html)
    measured = measure_page(browser, folder[1], "", "s", "home")
    assert {one.what: one.faults for one in measured if not one.passes} == {}


def test_bytes_are_counted_packed(browser: Browser, folder: tuple[Path, str]) -> None:
    (folder[0] / "long.js").write_text("// " + "a" * 200_000)
    (folder[0] / "long.css").write_text("/* " + "".join(map(str, range(9000))) + " */")
    html = "<script src=long.js></script><link rel=stylesheet href=long.css>"
    write_page(folder, GOOD + html)
    found = loaded(browser, folder[1])
    assert 100 < found["bytes: js"].found < 1000
    assert not found["bytes: css"].passes
    assert found["requests"].found == 5


def test_code_and_data_of_the_search_are_counted_apart(
    browser: Browser, folder: tuple[Path, str]
) -> None:
    """Both are scripts; only the page of the search may load data."""
    (folder[0] / "search").mkdir()
    (folder[0] / "search/index.js").write_text("// " + "".join(map(str, range(900))))
    (folder[0] / "search.js").write_text("// code")
    write_page(
        folder, GOOD + "<script src=search.js></script><script src=search/index.js></script>"
    )
    found = loaded(browser, folder[1])
    assert found["bytes: js"].found < 100 < found["bytes: data"].found < found["bytes: all"].found
    assert (found["requests"].found, found["requests for data"].found) == (4, 1)
    assert not found["bytes: data"].passes
    assert found["requests for data"].faults == (f"{folder[1]}search/index.js",)
    elsewhere = measure_loading(browser, folder[1], "", "s", "search")
    assert all(one.passes for one in elsewhere if "data" in one.what)


def test_the_longest_page_of_each_kind_is_measured(tmp_path: Path) -> None:
    pages = {
        "index.html": 1, "404.html": 1, "articles/index.html": 3, "articles/page/2/index.html": 4,
        "articles/a/index.html": 5, "articles/2024/b/index.html": 6, "events/e/index.html": 1,
        "entities/x/index.html": 1, "entities/x/page/2/index.html": 2,
    }  # fmt: skip
    for path, length in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("." * length)
    (tmp_path / "articles/old").mkdir()
    (tmp_path / "articles/old/index.html").write_text('<meta http-equiv="refresh">' + "." * 99)
    assert find_kinds(tmp_path) == {
        "home": "", "not found": "404.html", "articles": "articles/page/2/",
        "article": "articles/2024/b/", "entity": "entities/x/", "further": "entities/x/page/2/",
        "event": "events/e/",
    }  # fmt: skip


def test_a_table_has_the_worst_and_faults_say_where() -> None:
    measured = [
        Measured("s", "home", "bytes", 5, 9),
        Measured("s", "article", "bytes", 12, 9, faults=("a.css",)),
        Measured("s", "home", "score", 98, 98, at_least=True),
    ]
    table = table_of(measured).splitlines()
    assert [line.split()[-2:] for line in table[1:]] == [["✗", "article"], ["98", "home"]]
    assert faults_of(measured).splitlines() == ["s, article: bytes: 12 (gate 9)", "    a.css"]
