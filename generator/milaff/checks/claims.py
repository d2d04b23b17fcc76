"""SRC404: a paragraph that says something of the world and cites nothing.

A number, a date, a quotation or «قال فلان» is a claim, and a reader wants to know whose. It is a
hint: what the desk itself concludes needs no source. A mark in the same paragraph or the next is
enough, for editors cite at the end of what belongs together; a figure in double brackets has its
own source. `checks: {SRC404: off}` in mkdocs.yml switches it off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, find_marks
from milaff.graph.passages import Passage, find_passages
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings
from milaff.text.arabic import fold

_NUMBER = re.compile(r"(?<![\w\[^])\d+(?![\w\]])")
_QUOTATION = re.compile(r"«[^«»]*?\w+\W+\w+\W+\w+[^«»]*»")
_SAYS = frozenset(
    fold(
        "قال قالت قالوا يقول تقول يقولون أعلن أعلنت أعلنوا يعلن تعلن أكد أكدت أكدوا يؤكد تؤكد "
        "ذكر ذكرت ذكروا يذكر تذكر أضاف أضافت أضافوا يضيف تضيف صرح صرحت أفاد أفادت أفادوا يفيد "
        "تفيد نفى نفت نفوا ينفي تنفي اتهم اتهمت اتهموا يتهم تتهم زعم زعمت زعموا يزعم تزعم حذر "
        "حذرت حذروا يحذر تحذر كشف كشفت أوضح أوضحت يوضح توضح"
    ).split()
)
_DENIALS = frozenset({"لا", "لم", "لن"})
_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class _Group:
    """Passages that belong together: the items of a list, and the line that leads to them."""

    claim: int | None
    is_sourced: bool
    is_heading: bool


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """The text of every article that is not withdrawn."""
    for article in graph.written.articles.values():
        origin = graph.written.origins[article.id]
        if article.status == "withdrawn":
            continue
        for offset in uncited_claims(origin.record.body):
            yield hint(
                origin.record.place_in_body(offset),
                "SRC404",
                Words("فقرة فيها خبر بلا مصدر", "A paragraph makes a claim and cites nothing"),
                Words(
                    "أضف [@المعرّف] في آخر الجملة، أو عطّل هذا الفحص: checks: {SRC404: off}",
                    "Add [@id] at the end of the sentence; checks: {SRC404: off} ends this check",
                ),
            )


def uncited_claims(body: str) -> Iterator[int]:
    """Where the claims stand that have no source in their own group of lines or the next."""
    groups = list(_groups(body))
    for group, later in zip_longest(groups, groups[1:]):
        is_followed = later is not None and later.is_sourced and not later.is_heading
        if group.claim is not None and not group.is_sourced and not is_followed:
            yield group.claim


def _groups(body: str) -> Iterator[_Group]:
    marks = [
        mark.start for mark in find_marks(body) if isinstance(mark, CitationMark) or mark.measure
    ]
    group: _Group | None = None
    last: Passage | None = None
    for passage in find_passages(body):
        end = passage.offset + len(passage.text)
        is_heading = passage.closed[:1] == ((0, len(passage.text)),)
        claim = None if is_heading else find_claim(passage.text)
        at = None if claim is None else passage.offset + claim
        is_sourced = any(passage.offset <= mark < end for mark in marks)
        if group and last and not (is_heading or group.is_heading) and _joins(body, last, passage):
            group.claim = at if group.claim is None else group.claim
            group.is_sourced = group.is_sourced or is_sourced
        else:
            if group:
                yield group
            group = _Group(at, is_sourced, is_heading)
        last = passage
    if group:
        yield group


def _joins(body: str, before: Passage, after: Passage) -> bool:
    """Whether no empty line stands between them, or the first leads to the second."""
    end = before.offset + len(before.text)
    is_lead = before.text.rstrip().endswith(":")
    return is_lead or not _BLANK.search(body[end - 1 : after.offset])


def find_claim(text: str) -> int | None:
    """Where a text says something that wants a source, or None."""
    found = [hit.start() for hit in (_NUMBER.search(text), _QUOTATION.search(text)) if hit]
    before = ""
    for word in _WORD.finditer(text):
        folded = fold(word[0])
        plain = folded[1:] if folded[:1] in ("و", "ف") else folded
        if (folded in _SAYS or plain in _SAYS) and before not in _DENIALS:
            found.append(word.start())
            break
        before = plain if folded not in _DENIALS else folded
    return min(found, default=None)
