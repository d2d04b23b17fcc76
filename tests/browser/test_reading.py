"""Reading by key, by ear and on paper: what no tool finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

ARTICLE = "articles/moscow-attack/"
DOSSIER = "dossiers/isis-k-profile/"
ENTITY = "entities/isis-k/"
KINDS = ("", ARTICLE, DOSSIER, ENTITY, "events/", "events/crocus-attack/", "sources/",
         "sources/alhurra-isis-k/", "articles/", "corrections/", "search/", "method/",
         "404.html")  # fmt: skip
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const name = (one.ariaLabel || one.labels?.[0]?.textContent || one.textContent || "").trim();
    const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return [one.localName, name, isRinged, box.bottom > 0 && box.top < innerHeight];
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_a_key_reaches_everything_and_shows_where_it_is(
    page: Page, address: str, path: str
) -> None:
    """Tab goes through all that can be used, in the page's order, each named, ringed, in view."""
    page.goto(address + path)
    usable = "a[href], button, input, select, textarea, summary, [tabindex='0']"
    expected = page.locator(usable).evaluate_all(
        """all => all.filter(one => one.checkVisibility({visibilityProperty: true})
            && !one.closest("details:not([open]) > :not(summary)")).length"""
    )
    seen = 0
    for _ in range(expected + 1):  # the search's field has the focus at once: around the end
        page.keyboard.press("Tab")
        kind, name, is_ringed, is_in_view = page.evaluate(FOCUSED)
        if kind == "body":
            continue
        seen += 1
        assert name, f"{path}: a {kind} without a name"
        assert is_ringed, f"{path}: {name}"
        assert is_in_view, f"{path}: {name}"
    assert seen == expected


@pytest.mark.parametrize("path", KINDS)
def test_parts_are_told_apart_by_ear(page: Page, address: str, path: str) -> None:
    """One main part; of several of a kind each has a name of its own; headings skip no level."""
    page.goto(address + path)
    assert page.locator("main").count() == 1
    named = """all => all.map(one => {
        const label = document.getElementById(one.getAttribute("aria-labelledby"));
        return one.ariaLabel || label?.textContent.trim() || "";
    })"""
    for kind in ("nav", "aside", "section", "form"):
        names = page.locator(kind).evaluate_all(named)
        if kind == "section":  # without a name it is no part of its own
            names = [name for name in names if name]
        assert len(names) < 2 or (all(names) and len(set(names)) == len(names)), (kind, names)
    levels = page.locator(":is(h1, h2, h3, h4, h5, h6):visible").evaluate_all(
        "all => all.map(one => Number(one.localName[1]))"
    )
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_marks_of_several_sources_go_from_right_to_left(page: Page, address: str) -> None:
    """«1،3» as one number would be laid out from left to right; and none stands in a line alone."""
    for path in (ARTICLE, DOSSIER, ENTITY):
        page.goto(address + path)
        faults = page.locator("sup.cite").evaluate_all(
            """all => all.flatMap(mark => {
                const links = [...mark.querySelectorAll("a")];
                const numbers = links.map(one => Number(one.textContent));
                const boxes = links.map(one => one.getBoundingClientRect());
                return boxes.slice(1).flatMap((box, at) => [
                    box.right < boxes[at].right || box.top > boxes[at].bottom ? "" : "order",
                    numbers[at + 1] > numbers[at] ? "" : "numbers",
                ]).filter(Boolean).map(fault => `${fault}: ${mark.textContent}`);
            })"""
        )
        assert faults == [], path


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_mark_and_no_waw_begins_a_line(page: Page, address: str, width: int) -> None:
    """The mark stays with the word that it follows, «و» with the name that it is written to."""
    page.set_viewport_size({"width": width, "height": 800})
    for path in (ARTICLE, DOSSIER, ENTITY, "events/crocus-attack/"):
        page.goto(address + path)
        lost = page.evaluate(
            """() => {
                const found = [], range = document.createRange();
                const box = (node, from, to) => {
                    range.setStart(node, from); range.setEnd(node, to);
                    return range.getBoundingClientRect();
                };
                const walker = document.createTreeWalker(document.querySelector("main"), 4);
                let last = null;
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const isShown = node.parentElement.checkVisibility() && node.data.trim();
                    if (!isShown) { if (/\\s/.test(node.data)) last = null; continue; }
                    const isOfMark = node.parentElement.closest("sup.cite a");
                    const end = last?.data.length;
                    const isBound = last && !/^\\s/.test(node.data)
                        && (isOfMark || /(^|\\s)و$/.test(last.data)) && !/\\s$/.test(last.data);
                    if (isBound && !isOfMark?.previousElementSibling) {
                        const before = box(last, end - 1, end), after = box(node, 0, 1);
                        if (after.top > before.bottom) found.push(last.data + "|" + node.data);
                    }
                    last = node;
                }
                return found;
            }"""
        )
        assert lost == [], path


@pytest.mark.parametrize("path", [ARTICLE, DOSSIER])
def test_a_page_on_paper_is_a_document(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    for furniture in (".site-nav", ".site-tools", ".tools", ".crumbs", ".toc", ".skip", ".tags",
                      "a[href$='feed.xml']"):  # fmt: skip
        assert page.locator(f"{furniture}:visible").count() == 0, furniture
    for kept in ("h1", ".meta", ".bottom-line", "#figures", "#timeline", "#sources"):
        assert page.locator(kept).first.is_visible(), kept
    permalink = f"https://milaff.example/{path}"
    assert permalink in page.locator(".site-footer .print-only").inner_text()
    breaks = "all => all.map(one => getComputedStyle(one).breakInside)"
    for whole in (".figure-table", "figure", ".sources > li"):
        assert set(page.locator(whole).evaluate_all(breaks)) <= {"avoid"}, whole
    # The rights and the address do not stand on a page of their own.
    end = page.locator(".site-footer")
    assert end.evaluate("one => getComputedStyle(one).breakBefore") == "avoid"


def test_who_is_who_is_on_paper_too(page: Page, address: str) -> None:
    """As words: a drawing's links lead nowhere there."""
    page.goto(address + DOSSIER)
    page.emulate_media(media="print")
    assert page.locator("#entities").is_visible()
    assert page.locator(".map svg").is_hidden()
    assert page.locator(".map .instead li").first.is_visible()


def test_drawings_in_forced_colours(browser: Browser, address: str) -> None:
    """Every line and letter of a drawing has a system colour that stands out from the ground."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    for path in (DOSSIER, ENTITY):
        page.goto(address + path)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        drawn = page.locator(":is(.map, .strip) svg :is(text, line, .stated, .together)")
        colours = drawn.evaluate_all(
            """all => all.map(one => [one.localName, getComputedStyle(one)]).map(
                ([kind, style]) => kind === "text" ? style.fill : style.stroke)"""
        )
        assert colours
        assert ground not in colours
    context.close()


def test_escape_gives_back_what_was_opened(page: Page, address: str) -> None:
    page.goto(address + ARTICLE)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
