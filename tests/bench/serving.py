"""How long after a save `milaff serve` has the new page."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median

from tests.bench.own import article_path, own_files, own_project

ROUNDS = 7
_PAUSE = 1.0
"""Seconds between one page and the next save: an editor's, and the server's to come to rest."""
_LIMIT = 300


def measure_serve(folder: Path, articles: int) -> float:
    """The median of seconds between a save and the new bytes over HTTP."""
    project = own_project(folder)
    project.write(own_files(articles))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "milaff", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    number = articles // 2
    address = f"http://127.0.0.1:{port}/articles/article-{number}/"
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=project.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address, "<h1", server)
        return median(_save(folder, number, address, mark, server) for mark in range(ROUNDS))
    finally:
        server.terminate()
        server.wait()


def _save(
    folder: Path, number: int, address: str, mark: int, server: subprocess.Popen[bytes]
) -> float:
    time.sleep(_PAUSE)
    with (folder / article_path(number)).open("a", encoding="utf-8") as file:
        file.write(f"\nعلامة-{mark}.\n")
    start = time.perf_counter()
    _wait_for(address, f"علامة-{mark}.", server)
    return time.perf_counter() - start


def _wait_for(address: str, text: str, server: subprocess.Popen[bytes]) -> None:
    """Raises TimeoutError where the page does not come."""
    start = time.perf_counter()
    while time.perf_counter() - start < _LIMIT and server.poll() is None:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(address, timeout=_LIMIT) as page,
        ):
            if text in page.read().decode("utf-8"):
                return
        time.sleep(0.02)
    raise TimeoutError(f"{address} never showed {text}")
