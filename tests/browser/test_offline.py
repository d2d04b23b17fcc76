"""Reading without a network what was opened before; a deploy; switching it off."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

ARTICLE = "articles/moscow-attack/"
OTHER = "entities/isis-k/"
READY = "() => navigator.serviceWorker.ready.then(one => one.active.state === 'activated')"
UPDATE = """() => navigator.serviceWorker.getRegistration().then(async one => {
    await one.update();
    while (one.installing || one.waiting || one.active?.state !== "activated")
        await new Promise(next => setTimeout(next, 20));
})"""
KEPT = """path => caches.keys().then(names => Promise.all(names.map(async name =>
    (await (await caches.open(name)).match(new URL(path, location.origin)))))).then(
    found => found.some(Boolean))"""
NEW = "ffffffffff"


@dataclass
class Deployed:
    """A site on a host that is not the editor's own machine, below a folder of that host."""

    folder: Path
    address: str
    delay: float = 0
    """Seconds that a page lets its readers wait."""

    def change(self, change: Callable[[str], str], *patterns: str) -> None:
        """Another build: these files with other text."""
        for pattern in patterns:
            for file in self.folder.rglob(pattern):
                file.write_text(change(file.read_text("utf-8")), "utf-8")

    def version(self) -> str:
        """That of the assets."""
        found = re.search(r'"version":"(\w+)"', (self.folder / "sw.js").read_text("utf-8"))
        assert found
        return found[1]

    def rename(self, version: str) -> None:
        """A build whose assets have that version."""
        old = self.version()
        self.change(lambda text: text.replace(old, version), "*.html", "sw.js")

    def deploy_style(self, rule: str) -> None:
        """A build with another style sheet."""
        self.rename(NEW)
        sheet = self.folder / "assets/milaff/milaff.css"
        sheet.write_text(sheet.read_text("utf-8") + rule, "utf-8")


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Iterator[Deployed]:
    folder = tmp_path / "deep" / "site"
    shutil.copytree(site, folder)
    found = Deployed(folder, "")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith("/"):
                time.sleep(found.delay)
            super().do_GET()

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'self'")
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    handler = functools.partial(Handler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # A name below .localhost is a secure place and leads here, but it is no editor's machine.
        found.address = f"http://milaff.localhost:{server.server_address[1]}/deep/site/"
        yield found
        server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context
    context.close()


def visit(context: BrowserContext, deployed: Deployed, path: str = ARTICLE) -> Page:
    """A page that was opened and has been kept."""
    page = context.new_page()
    page.goto(deployed.address + path)
    page.wait_for_function(READY)
    page.wait_for_function(KEPT, arg=f"/deep/site/{path}")
    return page


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_what_was_opened_is_read_without_a_network(
    context: BrowserContext, deployed: Deployed
) -> None:
    page = visit(context, deployed)
    shown = background(page)
    page.goto(f"{deployed.address}{OTHER}")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.set_offline(True)
    for path, heading in ((ARTICLE, "هجوم موسكو"), (OTHER, "داعش خراسان")):
        page.goto(deployed.address + path)
        assert heading in page.locator("h1").inner_text()
        assert background(page) == shown
        fonts = "document.fonts.ready.then(f => [...f].some(x => x.status === 'loaded'))"
        assert page.evaluate(fonts)
        assert page.evaluate("document.querySelectorAll('a.here').length") > 0
    assert errors == []


def test_what_was_not_opened_leads_to_what_is_kept(
    context: BrowserContext, deployed: Deployed
) -> None:
    page = visit(context, deployed)
    context.set_offline(True)
    page.goto(f"{deployed.address}dossiers/isis-k-profile/")
    assert page.locator("h1").inner_text() == "لا اتصال بالشبكة"
    again = page.get_by_role("link", name="أعد المحاولة")
    assert again.get_attribute("href") == f"{deployed.address}dossiers/isis-k-profile/"
    kept = page.locator("#kept li a")
    expect(kept).to_have_count(1)
    kept.click()
    page.wait_for_url(f"**/{ARTICLE}")
    assert "هجوم موسكو" in page.locator("h1").inner_text()
    page.goto(f"{deployed.address}dossiers/isis-k-profile/")
    context.set_offline(False)
    page.wait_for_url("**/dossiers/isis-k-profile/")


def test_network_that_is_back_before_the_offline_page_is_there(
    context: BrowserContext, deployed: Deployed
) -> None:
    page = visit(context, deployed)
    page.goto(f"{deployed.address}offline/#dossiers%2Fisis-k-profile%2F")
    page.wait_for_url("**/dossiers/isis-k-profile/")


def test_kept_pages_of_one_name_are_told_apart(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed, OTHER)
    visit(context, deployed, "dossiers/isis-k-profile/")
    page.goto(f"{deployed.address}offline/")
    kept = page.locator("#kept li")
    expect(kept).to_have_text(["داعش خراسان الملفات", "داعش خراسان الأعلام"])


def test_what_is_kept_can_be_wiped(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed)
    page.goto(f"{deployed.address}offline/")
    expect(page.locator("#kept li")).to_have_count(1)
    page.get_by_role("button", name="امسح ما حُفظ").click()
    expect(page.locator("#kept")).to_be_hidden()
    expect(page.locator("#none")).to_be_visible()
    assert page.evaluate(KEPT, f"/deep/site/{ARTICLE}") is False


def test_a_deploy_is_seen_at_once_and_never_mixed(
    context: BrowserContext, deployed: Deployed
) -> None:
    page = visit(context, deployed, OTHER)
    page.goto(deployed.address + ARTICLE)
    page.wait_for_function(KEPT, arg=f"/deep/site/{ARTICLE}")
    old = background(page)
    deployed.deploy_style("body{background:rgb(1, 2, 3)}")
    page.goto(deployed.address + ARTICLE)
    assert background(page) == "rgb(1, 2, 3)"  # before the new worker is there
    page.evaluate(UPDATE)
    page.goto(deployed.address + ARTICLE)
    page.wait_for_function(KEPT, arg=f"/deep/site/{ARTICLE}")
    context.set_offline(True)
    page.goto(deployed.address + ARTICLE)
    assert background(page) == "rgb(1, 2, 3)"
    page.goto(deployed.address + OTHER)  # read before the deploy: as it was then
    assert background(page) == old


def test_old_bundles_are_given_up(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed)
    names = "caches.keys().then(names => names.filter(name => name.startsWith('milaff ')))"
    first = deployed.version()
    for version in ("1111111111", "2222222222"):
        deployed.rename(version)
        page.goto(deployed.address + ARTICLE)
        page.evaluate(UPDATE)
    assert len(page.evaluate(names)) == 2
    assert not any(name.endswith(first) for name in page.evaluate(names))


def test_a_page_is_asked_for_anew(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed)
    page.goto(deployed.address + ARTICLE)
    deployed.change(lambda text: text.replace("</h1>", " (جديد)</h1>"), "moscow-attack/index.html")
    page.goto(deployed.address + ARTICLE)
    assert "(جديد)" in page.locator("h1").inner_text()


def test_a_slow_network_is_not_waited_for(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed)
    deployed.delay = 8
    began = time.monotonic()
    page.goto(deployed.address + ARTICLE, wait_until="commit")
    assert time.monotonic() - began < deployed.delay
    deployed.delay = 0


def test_switched_off_it_gives_up_what_it_kept(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed)
    gone = Path(__file__).parents[2] / "theme/assets/milaff/offline/gone.js"
    shutil.copy(gone, deployed.folder / "sw.js")
    deployed.change(lambda text: re.sub(r'<link rel="manifest"[^>]*>', "", text), "*.html")
    page.goto(deployed.address + ARTICLE)
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one && one.update())")
    page.wait_for_function("() => caches.keys().then(names => names.length === 0)")
    page.wait_for_function(
        "() => navigator.serviceWorker.getRegistrations().then(found => found.length === 0)"
    )


def test_an_editors_own_machine_keeps_nothing(
    context: BrowserContext, address: str, site: Path
) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(address + ARTICLE)
    page.clock.fast_forward(10_000)
    page.wait_for_timeout(500)
    assert page.evaluate("caches.keys()") == []
    registered = "navigator.serviceWorker.getRegistrations().then(found => found.length)"
    assert page.evaluate(registered) == 0


def test_the_site_can_be_installed(context: BrowserContext, deployed: Deployed) -> None:
    page = visit(context, deployed)
    session = context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert (manifest["dir"], manifest["lang"]) == ("rtl", "ar")
    for icon in manifest["icons"]:
        assert (deployed.folder / icon["src"]).is_file(), icon
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )
