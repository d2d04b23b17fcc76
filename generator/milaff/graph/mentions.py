"""Which records a record names: by hand, in its front matter, and by name in its prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.findings import Segment
from milaff.graph.link_policy import LinkPolicy
from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.passages import Passage, find_passages
from milaff.graph.recognition import (
    Controls,
    Doubt,
    Hit,
    controls_of,
    recognize_segments,
)
from milaff.graph.register import Register
from milaff.model.article import Article
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.model.references import references_of
from milaff.model.texts import texts_of
from milaff.records.record import Key, Kind

BODY: Key = ("body",)


@dataclass(frozen=True, slots=True)
class Mention:
    """The record `target` is named in the record `source`.

    `key` says in which text of it: the body, or a key of the front matter; in a text,
    `text[start:end]` is the name. `mark` is the link made by hand, `why` the reason for which a
    name counts; a reference of the front matter has neither.
    """

    source: str
    target: str
    key: Key
    start: int = 0
    end: int = 0
    alias: str = ""
    why: str = ""
    mark: LinkMark | None = None
    is_linked: bool = False

    @property
    def is_in_text(self) -> bool:
        """Whether it is a name in a text, and no reference of the front matter."""
        return bool(self.mark or self.why)


@dataclass(frozen=True, slots=True)
class Doubted:
    """A name in a record's text that was not taken for any of the entities it may mean."""

    source: str
    key: Key
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every mention, both ways, by id.

    `all` has each in the order of the record: names in texts, then references. `by` has the first
    mention of each target, those in the body first; `of` who names a record, articles first and
    newest first, once each.
    """

    all: Mapping[str, tuple[Mention, ...]]
    by: Mapping[str, tuple[Mention, ...]]
    of: Mapping[str, tuple[Mention, ...]]
    doubts: tuple[Doubted, ...] = ()

    def named(self, source: str, library: Library, kind: Kind) -> tuple[str, ...]:
        """The ids of that kind that a record names."""
        objects = library.of_kind(kind)
        return tuple(one.target for one in self.by.get(source, ()) if one.target in objects)

    def in_text(self, source: str, key: Key) -> tuple[Mention, ...]:
        """The names in one text of a record, in order."""
        return tuple(one for one in self.all.get(source, ()) if one.key == key and one.is_in_text)


def find_mentions(library: Library, newest: Sequence[str], register: Register) -> Mentions:
    """All mentions among these records; what is withdrawn names nothing."""
    every: dict[str, tuple[Mention, ...]] = {}
    doubts: list[Doubted] = []
    for _, item in library.records():
        if item.status != "withdrawn":
            found, doubted = mentions_of(item, library, register)
            every[item.id] = found
            doubts += doubted
    by = {id: _first_of_each(found) for id, found in every.items()}
    return Mentions(every, by, _reversed(by, library, newest), tuple(doubts))


def mentions_of(
    item: RecordKeys, library: Library, register: Register
) -> tuple[tuple[Mention, ...], list[Doubted]]:
    """The mentions of one record; they depend on its texts, the register and what exists."""
    body = library.body_of(item.id)
    excluded = set(item.entities_exclude) if isinstance(item, Article) else set()
    names, doubts = _names(item, body, library, register)
    found = [
        mention
        for mention in [*names, *_references(item)]
        if mention.target in library
        and mention.target != item.id
        and (mention.mark is not None or mention.target not in excluded)
    ]
    return tuple(found), doubts


def _names(
    item: RecordKeys, body: str, library: Library, register: Register
) -> tuple[list[Mention], list[Doubted]]:
    """The names in the texts of a record: the body first, as it is read for its links."""
    passages = find_passages(body)
    texts = [*texts_of(item)] if library.origins[item.id].kind is not Kind.SOURCE else []
    segments = [Segment("body", passage.text) for passage in passages]
    segments += [Segment(str(key[0]), text) for key, text in texts]
    recognition = recognize_segments(segments, register, controls_for(item, body))
    hits = [hit for hit in recognition.hits if hit.segment < len(passages)]
    found = _in_body(item, body, passages, hits)
    policy = LinkPolicy("first")
    for hit in recognition.hits[len(hits) :]:
        key = texts[hit.segment - len(passages)][0]
        is_linked = _may_link(item, key) and _takes(policy, hit, item)
        found.append(_mention(item.id, key, hit, 0, is_linked=is_linked))
    return found, [_doubted(item.id, doubt, passages, texts) for doubt in recognition.doubts]


def _may_link(item: RecordKeys, key: Key) -> bool:
    """Whether a name in that text of the front matter may be a link: not in a title, nor in the
    summary of an article, whose text begins right below with the same names."""
    return key != ("title",) and not (isinstance(item, Article) and key == ("summary",))


def controls_for(item: RecordKeys, body: str) -> Controls:
    """What the editor says of the names in a record."""
    if isinstance(item, Article):
        return controls_of(item, body)
    marks = find_marks(body)
    return Controls(frozenset(mark.target for mark in marks if isinstance(mark, LinkMark)))


def _in_body(
    item: RecordKeys, body: str, passages: Sequence[Passage], hits: Iterable[Hit]
) -> list[Mention]:
    """Marks and names in the order of the page, with the choice of which names are linked."""
    marks = _marks_in(body, passages)
    by_hand = _by_part(marks, passages)
    policy = LinkPolicy(item.links if isinstance(item, Article) else "first", len(body))
    for entities in reversed(by_hand):
        policy.begin_section(entities)
    placed: list[tuple[int, int, LinkMark | Hit]] = [*marks]
    placed += [(hit.segment, passages[hit.segment].offset + hit.start, hit) for hit in hits]
    found, part = [], 0
    for at, start, one in sorted(placed, key=lambda place: place[:2]):
        while part < passages[at].part:
            part += 1
            policy.begin_section(by_hand[part])
        if isinstance(one, LinkMark):
            mark = Mention(item.id, one.target, BODY, start, one.end, mark=one, is_linked=True)
            found.append(mark)
        else:
            is_linked = passages[at].may_link(one.start, one.end) and _takes(policy, one, item)
            found.append(_mention(item.id, BODY, one, passages[at].offset, is_linked=is_linked))
    return found


def _by_part(
    marks: Sequence[tuple[int, int, LinkMark]], passages: Sequence[Passage]
) -> list[set[str]]:
    """The entities that are linked by hand in each part of a text; a figure's link names none."""
    last = max((passage.part for passage in passages), default=0)
    found: list[set[str]] = [set() for _ in range(last + 1)]
    for at, _, mark in marks:
        if not mark.measure:
            found[passages[at].part].add(mark.target)
    return found


