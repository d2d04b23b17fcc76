"""Serves a built site as a good host would: packed, and under the strictest policy."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

POLICY = "default-src 'self'"
_PACKED = ("text/", "application/json", "application/xml", "application/manifest", "image/svg")
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}


@lru_cache(512)
def packed(content: bytes) -> bytes:
    """The bytes as they go over the line."""
    return gzip.compress(content, 9, mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A file, or the page that says that there is none."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        status = 200
        if not file.is_file():
            file, status = Path(self.directory) / "404.html", 404
        if not file.is_file():
            self.send_error(404)
            return
        self._answer(status, file.read_bytes(), _TYPES.get(file.suffix) or self.guess_type(file))

    def _answer(self, status: int, content: bytes, type: str) -> None:
        self.send_response(status)
        if type.startswith(_PACKED):
            content = packed(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no fault of the site."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """The address of a folder while it is served, with a slash at its end."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
