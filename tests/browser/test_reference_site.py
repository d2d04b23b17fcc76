"""Every page of the reference site, as a browser sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = (320, 390, 768, 1280)
KINDS = {
    "home": "",
    "plain": "method/",
    "dossiers": "dossiers/",
    "dossier": "dossiers/isis-k-profile/",
    "articles": "articles/",
    "article": "articles/moscow-attack/",
    "entities": "entities/",
    "entity": "entities/isis-k/",
    "timeline": "events/",
    "event": "events/crocus-attack/",
    "sources": "sources/",
    "source": "sources/alhurra-isis-k/",
    "not found": "404.html",
}


@dataclass
class Watch:
    """What a page did that it must not do."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[tuple[Page, Watch]]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened, watch = context.new_page(), Watch()
    opened.on("console", lambda said: said.type == "error" and watch.errors.append(said.text))
    opened.on("pageerror", lambda error: watch.errors.append(str(error)))
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith(address) else watch.foreign.append(asked.url),
    )
    yield opened, watch
    context.close()


def all_pages(site: Path) -> list[str]:
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [file.removesuffix("index.html") for file in files]


def test_every_page_opens_quietly_and_alone(
    page: tuple[Page, Watch], site: Path, address: str
) -> None:
    opened, watch = page
    pages = all_pages(site)
    assert len(pages) > 80
    for path in pages:
        answer = opened.goto(address + path)
        assert answer is not None
        assert answer.ok, path
        assert opened.locator("html").get_attribute("dir") == "rtl", path
        assert opened.locator("html").get_attribute("lang") == "ar", path
        assert opened.locator("h1").count() == 1, path
        assert (watch.errors, watch.foreign) == ([], []), path


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_the_screen(
    page: tuple[Page, Watch], address: str, kind: str, width: int
) -> None:
    opened, _ = page
    opened.set_viewport_size({"width": width, "height": 900})
    opened.goto(address + KINDS[kind])
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_fonts_are_the_sites_own(page: tuple[Page, Watch], address: str, kind: str) -> None:
    opened, _ = page
    opened.goto(address + KINDS[kind])
    loaded = opened.evaluate(
        "document.fonts.ready.then(f => [...f].filter(x => x.status == 'loaded').length)"
    )
    assert loaded >= 1


def test_the_scheme_can_be_switched_and_is_kept(page: tuple[Page, Watch], address: str) -> None:
    opened, watch = page
    opened.goto(address)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = opened.evaluate(paper)
    opened.get_by_role("button", name="فاتح أو داكن").click()
    dark = opened.evaluate(paper)
    assert dark != light
    opened.goto(address + KINDS["article"])
    assert opened.evaluate(paper) == dark
    assert watch.errors == []


def test_everything_is_there_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address + KINDS["article"])
    assert opened.locator("button:visible").count() == 0
    text = opened.locator("main").inner_text()
    for expected in ("133 قتيلا على الأقل", "أكثر من 100 قتيل", "المصادر", "اقرأ أيضا"):
        assert expected in text
    context.close()


def test_a_citation_leads_to_its_source_and_back(page: tuple[Page, Watch], address: str) -> None:
    opened, _ = page
    opened.goto(address + KINDS["article"])
    mark = opened.locator("sup.cite a").first
    mark.click()
    source = mark.get_attribute("href") or ""
    assert opened.url.endswith(source)
    opened.locator(f"{source} .back a").first.click()
    assert opened.url.endswith(f"#{mark.get_attribute('id')}")


def test_a_mark_after_a_year_stands_to_its_left(page: tuple[Page, Watch], address: str) -> None:
    """Two numbers in a row would be laid out from left to right: «2015» and «1» as «12015»."""
    opened, _ = page
    opened.goto(address + "articles/isis-k-taliban-rivalry/")
    year, mark = opened.evaluate(
        """() => {
            const mark = document.querySelector(".prose sup.cite");
            const text = mark.previousSibling, range = document.createRange();
            range.setStart(text, text.length - 4);
            range.setEnd(text, text.length);
            return [range.getBoundingClientRect().left, mark.getBoundingClientRect().left];
        }"""
    )
    assert mark < year


def test_the_two_tolls_stand_side_by_side(page: tuple[Page, Watch], address: str) -> None:
    opened, _ = page
    opened.goto(address + KINDS["event"])
    table = opened.locator("#killed table")
    assert table.locator("tbody tr").count() == 3
    adopted = table.locator("tr.adopted").inner_text()
    assert "133" in adopted
    assert "المعتمد لدينا" in adopted
    assert "أكثر من 100 قتيل" in table.inner_text()


def test_the_keyboard_reaches_the_text_first(page: tuple[Page, Watch], address: str) -> None:
    opened, _ = page
    opened.goto(address + KINDS["article"])
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "انتقل إلى المحتوى"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"