def _marks_in(body: str, passages: Sequence[Passage]) -> list[tuple[int, int, LinkMark]]:
    """The links made by hand: the passage, the place in the body, the mark."""
    marks = [mark for mark in find_marks(body) if isinstance(mark, LinkMark) and not mark.is_plain]
    if not passages:
        return []
    order = sorted(range(len(passages)), key=lambda at: passages[at].offset)
    offsets = [passages[at].offset for at in order]
    return [(order[bisect_right(offsets, one.start) - 1], one.start, one) for one in marks]


def _takes(policy: LinkPolicy, hit: Hit, item: RecordKeys) -> bool:
    return hit.is_linkable and hit.entity != item.id and policy.take(hit.entity)


def _mention(source: str, key: Key, hit: Hit, offset: int, *, is_linked: bool) -> Mention:
    return Mention(
        source,
        hit.entity,
        key,
        offset + hit.start,
        offset + hit.end,
        hit.alias,
        hit.why,
        is_linked=is_linked,
    )


def _doubted(
    source: str, doubt: Doubt, passages: Sequence[Passage], texts: Sequence[tuple[Key, str]]
) -> Doubted:
    """The doubt with its offsets in the whole text."""
    if doubt.segment >= len(passages):
        return Doubted(source, texts[doubt.segment - len(passages)][0], doubt)
    offset = passages[doubt.segment].offset
    moved = Doubt(
        doubt.entities,
        doubt.segment,
        doubt.field,
        doubt.start + offset,
        doubt.end + offset,
        doubt.alias,
        doubt.why,
    )
    return Doubted(source, BODY, moved)


def _references(item: RecordKeys) -> list[Mention]:
    return [
        Mention(item.id, reference.id, reference.key)
        for reference in references_of(item)
        if reference.key[0] not in ("entities_exclude", "disambiguate")
        and reference.kind is not Kind.SOURCE
    ]


def _first_of_each(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention of each target, in the order of the record."""
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.target, mention)
    return tuple(first.values())


def _reversed(
    by: Mapping[str, tuple[Mention, ...]], library: Library, newest: Sequence[str]
) -> dict[str, tuple[Mention, ...]]:
    others = sorted(id for id in by if id not in library.articles)
    found: dict[str, list[Mention]] = {}
    for source in [*newest, *others]:
        for mention in by.get(source, ()):
            found.setdefault(mention.target, []).append(mention)
    return {target: tuple(mentions) for target, mentions in found.items()}
