"""The words of the interface: one catalogue a language, in the theme's `strings/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from milaff.text.numerals import Digits
from milaff.text.plurals import Noun

_HERE = Path(__file__).resolve().parent


@cache
def own_theme() -> Path:
    """The theme that comes with the package: inside a wheel, or beside `generator/` in a checkout
    (an editable install may hold a stale copy, so the checkout goes first)."""
    checkout = _HERE.parent.parent / "theme"
    return checkout if (checkout / "milaff").is_dir() else _HERE / "theme"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Words by key, and counted phrases by key."""

    words: Mapping[str, str]
    counts: Mapping[str, Noun]

    def word(self, key: str, **filling: object) -> str:
        """The word, with `{name}` filled in. Raises KeyError for a key that is not there."""
        text = self.words[key]
        for name, value in filling.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def count(self, key: str, number: int, digits: Digits = "latin") -> str:
        """A counted phrase in the right plural form: «3 مواد»."""
        return self.counts[key].write(number, digits)


def read_catalogue(themes: Sequence[Path], language: str = "ar") -> Catalogue:
    """The catalogue of a language: Arabic, then the language's own words, theme by theme; the
    first theme wins."""
    words: dict[str, str] = {}
    counts: dict[str, Noun] = {}
    for name in dict.fromkeys(("ar", language)):
        for theme in reversed(themes):
            path = theme / "strings" / f"{name}.toml"
            if path.is_file():
                table = tomllib.loads(path.read_text(encoding="utf-8"))
                words |= table.get("words", {})
                counts |= {key: Noun.of(forms) for key, forms in table.get("counts", {}).items()}
    return Catalogue(words, counts)


@cache
def default_catalogue() -> Catalogue:
    """The Arabic catalogue of our own theme."""
    return read_catalogue((own_theme(),))
