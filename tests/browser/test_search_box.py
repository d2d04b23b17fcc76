"""The search as readers see it, over an engine whose answers are known: `search_stub.js`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_enhancements import Reader

STUB = Path(__file__).with_name("search_stub.js").read_text("utf-8")
ARTICLE = "articles/moscow-attack/"
INPUT = "dialog.search-dialog input[name=q]"


def stubbed(reader: Reader) -> Reader:
    """That reader, with the engine of the tests."""
    script = {"content_type": "text/javascript"}
    route = reader.context.route
    route("**/search.classic.js*", lambda asked: asked.fulfill(body=STUB, **script))
    route("**/search/index.js*", lambda asked: asked.fulfill(body="", **script))
    return reader


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    reader = stubbed(Reader(browser.new_context(viewport={"width": 1280, "height": 800})))
    yield reader
    reader.context.close()
    assert reader.errors == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    reader = stubbed(Reader(context))
    yield reader
    context.close()
    assert reader.errors == []


def opened(page: Page, address: str) -> Page:
    """An article with the search over it."""
    page.goto(address + ARTICLE)
    page.keyboard.press("Control+k")
    expect(page.locator(INPUT)).to_be_focused()
    return page


def find(page: Page, query: str) -> None:
    """Types a query into the open search and asks."""
    page.locator("input[name=q]:visible").fill(query)
    page.keyboard.press("Enter")


def asked(page: Page) -> list[dict[str, object]]:
    """What the engine was asked."""
    return list(page.evaluate("milaffAsked"))


def test_nothing_of_it_is_loaded_before_it_is_opened(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    page.wait_for_load_state("networkidle")
    assert reader.opened("search") == []
    page.get_by_role("link", name="البحث", exact=True).click()
    expect(page.locator(INPUT)).to_be_focused()
    assert len(reader.opened("search")) == 5, reader.asked


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_it_and_escape_closes_it(reader: Reader, address: str, key: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    button = page.get_by_role("button", name="فاتح أو داكن")
    button.focus()
    page.keyboard.press(key)
    field = page.locator(INPUT)
    expect(field).to_be_focused()
    assert field.input_value() == ""
    page.keyboard.type("دا/")
    assert field.input_value() == "دا/"
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search-dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_slash_can_be_switched_off(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    page.get_by_label("المفتاح / يفتح البحث").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    expect(page.locator("dialog.search-dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator(INPUT)).to_be_focused()


def test_suggestions_are_a_combobox(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    field = page.get_by_role("combobox", name="كلمات البحث")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("داعش")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator("dialog .unseen[role=status]").inner_text() == "اقتراحان"
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.nth(0).get_attribute("id")
    assert options.nth(0).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dossiers/isis-k-profile/")


def test_results_are_text_with_marks(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    find(page, "الصبر")
    cards = page.locator("dialog .found > li")
    expect(cards).to_have_count(3)
    assert cards.nth(0).locator("h2").inner_text() == "<img src=x onerror=alert(1)> & <b>"
    assert page.locator("dialog .found :is(img, script, b)").count() == 0
    second = cards.nth(1)
    assert second.locator("h2 bdi").inner_text() == "ISIS-K"
    assert second.locator("h2 mark").inner_text() == "ISIS"
    assert second.locator("p mark").inner_text() == "بِالصَّبْرِ"
    assert second.locator("time").inner_text() == "22 مارس 2024"
    assert cards.nth(0).locator("time").inner_text() == "مارس 2024"
    assert second.locator(".tag").inner_text() == "ملف"
    assert "ملف أول" in second.locator(".meta").inner_text()
    link = second.locator("h2 a")
    assert link.get_attribute("href") == f"{address}articles/record-1/"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("لا شيء", "لا نتائج"),
        ("1", "نتيجة واحدة"),
        ("2", "نتيجتان"),
        ("3", "3 نتائج"),
        ("11", "11 نتيجة"),
        ("100", "100 نتيجة"),
        ("1203", "1,203 نتائج"),
    ],
)
def test_the_count_is_said_in_its_plural_form(
    reader: Reader, address: str, query: str, count: str
) -> None:
    page = opened(reader.page, address)
    find(page, query)
    status = page.locator("dialog .count")
    expect(status).to_have_text(count)
    assert status.get_attribute("role") == "status"


def test_more_results_come_below(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    find(page, "23")
    cards, more = page.locator("dialog .found > li"), page.get_by_role("button", name="المزيد")
    expect(cards).to_have_count(10)
    more.click()
    expect(cards).to_have_count(20)
    expect(cards.nth(10).locator("a")).to_be_focused()
    expect(page.locator("dialog .count")).to_have_text("23 نتيجة. المعروض منها: 20")
    more.click()
    expect(cards).to_have_count(23)
    expect(more).to_have_count(0)
    assert [one["offset"] for one in asked(page)] == [0, 10, 20]


def test_what_was_meant_comes_after_the_first_results(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    find(page, "غلط")
    expect(page.locator("dialog .found > li")).to_have_count(3)
    assert page.locator("dialog .meant").count() == 0
    meant = page.locator("dialog .meant")
    expect(meant).to_have_text("هل تقصد «صواب»؟")
    meant.get_by_role("link").click()
    expect(page.locator(INPUT)).to_have_value("صواب")
    expect(meant).to_have_count(0)


def test_a_name_is_answered_with_its_card(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    find(page, "داعش")
    card = page.locator("dialog .answer")
    expect(card).to_contain_text("فرع.")
    expect(card.get_by_role("link", name="داعش خراسان")).to_have_attribute(
        "href", f"{address}entities/isis-k/"
    )


def test_earlier_searches_are_kept_and_wiped(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    for query in ("أول", "ثان", "لا شيء"):
        find(page, query)
        expect(page.locator("dialog .count")).not_to_be_empty()
    page.reload()
    page.keyboard.press("Control+k")
    recent = page.locator("dialog .search-recent")
    expect(recent.locator("li")).to_have_text(["ثان", "أول"])
    recent.get_by_role("button", name="أول").click()
    expect(page.locator("dialog .found > li")).to_have_count(3)
    expect(recent).to_be_hidden()
    page.locator(INPUT).fill("")
    recent.get_by_role("button", name="امسحها").click()
    expect(recent).to_be_hidden()
    expect(page.locator(INPUT)).to_be_focused()
    assert json.loads(page.evaluate("localStorage.getItem('milaff.searches')")) == []


def test_what_to_try_where_nothing_is_found(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q=لا شيء&dossier=d")
    found = page.locator("#search-found")
    expect(found).to_contain_text("لم نجد شيئا عن «لا شيء».")
    expect(found.locator(".tips li")).to_have_count(4)
    expect(page.locator("#search-browse")).to_be_visible()
    found.get_by_role("button", name="ابحث من غير تصفية").click()
    page.wait_for_url(lambda url: "dossier" not in url)
    expect(found.locator(".tips li")).to_have_count(3)


def test_a_failure_is_told_and_tried_again(reader: Reader, address: str) -> None:
    page = opened(reader.page, address)
    page.evaluate("globalThis.milaffFails = true")
    find(page, "تعطل")
    expect(page.locator("dialog .count")).to_have_text("تعذر تحميل فهرس البحث.")
    page.evaluate("globalThis.milaffFails = false")
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("dialog .found > li")).to_have_count(3)


def test_an_engine_that_does_not_come_is_told(browser: Browser, address: str) -> None:
    reader = Reader(browser.new_context())
    page = reader.page
    page.route("**/search.classic.js*", lambda route: route.abort())
    page.goto(f"{address}search/?q=داعش")
    expect(page.locator("#search-found .count")).to_have_text("تعذر تحميل فهرس البحث.")
    page.unroute("**/search.classic.js*")
    stubbed(reader)
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#search-found .found > li")).to_have_count(3)
    reader.context.close()


def test_where_the_box_does_not_come_the_link_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.route("**/search-box.js*", lambda route: route.abort())
    page.get_by_role("link", name="البحث", exact=True).click()
    page.wait_for_url("**/search/")
    context.close()


def test_an_address_holds_the_query_and_its_filters(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/")
    form = page.locator("#search-form")
    expect(form.locator("input[name=q]")).to_be_focused()
    find(page, "الصبر")
    expect(page.locator("#search-found .found > li")).to_have_count(3)
    assert "q=" in page.url
    form.get_by_text("تصفية النتائج").click()
    expect(form.get_by_label("الملف").locator("option")).to_have_text(["كل الملفات", "ملف أول (2)"])
    form.get_by_label("النوع").select_option("article")
    expect(page.locator("#search-found .count")).to_have_text("نتيجة واحدة")
    form.get_by_label("الملف").select_option("d")
    form.get_by_label("من تاريخ").fill("2024-03-01")
    page.wait_for_url("**from=2024-03-01")
    expected = {"kind": "article", "dossier": "d", "from": "2024-03-01"}
    assert asked(page)[-1]["filters"] == expected
    shared = page.url
    page.go_back()
    page.wait_for_url(lambda url: "from=" not in url)
    expect(form.get_by_label("من تاريخ")).to_have_value("")
    page.go_back()
    page.go_back()
    expect(page.locator("#search-found .count")).to_have_text("3 نتائج")
    other = page.context.new_page()
    other.goto(shared)
    expect(other.locator("#search-found .count")).to_have_text("نتيجة واحدة")
    expect(other.locator("input[name=q]")).to_have_value("الصبر")
    expect(other.locator("select[name=dossier]")).to_have_value("d")
    chips = other.locator(".search-chips button")
    expect(chips).to_have_text(["النوع: مادة✕", "الملف: ملف أول✕", "من تاريخ: 1 مارس 2024✕"])
    assert asked(other)[-1]["filters"] == expected
    assert other.title().startswith("الصبر · البحث")


def test_an_entity_of_the_address_can_be_given_up(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q=داعش&entity=isis-k")
    chip = page.get_by_role("button", name="أزل هذه التصفية: ورد ذكر")
    expect(chip).to_contain_text("داعش خراسان")
    chip.click()
    page.wait_for_url(lambda url: "entity" not in url)
    assert asked(page)[-1]["filters"] == {}


def test_an_entity_is_chosen_by_its_name(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}search/?q=الصبر")
    page.get_by_text("تصفية النتائج").click()
    field = page.get_by_label("علم ورد ذكره")
    field.press_sequentially("داعش")
    expect(page.locator("#search-names option")).to_have_count(1)
    field.fill("داعش خراسان")
    page.keyboard.press("Enter")
    page.wait_for_url("**entity=isis-k")
    expect(page.locator(".search-chips button")).to_have_text(["ورد ذكر: داعش خراسان✕"])
    expect(field).to_have_value("")
    assert asked(page)[-1] == {"text": "الصبر", "filters": {"entity": "isis-k"}, "offset": 0}


def test_on_a_phone_by_touch(phone: Reader, address: str) -> None:
    page = phone.page
    page.goto(address + ARTICLE)
    page.get_by_role("link", name="البحث", exact=True).tap()
    dialog = page.locator("dialog.search-dialog")
    expect(dialog).to_be_visible()
    box = dialog.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (390, 800)
    field = page.locator(INPUT)
    size = field.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 16
    field.fill("داعش")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    for target in (option, field, *page.locator("dialog .search-bar button").all()):
        bounds = target.bounding_box()
        assert bounds is not None
        assert bounds["height"] >= 44
    option.tap()
    page.wait_for_url("**/entities/isis-k/")
    page.get_by_role("link", name="البحث", exact=True).tap()
    page.get_by_role("button", name="إغلاق البحث").tap()
    expect(dialog).to_be_hidden()


def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.get_by_role("link", name="البحث", exact=True).click()
    page.wait_for_url("**/search/")
    expect(page.locator(".notice")).to_contain_text("JavaScript")
    assert page.locator(":is(button, input, select, summary):visible").count() == 0
    lists = page.locator("#search-browse a")
    assert lists.all_inner_texts() == ["المواد", "الملفات", "الأعلام", "التسلسل الزمني", "المصادر"]
    for number in range(5):
        lists.nth(number).click()
        expect(page.locator("h1")).to_be_visible()
        page.go_back()
    context.close()


def test_nothing_moves_where_motion_is_reduced(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    reader = stubbed(Reader(context))
    page = opened(reader.page, address)
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()


def test_the_choice_is_seen_in_forced_colours(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active")
    reader = stubbed(Reader(context))
    page = opened(reader.page, address)
    page.keyboard.type("داعش")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert chosen.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    context.close()
