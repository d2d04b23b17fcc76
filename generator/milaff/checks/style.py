"""STY951: a spelling or a name that the desk does not use (`style` in mkdocs.yml).

Two spellings of one place are two places to a search engine, and «الإرهابي» in the desk's own voice
is the outlet's epithet. Quotations, code and the titles of sources stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from milaff.graph.graph import Graph
from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.passages import find_passages
from milaff.model.library import Origin
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.model.texts import texts_of
from milaff.problems import Place, Problem, Words, warning
from milaff.records.read import read_typed
from milaff.records.record import Record
from milaff.settings import Settings, StyleRule
from milaff.text.arabic import fold
from milaff.text.matching import Matcher
from milaff.text.patterns import Pattern

_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”|\"[^\"\n]*\"")
_HOLE = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Style:
    """What to look for; `uses` has the preferred words by the pattern's number."""

    matcher: Matcher
    uses: Sequence[str]

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a text has what is avoided, outside quotations, and what to write."""
        shown = _QUOTED.sub(lambda found: _HOLE * len(found[0]), text)
        for match in self.matcher.find(shown):
            yield match.start, match.end, self.uses[match.patterns[0]]


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every text of a record that is no source."""
    if not settings.style or item.status == "withdrawn" or isinstance(item, Source):
        return
    style = _style(settings.style)
    origin = graph.written.origins[item.id]
    yield from _in_body(graph.written.body_of(item.id), origin.record, style)
    for key, text in texts_of(item):
        for start, end, use in style.find(text):
            place = _place(origin, key, text, start, end, settings)
            yield _problem(place, text[start:end], use)


@lru_cache(maxsize=4)
def _style(rules: tuple[StyleRule, ...]) -> _Style:
    """What is preferred keeps away what is avoided inside it: «حكومة طالبان», «طالبان»."""
    patterns: list[Pattern] = []
    uses: list[str] = []
    for rule in rules:
        for avoided in rule.avoid:
            patterns.append(Pattern(avoided, avoided, exact=fold(avoided) == fold(rule.use)))
            uses.append(rule.use)
        if not any(fold(one) == fold(rule.use) for one in rule.avoid):
            patterns.append(Pattern(rule.use, rule.use, is_blocker=True))
            uses.append(rule.use)
    return _Style(Matcher(patterns), uses)


def _in_body(body: str, record: Record, style: _Style) -> Iterator[Problem]:
    for passage in find_passages(body):
        for start, end, use in style.find(passage.text):
            at = passage.offset + start
            typed = body[at : passage.offset + end]
            yield _problem(record.place_in_body(at), typed, use)
    for mark in find_marks(body):
        if isinstance(mark, LinkMark) and mark.text:
            at = body.find(mark.text, mark.start, mark.end)
            for start, end, use in style.find(mark.text):
                place = record.place_in_body(at + start)
                yield _problem(place, mark.text[start:end], use)


def _place(
    origin: Origin, key: tuple[str | int, ...], text: str, start: int, end: int, settings: Settings
) -> Place:
    """The very word in the file, where its value can be followed there."""
    typed = read_typed(settings.content / origin.record.path)
    return typed.span_of_value(origin.place_of(*key), text, start, end).place


def _problem(place: Place, typed: str, use: str) -> Problem:
    word = " ".join(typed.split())
    return warning(
        place,
        "STY951",
        Words(f"«{word}» ليست في أسلوب التحرير", f'"{word}" is not the desk\'s style'),
        Words(f"اكتب: {use}", f"Write: {use}"),
    )
