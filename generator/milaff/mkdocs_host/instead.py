"""Shows a page in the place of others while it is needed, and touches no file of the site: what
was hidden by it is there again at once, and a cache that knows the site's files stays right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

FILE = ".problems.html"
"""At the site's top, where files with a dot are spared by a build."""

Answer = Callable[..., Iterable[bytes]]


class Server(Protocol):
    """The host's server, as far as it is used."""

    root: str
    mount_path: str

    def get_app(self) -> Any: ...
    def set_app(self, application: Any) -> None: ...


@dataclass(frozen=True, eq=False, slots=True)
class Covered:
    """The site's files that the page is shown for; every page of the site, where `files` is
    None."""

    files: frozenset[str] | None

    def covers(self, path: str) -> bool:
        """Whether the page is shown at an address, which is relative to the site's."""
        if self.files is None:
            return _is_page(path)
        file = f"{path}index.html" if not path or path.endswith("/") else path
        return file in self.files or f"{file}/index.html" in self.files


NOTHING = Covered(frozenset())


class PageInstead:
    """The server's application around its own."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._serve: Answer = server.get_app()
        self._covered = NOTHING
        server.set_app(self)

    def show(self, page: str, files: Iterable[str] | None) -> None:
        """Show the page for those files of the site, or for all pages."""
        Path(self._server.root, FILE).write_text(page, encoding="utf-8")
        self._covered = Covered(None if files is None else frozenset(files))

    def clear(self) -> None:
        """Show every page as it is."""
        self._covered = NOTHING

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """The answer to a request. The server holds requests back while it builds, and what was
        covered may be another thing after that; then it is asked once more."""
        while True:
            covered, begun = self._covered, _Begun()
            body = self._ask(environ, begun, covered)
            if covered is self._covered:
                start_response(*begun.arguments)
                return body
            getattr(body, "close", lambda: None)()

    def _ask(self, environ: dict[str, Any], begun: _Begun, covered: Covered) -> Iterable[bytes]:
        address = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        mount = self._server.mount_path
        path = address[len(mount) :] if address.startswith(mount) else None
        if path is None or path.startswith("livereload/"):
            return self._serve(environ, begun)
        instead = {**environ, "PATH_INFO": f"{mount}{FILE}".encode().decode("latin-1")}
        if covered.covers(path):
            return self._serve(instead, begun)
        body = self._serve(environ, begun)
        # A broken record may have no page, or one whose address cannot be told.
        if begun.status.startswith("404") and covered is not NOTHING and _is_page(path):
            return self._serve(instead, begun)
        return body


class _Begun:
    """Keeps the head of an answer, which may yet be another one."""

    def __init__(self) -> None:
        self.arguments: tuple[Any, ...] = ()

    def __call__(self, *arguments: Any) -> None:
        self.arguments = arguments

    @property
    def status(self) -> str:
        return str(self.arguments[0])


def _is_page(path: str) -> bool:
    return path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]
