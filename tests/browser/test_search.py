"""The search over the reference site's own index: by keys, by touch, from files, offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.test_enhancements import Reader
from tests.browser.test_offline import (  # noqa: F401 fixtures
    Deployed,
    context,
    deployed,
    visit,
)

ARTICLE = "articles/moscow-attack/"
INPUT = "dialog.search-dialog input[name=q]"
FOUND = "dialog .found > li"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A reader under the strictest policy; a breach of it is a console's error."""
    reader = Reader(browser.new_context(viewport={"width": 1280, "height": 800}))
    yield reader
    reader.context.close()
    assert reader.errors == []


def find(page: Page, query: str) -> None:
    """Types a query into the open search and asks."""
    page.locator("input[name=q]:visible").fill(query)
    page.keyboard.press("Enter")


def test_by_keys_alone(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    page.wait_for_load_state("networkidle")
    assert reader.opened("search") == []
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("بالهجوم")
    page.keyboard.press("Enter")
    first = page.locator(FOUND).first
    expect(first).to_be_visible()
    assert first.locator("mark").first.inner_text() in ("الهجوم", "هجوم", "هجمات", "الهجمات")
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # the way out
    page.keyboard.press("Tab")
    link = page.locator("dialog :is(.answer, .found) h2 a").first
    expect(link).to_be_focused()
    href = str(link.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(href)
    expect(page.locator("h1")).to_be_visible()


def test_a_name_is_suggested_and_leads_to_its_page(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address)
    page.keyboard.press("Control+k")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("طالب")
    option = page.get_by_role("option").filter(has_text="طالبان").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true] .title")
    title = chosen.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)
    assert page.locator("h1").inner_text() == title


