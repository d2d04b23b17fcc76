"""`milaff links` against a server of our own: no test asks another host."""

from __future__ import annotations

import csv
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.built_site import write_content

from milaff.cli import main
from milaff.link_check.answer import Answer, Standing, ask, failed, plain_address
from milaff.link_check.memory import read_memory
from milaff.link_check.survey import survey

CONFIG = """
site_name: س
site_url: https://site.example/
docs_dir: content
theme: milaff
plugins: [milaff]
"""
HOME = "---\ntitle: الرئيسة\n---\nنص.\n"


class Handler(BaseHTTPRequestHandler):
    """Answers by the path; what was asked is kept in `asked`."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.do_HEAD()

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path))
        name = self.path.strip("/").partition("/")[0]
        if name in ("301", "302", "308"):
            self.send_response(int(name))
            self.send_header("Location", self.path.removeprefix(f"/{name}"))
        elif name == "slow":
            time.sleep(1.5)
            self.send_response(200)
        elif name == "get-only":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(name) if name.isdigit() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server on this machine."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("milaff.link_check.survey.PAUSE", 0)
    Handler.asked = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def refused() -> str:
    """An address where nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}/x"


@pytest.mark.parametrize(
    ("path", "standing", "status"),
    [
        ("/200", Standing.ALIVE, 200),
        ("/404", Standing.DEAD, 404),
        ("/410", Standing.DEAD, 410),
        ("/403", Standing.UNCLEAR, 403),
        ("/429", Standing.UNCLEAR, 429),
        ("/500", Standing.UNCLEAR, 500),
        ("/get-only", Standing.ALIVE, 200),
        ("/301/200", Standing.MOVED, 200),
        ("/308/200", Standing.MOVED, 200),
        ("/302/200", Standing.ALIVE, 200),
        ("/301/404", Standing.DEAD, 404),
        ("/مقال/عن?س=1#جزء", Standing.ALIVE, 200),
    ],
)
def test_ask(server: str, path: str, standing: Standing, status: int) -> None:
    answer = ask(server + path, timeout=5)
    assert (answer.standing, answer.status) == (standing, status)


def test_where_a_permanent_redirect_leads(server: str) -> None:
    assert ask(f"{server}/301/308/200", timeout=5).moved_to == f"{server}/200"
    assert ask(f"{server}/301/302/200", timeout=5).moved_to == f"{server}/302/200"


def test_head_first_and_get_only_where_it_must(server: str) -> None:
    ask(f"{server}/200", timeout=5)
    ask(f"{server}/get-only", timeout=5)
    assert Handler.asked == [("HEAD", "/200"), ("HEAD", "/get-only"), ("GET", "/get-only")]


def test_slow_and_refused_and_endless(server: str, refused: str) -> None:
    assert ask(f"{server}/slow", timeout=0.2) == Answer(Standing.UNCLEAR, reason="timeout")
    assert ask(refused, timeout=5) == Answer(Standing.DEAD, reason="refused")
    assert ask(server + "/301" * 20, timeout=5).standing is Standing.UNCLEAR


def test_without_a_network() -> None:
    assert failed(OSError(101, "unreachable")).standing is Standing.UNREACHED
    assert failed(socket.gaierror(socket.EAI_AGAIN, "later")).standing is Standing.UNREACHED
    assert failed(socket.gaierror(socket.EAI_NONAME, "nobody")).reason == "no-such-host"


def test_addresses_go_over_the_wire_in_ascii() -> None:
    assert plain_address("https://مثال.example/أ b?x=é#y").isascii()
    assert plain_address("http://a.example") == "http://a.example/"
    assert plain_address("http://a.example/%D8%A3") == "http://a.example/%D8%A3"


Links = Callable[..., Result]


