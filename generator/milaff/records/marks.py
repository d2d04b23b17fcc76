"""Characters that cannot be seen and break syntax: where they are and what they are called."""

from __future__ import annotations

import re
import unicodedata

MARKS = "\u00a0\u00ad\u061c\u180e\u2000-\u200f\u202a-\u202f\u2060-\u206f\u3000\ufe00-\ufe0f\ufeff"
"""Directional marks, zero-width characters and the spaces that are not U+0020, as a regex class."""

MARK = re.compile(f"[{MARKS}]")

_CUSTOMARY = {
    "\u00a0": "NO-BREAK SPACE",
    "\u200b": "ZERO WIDTH SPACE",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}


def name_mark(character: str) -> str:
    """`U+200F RLM`: the code point and its customary or Unicode name, where it has one."""
    name = _CUSTOMARY.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def without_marks(text: str) -> str:
    """The text as its writer saw it; a space that is not U+0020 becomes one, the rest go."""
    return MARK.sub(lambda found: " " if found[0].isspace() else "", text)
