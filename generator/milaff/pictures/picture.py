"""A picture by what its header says, the files that are made of it, and where these lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

FOLDER = "assets/pictures"
WIDTHS = (480, 800, 1200)
"""A phone, a sharp phone or a column, a sharp column."""
SIZES = "(min-width: 40rem) 37rem, 100vw"
"""How wide a picture stands on a page."""
MODERN = ("avif", "webp")
"""The smaller one first: browsers take the first type that they know."""
_ENOUGH = 0.85
"""A width this near to the picture's own is not worth a file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A sound picture. `width` and `height` are those a reader sees, 0 where a drawing has none;
    `is_turned` is whether its bytes lie on their side; `is_still` whether smaller copies of it are
    made, which those that move and drawings have not. `modern` are the formats of these copies."""

    digest: str
    format: str
    width: int
    height: int
    is_turned: bool = False
    is_still: bool = True
    modern: tuple[str, ...] = MODERN

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of its copies, the smallest first."""
        if not self.is_still:
            return ()
        full = min(self.width, WIDTHS[-1])
        return (*(width for width in WIDTHS if width < full * _ENOUGH), full)

    @property
    def fallback(self) -> str:
        """The file for browsers that know no new format; empty where the picture itself will do."""
        is_large = self.is_still and self.width > WIDTHS[-1]
        return self.copy(WIDTHS[-1], self.format) if is_large else ""

    def height_at(self, width: int) -> int:
        """Its height when it is that wide."""
        return max(1, round(self.height * width / self.width))

    def copy(self, width: int, format: str) -> str:
        """The path of a copy in the site: another picture never has it."""
        return f"{FOLDER}/{self.digest}-{width}.{'jpg' if format == 'jpeg' else format}"

    def copies(self) -> Iterator[tuple[str, int, str]]:
        """Every copy: its path, width and format."""
        for format in self.modern if self.is_still else ():
            yield from ((self.copy(width, format), width, format) for width in self.widths)
        if self.fallback and self.format not in self.modern:
            yield self.fallback, WIDTHS[-1], self.format


@dataclass(frozen=True, slots=True)
class Choice:
    """The copies of one format: an address with its width, the smallest first."""

    type: str
    candidates: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """What a page prints of a picture. Addresses are relative to the site's root."""

    src: str
    width: int
    height: int
    choices: tuple[Choice, ...] = ()
    sizes: str = SIZES


def show(picture: Picture, url: str) -> Showing:
    """How the picture at that address is shown."""
    width = WIDTHS[-1] if picture.fallback else picture.width
    height = picture.height_at(width) if picture.width else 0
    choices = tuple(
        Choice(f"image/{format}", tuple((picture.copy(w, format), w) for w in picture.widths))
        for format in picture.modern
        if picture.is_still
    )
    return Showing(picture.fallback or url, width, height, choices)


def srcset(choice: Choice, root: str = "") -> str:
    """The candidates as HTML has them."""
    return ", ".join(f"{root}{url} {width}w" for url, width in choice.candidates)
