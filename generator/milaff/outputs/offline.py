"""What a site needs to be installed and read without a network: a worker and a manifest.

The worker must lie at the site's root to see all its pages. Where a site switches it off, another
one takes its place, which gives up what was kept and itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from milaff.outputs.assets import ASSETS, find_asset, is_late, read_script
from milaff.outputs.output import Output
from milaff.outputs.shell import SiteView
from milaff.pages.urls import Urls
from milaff.settings import Settings

WORKER, MANIFEST = "sw.js", "manifest.webmanifest"
OWN_ICON = f"{ASSETS}/icon.svg"
_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-mask-512.png", "512x512", "maskable"),
)
_PAPER = re.compile(r"--paper:\s*(#[0-9a-fA-F]{3,8})")
_ASKED_WITHOUT_VERSION = (".woff2", ".svg")
"""Fonts are named by the style sheet, the icon by the page's head."""


def make_offline(
    site: SiteView, settings: Settings, theme_folders: Sequence[Path], assets: Sequence[str]
) -> Iterator[Output]:
    """The worker and the manifest; `assets` are the paths of the theme's published files."""
    if not site.offline:
        yield Output(WORKER, _script(theme_folders, "gone.js"))
        return
    yield Output(WORKER, _build(site, settings, assets) + _script(theme_folders, "sw.js"))
    yield Output(MANIFEST, _json(_manifest(site, settings, theme_folders)))


def _script(theme_folders: Sequence[Path], name: str) -> bytes:
    file = find_asset(theme_folders, f"offline/{name}")
    assert file is not None, "the package's own theme has it"
    return read_script(file)


def _build(site: SiteView, settings: Settings, assets: Sequence[str]) -> bytes:
    """What the worker must know of this build."""
    needed = [path for path in assets if path.endswith((".css", ".js")) and not is_late(path)]
    kept = [f"{path}?v={site.version}" for path in needed]
    kept += [path for path in assets if path.endswith(_ASKED_WITHOUT_VERSION)]
    build = {
        "version": site.version,
        "assets": sorted(kept),
        "offline": Urls(settings.directory_urls).offline,
        "search": Urls(settings.directory_urls).search,
    }
    return b"const build = " + _json(build).rstrip() + b";\n"


def _manifest(
    site: SiteView, settings: Settings, theme_folders: Sequence[Path]
) -> dict[str, object]:
    paper = _paper(theme_folders)
    home = Urls(settings.directory_urls).home
    return {
        "name": site.name,
        "short_name": site.name,
        "description": site.description,
        "lang": site.language,
        "dir": site.dir,
        "id": "./",
        "start_url": f"./{home}",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": list(_icons(site, theme_folders)),
    }


def _paper(theme_folders: Sequence[Path]) -> str:
    """The colour of a page in the light, as the theme's tokens have it."""
    tokens = find_asset(theme_folders, "css/tokens.css")
    found = _PAPER.search(tokens.read_text(encoding="utf-8")) if tokens else None
    return found[1] if found else "#ffffff"


def _icons(site: SiteView, theme_folders: Sequence[Path]) -> Iterator[dict[str, str]]:
    """The site's own icon where it chose one, and the pictures of ours, unless they would show
    another site's sign: a site with an icon of its own brings pictures of its own, or none."""
    yield {"src": site.favicon, "sizes": "any", "purpose": "any"}
    is_own = site.favicon == OWN_ICON
    for name, sizes, purpose in _ICONS:
        folders = theme_folders if is_own else theme_folders[:-1]
        if find_asset(folders, name):
            src = f"{ASSETS}/{name}"
            yield {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
