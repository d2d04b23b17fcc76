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

from tests.faces.conftest import SCRIPTS, edit, run

PATIENCE = 30
LOG = Path("../serve.log")
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

    def log(self) -> str:
        """What the server printed."""
        return LOG.read_text(encoding="utf-8")


@contextmanager
def serving(*command: str) -> Iterator[Preview]:
    """The site of this folder, served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with LOG.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [str(SCRIPTS / command[0]), *command[1:], "-a", f"127.0.0.1:{port}"],
            stdout=subprocess.DEVNULL,
            stderr=log,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
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


def test_many_files_at_once_are_one_change(site: Path) -> None:
    with serving("milaff", "serve") as preview:
        preview.wait("", lambda page: "افتتاح جسر لا وجود له" in page)
        for number in range(50):
            event = Path(f"content/events/new-event-{number}.yml")
            event.write_text(f"title: حدث رقم {number}\ndate: 2024-01-20\n", encoding="utf-8")
        for number in (0, 49):
            preview.wait(f"events/new-event-{number}/", lambda page: "حدث رقم" in page)
        assert 1 <= preview.log().count("Reloading browsers") <= 2


def test_what_is_saved_during_a_rebuild_is_not_lost(site: Path) -> None:
    address = "articles/example-article/"
    with serving("milaff", "serve") as preview:
        preview.wait(address, lambda page: "افتتاح جسر لا وجود له" in page)
        text = ARTICLE.read_text(encoding="utf-8")
        for word in ("الأولى", "الثانية", "الثالثة"):
            before = preview.log().count("Building documentation")
            ARTICLE.write_text(f"{text}\nالإضافة {word}.\n", encoding="utf-8")
            end = time.monotonic() + PATIENCE
            while preview.log().count("Building documentation") == before:
                assert time.monotonic() < end, "no rebuild began"
                time.sleep(0.01)
        preview.wait(address, lambda page: "الإضافة الثالثة" in page)


def test_a_site_that_nobody_touches_is_left_alone(site: Path) -> None:
    with serving("milaff", "serve") as preview:
        preview.wait("", lambda page: "افتتاح جسر لا وجود له" in page)
        edit(ARTICLE, "date: 2024-01-15", "date: 2024-01-16")
        preview.wait("articles/example-article/", lambda page: 'datetime="2024-01-16"' in page)
        Path("content/articles/.example-article.md.swp").write_bytes(b"x")
        Path("content/articles/example-article.md~").write_bytes(b"x")
        ARTICLE.read_bytes()
        time.sleep(1)
        assert preview.log().count("Detected file changes") == 1


def test_what_was_said_is_not_said_again(site: Path) -> None:
    """Hints alone: warnings and errors are printed until they are gone."""
    edit(Path("content/about.md"), "articles/index.md", "articles/none.md")
    new = Path("content/sources/never-cited.yml")
    new.write_text("kind: news\ntitle: خبر\noutlet: صحيفة\ndate: 2024-01-01\n", encoding="utf-8")
    with serving("milaff", "serve") as preview:
        preview.wait("about/", lambda page: "قائمة المواد" in page)
        first = preview.log()
        assert first.count("never-cited") > 0
        edit(Path("content/about.md"), "قائمة المواد", "القائمة كلها")
        preview.wait("about/", lambda page: "القائمة كلها" in page)
        second = preview.log()[len(first) :]
        assert "never-cited" not in second
        assert "none.md" in second


@pytest.mark.parametrize("command", [("milaff", "serve"), ("mkdocs", "serve")], ids=" ".join)
def test_a_port_that_is_taken(site: Path, command: tuple[str, ...]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = run(*command, "-a", f"127.0.0.1:{port}")
    assert ended.returncode == 1
    said = ended.stdout + ended.stderr
    assert f"--dev-addr 127.0.0.1:{port + 1}" in said
    assert "Traceback" not in said
