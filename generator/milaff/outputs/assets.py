"""The theme's own files: style sheets, scripts, fonts, icons; and their version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from milaff.outputs.output import Output

ASSETS = "assets/milaff"
STYLE_SHEET = f"{ASSETS}/milaff.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINES = re.compile(rb"^[ \t]*(?://[^\n]*|/\*\*(?s:.)*?\*/[ \t]*)\n", re.MULTILINE)
"""Comments that have lines of their own."""
_INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
OFFLINE = "offline/"
"""Below this lie the sources of the worker, which is published at the site's root."""
_CLASSIC = {"js/search.js": "milaffEngine", "js/search_more.js": "milaffMore"}
"""The modules that are published a second time, and under what name they leave what they export."""
_APART = ("css/extensions.css", "css/interactive.css", "css/search.css")
"""Sheets of their own: linked by the pages whose texts need one, loaded by scripts that do."""
_BRAND = re.compile(r'\[data-brand="([^"]*)"\]\{[^{}]*\}')
_EXPORT = re.compile(rb"^export ((?:async )?(?:function\*?|const|let|class) )(\w+)", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def make_assets(theme_folders: Sequence[Path], brand: str = "") -> Iterator[Output]:
    """Every asset of the themes; where two have a file of one name, the first theme's is taken.

    The files that `css/order.txt` lists become one style sheet, without the colours of all brands
    but the site's; scripts leave their comments here.
    The engine of the search is published a second time, as a script that is no module.
    """
    found = _find_assets(theme_folders)
    sheets = {path: file for path, file in found.items() if path.startswith("css/")}
    yield Output(STYLE_SHEET, _style_sheet(sheets, brand))
    for path in _APART:
        if path in sheets:
            yield Output(f"{ASSETS}/{path[4:]}", _shorten(_read(sheets[path])))
    for path, file in sorted(found.items()):
        if path not in sheets and not path.startswith(OFFLINE):
            is_script = path.startswith("js/")
            yield Output(f"{ASSETS}/{path}", read_script(file) if is_script else file.read_bytes())
        if path in _CLASSIC:
            again = path.replace(".js", ".classic.js")
            yield Output(f"{ASSETS}/{again}", classic_script(read_script(file), _CLASSIC[path]))


def assets_version(theme_folders: Sequence[Path], brand: str = "") -> str:
    """Another one whenever an asset of the themes is another: it stands in their addresses."""
    digest = blake2b(brand.encode(), digest_size=5)
    for path, file in sorted(_find_assets(theme_folders).items()):
        content = file.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def read_script(file: Path) -> bytes:
    """A script as it is published: without the comments that have lines of their own, and not
    indented unless a text in it goes over several lines."""
    script = _LINES.sub(b"", file.read_bytes()).lstrip()
    is_plain = all(line.count(b"`") % 2 == 0 for line in script.splitlines())
    return _INDENT.sub(b"", script) if is_plain else script


def is_late(path: str) -> bool:
    """Whether a published file is loaded with the search alone."""
    return path == f"{ASSETS}/search.css" or path.startswith(f"{ASSETS}/js/search")


def classic_script(module: bytes, name: str) -> bytes:
    """A module that imports nothing, as a script that leaves what it exports in a global of that
    name: browsers refuse to load modules from files.

    Only declarations are known: `export function`, `export async function`, `export const`.
    """
    names = b", ".join(found[2] for found in _EXPORT.finditer(module))
    plain = _EXPORT.sub(rb"\1\2", module)
    return b'"use strict";\n(() => {\n%b\nglobalThis.%b = { %b };\n})();\n' % (
        plain.rstrip(),
        name.encode(),
        names,
    )


def find_asset(theme_folders: Sequence[Path], path: str) -> Path | None:
    """An asset's file, by its path below the themes' folder of assets."""
    files = (folder / ASSETS / path for folder in theme_folders)
    return next((file for file in files if file.is_file()), None)


def _find_assets(theme_folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(theme_folders):
        base = folder / ASSETS
        for file in sorted(base.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                found[file.relative_to(base).as_posix()] = file
    return found


def _style_sheet(sheets: dict[str, Path], brand: str) -> bytes:
    names = _read(sheets["css/order.txt"]).split()
    sheet = _shorten("\n".join(_read(sheets[f"css/{name}"]) for name in names)).decode()
    return _BRAND.sub(lambda rule: rule[0] if rule[1] == brand else "", sheet).encode()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _shorten(sheet: str) -> bytes:
    plain = _SPACE.sub(" ", _COMMENT.sub("", sheet))
    return (_AROUND.sub(r"\1", plain).strip() + "\n").encode()
