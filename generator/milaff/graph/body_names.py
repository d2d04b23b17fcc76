"""The mentions in the texts of one record: links made by hand, and names, in the order of the page.

Most texts show by their words that no name stands in them; only the others are read block by
block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milaff.graph.findings import Segment
from milaff.graph.link_policy import LinkPolicy
from milaff.graph.marks import LinkMark, Mark, between_marks
from milaff.graph.mention import BODY, Doubted, Mention
from milaff.graph.passages import Passage, find_passages
from milaff.graph.recognition import Controls, Doubt, Hit, recognize_segments
from milaff.graph.register import Register
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.model.texts import Text
from milaff.text.vocabulary import is_read_as_typed, sequence_of, vocabulary_of


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a record: the body with its marks, what of it stands between them, and the
    texts of the front matter."""

    item: RecordKeys
    body: str
    marks: Sequence[Mark]
    typed: str
    others: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Named:
    """The names in the texts of a record; `words` has all that may be part of one, in order (see
    `sequence_of`)."""

    mentions: Sequence[Mention]
    doubts: tuple[Doubted, ...]
    words: str


def texts_in(item: RecordKeys, body: str, marks: Sequence[Mark], others: Sequence[Text]) -> Texts:
    """The texts of a record, by its body and the texts of its front matter."""
    return Texts(item, body, marks, between_marks(body, marks), others)


def find_names_in(texts: Texts, register: Register, controls: Controls) -> Named:
    """The names in the texts of a record."""
    read = [texts.typed, *(text for _, text in texts.others)]
    is_quick = is_read_as_typed(texts.typed) and _is_in_order(texts)
    may_name = _may_name(read, register, controls)
    if is_quick and not may_name:
        return Named([*_by_hand(texts)], (), sequence_of(read))
    passages = find_passages(texts.body)
    if not is_quick:
        read += [one.text for one in passages]
        may_name = _may_name(read, register, controls)
    if not may_name:
        return Named(_in_body(texts, passages, ()), (), sequence_of(read))
    return _recognized(texts, passages, register, controls, sequence_of(read))


def _may_name(read: Iterable[str], register: Register, controls: Controls) -> bool:
    return bool(controls.names) or register.matcher.may_find(vocabulary_of(read))


def _is_in_order(texts: Texts) -> bool:
    """Whether the marks of the body come on the page as they are typed, and all do: it begins
    with a block of prose and has no notes."""
    if not texts.marks:
        return True
    return texts.body.lstrip("\n")[:1].isalpha() and "[^" not in texts.typed


def _by_hand(texts: Texts) -> Iterable[Mention]:
    for mark in texts.marks:
        if isinstance(mark, LinkMark) and not mark.is_plain:
            yield _marked(texts.item.id, mark)


def _recognized(
    texts: Texts,
    passages: Sequence[Passage],
    register: Register,
    controls: Controls,
    words: str,
) -> Named:
    """The body first, as it is read for its links."""
    item = texts.item
    segments = [Segment("body", passage.text) for passage in passages]
    segments += [Segment(str(key[0]), text) for key, text in texts.others]
    recognition = recognize_segments(segments, register, controls)
    hits = [hit for hit in recognition.hits if hit.segment < len(passages)]
    found = _in_body(texts, passages, hits)
    policy = LinkPolicy("first")
    for hit in recognition.hits[len(hits) :]:
        key = texts.others[hit.segment - len(passages)][0]
        is_linked = _may_link(item, key) and _takes(policy, hit, item)
        found.append(_mention(item.id, key, hit, 0, is_linked=is_linked))
    doubts = (_doubted(item.id, doubt, passages, texts.others) for doubt in recognition.doubts)
    return Named(found, tuple(doubts), words)


def _may_link(item: RecordKeys, key: tuple[str | int, ...]) -> bool:
    """Whether a name in that text of the front matter may be a link: not in a title, nor in the
    summary of an article, whose text begins right below with the same names."""
    return key != ("title",) and not (isinstance(item, Article) and key == ("summary",))


def _in_body(texts: Texts, passages: Sequence[Passage], hits: Iterable[Hit]) -> list[Mention]:
    """Marks and names in the order of the page, with the choice of which names are linked."""
    item = texts.item
    marks = _marks_in(texts.marks, passages)
    by_hand = _by_part(marks, passages)
    policy = LinkPolicy(item.links if isinstance(item, Article) else "first", len(texts.body))
    for entities in reversed(by_hand):
        policy.begin_section(entities)
    placed: list[tuple[int, int, LinkMark | Hit]] = [*marks]
    placed += [(hit.segment, passages[hit.segment].offset + hit.start, hit) for hit in hits]
    found, part = [], 0
    for at, _, one in sorted(placed, key=lambda place: place[:2]):
        while part < passages[at].part:
            part += 1
            policy.begin_section(by_hand[part])
        if isinstance(one, LinkMark):
            found.append(_marked(item.id, one))
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


def _marks_in(
    marks: Iterable[Mark], passages: Sequence[Passage]
) -> list[tuple[int, int, LinkMark]]:
    """The links made by hand: the passage, the place in the body, the mark."""
    links = [mark for mark in marks if isinstance(mark, LinkMark) and not mark.is_plain]
    if not passages:
        return []
    order = sorted(range(len(passages)), key=lambda at: passages[at].offset)
    offsets = [passages[at].offset for at in order]
    return [(order[bisect_right(offsets, one.start) - 1], one.start, one) for one in links]


def _takes(policy: LinkPolicy, hit: Hit, item: RecordKeys) -> bool:
    return hit.is_linkable and hit.entity != item.id and policy.take(hit.entity)


def _marked(source: str, mark: LinkMark) -> Mention:
    return Mention(source, mark.target, BODY, mark.start, mark.end, "", "", mark, True)


def _mention(
    source: str, key: tuple[str | int, ...], hit: Hit, offset: int, *, is_linked: bool
) -> Mention:
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
    source: str, doubt: Doubt, passages: Sequence[Passage], texts: Sequence[Text]
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
