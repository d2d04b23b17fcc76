"""The sentence in which a record is named, as text with the name marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from milaff.graph.marks import LinkMark, find_marks
from milaff.text.arabic import sentences

_OPEN, _CLOSE = "\ue000", "\ue001"
_LONGEST = 320
_MARKDOWN = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?"), ""),
    (re.compile(r"\[([^\[\]]*)\]\([^)]*\)(?:\{[^}]*\})?"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"<[^<>\n]+>"), ""),
    (re.compile(r"^[ ]*(?:#{1,6}|>|[-*+]|\d+\.)[ ]+", re.MULTILINE), ""),
    (re.compile(r"[*_~^=`]{1,3}(?=\S)(.+?)(?<=\S)[*_~^=`]{1,3}"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|-])"), r"\1"),
    (re.compile(r"\s+"), " "),
    (re.compile(r" ([،؛.؟!:])"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: what stands before the name, the name, what stands after."""

    before: str
    name: str
    after: str


def sentence_around(body: str, mark: LinkMark, write: Callable[[LinkMark], str]) -> Sentence:
    """The sentence of a body in which `mark` stands; `write` says what a mark prints."""
    start, end = mark.start, mark.end
    first = max(body.rfind("\n\n", 0, start) + 2, 0) if "\n\n" in body[:start] else 0
    last = body.find("\n\n", end)
    paragraph = body[first : last if last >= 0 else len(body)]
    marked = _replaced(paragraph, start - first, write)
    for pattern, replacement in _MARKDOWN:
        marked = pattern.sub(replacement, marked)
    chosen = next((one for one in sentences(marked) if _OPEN in one), marked)
    before, _, rest = chosen.strip().partition(_OPEN)
    inside, _, after = rest.partition(_CLOSE)
    return _shortened(Sentence(before, inside, after))


def _replaced(paragraph: str, start: int, write: Callable[[LinkMark], str]) -> str:
    """The paragraph with its marks written out, and the one at `start` between sentinels."""
    text, at = "", 0
    for mark in find_marks(paragraph):
        text += paragraph[at : mark.start]
        if isinstance(mark, LinkMark):
            written = write(mark)
            text += f"{_OPEN}{written}{_CLOSE}" if mark.start == start else written
        at = mark.end
    return text + paragraph[at:]


def _shortened(sentence: Sentence) -> Sentence:
    room = max(_LONGEST - len(sentence.name), 40) // 2
    before, after = sentence.before, sentence.after
    if len(before) > room * 1.5:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room * 1.5:
        after = after[:room].rpartition(" ")[0] + " …"
    return Sentence(before, sentence.name, after)
