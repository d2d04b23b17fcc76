"""Pictures and drawings in a browser: nothing moves, nothing is cut, and all can be reached."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import ROOT
from tests.browser.measure.structure import overflows
from tests.browser.serving import serve
from tests.pictures.made import jpeg, png

KEYS = """---
image:
  file: media/lead.jpg
  alt: ألوان
  caption: ألوان من صنع الاختبار
  credit: مصور من وكالة بعيدة اسمها طويل / ANOTHER AGENCY
  licence: CC0
"""
BODY = "\n\n![ألوان](../media/turned.jpg)\n\n![شكل](../media/shape.png)\n\nآخر النص.\n"
LONG = """kind: organization
name: {ar: تنظيم, en: The Islamic State of Iraq and the Levant in Khorasan Province}
aliases: [The Islamic State of Iraq and al-Sham in the Khorasan Province, ISIL-Khorasan-Province]
"""
MAPS = ("entities/isis-k/", "entities/taliban/", "dossiers/isis-k-profile/",
        "dossiers/russia-taliban-recognition/")  # fmt: skip
SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 400);
})"""
CUT = """[...document.querySelectorAll('.map svg :is(a, g)')].flatMap(node => {
  const box = node.querySelector('path').getBBox();
  return [...node.querySelectorAll('text')].filter(text => {
    const line = text.getBBox();
    return line.x < box.x + 1 || line.x + line.width > box.x + box.width - 1;
  }).map(text => text.textContent);
})"""


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reference site with pictures that are made for this."""
    folder = tmp_path_factory.mktemp("pictured")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    media = folder / "content" / "media"
    media.mkdir(exist_ok=True)
    (media / "lead.jpg").write_bytes(jpeg(1500, 1000))
    (media / "turned.jpg").write_bytes(jpeg(900, 600, 6))
    (media / "shape.png").write_bytes(png(300, 200))
    articles = folder / "content" / "articles"
    for name, keys in (("moscow-attack", ""), ("moscow-attack-video", "  sensitive: true\n")):
        file = articles / f"{name}.md"
        text = file.read_text("utf-8").replace("---\n", KEYS + keys, 1)
        file.write_text(text + ("" if keys else BODY), "utf-8")
    (folder / "content/entities/long.yml").write_text(LONG, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, check=True, env=environment)
    with serve(folder / "site") as root:
        yield root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def _late(route: Route) -> None:
    """As on a slow line."""
    time.sleep(0.2)
    route.continue_()


def test_a_long_credit_fits_the_screen(browser: Browser, pictured: str) -> None:
    """At 320 pixels, with letters twice as large."""
    assert overflows(browser, f"{pictured}articles/moscow-attack/") == []


def test_long_names_fit_the_screen(browser: Browser, pictured: str) -> None:
    assert overflows(browser, f"{pictured}entities/long/") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_pictures_come(page: Page, pictured: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.route("**/pictures/*", _late)
    for others in ("**/*.woff2", "**/*.js"):  # what these move is measured elsewhere
        page.route(others, lambda route: route.abort())
    page.goto(f"{pictured}articles/moscow-attack/")
    page.wait_for_load_state("networkidle")
    lead = page.locator("figure.picture img")
    assert lead.evaluate("image => image.currentSrc.endsWith('.avif')")
    assert page.evaluate(SHIFT) == 0
    for image in page.locator(".prose img").all():
        before = page.locator(".prose").bounding_box()
        image.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete", arg=image.element_handle())
        after = page.locator(".prose").bounding_box()
        assert before is not None
        assert after is not None
        assert before["height"] == after["height"]
        assert image.evaluate("image => image.naturalWidth > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sensitive_picture_waits_without_javascript(browser: Browser, pictured: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{pictured}articles/moscow-attack-video/")
    picture = opened.locator("details.sensitive img")
    assert not picture.is_visible()
    opened.locator("details.sensitive summary").click()
    assert picture.is_visible()
    context.close()


@pytest.mark.parametrize("path", MAPS)
def test_a_map_is_whole_and_its_boxes_lead_on(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.evaluate("document.fonts.ready")
    assert page.locator(".map svg").is_visible()
    assert not page.locator(".instead").is_visible()
    assert page.evaluate(CUT) == []
    links = page.locator(".map svg a").all()
    assert len(links) >= 2
    for link in links:
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
    target = links[-1].get_attribute("href")
    links[-1].focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{(target or '').rsplit('../', 1)[-1]}")


def test_a_map_becomes_a_list_where_it_would_be_small(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + MAPS[0])
    assert not page.locator(".map svg").is_visible()
    assert page.locator(".instead li").count() >= 2
    assert page.locator(".instead").is_visible()
    page.set_viewport_size({"width": 800, "height": 800})
    page.emulate_media(media="print")
    assert page.locator(".instead").is_visible()
