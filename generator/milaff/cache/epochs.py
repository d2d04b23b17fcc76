"""Digests of what whole spaces of results depend on: settings, templates, the program itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from milaff.settings import Settings

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "markdown", "pymdown-extensions", "nh3", "pydantic", "jinja2", "pyyaml", "babel", "lxml",
    "pillow", "mkdocs", "mkdocs-material", "properdocs",
)  # fmt: skip
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_OF_THE_MOMENT = frozenset({"now", "content"})
"""What is no choice of the site: results that depend on the moment are made anew each time."""
OF_PAGES = frozenset(
    {"site_name", "site_url", "site_description", "editions", "page_size", "feed_size",
     "timeline_size", "stale_after", "checks", "style", "propaganda_hosts"}
)  # fmt: skip
"""What no text on a page depends on, only what stands around it."""


@cache
def program_version() -> str:
    """What tells this program, with the libraries that results depend on, from every other."""
    sums = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return _digest([*sums, sys.version, *_contents(sorted(_PACKAGE.rglob("*.py")))]).hex()


def settings_digest(settings: Settings, *, without: frozenset[str] = frozenset()) -> bytes:
    """A digest of a site's settings, but those named."""
    return _digest(
        f"{part.name}={_ADDRESS.sub('', repr(getattr(settings, part.name)))}"
        for part in fields(settings)
        if part.name not in _OF_THE_MOMENT | without
    )


def files_digest(files: Iterable[Path]) -> bytes:
    """A digest of the names and contents of files."""
    return _digest(_contents(sorted(files)))


def texts_digest(texts: Sequence[str]) -> bytes:
    """A digest of texts."""
    return _digest(_ADDRESS.sub("", text) for text in texts)


def _contents(files: Iterable[Path]) -> Iterable[str]:
    for file in files:
        yield f"{file.name} {blake2b(file.read_bytes(), digest_size=16).hexdigest()}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest(parts: Iterable[str]) -> bytes:
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(part.encode() + b"\0")
    return whole.digest()
