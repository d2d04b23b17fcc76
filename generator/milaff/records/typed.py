"""A file's text as it lies on disk, with the way back to it from values and bodies.

Records hold texts as YAML means them, with LF line ends. Programs that mark places in the files
need offsets into what was typed: byte order mark, CRLF, quotes, escapes and folded lines included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from milaff.problems import Place
from milaff.records.front_matter import normalise_lines

_LINE_END = re.compile(r"\r\n|\r|\n")
_ANCHOR = re.compile(r"&\S+\s+")
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*\n[ \t]*|.)"
)
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """`text` is `file[start:end]`, in code points of the file on disk, where it `is_exact`; else
    it is what was read, and the span has its length from the beginning of the value on."""

    place: Place
    start: int
    end: int
    text: str
    is_exact: bool = True


class TypedText:
    """The text of one file. Places count lines and columns, as everywhere, without the byte order
    mark; offsets count every code point of the file, the mark too."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._normal = normalise_lines(text)
        first = 1 if text.startswith("\ufeff") else 0
        self._starts = [first, *(found.end() for found in _LINE_END.finditer(text))]
        self._lines = [0, *(found.end() for found in re.finditer("\n", self._normal))]

    def span_of_value(self, place: Place, value: str, start: int, end: int) -> Span:
        """Where `value[start:end]` was typed; `place` is where the value begins.

        A name that runs over a folded line is one span, with the line's end in it. Where the
        value cannot be followed, because the file was repaired to be read, it is not exact.
        """
        at = self._index(place)
        letters = list(_followed(self._normal, at, value[:end]))
        if len(letters) == end and start < end:
            first, last = letters[start][0], letters[end - 1][1]
            return self._span(self._place(first, place.path), first, last)
        where = self._on_disk(at)
        return Span(place, where, where + end - start, value[start:end], is_exact=False)

    def span_between(self, start: Place, end: Place) -> Span:
        """What was typed from one place to another."""
        return self._span(start, self._index(start), self._index(end))

    def _span(self, place: Place, first: int, last: int) -> Span:
        start, end = self._on_disk(first), self._on_disk(last)
        return Span(place, start, end, self._text[start:end])

    def _index(self, place: Place) -> int:
        """The place as an offset in the text with LF line ends."""
        line = min(place.line, len(self._lines))
        return min(self._lines[line - 1] + place.column - 1, len(self._normal))

    def _place(self, index: int, path: str) -> Place:
        line = bisect_right(self._lines, index)
        return Place(path, line, index - self._lines[line - 1] + 1)

    def _on_disk(self, index: int) -> int:
        line = bisect_right(self._lines, index) - 1
        return self._starts[line] + index - self._lines[line]


def _followed(text: str, at: int, value: str) -> Iterator[tuple[int, int]]:
    """For each letter of a YAML value that begins at `at`, where it begins and ends in the text.

    Fewer than the value has where text and value part. What YAML drops (indentation, folded line
    ends) is white space, and so is passed over.
    """
    anchor = _ANCHOR.match(text, at)
    at = anchor.end() if anchor else at
    style = text[at : at + 1]
    if style and style in "|>":
        at = text.find("\n", at) + 1 or len(text)
    elif style and style in "\"'":
        at += 1
    for letter in value:
        while at < len(text):
            read, length = _read(text, at, style)
            at += length
            if read == letter or (letter == " " and read == "\n"):
                yield at - length, at
                break
            if read.strip():
                return
        else:
            return


def _read(text: str, at: int, style: str) -> tuple[str, int]:
    """The letter that stands at `at` and how many characters it was typed with; "" for none."""
    if style == "'" and text.startswith("''", at):
        return "'", 2
    escape = _ESCAPE.match(text, at) if style == '"' and text[at] == "\\" else None
    if escape is None:
        return text[at], 1
    code = escape[1] or escape[2] or escape[3]
    if code:
        number = int(code, 16)
        return (chr(number) if number < 0x110000 else "\ufffd"), len(escape[0])
    if "\n" in escape[0]:
        return "", len(escape[0])
    return _ESCAPED.get(escape[0][1], escape[0][1]), len(escape[0])
