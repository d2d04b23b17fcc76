"""The theme's own files: one style sheet, scripts, fonts, icons; and their version."""

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
OFFLINE = "offline/"
"""Below this lie the sources of the worker, which is published at the site's root."""
_ENGINE, _CLASSIC = "js/search.js", "js/search.classic.js"
_SEARCH_SHEET = "search.css"
"""Loaded when the search is opened."""
_EXPORT = re.compile(rb"^export ((?:async )?(?:function\*?|const|let|class) )(\w+)", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def make_assets(theme_folders: Sequence[Path]) -> Iterator[Output]:
    """Every asset of the themes; where two have a file of one name, the first theme's is taken.

    The files that `css/order.txt` lists become one style sheet; scripts leave their comments here.
    The engine of the search is published a second time, as a script that is no module.
    """
    found = _find_assets(theme_folders)
    sheets = {path: file for path, file in found.items() if path.startswith("css/")}
    yield Output(STYLE_SHEET, _style_sheet(sheets))
    for path, file in sorted(found.items()):
        if path not in sheets and not path.startswith(OFFLINE):
            yield Output(f"{ASSETS}/{path}", _published(path, file))
        if path == _ENGINE:
            yield Output(f"{ASSETS}/{_CLASSIC}", classic_script(read_script(file), "milaffEngine"))


def assets_version(theme_folders: Sequence[Path]) -> str:
    """Another one whenever an asset of the themes is another: it stands in their addresses."""
    digest = blake2b(digest_size=5)
    for path, file in sorted(_find_assets(theme_folders).items()):
        content = file.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def read_script(file: Path) -> bytes:
    """A script as it is published: without the comments that have lines of their own."""
    return _LINES.sub(b"", file.read_bytes())


def _published(path: str, file: Path) -> bytes:
    if path.startswith("js/"):
        return read_script(file)
    return (
        _shorten(file.read_text(encoding="utf-8")) if path == _SEARCH_SHEET else file.read_bytes()
    )


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


def _style_sheet(sheets: dict[str, Path]) -> bytes:
    names = sheets["css/order.txt"].read_text(encoding="utf-8").split()
    return _shorten("\n".join(sheets[f"css/{name}"].read_text(encoding="utf-8") for name in names))


def _shorten(sheet: str) -> bytes:
    plain = _SPACE.sub(" ", _COMMENT.sub("", sheet))
    return (_AROUND.sub(r"\1", plain).strip() + "\n").encode()
