"""What scripts add to a page: by mouse, by touch, by keys; and what it costs."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

ARTICLE = "articles/moscow-attack/"
DOSSIER = "dossiers/isis-k-profile/"
NAMED = ".prose a.m[href$='entities/isis-k/']"


class Reader:
    """A page in a context of its own that notes what went wrong and what was asked for."""

    def __init__(self, context: BrowserContext) -> None:
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.context = context
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._note)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def opened(self, *parts: str) -> list[str]:
        """What was asked for with one of these in its address."""
        return [url for url in self.asked if any(part in url for part in parts)]


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )
    reader = Reader(context)
    yield reader
    context.close()
    assert reader.errors == []


@pytest.fixture
def toucher(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    reader = Reader(context)
    yield reader
    context.close()
    assert reader.errors == []


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def overlaps(page: Page) -> bool:
    """Whether the preview lies over a line of its link."""
    return bool(
        page.evaluate(
            """() => {
                const box = document.getElementById("preview").getBoundingClientRect();
                const link = document.querySelector("[aria-describedby=preview]");
                return [...link.getClientRects()].some(line =>
                    line.left < box.right && box.left < line.right
                    && line.top < box.bottom && box.top < line.bottom);
            }"""
        )
    )


def test_a_preview_on_hover_stays_while_the_pointer_is_in_it(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    assert reader.opened("previews.js", "preview.json") == []
    link = page.locator(NAMED).first
    link.hover()
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    assert link.get_attribute("aria-describedby") == "preview"
    assert preview.locator(".title").inner_text() == "داعش خراسان"
    assert "فرع من تنظيم داعش" in preview.locator(".summary").inner_text()
    assert not overlaps(page)
    preview.hover()
    page.wait_for_timeout(500)
    expect(preview).to_be_visible()
    page.locator("h1").hover()
    expect(preview).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None
    link.hover()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    assert len(reader.opened("preview.json")) == 1


def test_a_preview_on_focus_and_none_on_a_click(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    link = page.locator(NAMED).first
    page.keyboard.press("Tab")  # what follows is the keyboard's focus
    link.focus()
    expect(page.locator("#preview")).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "preview")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/isis-k/")


def test_the_first_tap_previews_and_the_second_opens(toucher: Reader, address: str) -> None:
    page = toucher.page
    page.goto(address + ARTICLE)
    link = page.locator(NAMED).first
    link.tap()
    preview = page.locator("#preview")
    expect(preview.get_by_role("link", name="افتح الصفحة")).to_be_visible()
    assert preview.get_by_role("link").bounding_box()["height"] >= 44  # type: ignore[index]
    assert page.url == address + ARTICLE
    assert not overlaps(page)
    page.locator("h1").tap()
    expect(preview).to_have_count(0)
    link.tap()
    expect(preview).to_be_visible()
    link.tap()
    page.wait_for_url("**/entities/isis-k/")


def test_a_tap_on_the_previews_link_opens(toucher: Reader, address: str) -> None:
    page = toucher.page
    page.goto(address + ARTICLE)
    page.locator(NAMED).first.tap()
    page.locator("#preview a").tap()
    page.wait_for_url("**/entities/isis-k/")


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("block", ["start", "end"])
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_a_preview_stays_in_the_window(
    browser: Browser, address: str, side: str, block: str, direction: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.evaluate(
        """([side, block, direction]) => {
            document.documentElement.dir = direction;
            const link = document.querySelector(".prose a.m");
            link.style.position = "absolute";
            link.style[side] = "0";
            link.scrollIntoView({block, behavior: "instant"});
        }""",
        [side, block, direction],
    )
    page.locator(NAMED).first.hover()
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    box = preview.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert not overlaps(page)
    context.close()


def test_no_preview_where_data_is_spared(reader: Reader, address: str) -> None:
    reader.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = reader.page
    page.goto(address + ARTICLE)
    page.locator(NAMED).first.hover()
    page.wait_for_timeout(600)
    assert page.locator("#preview").count() == 0
    assert reader.opened("previews.js", "preview.json") == []


def test_every_record_has_a_preview(site: Path) -> None:
    previewed = re.compile(r"^(?:articles|dossiers|entities|events|sources)/[^/]+/index\.html$")
    for file in sorted(site.rglob("index.html")):
        path = file.relative_to(site).as_posix()
        if previewed.match(path):
            preview = file.with_name("preview.json")
            assert preview.stat().st_size <= 1024, path
            assert json.loads(preview.read_text("utf-8"))["title"], path


def test_headings_have_a_link_to_copy(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    heading = page.locator(".prose h2[id]").first
    link = heading.locator("a.here")
    heading.hover()
    link.click()
    anchor = heading.get_attribute("id")
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#{anchor}"
    page.wait_for_function("() => document.getElementById('live').textContent !== ''")
    assert clipboard(page).startswith("https://milaff.example/articles/moscow-attack/#")
    assert "نسخ رابط" not in (heading.get_attribute("aria-label") or "")
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_a_citation_is_copied_in_three_forms(reader: Reader, address: str, site: Path) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    page.locator(".cite-box summary").click()
    page.get_by_role("button", name="نسخ الاستشهاد").click()
    expect(page.locator("#live")).to_have_text("نُسخ الاستشهاد")
    assert clipboard(page) == page.locator("#citation").inner_text().strip()
    for name, file in (("نسخ BibTeX", "cite.bib"), ("نسخ RIS", "cite.ris")):
        page.get_by_role("button", name=name).click()
        page.wait_for_function(
            "text => navigator.clipboard.readText().then(found => found === text)",
            arg=(site / ARTICLE / file).read_text("utf-8"),
        )
    page.keyboard.press("Escape")
    assert page.locator(".cite-box[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_citation_is_a_file_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + DOSSIER)
    page.locator(".cite-box summary").click()
    assert page.locator(".cite-box button:visible").count() == 0
    with page.expect_download() as waiting:
        page.get_by_role("link", name="تنزيل ملف RIS").click()
    assert "TY  - RPRT" in waiting.value.path().read_text("utf-8")
    context.close()


def test_contents_mark_where_one_reads(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + DOSSIER)
    marked = page.locator(".toc a[aria-current=location]")
    for name in ("#timeline", "#sources"):
        page.evaluate("id => document.querySelector(id).scrollIntoView()", name)
        expect(marked).to_have_attribute("href", name)
        assert marked.count() == 1


def test_a_long_timeline_is_filtered(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + "events/")
    form = page.locator(".timeline-filter")
    entries = page.locator("ol.timeline > li:visible")
    years = form.locator("select option")
    expect(years).not_to_have_count(1)
    whole = entries.count()
    form.get_by_label("كلمة").fill("قاعه كروكوس")  # the letter is typed as many type it
    expect(entries).to_have_count(1)
    expect(page.locator("section.group:visible h2")).to_have_count(1)
    assert "1" in page.locator("#live").inner_text()
    page.keyboard.press("Escape")
    expect(entries).to_have_count(whole)
    year = years.nth(1).get_attribute("value")
    form.get_by_label("السنة").select_option(year)
    for text in entries.all_inner_texts():
        assert str(year) in text
    form.get_by_label("السنة").select_option("")
    form.get_by_label("ما فيه أرقام فقط").check()
    assert 0 < entries.count() < whole
    assert page.locator("section.group:visible h2").count() <= entries.count()


def test_what_changed_since_the_last_visit(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => localStorage.getItem('milaff.visits')")
    assert page.locator(".tag.new").count() == 0
    kept = page.evaluate(
        """() => {
            const visits = JSON.parse(localStorage.getItem("milaff.visits"));
            visits[""].day = "2020-01-01";
            visits[""].seen = [];
            return JSON.stringify(visits);
        }"""
    )
    page.goto("about:blank")
    page.goto(address + "404.html")
    page.evaluate("text => localStorage.setItem('milaff.visits', text)", kept)
    page.goto(address)
    offer = page.locator(".offer")
    expect(offer).to_contain_text("الجديد منذ زيارتك السابقة")
    assert page.locator(".tag.new").count() > 0
    offer.get_by_role("button", name="اعرضه").click()
    expect(offer).to_have_count(0)
    assert page.evaluate("!!document.activeElement.querySelector('.tag.new')")
    page.reload()
    expect(page.locator("main h1")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.locator(".tag.new").count() == 0
    assert len(page.context.cookies()) == 0


def test_reading_goes_on_where_it_stopped(reader: Reader, address: str) -> None:
    page = reader.page
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto(address + ARTICLE)
    page.evaluate(
        "document.querySelector('.prose > :nth-child(5)').scrollIntoView({behavior: 'instant'})"
    )
    page.wait_for_function("() => localStorage.getItem('milaff.visits')")
    page.goto(address)
    page.goto(address + ARTICLE)
    offer = page.locator(".offer")
    expect(offer).to_contain_text("لم تُكمل قراءة هذه الصفحة")
    assert page.evaluate("scrollY") == 0
    offer.get_by_role("button", name="تابع من حيث توقفت").click()
    page.wait_for_function("() => scrollY > 400")
    page.goto(address)
    page.goto(address + ARTICLE)
    expect(offer).to_be_visible()
    page.keyboard.press("Escape")
    expect(offer).to_have_count(0)


def test_scripts_work_where_storage_is_closed(reader: Reader, address: str) -> None:
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page = reader.page
    page.goto(address + ARTICLE)
    page.mouse.wheel(0, 300)
    page.get_by_role("button", name="فاتح أو داكن").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_choice_of_light_is_there_before_the_first_paint(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address)
    page.get_by_role("button", name="فاتح أو داكن").click()
    page.route("**/app.js*", lambda route: route.abort())
    page.goto(address + ARTICLE)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.unroute("**/app.js*")
    reader.errors.clear()  # that of the file that was kept away
    page.goto(address)
    page.get_by_role("button", name="فاتح أو داكن").click()
    assert page.evaluate("localStorage.getItem('milaff.theme')") is None


def test_nothing_moves_where_motion_is_reduced(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.locator(NAMED).first.hover()
    expect(page.locator("#preview")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()


def test_no_control_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("", ARTICLE, DOSSIER, "events/", "offline/", "search/"):
        page.goto(address + path)
        assert page.locator(":is(button, input, select):visible").count() == 0, path
    context.close()


def test_a_first_view_asks_for_little(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + ARTICLE)
    page.wait_for_load_state("networkidle")
    assert len(reader.asked) <= 8, reader.asked
    assert reader.opened("preview", "memory", "timeline", "offline", "sw.js") == []


def test_scripts_are_small(site: Path) -> None:
    sizes = {
        file.name: len(gzip.compress(file.read_bytes(), 9))
        for file in (site / "assets/milaff/js").glob("*.js")
    }
    search = {name: size for name, size in sizes.items() if name.startswith("search")}
    assert sum(sizes.values()) - sizes["offline.js"] - sum(search.values()) <= 8192, sizes
    assert search["search-box.js"] + search["search.classic.js"] <= 16384, sizes
    assert sizes["app.js"] + sizes["boot.js"] <= 4096, sizes
    assert len(gzip.compress((site / "sw.js").read_bytes(), 9)) <= 2048
