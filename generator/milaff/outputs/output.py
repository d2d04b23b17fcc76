"""An Output: one finished file of the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish: `path` is relative to the site folder, with `/`."""

    path: str
    content: bytes


def file_of(url: str) -> str:
    """The file that serves that address: `articles/x/` is `articles/x/index.html`."""
    return f"{url}index.html" if not url or url.endswith("/") else url
