"""The parts of a preview: events of the disk, and the page in the place of others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from milaff.mkdocs_host.file_events import FileEvents
from milaff.mkdocs_host.instead import FILE, PageInstead
from milaff.mkdocs_host.mounts import remote_file_system

PATIENCE = 20


class Ear(FileSystemEventHandler):
    """Hears what the host's handler would hear."""

    def __init__(self) -> None:
        self.heard: set[str] = set()
        self._news = threading.Condition()

    def on_any_event(self, event: FileSystemEvent) -> None:
        assert not event.is_directory
        with self._news:
            self.heard |= {Path(str(path)).name for path in (event.src_path, event.dest_path)}
            self._news.notify_all()

    def wait(self, name: str) -> None:
        with self._news:
            assert self._news.wait_for(lambda: name in self.heard, PATIENCE), self.heard


@contextmanager
def watching(
    *paths: Path, make_native: Callable[[], Any] = Observer
) -> Iterator[tuple[Ear, list[str]]]:
    ear, reasons = Ear(), list[str]()
    polling = PollingObserver(timeout=0.1)
    events = FileEvents(polling, reasons.append, lambda _: None, make_native)
    for path in paths:
        events.schedule(ear, str(path), recursive=True)
    events.start()
    try:
        yield ear, reasons
    finally:
        events.stop()
        events.join()


def no_events() -> Any:
    raise OSError(28, "inotify watch limit reached")


def one_watch_too_few() -> Any:
    """An observer that watches all it is asked to, and then can no more."""
    observer: Any = Observer()
    schedule = observer.schedule

    def limited(handler: Any, path: str, **options: Any) -> Any:
        if observer.is_alive():
            no_events()
        return schedule(handler, path, **options)

    observer.schedule = limited
    return observer


@pytest.mark.parametrize("make_native", [Observer, no_events, one_watch_too_few])
def test_what_changes_is_heard_of(tmp_path: Path, make_native: Callable[[], Any]) -> None:
    folder, settings = tmp_path / "content", tmp_path / "mkdocs.yml"
    (folder / "articles" / "old").mkdir(parents=True)
    for name in ("changed.md", "gone.md", "moved.md", "old/left.md"):
        (folder / "articles" / name).write_text("نص", encoding="utf-8")
    settings.write_text("a: 1", encoding="utf-8")
    with watching(folder, settings, make_native=make_native) as (ear, reasons):
        assert bool(reasons) is (make_native is not Observer)
        (folder / "articles" / "changed.md").write_text("نص آخر", encoding="utf-8")
        (folder / "articles" / "gone.md").unlink()
        (folder / "articles" / "moved.md").rename(folder / "articles" / "new.md")
        (folder / "2024").mkdir()
        (folder / "2024" / "inside.md").write_text("نص", encoding="utf-8")
        for name in ("changed.md", "gone.md", "new.md", "inside.md"):
            ear.wait(name)
        saved = tmp_path / ".mkdocs.yml.new"
        saved.write_text("a: 2, b: 3", encoding="utf-8")
        saved.replace(settings)
        ear.wait("mkdocs.yml")
        settings.write_text("a: 3, b: 3, c: 4", encoding="utf-8")
        (folder / "articles" / "old").rename(tmp_path / "outside")
        ear.wait("old" if make_native is Observer else "left.md")


def test_reading_and_what_editors_write_for_themselves_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("نص", encoding="utf-8")
    with watching(tmp_path) as (ear, _):
        (tmp_path / "a.md").read_bytes()
        for name in (".a.md.swp", "a.md~", "4913", ".#a.md", "#a.md#", "a.md.tmp"):
            (tmp_path / name).write_bytes(b"x")
            (tmp_path / name).unlink()
        (tmp_path / "b.md").write_text("نص", encoding="utf-8")
        ear.wait("b.md")
    assert ear.heard - {""} == {"b.md"}


