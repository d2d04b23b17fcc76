"""The theme's own files: one style sheet, scripts, fonts, icon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from milaff.outputs.output import Output

ASSETS = "assets/milaff"
STYLE_SHEET = f"{ASSETS}/milaff.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def make_assets(theme_folders: Sequence[Path]) -> Iterator[Output]:
    """Every asset of the themes; where two have a file of one name, the first theme's is taken.

    The files that `css/order.txt` lists become one style sheet.
    """
    found = _find_assets(theme_folders)
    sheets = {path: file for path, file in found.items() if path.startswith("css/")}
    yield Output(STYLE_SHEET, _style_sheet(sheets))
    for path, file in sorted(found.items()):
        if path not in sheets:
            yield Output(f"{ASSETS}/{path}", file.read_bytes())


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
    joined = "\n".join(sheets[f"css/{name}"].read_text(encoding="utf-8") for name in names)
    plain = _SPACE.sub(" ", _COMMENT.sub("", joined))
    return (_AROUND.sub(r"\1", plain).strip() + "\n").encode()
