"""Pictures of every page kind at four widths, light and dark, on one contact sheet.

`make theme-shots` runs it: look at the sheet after a change to the theme.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, ROOT
from tests.browser.find_browser import ADVICE, find_browser
from tests.browser.measure.__main__ import build
from tests.browser.measure.gates import WIDTHS
from tests.browser.measure.page_kinds import find_kinds
from tests.browser.serving import serve

LONGEST = 2400
"""What lies below that many pixels of a page is not shown."""
SCALE, GAP = 4, 12


def take_shots(browser: Browser, root: str, path: str) -> Iterator[tuple[str, bytes]]:
    """One page at every width, light, then dark: `light-390` and its picture."""
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            view = {"width": width, "height": 900}
            context = browser.new_context(viewport=view, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(root + path, wait_until="load")
            page.evaluate("document.fonts.ready.then(() => true)")
            height = min(int(page.evaluate("document.documentElement.scrollHeight")), LONGEST)
            clip = {"x": 0, "y": 0, "width": width, "height": height}
            picture = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
            context.close()
            yield f"{scheme}-{width}", picture


def make_sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """Pictures in rows, on one."""
    sizes = [(sum(one.width + GAP for one in row), max(one.height for one in row)) for row in rows]
    sheet = Image.new(
        "RGB",
        (max(width for width, _ in sizes) + GAP, sum(height + GAP for _, height in sizes) + GAP),
        "#777",
    )
    top = GAP
    for row, (_, height) in zip(rows, sizes, strict=True):
        left = GAP
        for one in row:
            sheet.paste(one, (left, top))
            left += one.width + GAP
        top += height + GAP
    return sheet


def shoot(browser: Browser, site: Path, folder: Path, kinds: list[str]) -> Path:
    """The pictures of a built site and their sheet, in a folder; the sheet's path."""
    rows: list[list[Image.Image]] = []
    with serve(site) as root:
        for kind, path in find_kinds(site).items():
            if kinds and kind not in kinds:
                continue
            row = []
            for name, picture in take_shots(browser, root, path):
                (folder / f"{kind.replace(' ', '-')}-{name}.png").write_bytes(picture)
                shot = Image.open(io.BytesIO(picture)).convert("RGB")
                row.append(shot.resize((shot.width // SCALE, shot.height // SCALE)))
            rows.append(row)
    sheet = folder / "sheet.png"
    make_sheet(rows).save(sheet)
    return sheet


def main() -> int:
    """The sheet's path on standard output; 2 where there is no browser."""
    parser = argparse.ArgumentParser(prog="shots", description="Pictures of every page kind.")
    parser.add_argument("--site", default="reference", help="reference, many, or a built site")
    parser.add_argument("--kinds", default="", help="page kinds, with commas; else all")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "shots", help="a folder")
    options = parser.parse_args()
    chrome = find_browser()
    if chrome is None:
        print(ADVICE, file=sys.stderr)
        return 2
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=ARGUMENTS)
        site = build(options.site, Path(place), 200)
        kinds = options.kinds.split(",") if options.kinds else []
        print(shoot(browser, site, options.to, kinds))
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
