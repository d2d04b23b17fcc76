"""Draws the icons of an installed site from `assets/milaff/icon.svg`: PNG, nothing but Python.

The icon is a rounded square and straight strokes with round ends, so the distance of each pixel
to a shape says how much of it is covered. Run it where the icon was changed:

    python theme/icons/make_icons.py
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from math import hypot
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "assets" / "milaff"
SIZES = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-mask-512.png": (512, True),
}
_STEP = re.compile(r"([MmHhVv])\s*(-?[\d.]+)(?:[ ,]+(-?[\d.]+))?")
Point = tuple[float, float]


@dataclass(frozen=True)
class Icon:
    """The drawing in its own units."""

    side: float
    radius: float
    ground: tuple[int, int, int]
    ink: tuple[int, int, int]
    width: float
    strokes: tuple[tuple[Point, Point], ...]


def read_icon(svg: str) -> Icon:
    """The one square and the one path of the icon; raises where there is more to it."""
    box = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    square = re.search(r'<rect width="\d+" height="\d+" rx="([\d.]+)" fill="(#\w{6})"/>', svg)
    path = re.search(r'<path d="([^"]+)"[^>]* stroke="(#\w+)" stroke-width="([\d.]+)"', svg)
    if not (box and square and path):
        raise ValueError("the icon is no square with one path of straight strokes any more")
    strokes = tuple(read_strokes(path[1]))
    return Icon(
        float(box[1]), float(square[1]), colour(square[2]), colour(path[2]), float(path[3]), strokes
    )


def read_strokes(path: str) -> list[tuple[Point, Point]]:
    """The strokes of a path of M, H and V."""
    found, at = [], (0.0, 0.0)
    for command, first, second in _STEP.findall(path):
        x, y = at if command.islower() else (0.0, 0.0)
        match command.lower():
            case "m":
                at = (x + float(first), y + float(second))
                continue
            case "h":
                end = (x + float(first), at[1])
            case _:
                end = (at[0], y + float(first))
        found.append((at, end))
        at = end
    return found


def colour(text: str) -> tuple[int, int, int]:
    """`#8a1c2b` or `#fff` as numbers."""
    digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def draw(icon: Icon, size: int, *, is_full: bool) -> bytes:
    """The picture; `is_full` leaves no corner free, for systems that cut icons their own way."""
    unit = icon.side / size
    rows = bytearray()
    for row in range(size):
        rows.append(0)  # no filter
        for column in range(size):
            point = ((column + 0.5) * unit, (row + 0.5) * unit)
            away = min(distance(point, *stroke) for stroke in icon.strokes) - icon.width / 2
            ink = covered(away / unit)
            alpha = 1.0 if is_full else covered(outside(point, icon) / unit)
            shades = zip(icon.ground, icon.ink, strict=True)
            rows += bytes(round(ground + (top - ground) * ink) for ground, top in shades)
            rows.append(round(255 * alpha))
    return png(size, bytes(rows))


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stroke's line; strokes stand upright or lie."""
    low_x, high_x = sorted((start[0], end[0]))
    low_y, high_y = sorted((start[1], end[1]))
    x = min(max(point[0], low_x), high_x)
    y = min(max(point[1], low_y), high_y)
    return hypot(point[0] - x, point[1] - y)


def outside(point: Point, icon: Icon) -> float:
    """How far a point lies outside the rounded square."""
    half = icon.side / 2 - icon.radius
    x = max(abs(point[0] - icon.side / 2) - half, 0.0)
    y = max(abs(point[1] - icon.side / 2) - half, 0.0)
    return hypot(x, y) - icon.radius


def covered(away: float) -> float:
    """How much of a pixel lies in a shape whose edge is so many pixels away."""
    return min(max(0.5 - away, 0.0), 1.0)


def png(size: int, rows: bytes) -> bytes:
    """The file: https://www.w3.org/TR/png/."""
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def main() -> None:
    """Writes the icons beside the drawing."""
    icon = read_icon((ASSETS / "icon.svg").read_text(encoding="utf-8"))
    for name, (size, is_full) in SIZES.items():
        (ASSETS / name).write_bytes(draw(icon, size, is_full=is_full))


if __name__ == "__main__":
    main()
