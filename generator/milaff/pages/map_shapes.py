"""The boxes of a map: a shape for each kind of entity, and its lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milaff.pages.svg_text import fit
from milaff.pages.views import MapLine, MapNode

_SIZES = {"name": 14, "word": 12, "sub": 12}
_HEIGHTS = {"name": 20, "word": 18, "sub": 18}
_INNER, _PADDING = 10, 7


@dataclass(slots=True)
class Box:
    """A box, as high as its lines need."""

    kind: str
    x: float
    width: float
    lines: tuple[MapLine, ...]
    y: float = 0
    height: float = 0
    is_hub: bool = False

    def __post_init__(self) -> None:
        self.lines = tuple(_fitted(self.lines, self.width - 2 * _INNER))
        self.height = sum([_HEIGHTS[line.role] for line in self.lines]) + 2 * _PADDING


def _fitted(lines: tuple[MapLine, ...], width: float) -> Iterator[MapLine]:
    for line in lines:
        most = 2 if line.role == "name" else 1
        for text in fit(line.text, width, _SIZES[line.role], most):
            yield MapLine(line.role, text)


def make_node(box: Box, url: str, title: str) -> MapNode:
    """The box as a template prints it."""
    lines: list[MapLine] = []
    y = box.y + (box.height - sum([_HEIGHTS[line.role] for line in box.lines])) / 2
    for line in box.lines:
        y += _HEIGHTS[line.role]
        lines.append(MapLine(line.role, line.text, f"{y - 5:g}"))
    path = _path(box.kind, box.x, box.y, box.width, box.height)
    return MapNode(url, title, path, f"{box.x + box.width / 2:g}", tuple(lines), box.is_hub)


def _path(kind: str, x: float, y: float, w: float, h: float) -> str:
    """A pill for a person, cut corners for a group, pointed sides for a place, a folded corner for
    a work, a second line for an outlet, a plain box for an organization."""
    match kind:
        case "person":
            r = min(18, h / 2)
            return _rounded(x, y, w, h, r)
        case "group":
            c = 9
            return (
                f"M{x + c:g} {y:g}h{w - 2 * c:g}l{c} {c}v{h - 2 * c:g}l-{c} {c}"
                f"h-{w - 2 * c:g}l-{c} -{c}v-{h - 2 * c:g}z"
            )
        case "place":
            c = 8
            return (
                f"M{x + c:g} {y:g}h{w - 2 * c:g}l{c} {h / 2:g}l-{c} {h / 2:g}"
                f"h-{w - 2 * c:g}l-{c} -{h / 2:g}z"
            )
        case "work":
            c = 11
            corner = f"M{x:g} {y + c:g}l{c} -{c}v{c}z"
            return f"{corner}M{x + c:g} {y:g}h{w - c:g}v{h:g}h-{w:g}v-{h - c:g}"
        case "outlet":
            return f"{_rounded(x, y, w, h, 2)}M{x:g} {y + 4:g}h{w:g}"
    return _rounded(x, y, w, h, 3)


def _rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    return (
        f"M{x + r:g} {y:g}h{w - 2 * r:g}a{r:g} {r:g} 0 0 1 {r:g} {r:g}v{h - 2 * r:g}"
        f"a{r:g} {r:g} 0 0 1 -{r:g} {r:g}h-{w - 2 * r:g}a{r:g} {r:g} 0 0 1 -{r:g} -{r:g}"
        f"v-{h - 2 * r:g}a{r:g} {r:g} 0 0 1 {r:g} -{r:g}z"
    )
