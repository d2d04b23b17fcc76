"""The kinds of pages that a site has, and the page of each that is measured: the longest."""

from __future__ import annotations

import re
from pathlib import Path

_KINDS = {
    "home": r"index\.html",
    "not found": r"404\.html",
    "plain": r"(?:about|method)/index\.html",
    "dossiers": r"dossiers/index\.html",
    "dossier": r"dossiers/[\w-]+/index\.html",
    "dossier timeline": r"dossiers/[\w-]+/timeline/.*index\.html",
    "dossier articles": r"dossiers/[\w-]+/articles/.*index\.html",
    "articles": r"articles/(?:page/\d+/)?index\.html",
    "article": r"articles/(?!page/).+/index\.html",
    "entities": r"entities/(?:(?:page|kind)/.*)?index\.html",
    "entity": r"entities/(?!page/|kind/)[\w-]+/index\.html",
    "further": r"(?:entities|events|sources)/(?!page/|kind/)[\w-]+/page/.*index\.html",
    "timeline": r"events/(?:page/.*)?index\.html",
    "event": r"events/(?!page/)[\w-]+/index\.html",
    "sources": r"sources/(?:page/.*)?index\.html",
    "source": r"sources/(?!page/)[\w-]+/index\.html",
    "corrections": r"corrections/.*index\.html",
    "terms": r"terms/index\.html",
    "search": r"search/index\.html",
    "offline": r"offline(?:/index)?\.html",
}
NOT_FOUND_BY_DESIGN = frozenset({"not found", "search", "offline"})
"""What search engines are asked to leave out: their score for being found counts without that."""


def find_kinds(site: Path) -> dict[str, str]:
    """The address of the longest page of each kind, relative to the site's root."""
    found: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        content = file.read_bytes()
        if b'http-equiv="refresh"' in content:
            continue
        kind = next((kind for kind, shape in _KINDS.items() if re.fullmatch(shape, path)), "")
        if kind and len(content) > found.get(kind, (0, ""))[0]:
            found[kind] = len(content), path
    order = [kind for kind in _KINDS if kind in found]
    return {kind: re.sub(r"(^|/)index\.html$", r"\1", found[kind][1]) for kind in order}
