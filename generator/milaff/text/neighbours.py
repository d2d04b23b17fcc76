"""Whether a name in a text is part of an address, a handle, a hashtag or a code, and no name."""

from __future__ import annotations

import re

from milaff.text.arabic import INVISIBLE

_FAR = 200
_OPEN = frozenset(["", *' \n،"«»()'])
_SPACE = re.compile(r"\s")
_TAGS = frozenset("#@_")
_SLASHES = frozenset("/\\=&%~")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")
_ADDRESS = re.compile(r"://|www\.|[A-Za-z0-9]\.[A-Za-z]{2,}(?:[/:?]|\Z)", re.IGNORECASE)
_DIGIT_BEFORE = re.compile(r"[0-9٠-٩۰-۹]-\Z")
_DIGIT_AFTER = re.compile(r"-[0-9٠-٩۰-۹]")


def is_in_code(text: str, start: int, end: int) -> bool:
    """Whether what surrounds `text[start:end]`, whole words, shows that it is no running text.

    So it is beside `#`, `@` or `_`; in a domain (`cnn.com`); beside a slash where Latin letters or
    digits follow without a space (`t.me/طالبان`, but not «موسكو/رويترز»); in any other part of an
    address; between digits with hyphens (`0700-طالبان-1`).
    """
    if text[start - 1 : start] in _OPEN and text[end : end + 1] in _OPEN:
        return False
    start, end = _seen(text, start, end)
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _TAGS or after in _TAGS:
        return True
    if before == "." and _is_latin(text[start - 2 : start - 1]):
        return True
    if after == "." and _is_latin(text[end + 1 : end + 2]):
        return True
    return _is_in_address(text, start, end, {before, after})


def _seen(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened by the characters around it that nobody sees."""
    while start > 0 and text[start - 1] in INVISIBLE:
        start -= 1
    while end < len(text) and text[end] in INVISIBLE:
        end += 1
    return start, end


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_in_address(text: str, start: int, end: int, beside: set[str]) -> bool:
    if not beside & (_SLASHES | {"-", ".", ":", "?"}):
        return False
    before = _SPACE.split(text[max(0, start - _FAR) : start])[-1]
    after = _SPACE.split(text[end : end + _FAR], maxsplit=1)[0]
    if _DIGIT_BEFORE.search(before) and _DIGIT_AFTER.match(after):
        return True
    chunk = before + text[start:end] + after
    if beside & _SLASHES and _LATIN_OR_DIGIT.search(chunk):
        return True
    return bool(_ADDRESS.search(chunk))
