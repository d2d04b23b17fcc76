"""Every address of the site, relative to its root and without a leading slash."""

from __future__ import annotations

from dataclasses import dataclass

from milaff.records.record import Kind

HOME = ""


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses in MkDocs' two styles: `articles/x/`, or `articles/x.html`."""

    directories: bool = True

    def record(self, kind: Kind, id: str) -> str:
        """The page of a record."""
        return self._page(f"{kind.folder}/{id}")

    def list(self, kind: Kind, number: int = 1, *parts: str) -> str:
        """A page of a kind's list, or of a part of it: `entities/kind/person/page/2/`."""
        path = "/".join((kind.folder, *parts))
        if number > 1:
            return self._page(f"{path}/page/{number}")
        return f"{path}/" if self.directories else f"{path}/index.html"

    def part(self, kind: Kind, id: str, part: str = "", number: int = 1) -> str:
        """A further page of a record: `entities/x/page/2/`, `dossiers/x/articles/`."""
        path = "/".join(piece for piece in (kind.folder, id, part) if piece)
        if number > 1:
            return self._page(f"{path}/page/{number}")
        return self._page(path)

    def feed(self, kind: Kind | None = None, id: str = "") -> str:
        """The Atom feed of the site or of a dossier."""
        return f"{kind.folder}/{id}/feed.xml" if kind else "feed.xml"

    def corrections(self, number: int = 1, kind: str = "") -> str:
        """A page of all changes, or of one kind of them: `corrections/kind/update/page/2/`."""
        path = f"corrections/kind/{kind}" if kind else "corrections"
        if number > 1:
            return self._page(f"{path}/page/{number}")
        return f"{path}/" if self.directories else f"{path}/index.html"

    @property
    def corrections_feed(self) -> str:
        """The Atom feed of all changes."""
        return "corrections/feed.xml"

    @property
    def offline(self) -> str:
        """The page that is shown without a network."""
        return "offline/" if self.directories else "offline/index.html"

    @property
    def search(self) -> str:
        """The page of the search."""
        return "search/" if self.directories else "search/index.html"

    @property
    def terms(self) -> str:
        """The page that explains the words of estimates."""
        return "terms/" if self.directories else "terms/index.html"

    @property
    def home(self) -> str:
        """The front page."""
        return HOME if self.directories else "index.html"

    def _page(self, path: str) -> str:
        return f"{path}/" if self.directories else f"{path}.html"


def root_of(url: str) -> str:
    """What leads from a page back to the site's root: `../../` for `articles/x/`."""
    return "../" * url.count("/")


CORRECTIONS_SOURCE, TERMS_SOURCE = "corrections/index.md", "terms/index.md"
"""The paths by which `nav` and links from plain pages name these two pages."""
OFFLINE_SOURCE = "offline/index.md"
"""The path of a plain page that would take the place of the page that is shown offline."""


SEARCH_SOURCE = "search/index.md"
"""The path by which `nav` and links from plain pages name the page of the search."""


def list_source(kind: Kind) -> str:
    """The path by which `nav` and links from plain pages name a list: `dossiers/index.md`."""
    return f"{kind.folder}/index.md"
