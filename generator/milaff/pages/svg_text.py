"""How wide a text is in a drawing, near enough, and a text in lines that fit."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = frozenset("اأإآٱلذدرزوءijlIf1.,:;'!|()[]-«»")
_WIDE = frozenset("سشصضmMWwظطث")
_ARABIC = ("\u0600", "\u06ff")


@lru_cache(maxsize=512)
def _width(character: str) -> float:
    if character.isspace():
        return 0.26
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.84
    is_arabic = _ARABIC[0] <= character <= _ARABIC[1]
    return 0.56 if is_arabic or not character.isupper() else 0.68


def width_of(text: str, size: float) -> float:
    """The width of a text at that size; rather too much than too little."""
    return size * sum(map(_width, text))


@lru_cache(maxsize=1024)
def fit(text: str, width: float, size: float, lines: int = 1) -> tuple[str, ...]:
    """A text in as many lines at most, broken between words; what does not fit becomes «…»."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines:
        count = 1
        while count < len(rest) and width_of(" ".join(rest[: count + 1]), size) <= width:
            count += 1
        is_last = len(found) == lines - 1
        taken = rest if is_last else rest[:count]
        found.append(_cut(" ".join(taken), width, size))
        rest = rest[len(taken) :]
    return tuple(found)


def _cut(text: str, width: float, size: float) -> str:
    if width_of(text, size) <= width:
        return text
    room = width - width_of("…", size)
    while text and width_of(text, size) > room:
        text = text[:-1]
    return f"{text.rstrip(' ،؛:(«')}…"
