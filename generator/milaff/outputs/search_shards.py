"""How the index is written: postings as text, and sorted lines cut into files.

A posting is the distance to the record before and the code of a weight, in one number; numbers are
written in letters of five bits, the lowest first. A file is a call with a text, which loads by
`<script>` from anywhere, even from a folder, and needs nothing of a page's policy but its own site.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from milaff.outputs.output import Output

FOLDER = "search"
CODE_BITS = 5
_CODES = (1 << CODE_BITS) - 1
_MOST_SHARED = 9
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def number_text(number: int) -> str:
    """A number in letters of five bits; the sixth says that more follow."""
    text = ""
    while number > 31:
        text += _DIGITS[32 | number & 31]
        number >>= 5
    return text + _DIGITS[number]


_KNOWN = [number_text(number) for number in range(1 << 12)]
_MANY = len(_KNOWN)


def postings_text(postings: Iterable[int]) -> str:
    """Ascending postings: 32 times the number of a record, and the code of a weight."""
    text: list[str] = []
    base = 0
    for posting in postings:
        number = posting - base
        text.append(_KNOWN[number] if number < _MANY else number_text(number))
        base = (posting | _CODES) + 1
    return "".join(text)


def file_of(key: str, value: object) -> Output:
    """A file of the index."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Output(f"{FOLDER}/{key}.js", f'milaffSearch("{key}",{written})\n'.encode())


def cut_lines(lines: Iterable[tuple[str, str]], size: int) -> tuple[list[list[str]], list[str]]:
    """Lines, each after the word that it is found by, in files of about that many letters; and for
    each file the shortest beginning that is above all words of the one before."""
    files: list[list[str]] = []
    starts: list[str] = []
    length, last = 0, ""
    for word, line in lines:
        if not files or (length and length + len(line) > size):
            files.append([])
            starts.append(_between(last, word) if len(files) > 1 else "")
            length = 0
        files[-1].append(line)
        length += len(line) + 1
        last = word
    return files, starts


def cut_places(words: Sequence[str], lengths: Mapping[str, int], size: int) -> list[int]:
    """Where to cut sorted lines of these lengths into files of at most so many letters, or of one
    line: the number of each file's first. Which word begins a file is mostly its own doing, so that
    a line that grows moves the cuts near it alone."""
    places: list[int] = []
    least, most = size * 3 // 4, size
    length = most
    for at, word in enumerate(words):
        own = lengths[word] + 1
        if length + own > most or (length >= least and _begins(word, 3)):
            places.append(at)
            length = 0
        length += own
    return places


def _begins(word: str, bits: int) -> bool:
    """One word in so many bits' worth begins a file where it can."""
    return crc32(word.encode()) & ((1 << bits) - 1) == 0


def starts_of(words: Sequence[str], places: Sequence[int]) -> list[str]:
    """For each file the shortest beginning that is above all words of the one before."""
    return ["" if not at else _between(words[at - 1], words[at]) for at in places]


def _between(last: str, word: str) -> str:
    return next((word[:end] for end in range(1, len(word)) if word[:end] > last), word)


def cut_words(words: Sequence[str], size: int) -> tuple[list[str], list[str]]:
    """Sorted words in files of about that many letters, written as `list_text` writes them; and the
    beginnings of the files. Which word begins a file is mostly its own doing, as in
    `cut_places`."""
    files: list[str] = []
    starts: list[str] = []
    length, last, before = 0, "", ""
    for word in words:
        is_full = length > size * 9 // 8 or (length > size * 7 // 8 and _begins(word, 6))
        if not files or is_full:
            files.append("")
            starts.append(_between(before, word) if len(files) > 1 else "")
            length, last = 0, ""
        part = _after(last, word)
        files[-1] += part
        length += len(part)
        last = before = word
    return files, starts


def list_text(words: Sequence[str]) -> str:
    """Sorted folded words, which have no capitals: of each a capital says how many letters it
    shares with the one before (A: none), and the others follow."""
    return "".join(map(_after, ("", *words), words))


def _after(last: str, word: str) -> str:
    most = min(len(last), len(word), _MOST_SHARED)
    shared = next((at for at in range(most) if last[at] != word[at]), most)
    return f"{_DIGITS[shared]}{word[shared:]}"


def files_of(folder: str, texts: Iterable[str]) -> Iterator[Output]:
    """One file for each text."""
    for number, text in enumerate(texts):
        yield file_of(f"{folder}/{number}", text)
