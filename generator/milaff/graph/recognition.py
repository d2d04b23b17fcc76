"""Which entities the texts of one article name, and why: the names found, understood together.

A name that may mean something else counts only if a word near it says so or the article makes
the entity certain elsewhere. The result depends on nothing but the texts, the register and what
the editor says of this article, so that it may be remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from milaff.graph.evidence import Evidence, Verdict, Why
from milaff.graph.findings import Finding, Meanings, Segment, find_names
from milaff.graph.register import Register


@dataclass(frozen=True, slots=True)
class Controls:
    """What an editor says of one article.

    `confirmed`: entities that it is about, by `entities` or a `[[id]]` in the text; `excluded`:
    entities that are not to be found in it; `names`: which entity a name means here.
    """

    confirmed: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


class Hit(NamedTuple):
    """`segments[segment].text[start:end]` names the entity, by that name of it.

    `word` is the context word that was near. `is_linkable` is false if the entity has
    `links: off`.
    """

    entity: str
    segment: int
    field: str
    start: int
    end: int
    alias: str
    why: Why
    word: str = ""
    is_linkable: bool = True


class Doubt(NamedTuple):
    """A name that was found and not taken for one of these entities."""

    entities: tuple[str, ...]
    segment: int
    field: str
    start: int
    end: int
    alias: str
    why: Why


@dataclass(frozen=True, slots=True)
class Recognition:
    """What an article names, in the order of its texts, and what it may or may not name."""

    hits: tuple[Hit, ...] = ()
    doubts: tuple[Doubt, ...] = ()


NO_CONTROLS = Controls()


def recognize(text: str, register: Register, controls: Controls = NO_CONTROLS) -> tuple[Hit, ...]:
    """The entities that one text names."""
    return recognize_segments([Segment("text", text)], register, controls).hits


def recognize_segments(
    segments: Sequence[Segment], register: Register, controls: Controls = NO_CONTROLS
) -> Recognition:
    """The entities that the texts of one article name; each text is understood with all others.

    Offsets count in the segment's own text.
    """
    meanings = Meanings(register, controls.names)
    findings = [
        _without(finding, controls.excluded) for finding in find_names(segments, register, meanings)
    ]
    if not findings:
        return Recognition()
    evidence = Evidence(findings, register, controls.confirmed)
    return _recognition([(finding, evidence.verdict(finding)) for finding in findings], register)


def _without(finding: Finding, excluded: frozenset[str]) -> Finding:
    if not excluded:
        return finding
    return finding.only(term for term in finding.terms if term.entity not in excluded)


def _recognition(
    verdicts: Iterable[tuple[Finding, Verdict | None]], register: Register
) -> Recognition:
    hits: list[Hit] = []
    doubts: list[Doubt] = []
    for finding, verdict in verdicts:
        if verdict is None:
            continue
        place = (finding.segment, finding.field, finding.start, finding.end)
        if verdict.is_taken:
            id = verdict.entities[0]
            linkable = id not in register.unlinked
            hits.append(Hit(id, *place, verdict.alias, verdict.why, verdict.word, linkable))
        else:
            doubts.append(Doubt(verdict.entities, *place, verdict.alias, verdict.why))
    return Recognition(tuple(hits), tuple(doubts))
