"""The preview in a browser: it shows what was saved, where the reader was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT
from tests.faces.test_serve import Preview, serving

PATIENCE = 30_000


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    folder = tmp_path / "site"
    folder.mkdir()
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    monkeypatch.chdir(folder)
    with serving("milaff", "serve") as preview:
        preview.wait("", lambda page: "<main" in page)
        yield preview


def open_page(browser: Browser, preview: Preview, address: str) -> Page:
    page = browser.new_page(viewport={"width": 500, "height": 500})
    page.goto(f"http://127.0.0.1:{preview.port}/{address}")
    return page


def scroll(page: Page, to: int) -> None:
    page.evaluate(f"window.scrollTo({{top: {to}, behavior: 'instant'}})")
    page.wait_for_function(f"Math.abs(window.scrollY - {to}) < 2")


def test_the_page_reloads_where_it_was(browser: Browser, preview: Preview) -> None:
    article = next(Path("content/articles").rglob("*.md"))
    page = open_page(browser, preview, f"articles/{article.stem}/")
    assert page.evaluate("document.documentElement.scrollHeight") > 1500
    scroll(page, 700)
    text = article.read_text(encoding="utf-8")
    article.write_text(f"{text}\n\nفقرة جديدة في آخر النص.\n", encoding="utf-8")
    page.wait_for_function(
        "document.body.textContent.includes('فقرة جديدة في آخر')", timeout=PATIENCE
    )
    page.wait_for_function("Math.abs(window.scrollY - 700) < 50", timeout=PATIENCE)


def test_an_error_comes_over_the_page_and_goes(browser: Browser, preview: Preview) -> None:
    article = next(Path("content/articles").rglob("*.md"))
    page = open_page(browser, preview, f"articles/{article.stem}/")
    text = article.read_text(encoding="utf-8")
    scroll(page, 700)
    article.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    page.wait_for_function("document.title.includes('ما يمنع النشر')", timeout=PATIENCE)
    article.write_text(text, encoding="utf-8")
    page.wait_for_function("!document.title.includes('ما يمنع النشر')", timeout=PATIENCE)
    assert page.locator("main h1, article h1").count() > 0
