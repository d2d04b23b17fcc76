"""Names found in the texts of an article, before it is decided whom they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from milaff.graph.register import Register
from milaff.graph.terms import Term
from milaff.text.matching import Match, Matcher, Scan
from milaff.text.patterns import Pattern

_NEAR = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """A text of an article that is read for itself: its title, its summary, a block of its body.

    `field` says which. A name never reaches from one segment into the next, nor over a line break:
    write a space for one that only wraps a paragraph.
    """

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that is spelled like a name of each of `terms`.

    `before` and `after` are the folded words around it, the nearest six; `is_beside` if nothing
    but a space stands between it and the word before, and nothing is written together with it.
    `is_settled` if the editor said what the name means in this article.
    """

    segment: int
    field: str
    start: int
    end: int
    terms: tuple[Term, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    is_beside: bool
    is_settled: bool = False

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities that it may name, each once."""
        return tuple(dict.fromkeys(term.entity for term in self.terms))

    def only(self, terms: Iterable[Term]) -> Finding:
        """The same place with these terms."""
        kept = tuple(terms)
        return self if len(kept) == len(self.terms) else replace(self, terms=kept)


class Meanings:
    """What an editor says that names mean in one article; they need not be registered."""

    def __init__(self, register: Register, names: Mapping[str, str]) -> None:
        terms = [Term(Pattern(id, name)) for name, id in sorted(names.items())]
        if names:
            terms += [Term(pattern) for pattern in register.blockers_of(names.values())]
        self._terms = tuple(terms)
        self._matcher = Matcher(term.pattern for term in self._terms)

    def find(self, index: int, segment: Segment) -> list[Finding]:
        """The places of these names in a segment."""
        if not self._terms:
            return []
        return [
            replace(finding, is_settled=True)
            for finding in _findings(index, segment, self._matcher, self._terms)
        ]


def find_names(
    index: int, segment: Segment, register: Register, meanings: Meanings
) -> list[Finding]:
    """The places of a segment that are spelled like a name, from left to right."""
    found = list(_findings(index, segment, register.matcher, register.terms))
    settled = meanings.find(index, segment)
    return _merged(settled, found) if settled else found


def _findings(
    index: int, segment: Segment, matcher: Matcher, terms: Sequence[Term]
) -> Iterator[Finding]:
    scan = matcher.scan(segment.text)
    for match in scan.matches:
        yield _finding(index, segment, scan, match, [terms[one] for one in match.patterns])


def _finding(
    index: int, segment: Segment, scan: Scan, match: Match, terms: Iterable[Term]
) -> Finding:
    first, last = match.word, match.word + match.length
    gap = scan.gaps[first]
    return Finding(
        index,
        segment.field,
        match.start,
        match.end,
        tuple(terms),
        tuple(scan.words[max(0, first - _NEAR) : first]),
        tuple(scan.words[last : last + _NEAR]),
        is_beside=gap.isspace() and "\n" not in gap and not match.is_attached,
    )


def _merged(settled: list[Finding], found: list[Finding]) -> list[Finding]:
    """Both in order; where they overlap the settled one stands, unless the other is longer."""
    kept = [one for one in settled if not any(_is_inside(one, other) for other in found)]
    rest = [one for one in found if not any(_overlap(one, other) for other in kept)]
    return sorted(kept + rest, key=lambda finding: finding.start)


def _is_inside(one: Finding, other: Finding) -> bool:
    is_shorter = one.end - one.start < other.end - other.start
    return is_shorter and other.start <= one.start and one.end <= other.end


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
