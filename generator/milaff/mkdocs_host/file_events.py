"""What changes on the disk, as the system tells it; by looking twice a second where it cannot.

Stands in the place of the host's own observer, which always polls: that finds a change half a
second late, and never rests.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from milaff.mkdocs_host.mounts import remote_file_system

CHANGES: tuple[type[FileSystemEvent], ...] = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    DirDeletedEvent,
    DirMovedEvent,
)
"""What changes a site. A build reads every file, so that being told of reading too would make
it begin again for ever; a folder that comes tells of its files by itself."""

_EDITORS_OWN = re.compile(
    r"\.#.*|#.*#|~\$.*|.*~|\..*\.sw[a-z]|4913|\.goutputstream-.*|\.~lock\..*|\.DS_Store"
    r"|.*___jb_(?:tmp|old)___|.*\.(?:tmp|part|crdownload)"
)
"""What editors and browsers write beside a file while they work on it."""

_FAULTS = (OSError, RuntimeError, TypeError)
"""What starting raises where events cannot be had: limits of the system, old libraries."""


@dataclass(eq=False, slots=True)
class Watched:
    """A path that is watched for someone."""

    handler: FileSystemEventHandler
    path: str
    recursive: bool


class FileEvents:
    """An observer as the host uses one. `polling` takes its place where events cannot be had, and
    `on_polling` is told why; `on_change` hears the path of everything that changes."""

    def __init__(
        self,
        polling: Any,
        on_polling: Callable[[str], None],
        on_change: Callable[[str], None],
        make_native: Callable[[], Any] = Observer,
    ) -> None:
        self._polling = polling
        self._on_polling = on_polling
        self._on_change = on_change
        self._make_native = make_native
        self._observer: Any = None
        self._watched: dict[Watched, list[tuple[Any, Any]]] = {}

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> Watched:
        """Tell the handler of changes at the path, from the start on."""
        watched = Watched(handler, path, recursive)
        self._watched[watched] = []
        if self._observer is not None:
            self._attach(watched)
        return watched

    def unschedule(self, watched: Watched) -> None:
        """Tell it no more."""
        for handler, reference in self._watched.pop(watched):
            self._observer.remove_handler_for_watch(handler, reference)

    def start(self) -> None:
        """Begin, with events or without."""
        remote = remote_file_system(watched.path for watched in self._watched)
        if remote:
            self._poll(remote)
            return
        try:
            self._observer = self._make_native()
            for watched in self._watched:
                self._attach(watched)
            self._observer.start()
            _try_one_more(self._observer)
        except _FAULTS as fault:
            self._give_up()
            self._poll(str(fault))

    def stop(self) -> None:
        """End."""
        if self._observer is not None:
            self._observer.stop()

    def join(self) -> None:
        """Wait for the end."""
        if self._observer is not None and self._observer.is_alive():
            self._observer.join()

    def _poll(self, reason: str) -> None:
        self._on_polling(reason)
        self._observer = self._polling
        for watched in self._watched:
            self._attach(watched)
        self._polling.start()

    def _give_up(self) -> None:
        failed, self._observer = self._observer, None
        for references in self._watched.values():
            references.clear()
        if failed is not None:
            failed.stop()

    def _attach(self, watched: Watched) -> None:
        is_polling = self._observer is self._polling
        for path, name in [_target(watched.path)] if is_polling else _targets(watched.path):
            handler = _Changes(watched.handler, self._on_change, name)
            recursive = watched.recursive and not name
            # The filter spares the system's telling of every file that a build reads.
            options = {} if is_polling else {"event_filter": list(CHANGES)}
            reference = self._observer.schedule(handler, path, recursive=recursive, **options)
            self._watched[watched].append((handler, reference))


class _Changes(FileSystemEventHandler):
    """Hands on what changes a site; of a folder that is watched for one file, `name` alone."""

    def __init__(
        self, handler: FileSystemEventHandler, on_change: Callable[[str], None], name: str
    ) -> None:
        self._handler, self._on_change, self._name = handler, on_change, name

    def dispatch(self, event: FileSystemEvent) -> None:
        """Hand it on, if it is one. The host hears of files alone, so folders are told as such."""
        paths = [os.fsdecode(path) for path in _paths(event) if path]
        if type(event) in CHANGES and any(map(self._concerns, paths)):
            self._on_change(paths[-1])
            self._handler.dispatch(FileModifiedEvent(paths[-1]) if event.is_directory else event)

    def _concerns(self, path: str) -> bool:
        name = os.path.basename(path)
        return name == self._name if self._name else not _EDITORS_OWN.fullmatch(name)


def _paths(event: FileSystemEvent) -> tuple[str | bytes, ...]:
    return event.src_path, getattr(event, "dest_path", "")


def _target(path: str) -> tuple[str, str]:
    """What to watch for a path: the folder around a file, since saving may put another one in
    its place, and the file's name."""
    return os.path.split(path) if os.path.isfile(path) else (path, "")


def _targets(path: str) -> Iterable[tuple[str, str]]:
    """The same for a path and for what links below it lead to: events don't follow links."""
    found = {_target(path), *map(_target, _linked(path))}
    return sorted(found)


def _linked(path: str) -> Iterable[str]:
    """Where links below a path lead."""
    todo, known = [path], set()
    while todo:
        for folder, folders, files in os.walk(todo.pop()):
            for name in (*folders, *files):
                if os.path.islink(f"{folder}/{name}"):
                    real = os.path.realpath(f"{folder}/{name}")
                    if real not in known and os.path.exists(real):
                        known.add(real)
                        todo.append(real)
    return known


def _try_one_more(observer: Any) -> None:
    """Raise OSError where the system's watches are used up: for folders inside a folder that is
    not said, and what changes there would be lost."""
    if sys.platform == "linux":
        with tempfile.TemporaryDirectory() as folder:
            handler = FileSystemEventHandler()
            observer.unschedule(observer.schedule(handler, folder))
