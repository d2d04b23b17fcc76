"""An Output: one finished file of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish: `path` is relative to the site folder, with `/`."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """A file that stands in the site as it would be made."""

    path: str


@dataclass(frozen=True, slots=True)
class FileUnit:
    """Files that are no pages, made together, and how to make them.

    They are made again when `inputs` change, or something that was read while they were made, or
    one is not in the site any more.
    """

    name: str
    make: Callable[[], tuple[Output | Standing, ...]]
    inputs: object = ()


def folder_of(url: str) -> str:
    """The folder of what lies beside a page: `articles/x/` for `articles/x/` and
    `articles/x.html`."""
    return f"{url.removesuffix('/').removesuffix('.html')}/"


def file_of(url: str) -> str:
    """The file that serves that address: `articles/x/` is `articles/x/index.html`."""
    return f"{url}index.html" if not url or url.endswith("/") else url
