"""SRC405: a quotation that is not word for word in the source cited for it.

What stands between « » is the source's own wording, and its excerpts keep that wording. Vowel
signs, punctuation and spaces do not count; (…) leaves something out, [words] are the editor's.
Only where every source cited has excerpts: else the words may stand in what was not copied.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from milaff.checks.written_texts import plain_body
from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, LinkMark, find_marks
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.problems import Problem, Words, warning
from milaff.records.record import Record
from milaff.settings import Settings
from milaff.text.arabic import fold

_QUOTATION = re.compile(r"«(?P<words>[^«»]+)»")
_SENTENCE_ENDS = re.compile(r"[.!؟?][\"'»)]*\s+(?=[^\s\[])|\n[ \t]*\n")
_GAP = re.compile(r"\(\s*(?:\.{2,}|…)\s*\)|\[[^\[\]]*\]|\.{3,}|…|\ufffc")
_WORD = re.compile(r"\w+")
_SHORT = 2
"""A name or a term between « » is no quotation."""
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between « » with the sources cited for them."""

    words: str
    start: int
    sources: tuple[str, ...]


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """The text of a record that is not withdrawn."""
    body = graph.written.body_of(item.id)
    if item.status == "withdrawn" or "«" not in body:
        return
    for quotation in find_quotations(body):
        cited = [graph.written.sources.get(id) for id in quotation.sources]
        sources = [source for source in cited if source and source.excerpts]
        if len(sources) == len(cited) and not any(
            is_verbatim(quotation.words, source) for source in sources
        ):
            yield _altered(quotation, sources, graph.written.origins[item.id].record)


def find_quotations(body: str) -> Iterator[Quotation]:
    """The quotations of more than two words that a citation follows in the same sentence."""
    if "«" not in body:
        return
    citations = [mark for mark in find_marks(body) if isinstance(mark, CitationMark)]
    starts = [mark.start for mark in citations]
    plain = plain_body(body)
    for found in _QUOTATION.finditer(plain):
        at = bisect_left(starts, found.end())
        after = citations[at] if at < len(citations) else None
        if after is None or _SENTENCE_ENDS.search(plain, found.end(), after.start):
            continue
        words = _as_read(found["words"])
        if len(_WORD.findall(words)) > _SHORT:
            yield Quotation(words, found.start(), tuple(one.source for one in after.sources))


def _as_read(typed: str) -> str:
    """What a reader sees: the text of links, a gap for a name that the text does not spell."""
    text, at = "", 0
    for mark in find_marks(typed):
        text += typed[at : mark.start]
        if isinstance(mark, LinkMark):
            text += mark.text or "\ufffc"
        at = mark.end
    return text + typed[at:]


def is_verbatim(words: str, source: Source) -> bool:
    """Whether the words stand in one excerpt of the source, or in its title."""
    parts = [_plain(part) for part in _GAP.split(words)]
    wanted = [part for part in parts if part]
    return any(_holds(_plain(text), wanted) for text in (*source.excerpts, source.title or ""))


@lru_cache(maxsize=8)
def _plain(text: str) -> str:
    return "".join(_WORD.findall(fold(text))).replace("_", "")


def _holds(text: str, parts: list[str]) -> bool:
    """Whether the parts stand in the text, one after another."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _altered(quotation: Quotation, sources: list[Source], record: Record) -> Problem:
    names = ", ".join(source.id for source in sources)
    near = _nearest(quotation.words, [text for source in sources for text in source.excerpts])
    return warning(
        record.place_in_body(quotation.start),
        "SRC405",
        Words(
            f"الاقتباس لا يرد حرفيا في مقتطفات {names}",
            f"The quotation is not word for word in the excerpts of {names}",
        ),
        Words(f"في المقتطفات: «{near}»", f"The excerpts have: «{near}»")
        if near
        else Words(
            "انقل النص كما هو، أو أضفه إلى excerpts في المصدر، أو احذف علامتي الاقتباس",
            "Quote it as it stands, add it to the source's excerpts, or drop the quotation marks",
        ),
    )


def _nearest(words: str, excerpts: list[str]) -> str:
    """The passage of an excerpt, as long as the quotation, that is most like it."""
    wanted = [fold(word) for word in words.split()]
    best, found = _NEAR, ""
    matcher = difflib.SequenceMatcher(None, wanted)
    for excerpt in excerpts:
        typed = excerpt.split()
        folded = [fold(word) for word in typed]
        for start in range(max(1, len(typed) - len(wanted) + 1)):
            matcher.set_seq2(folded[start : start + len(wanted)])
            # What is quick to count is never less than the ratio, and rules most passages out.
            if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, found = ratio, " ".join(typed[start : start + len(wanted)])
    return found
