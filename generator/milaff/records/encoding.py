"""A file's bytes → its text, or a problem that names the first byte which is not UTF-8."""

from __future__ import annotations

import re

from milaff.problems import Place, Problem, Words, error

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = Words("احفظ الملف بترميز UTF-8", "Save the file as UTF-8")


def decode(data: bytes, path: str) -> tuple[str, Problem | None]:
    """The text, empty where there is a problem."""
    if data.startswith(_WIDE_MARKS) or data[:64].count(0) > 8:
        return "", _not_utf8(Place(path), "UTF-16")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as stop:
        before = data[: stop.start].decode("utf-8").removeprefix("\ufeff")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return "", _not_utf8(Place(path, line, column), guess_encoding(data))


def guess_encoding(data: bytes) -> str | None:
    """Windows-1256 where the bytes read as Arabic words in it, else None."""
    try:
        text = data.decode("windows-1256")
    except UnicodeDecodeError:
        return None
    foreign = [letter for letter in text if not letter.isascii()]
    arabic = re.findall("[\u0621-\u0652]", text)
    return "Windows-1256" if len(arabic) > 0.8 * len(foreign) else None


def _not_utf8(place: Place, guess: str | None) -> Problem:
    hint = _SAVE_AS
    if guess:
        hint = Words(
            f"يبدو أنه محفوظ بترميز {guess}: افتحه به ثم احفظه بترميز UTF-8",
            f"It seems to be {guess}: open it as such and save it as UTF-8",
        )
    message = Words("الملف ليس بترميز UTF-8", "The file is not UTF-8")
    return error(place, "YAM102", message, hint)
