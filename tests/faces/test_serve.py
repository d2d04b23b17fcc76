"""`serve`: shows what is broken, recovers when it is mended, never freezes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faces.conftest import SCRIPTS, edit

PATIENCE = 30
ARTICLE = Path("content/articles/example-article.md")
STOPPED = "في المحتوى ما يمنع النشر"


class Preview:
    """A server that runs, and what it shows."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port, self.process = port, process

    def page(self, address: str) -> str:
        """A page as a browser gets it, empty while there is none."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{address}", timeout=PATIENCE
            ) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        except OSError:
            return ""

    def wait(self, address: str, shows: Callable[[str], bool]) -> str:
        """The page, once it shows that."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, "the server has ended"
            page = self.page(address)
            if page and shows(page):
                return page
            time.sleep(0.2)
        pytest.fail(f"{address} never showed it; last: {self.page(address)[:2000]}")


@contextmanager
def serving(*command: str) -> Iterator[Preview]:
    """The site of this folder, served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [str(SCRIPTS / command[0]), *command[1:], "-a", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        start_new_session=True,
    )
    try:
        yield Preview(port, process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.mark.parametrize(
    "command",
    [
        ("milaff", "serve", "--strict"),
        ("mkdocs", "serve", "-q"),
        ("mkdocs", "serve", "--strict"),
        ("properdocs", "serve", "-f", "mkdocs.yml"),
    ],
    ids=" ".join,
)
def test_a_broken_record_is_shown_and_mended(site: Path, command: tuple[str, ...]) -> None:
    address = "articles/example-article/"
    with serving(*command) as preview:
        preview.wait(address, lambda page: "افتتاح جسر لا وجود له" in page)
        edit(ARTICLE, "date: 2024-01-15", "date: 2024-13-40")
        page = preview.wait(address, lambda page: STOPPED in page)
        assert f"{ARTICLE}:4:7" in page
        assert '<html lang="ar" dir="rtl">' in page
        assert "livereload(" in page
        assert STOPPED in preview.page("")
        assert STOPPED not in preview.page("about/")
        edit(ARTICLE, "date: 2024-13-40", "date: 2024-01-16")
        preview.wait(address, lambda page: STOPPED not in page and 'datetime="2024-01-16"' in page)
        assert STOPPED not in preview.page("")


def test_a_site_that_is_broken_from_the_start(site: Path) -> None:
    edit(ARTICLE, 'title: "مثال: ', 'title: "مثال": ')
    with serving("milaff", "serve") as preview:
        preview.wait("", lambda page: STOPPED in page)
        edit(ARTICLE, 'title: "مثال": ', 'title: "مثال: ')
        preview.wait("", lambda page: STOPPED not in page)


def test_warnings_neither_stop_nor_hide(site: Path) -> None:
    edit(Path("content/about.md"), "articles/index.md", "articles/none.md")
    with serving("milaff", "serve", "--strict") as preview:
        preview.wait("about/", lambda page: "قائمة المواد" in page)
        edit(Path("content/about.md"), "قائمة المواد", "القائمة كلها")
        preview.wait("about/", lambda page: "القائمة كلها" in page)


def test_broken_settings_and_templates_are_shown_and_mended(site: Path) -> None:
    Path("own/milaff").mkdir(parents=True)
    edit(Path("mkdocs.yml"), "name: milaff", "name: milaff\n  custom_dir: own")
    with serving("milaff", "serve") as preview:
        preview.wait("about/", lambda page: "من أنتم" in page)
        edit(Path("mkdocs.yml"), "nav:", "nav: [")
        preview.wait("about/", lambda page: STOPPED in page and "mkdocs.yml:" in page)
        edit(Path("mkdocs.yml"), "nav: [", "nav:")
        preview.wait("about/", lambda page: "من أنتم" in page)
        template = Path("own/milaff/source.html")
        template.write_text("\n{{ no.such.thing }}", encoding="utf-8")
        preview.wait("about/", lambda page: "own/milaff/source.html:2:1" in page)
        template.unlink()
        preview.wait("about/", lambda page: "من أنتم" in page)
        edit(Path("mkdocs.yml"), "Asia/Riyadh", "Asia/Riyad")
        preview.wait("about/", lambda page: "SET706" in page)
        edit(Path("mkdocs.yml"), "Asia/Riyad", "Asia/Riyadh")
        preview.wait("about/", lambda page: "من أنتم" in page)


def test_new_and_deleted_records(site: Path) -> None:
    with serving("milaff", "serve") as preview:
        preview.wait("", lambda page: "افتتاح جسر لا وجود له" in page)
        new = Path("content/events/second-event.yml")
        new.write_text("title: حدث جديد\ndate: 2024-01-20\n", encoding="utf-8")
        preview.wait("events/second-event/", lambda page: "حدث جديد" in page)
        new.unlink()
        preview.wait("events/second-event/", lambda page: "حدث جديد" not in page)
