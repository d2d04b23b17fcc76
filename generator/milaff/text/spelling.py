"""A text as names are looked up in it: folded letter by letter, cut into words, and the way back.

`fold` in `arabic.py` makes keys of names; here every letter keeps a known place in the original,
because links must cover what the author typed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from milaff.text.arabic import FOLD_TABLE, MARKS, TATWEEL, strip_marks

_LATIN_GREEK_CYRILLIC = (*range(0x21, 0x530), *range(0x1E00, 0x2000), *range(0xFF01, 0xFF5F))
_ARABIC = range(0x600, 0x700)
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_LINE_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_ENDINGS = MARKS | _ACCENTS | {TATWEEL, "\u200d"}
"""What belongs to the letter before it."""


def _plain(letter: str) -> str:
    """A Latin, Greek or Cyrillic letter in lower case, without its accents."""
    apart = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one)) or letter


def _spelling_table() -> dict[int, str]:
    """Letters that stay as they are have an entry too: what it misses slows `translate`."""
    table = {code: chr(code) for code in (*range(0x20, 0x250), *_ARABIC, *range(0x2000, 0x2070))}
    table |= {code: _plain(chr(code)) for code in _LATIN_GREEK_CYRILLIC if chr(code).isalpha()}
    table |= dict.fromkeys(map(ord, _ACCENTS), "")
    table |= {ord(mark): "\n" for mark in _LINE_BREAKS}
    return table | FOLD_TABLE


SPELLING_TABLE: dict[int, str] = _spelling_table()
"""For `str.translate`: FOLD_TABLE, and every script's letters in lower case without accents."""

_WORD = re.compile(r"(\w+)")
_UNEVEN_LETTERS = "".join(chr(code) for code, to in SPELLING_TABLE.items() if len(to) != 1)
_UNEVEN = re.compile(f"[{re.escape(_UNEVEN_LETTERS)}]")


def split_spelling(text: str) -> list[str]:
    """The folded text in parts: a gap, a word, a gap, … a word, a gap; gaps may be empty."""
    return _WORD.split(text.translate(SPELLING_TABLE))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(split_spelling(text)[1::2])


def letters_of(text: str) -> str:
    """The words as they are typed, without marks: what an exact comparison compares."""
    typed = strip_marks(unicodedata.normalize("NFKC", text)).replace("_", " ")
    return " ".join(_WORD.findall(typed))


class Offsets:
    """The way back from a folded text to the original, for texts that became longer or shorter."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: list[int] = []
        self._origins: list[int] = []
        self._shifts: list[int] = []
        shift = 0
        for found in _UNEVEN.finditer(text):
            at = found.start()
            self._places.append(at - shift)
            self._origins.append(at)
            shift += 1 - len(SPELLING_TABLE[ord(text[at])])
            self._shifts.append(shift)

    def start(self, place: int) -> int:
        """The character of the original that became the one at `place`."""
        index = bisect_right(self._places, place) - 1
        if index < 0:
            return place
        return max(place + self._shifts[index], self._origins[index])

    def end(self, place: int) -> int:
        """The end, in the original, of what became the letters up to `place`, with its marks."""
        end = self.start(place - 1) + 1
        while end < len(self._text) and self._text[end] in _ENDINGS:
            end += 1
        return end