@pytest.mark.parametrize("query", ["ISIS-K", "isis-k", "داعش خراسان", "ولاية خراسان"])
def test_a_name_in_any_script_is_answered(reader: Reader, address: str, query: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q={query}")
    card = page.locator("#search-found .answer")
    expect(card.locator("h2 a")).to_have_text("داعش خراسان")
    card.locator("h2 a").click()
    page.wait_for_url("**/entities/isis-k/")


def test_a_misspelt_word_finds_what_was_meant(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q=موسكز")
    expect(page.locator("#search-found .meant")).to_contain_text("هل تقصد «موسكو»؟")
    expect(page.locator("#search-found .found")).to_contain_text("موسكو")


def test_filters_narrow_and_the_address_is_shared(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q=داعش")
    cards = page.locator("#search-found .found > li")
    expect(cards.first).to_be_visible()
    count = page.locator("#search-found .count")
    whole = count.inner_text()
    page.get_by_text("تصفية النتائج").click()
    form = page.locator("#search-form")
    form.get_by_label("النوع").select_option("source")
    expect(count).not_to_have_text(whole)
    expect(cards.first).to_be_visible()
    assert set(cards.locator(".tag").all_inner_texts()) == {"مصدر"}
    expect(form.locator("select[name=outlet] option").nth(1)).to_be_attached()
    form.get_by_label("من تاريخ").fill("2024-03-22")
    page.wait_for_url("**from=2024-03-22")
    expect(page.locator("#search-found .search-body:not([aria-busy])")).to_be_visible()
    for day in cards.locator("time").all():
        assert str(day.get_attribute("datetime")) >= "2024-03-22"
    shared, narrow = page.url, count.inner_text()
    page.goto("about:blank")
    page.goto(shared)
    expect(count).to_have_text(narrow)
    page.go_back()  # the empty page
    page.go_back()  # what was shared, as it was asked for first
    expect(count).to_have_text(narrow)
    page.go_back()
    page.wait_for_url(lambda url: "from=" not in url)
    expect(form.locator("select[name=kind]")).to_have_value("source")
    expect(form.locator("input[name=from]")).to_have_value("")
    expect(count).not_to_have_text(narrow)
    assert set(cards.locator(".tag").all_inner_texts()) == {"مصدر"}
    page.go_back()
    expect(count).to_have_text(whole)
    expect(form.locator("select[name=kind]")).to_have_value("")


def test_the_first_results_do_not_wait_for_the_last(reader: Reader, address: str) -> None:
    page = reader.page
    asked: list[str] = []
    held: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 6:
            held.append(route)
        else:
            route.continue_()

    page.goto(address + ARTICLE)
    page.route("**/search/d/*", hold)
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    find(page, "داعش خراسان")
    expect(page.locator(FOUND)).to_have_count(5)
    assert held
    for route in held:
        route.continue_()
    expect(page.locator(FOUND)).to_have_count(10)


def test_nothing_that_is_not_needed_is_loaded(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q=بالهجوم")
    expect(page.locator("#search-found .found > li").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not reader.opened("search_more")
    assert not [one for one in reader.opened("search/") if re.search(r"search/[fv]/|names", one)]


def test_by_touch_on_a_phone(browser: Browser, address: str) -> None:
    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    reader = Reader(phone)
    page = reader.page
    page.goto(address + ARTICLE)
    page.get_by_role("link", name="البحث", exact=True).tap()
    expect(page.locator(INPUT)).to_be_focused()
    page.locator(INPUT).fill("طالبان")
    page.locator("dialog").get_by_role("button", name="ابحث", exact=True).tap()
    card = page.locator(FOUND).first
    expect(card).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    link = card.locator("h2 a")
    href = str(link.get_attribute("href"))
    card.tap()
    page.wait_for_url(href)
    phone.close()
    assert reader.errors == []


def test_from_a_file(browser: Browser, site: Path) -> None:
    own = browser.new_context()
    reader = Reader(own)
    page = reader.page
    page.goto(f"{(site / 'search/index.html').as_uri()}?q=بالهجوم")
    # Modules do not load from files, and the page's helper is one.
    expect(page.locator("#search-found .found > li").first).to_be_visible()
    find(page, "ISIS-K")
    expect(page.locator("#search-found .answer h2")).to_have_text("داعش خراسان")
    href = page.locator("#search-found .answer h2 a").get_attribute("href")
    assert href == (site / "entities/isis-k").as_uri() + "/"
    own.close()
    assert [error for error in reader.errors if "search" in error] == []


def test_all_of_it_from_a_file(browser: Browser, site: Path) -> None:
    own = browser.new_context()
    reader = Reader(own)
    page = reader.page
    start = (site / "search/index.html").as_uri()
    count = page.locator("#search-found .count")
    page.goto(f"{start}?q=داعش&kind=source")
    cards = page.locator("#search-found .found > li")
    expect(cards.first).to_be_visible()
    assert set(cards.locator(".tag").all_inner_texts()) == {"مصدر"}
    narrow = count.inner_text()
    page.goto(f"{start}?q=داعش -طالبان")
    expect(count).not_to_have_text(narrow)
    refused = page.locator("#search-found .search-body").inner_text()
    assert "طالبان" not in refused
    page.goto(f"{start}?q=«قاعة الحفلات الموسيقية»")
    expect(page.locator("#search-found mark").first).to_be_visible()
    page.goto(f"{start}?q=موسكز")
    expect(page.locator("#search-found .meant")).to_contain_text("هل تقصد «موسكو»؟")
    page.locator("#search-form input[name=q]").fill("طالب")
    expect(page.get_by_role("option").filter(has_text="طالبان").first).to_be_visible()
    assert page.evaluate("typeof milaffMore.suggest") == "function"  # the script, not the module
    own.close()
    assert [error for error in reader.errors if "search" in error and "_more.js" not in error] == []


def test_the_page_of_the_search_without_a_network(
    context: BrowserContext,  # noqa: F811
    deployed: Deployed,  # noqa: F811
) -> None:
    page = visit(context, deployed, "search/")
    results = page.locator("#search-found .found > li h2")
    find(page, "طالبان")
    expect(results.first).to_be_visible()
    page.goto(f"{deployed.address}search/?q=طالبان")
    expect(results.first).to_be_visible()
    titles = results.all_inner_texts()
    page.wait_for_timeout(500)  # what was read is kept
    context.set_offline(True)
    page.goto(f"{deployed.address}search/?q=طالبان&kind=")
    expect(results.first).to_be_visible()
    assert results.all_inner_texts() == titles
    # One page is kept, whatever it was asked for.
    kept = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"""
    )
    assert not [url for url in kept if "q=" in url]


def test_without_a_network_after_one_visit(
    context: BrowserContext,  # noqa: F811
    deployed: Deployed,  # noqa: F811
) -> None:
    page = visit(context, deployed)
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    find(page, "طالبان")
    expect(page.locator(FOUND).first).to_be_visible()
    titles = page.locator(f"{FOUND} h2").all_inner_texts()
    page.wait_for_timeout(500)  # what was read is kept
    context.set_offline(True)
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    find(page, "طالبان")
    expect(page.locator(FOUND).first).to_be_visible()
    assert page.locator(f"{FOUND} h2").all_inner_texts() == titles


def test_escape_closes_the_suggestions_first(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address)
    page.keyboard.press("Control+k")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("طالب")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    expect(page.locator(INPUT)).to_have_value("طالب")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search-dialog")).to_be_hidden()
