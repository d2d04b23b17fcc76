"""What a browser tells of a page without any tool from npm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Request

from tests.browser.measure.gates import (
    CONTROL_CONTRAST,
    MAIN_TARGET,
    MAIN_TARGETS,
    TARGET,
    TEXT_CONTRAST,
    WIDTHS,
    Measured,
    none_of,
    weight_gates,
)

_PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")
_PARTS = {"document": "html", "stylesheet": "css", "script": "js", "font": "font"}
_DATA = re.compile(r"/search/(?!$|index\.html)[^?]+\.js(?:\?|$)")
"""The addresses of the search's index."""
_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
    console.error("policy: " + event.violatedDirective + " " + event.blockedURI));"""


@dataclass
class Watch:
    """What a page loaded and what it complained of."""

    requests: list[Request] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, **options: object) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own, with an empty cache."""
    context = browser.new_context(**{"viewport": {"width": 390, "height": 800}, **options})
    page, watch = context.new_page(), Watch()
    page.add_init_script(_VIOLATIONS)
    page.on("requestfinished", lambda asked: watch.requests.append(asked))
    page.on("requestfailed", lambda asked: watch.requests.append(asked))
    page.on("console", lambda said: said.type == "error" and watch.errors.append(said.text))
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    yield page, watch
    context.close()


def go(page: Page, url: str) -> None:
    """Opens a page; that a page says «not found» is no fault of that page."""
    page.goto(url, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")


def measure_page(browser: Browser, root: str, path: str, site: str, kind: str) -> list[Measured]:
    """Everything of one page."""
    url = root + path
    checks = [none_of(site, kind, what, find(browser, url)) for what, find in CHECKS.items()]
    return [*measure_loading(browser, root, path, site, kind), *checks]


def measure_loading(
    browser: Browser, root: str, path: str, site: str, kind: str
) -> Iterator[Measured]:
    """What a first view loads, and whether it is quiet."""
    with opened(browser) as (page, watch):
        go(page, root + path)
        asked = list(watch.requests)
        yield from _weights(asked, site, kind)
        foreign = [one for one in _urls(asked) if not one.startswith(root)]
        yield none_of(site, kind, "other hosts", foreign)
        yield none_of(site, kind, "errors", watch.errors)


def _urls(asked: list[Request]) -> list[str]:
    return [one.url for one in asked]


def _weights(asked: list[Request], site: str, kind: str) -> Iterator[Measured]:
    bytes_gates, requests_gates = weight_gates(kind)
    where, sizes = "" if kind == "article" else " elsewhere", first_view(asked)
    for part, most in bytes_gates.items():
        yield Measured(site, kind, f"bytes{where}: {part}", sizes.get(part, 0), most)
    for what, most in requests_gates.items():
        own = _urls([one for one in asked if _is_data(one) == bool(what)])
        yield Measured(site, kind, f"requests{where}{what}", len(own), most, faults=tuple(own))


def _is_data(asked: Request) -> bool:
    return bool(_DATA.search(asked.url))


def first_view(asked: list[Request]) -> dict[str, int]:
    """The bytes of the bodies as they came over the line, by what they are."""
    sizes: dict[str, int] = {"all": 0}
    for one in asked:
        part = "data" if _is_data(one) else _PARTS.get(one.resource_type, "other")
        size = 0 if one.failure else one.sizes()["responseBodySize"]
        sizes[part] = sizes.get(part, 0) + size
        sizes["all"] += size
    return sizes


def use_everything(browser: Browser, url: str) -> list[str]:
    """The errors of a page on which every control is used: buttons pressed, details opened, names
    pointed at and focused."""
    with opened(browser, viewport={"width": 1280, "height": 800}) as (page, watch):
        page.add_init_script("window.print = () => {}; navigator.share = async () => {};")
        go(page, url)
        for details in page.locator("summary:visible").all()[:10]:
            details.click(timeout=2000)
        for button in page.locator("button:visible").all()[:20]:
            if button.is_visible():
                button.click(timeout=2000, force=True)
        page.keyboard.press("Escape")
        for link in page.locator("main a[href]:visible").all()[:4]:
            link.hover(timeout=2000, force=True)
            page.wait_for_timeout(350)
            link.focus()
        page.wait_for_timeout(350)
        return watch.errors


def dead_controls(browser: Browser, url: str) -> list[str]:
    """The controls that are shown without JavaScript and do nothing there."""
    with opened(browser, java_script_enabled=False) as (page, _):
        page.goto(url)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        return [str(one) for one in page.evaluate(f"{_PROBE}.dead()")]


def overflows(browser: Browser, url: str) -> list[str]:
    """What is wider than the screen, at every width, and with letters twice as large."""
    found: list[str] = []
    with opened(browser) as (page, _):
        go(page, url)
        for size, widths in (("100%", WIDTHS), ("200%", (320, *WIDTHS[1:]))):
            page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            for width in widths:
                page.set_viewport_size({"width": width, "height": 800})
                faults = page.evaluate(f"{_PROBE}.overflow()")
                found += [f"{fault} at {width} px, text {size}" for fault in faults]
    return found


def small_targets(browser: Browser, url: str) -> list[str]:
    """Targets that a finger misses, on a phone and on a desk."""
    found: list[str] = []
    for width in (390, 1280):
        with opened(browser, viewport={"width": width, "height": 800}) as (page, _):
            go(page, url)
            asked = [TARGET, MAIN_TARGET, MAIN_TARGETS]
            faults = page.evaluate(f"asked => {_PROBE}.targets(...asked)", asked)
            found += [f"{fault} at {width} px" for fault in faults]
    return found


def low_contrasts(browser: Browser, url: str) -> list[str]:
    """Text that is too faint, light and dark."""
    return _in_schemes(browser, url, f"{_PROBE}.contrasts({TEXT_CONTRAST})")


def low_controls(browser: Browser, url: str) -> list[str]:
    """Controls that are too faint, light and dark."""
    return _in_schemes(browser, url, f"{_PROBE}.controlContrasts({CONTROL_CONTRAST})")


def _in_schemes(browser: Browser, url: str, script: str) -> list[str]:
    found: list[str] = []
    for scheme in ("light", "dark"):
        with opened(browser, color_scheme=scheme, reduced_motion="reduce") as (page, _):
            go(page, url)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            found += [f"{fault}, {scheme}" for fault in page.evaluate(script)]
    return found


CHECKS: dict[str, Callable[[Browser, str], list[str]]] = {
    "enhancements' errors": use_everything,
    "dead without JavaScript": dead_controls,
    "overflow": overflows,
    "targets": small_targets,
    "text contrast": low_contrasts,
    "control contrast": low_controls,
}
"""What finds faults of a page, by what it is about."""
