"""What each kind of page gives a reader first, as a browser shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=request.param)
    yield context.new_page()
    context.close()


def top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"]


def test_the_front_page_is_called_after_its_motto(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("h1").inner_text() == "القضية في ملف واحد، ولكل رقم قائله"
    status = page.locator(".cards .status.escalating").inner_text()
    assert status.startswith("تصاعد: ")
    figures = page.locator(".figure-lines > li").first.inner_text()
    for words in ("أرقام متباينة", "أكثر من 100 قتيل", "المعتمد لدينا", "قناة الحرة"):
        assert words in figures


def test_a_dossier_begins_with_its_bottom_line(page: Page, address: str) -> None:
    page.goto(address + "dossiers/isis-k-profile/")
    order = ["#bottom-line", ".hero .status", "#known", "#judgements", "#figures", "#timeline"]
    order += ["#articles", "#entities", "#sources"]
    tops = [top_of(page, selector) for selector in order]
    assert tops == sorted(tops)
    assert tops[0] < 844, "it is seen at once"
    assert "مصدران مستقلان" in page.locator("section[aria-labelledby=sources] > .meta").inner_text()


def test_an_article_in_brief_leads_to_its_figures(page: Page, address: str) -> None:
    page.goto(address + "articles/moscow-attack/")
    assert top_of(page, "#bottom-line") < 844
    page.locator(".key-figures a", has_text="133").click()
    table = page.locator(page.url[page.url.index("#") :])
    assert "أكثر من 100 قتيل" in table.inner_text()
    assert page.locator(".sources .tag", has_text="لم نطّلع عليه مباشرة").count() == 4


def test_the_contents_are_folded_on_a_phone(page: Page, address: str) -> None:
    page.goto(address + "articles/moscow-attack/")
    is_wide = page.viewport_size == DESK
    assert page.locator(".toc a[href='#sources']").is_visible() == is_wide
    if not is_wide:
        page.locator(".toc summary").click()
    page.locator(".toc a[href='#sources']").click()
    assert page.url.endswith("#sources")


def test_a_lost_reader_finds_the_way_on(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    links = page.locator("main .card a").evaluate_all("all => all.map(one => one.href)")
    assert len(links) > 5
    assert any(link.endswith("/dossiers/isis-k-profile/") for link in links)


@pytest.mark.parametrize(
    "path", ["", "404.html", "sources/", "entities/", "articles/", "sources/alhurra-isis-k/"]
)
def test_nothing_stands_outside_the_page(page: Page, address: str, path: str) -> None:
    """Whatever is in a list begins where the list's title does, or after it."""
    page.goto(address + path)
    right = page.evaluate("document.querySelector('h1').getBoundingClientRect().right")
    cards = page.locator("main .card").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert cards
    assert max(cards) <= right + 1