def test_links_are_followed(tmp_path: Path) -> None:
    shared, folder = tmp_path / "shared", tmp_path / "content"
    (shared / "media").mkdir(parents=True)
    (shared / "one.md").write_text("نص", encoding="utf-8")
    folder.mkdir()
    (folder / "media").symlink_to(shared / "media")
    (folder / "two.md").symlink_to(shared / "one.md")
    with watching(folder) as (ear, _):
        (shared / "media" / "map.svg").write_bytes(b"<svg/>")
        (shared / "one.md").write_text("نص آخر", encoding="utf-8")
        (shared / "three.md").write_text("نص", encoding="utf-8")
        ear.wait("map.svg")
        ear.wait("one.md")
    assert "three.md" not in ear.heard


def test_file_systems_of_other_machines(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    inner = f"{tmp_path}/my content".replace(" ", "\\040")
    mounts.write_text(
        f"overlay / overlay rw 0 0\nserver:/x {inner} nfs4 rw 0 0\nhost {tmp_path}/w fuse.sshfs rw",
        encoding="utf-8",
    )
    assert remote_file_system([f"{tmp_path}/my content/articles"], mounts) == "nfs4"
    assert remote_file_system([str(tmp_path), f"{tmp_path}/w"], mounts) == "fuse.sshfs"
    assert remote_file_system([str(tmp_path), f"{tmp_path}/my"], mounts) == ""
    assert remote_file_system([str(tmp_path)], tmp_path / "none") == ""


class Server:
    """Answers with the path of the file that it would send; 404 where there is none."""

    mount_path = "/base/"

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.application: Any = self._answer
        self.meanwhile: Callable[[], None] = lambda: None

    def get_app(self) -> Any:
        return self.application

    def set_app(self, application: Any) -> None:
        self.application = application

    def _answer(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        path = environ["PATH_INFO"].removeprefix("/base/")
        file = Path(self.root, f"{path}index.html" if path.endswith("/") or not path else path)
        self.meanwhile()
        if not file.is_file():
            start_response("404 Not Found", [])
            return [b"none"]
        start_response("200 OK", [])
        return [file.read_bytes()]

    def get(self, path: str) -> str:
        """The answer's status and text."""
        heads: list[str] = []
        body = self.application({"PATH_INFO": path}, lambda status, _: heads.append(status))
        assert len(heads) == 1
        return f"{heads[0][:3]} {b''.join(body).decode()}"


@pytest.fixture
def server(tmp_path: Path) -> Server:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("a")
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "style.css").write_text("css")
    return Server(tmp_path)


def test_a_page_in_the_place_of_some(server: Server) -> None:
    instead = PageInstead(server)
    instead.show("problems", ["index.html", "b/index.html"])
    assert server.get("/base/") == "200 problems"
    assert server.get("/base/b/") == "200 problems"
    assert server.get("/base/b") == "200 problems"
    assert server.get("/base/unknown/") == "200 problems"
    assert server.get("/base/a/") == "200 a"
    assert server.get("/base/style.css") == "200 css"
    assert server.get("/base/none.css") == "404 none"
    instead.clear()
    assert server.get("/base/") == "200 home"
    assert server.get("/base/b/") == "404 none"
    assert Path(server.root, "index.html").read_text() == "home"


def test_a_page_in_the_place_of_all(server: Server) -> None:
    PageInstead(server).show("problems", None)
    assert server.get("/base/a/") == "200 problems"
    assert server.get("/base/style.css") == "200 css"
    assert server.get("/base/livereload/1/2").startswith("404")


def test_a_request_that_waited_for_a_rebuild_gets_what_is_true_then(server: Server) -> None:
    instead = PageInstead(server)
    server.meanwhile = lambda: None if Path(server.root, FILE).exists() else instead.show("p", None)
    assert server.get("/base/a/") == "200 p"
    left = [instead.clear]
    server.meanwhile = lambda: left.pop()() if left else None
    assert server.get("/base/a/") == "200 a"
