"""Names found in the texts of an article, before it is decided whom they mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from milaff.graph.register import Register
from milaff.graph.terms import Term
from milaff.text.matching import Match, Matcher, Scan
from milaff.text.patterns import Pattern

_NEAR = 6
_SIGN = "\x00"
_EDGE = f"\n{_SIGN}\n"


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

    def find(self, texts: JoinedSegments) -> list[Finding]:
        """The places of these names in the segments."""
        if not self._terms:
            return []
        return [
            replace(finding, is_settled=True)
            for finding in _findings(texts, self._matcher, self._terms)
        ]


def find_names(
    segments: Sequence[Segment], register: Register, meanings: Meanings
) -> list[Finding]:
    """The places of these segments that are spelled like a name, from left to right."""
    texts = JoinedSegments(segments)
    found = _findings(texts, register.matcher, register.terms)
    settled = meanings.find(texts)
    return _merged(settled, found) if settled else found


class JoinedSegments:
    """Segments as one text, which is folded and searched at once: between two of them stands what
    no name crosses."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.text = _EDGE.join(segment.text for segment in segments)
        sizes = (len(segment.text) + len(_EDGE) for segment in segments)
        self._starts = list(accumulate(sizes, initial=0))

    def place_of(self, start: int) -> tuple[int, int]:
        """The segment that holds that character, and where it begins."""
        index = bisect_right(self._starts, start) - 1
        return index, self._starts[index]


def _findings(texts: JoinedSegments, matcher: Matcher, terms: Sequence[Term]) -> list[Finding]:
    scan = matcher.scan(texts.text)
    return [
        _finding(texts, scan, match, tuple(terms[one] for one in match.patterns))
        for match in scan.matches
    ]


def _finding(texts: JoinedSegments, scan: Scan, match: Match, terms: tuple[Term, ...]) -> Finding:
    index, begin = texts.place_of(match.start)
    first, last = match.word, match.word + match.length
    gap = scan.gaps[first]
    return Finding(
        index,
        texts.segments[index].field,
        match.start - begin,
        match.end - begin,
        terms,
        tuple(_before(scan, first)),
        tuple(_after(scan, last)),
        is_beside=gap.isspace() and "\n" not in gap and not match.is_attached,
    )


def _before(scan: Scan, place: int) -> Sequence[str]:
    """The nearest words before one, of its own segment."""
    first = place
    while first > max(0, place - _NEAR) and _SIGN not in scan.gaps[first]:
        first -= 1
    return scan.words[first:place]


def _after(scan: Scan, place: int) -> Sequence[str]:
    last = place
    while last < min(len(scan.words), place + _NEAR) and _SIGN not in scan.gaps[last]:
        last += 1
    return scan.words[place:last]


def _merged(settled: list[Finding], found: list[Finding]) -> list[Finding]:
    """Both in order; where they overlap the settled one stands, unless the other is longer."""
    kept = [one for one in settled if not any(_is_inside(one, other) for other in found)]
    rest = [one for one in found if not any(_overlap(one, other) for other in kept)]
    return sorted(kept + rest, key=lambda finding: (finding.segment, finding.start))


def _is_inside(one: Finding, other: Finding) -> bool:
    is_shorter = one.end - one.start < other.end - other.start and one.segment == other.segment
    return is_shorter and other.start <= one.start and one.end <= other.end


def _overlap(one: Finding, other: Finding) -> bool:
    is_near = one.segment == other.segment
    return is_near and one.start < other.end and other.start < one.end