@pytest.fixture
def links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Links:
    """Runs `milaff links --lang en` on a site of these files."""

    def run(files: dict[str, str] | None, *arguments: str) -> Result:
        if files is not None:
            (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
            write_content(tmp_path / "content", {"index.md": HOME, **files})
        monkeypatch.chdir(tmp_path)
        return CliRunner().invoke(main, ["links", "--lang", "en", *arguments])

    return run


def source(url: str, more: str = "") -> str:
    return f"kind: news\noutlet: ناشر\ntitle: خبر\nurl: {url}\n{more}"


def article(sources: str, body: str = "نص.") -> str:
    return f"---\ntitle: مادة\ndate: 2024-03-01\nsources: [{sources}]\n---\n{body}\n"


def test_dead_links_and_the_work_list(server: str, links: Links, tmp_path: Path) -> None:
    archive = tmp_path / "list.csv"
    files = {
        "sources/dead.yml": source(f"{server}/404", "accessed: 2024-03\n"),
        "sources/alone.yml": source(f"{server}/404/alone"),
        "sources/kept.yml": source(f"{server}/410", f"archive_url: {server}/200/kept\n"),
        "sources/lost.yml": source(f"{server}/200/lost", f"archive_url: {server}/404/lost\n"),
        "sources/moved.yml": source(f"{server}/301/200"),
        "sources/fine.yml": source(f"{server}/200"),
        "sources/draft.yml": source(f"{server}/404/draft", "status: draft\n"),
        "articles/a.md": article(
            "dead, fine, moved", f"[رابط]({server}/404/text) و`{server}/404/code`."
        ),
        "articles/b.md": article("alone"),
        "about.md": f"[رابط]({server}/404/plain)\n",
    }
    result = links(files, "--archive", str(archive))
    found = {tuple(line.split()[:2]) for line in result.output.splitlines() if " LNK" in line}
    assert found == {
        ("content/about.md:1:8:", "LNK611"),
        ("content/articles/a.md:6:8:", "LNK611"),
        ("content/sources/alone.yml:4:6:", "LNK612"),
        ("content/sources/dead.yml:4:6:", "LNK611"),
        ("content/sources/draft.yml:4:6:", "LNK611"),
        ("content/sources/kept.yml:4:6:", "LNK614"),
        ("content/sources/lost.yml:5:14:", "LNK613"),
        ("content/sources/moved.yml:4:6:", "LNK615"),
    }
    assert "It is the only source of: b" in result.output
    assert result.exit_code == 1
    rows = list(csv.DictReader(archive.read_text("utf-8-sig").splitlines()))
    assert [row["id"] for row in rows] == ["alone", "dead", "draft", "moved", "fine"]
    assert rows[1] == {
        "id": "dead",
        "title": "خبر",
        "url": f"{server}/404",
        "accessed": "2024-03",
        "status": "dead 404",
    }


def test_a_second_run_asks_nobody(server: str, links: Links, tmp_path: Path) -> None:
    files = {"sources/s.yml": source(f"{server}/200"), "articles/a.md": article("s")}
    assert links(files).exit_code == 0
    Handler.asked = []
    assert "0 asked now, 1 known from before" in links(None).output
    assert Handler.asked == []
    assert "1 asked now" in links(None, "--max-age", "0").output
    assert list(read_memory(tmp_path / ".cache/milaff/links.json")) == [f"{server}/200"]


def test_offline_asks_nobody_and_says_so(server: str, links: Links) -> None:
    files = {"sources/s.yml": source(f"{server}/404"), "articles/a.md": article("s")}
    result = links(files, "--offline")
    assert result.exit_code == 0
    assert "no network" in result.output
    assert Handler.asked == []
    assert links(None).exit_code == 1
    result = links(None, "--offline")
    assert result.exit_code == 0
    assert "LNK612" in result.output


def test_no_network_is_no_dead_link(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    unreached = Answer(Standing.UNREACHED, reason="no-network")
    monkeypatch.setattr("milaff.commands.link_survey.ask", lambda url, timeout: unreached)
    files = {"sources/s.yml": source("https://a.example/"), "articles/a.md": article("s")}
    result = links(files)
    assert result.exit_code == 0
    assert "no network" in result.output
    assert "LNK" not in result.output


def test_formats_and_a_spoilt_memory(server: str, links: Links, tmp_path: Path) -> None:
    files = {"sources/s.yml": source(f"{server}/404"), "articles/a.md": article("s")}
    memory = tmp_path / ".cache/milaff/links.json"
    memory.parent.mkdir(parents=True)
    memory.write_text("[]", "utf-8")
    result = links(files, "--format", "json")
    found = json.loads(result.output[: result.output.rindex("}") + 1])
    assert [one["code"] for one in found["problems"]] == ["LNK612"]


def test_one_host_is_asked_one_address_at_a_time(server: str) -> None:
    busy: list[str] = []
    most = []

    def slowly(url: str) -> Answer:
        busy.append(url)
        most.append(len(busy))
        time.sleep(0.01)
        busy.remove(url)
        return Answer(Standing.ALIVE, 200)

    urls = [f"https://a.example/{number}" for number in range(5)]
    now = datetime(2024, 3, 1, tzinfo=UTC)
    found = survey(urls, {}, slowly, now, timedelta(days=1), pause=0)
    assert len(found.answers) == 5
    assert max(most) == 1
