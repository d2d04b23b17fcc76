"""The sentences of a body that cite sources, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milaff.graph.marks import CitationMark, LinkMark, Mark, find_marks
from milaff.graph.passages import Passage, find_passages
from milaff.text.arabic import sentences

_NO_TEXT = re.compile("[\ufffc\u200b\u2060\ufe00]+")


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence with the sources that it cites; it is `body[start:end]`, marks and all."""

    text: str
    sources: tuple[str, ...]
    start: int
    end: int


def cited_sentences(body: str) -> Iterator[CitedSentence]:
    """The sentences that have a citation, in the order of the page."""
    marks = find_marks(body)
    for passage in find_passages(body) if marks else ():
        for start, end in _spans(passage):
            inside = [mark for mark in marks if start <= mark.start < end]
            citations = [mark for mark in inside if isinstance(mark, CitationMark)]
            cited = [one for mark in citations for one in mark.sources]
            if cited:
                sources = tuple(dict.fromkeys(one.source for one in cited))
                text = plain_text(body, start, end, inside)
                yield CitedSentence(text, sources, start, end)


def plain_text(body: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """That part of a body as a reader sees it, without its numbers of sources."""
    text, at = "", start
    for mark in marks:
        text += body[at : mark.start] + (mark.text if isinstance(mark, LinkMark) else "")
        at = mark.end
    text = re.sub(r"[*=^~]{1,3}", "", text + body[at:end])
    return " ".join(_NO_TEXT.sub("", text).split())


def _spans(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the sentences of a passage begin and end in the body."""
    at = 0
    for sentence in sentences(passage.text):
        start = passage.text.find(sentence, at)
        at = start + len(sentence)
        yield passage.offset + start, passage.offset + at
