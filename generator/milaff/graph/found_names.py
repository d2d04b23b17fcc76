"""Every name found in the texts of a record, with its place in the file, for review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from milaff.graph.graph import Graph
from milaff.graph.marks import LinkMark
from milaff.graph.mentions import BODY, Doubted, Mention, mentions_of
from milaff.model.library import Library, Origin
from milaff.model.record_keys import RecordKeys
from milaff.model.texts import texts_of
from milaff.records.record import Key
from milaff.records.typed import Span, TypedText

MARK = "mark"
"""Why a name counts that was marked by hand: `[[id|text]]`."""
_AROUND = 40


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a record's text, and what came of it.

    `entities` has one id; several, or one that was not taken, in a doubt. Of `[[id|text]]` the
    span is the text, of `[[id]]` the id. `around` is what stands before and after it.
    """

    record: str
    entities: tuple[str, ...]
    key: Key
    span: Span
    around: tuple[str, str]
    alias: str
    why: str
    is_linked: bool = False
    is_doubt: bool = False


def doubts_by_record(graph: Graph) -> Mapping[str, Sequence[Doubted]]:
    """The doubts of each record that has any, as readers may see the site."""
    return graph.mentions.doubts


def doubts_if_published(item: RecordKeys, graph: Graph) -> Sequence[Doubted]:
    """The doubts of a hidden record, as if readers saw it now."""
    return mentions_of(item, graph.written, graph.register)[1]


def find_in_record(
    item: RecordKeys, graph: Graph, doubts: Sequence[Doubted], typed: TypedText
) -> tuple[FoundName, ...]:
    """The names of entities in the texts of a record, and the doubts, in the order of the file.

    Of a draft or another hidden record it is what would be found if it were published now.
    """
    if item.status == "withdrawn":
        return ()
    texts, found = _Texts(item, graph.written, typed), graph.mentions.all.get(item.id)
    if found is None:
        found, doubts = mentions_of(item, graph.written, graph.register)
    named = [
        texts.named(one) for one in found if one.is_in_text and one.target in graph.written.entities
    ]
    names = [*named, *map(texts.doubted, doubts)]
    return tuple(sorted(names, key=lambda one: (one.span.start, one.span.end)))


class _Texts:
    """The texts of one record, and where each stands in its file."""

    def __init__(self, item: RecordKeys, library: Library, typed: TypedText) -> None:
        self._origin = library.origins[item.id]
        self._body = library.body_of(item.id)
        self._values = dict(texts_of(item))
        self._typed = typed

    def named(self, mention: Mention) -> FoundName:
        start, end, alias = mention.start, mention.end, mention.alias
        if mention.mark is not None:
            start, end = _typed_name(self._body, mention.mark)
            alias = self._body[start:end]
        return FoundName(
            mention.source,
            (mention.target,),
            mention.key,
            self._span(mention.key, start, end),
            self._around(mention.key, start, end),
            alias,
            str(mention.why or MARK),
            is_linked=mention.is_linked,
        )

    def doubted(self, doubted: Doubted) -> FoundName:
        doubt, key = doubted.doubt, doubted.key
        return FoundName(
            doubted.source,
            doubt.entities,
            key,
            self._span(key, doubt.start, doubt.end),
            self._around(key, doubt.start, doubt.end),
            doubt.alias,
            str(doubt.why),
            is_doubt=True,
        )

    def _text(self, key: Key) -> str:
        return self._body if key == BODY else self._values.get(key, "")

    def _around(self, key: Key, start: int, end: int) -> tuple[str, str]:
        """The whole words before and after, as many as fit."""
        text = self._text(key)
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        if start > _AROUND:
            before = before.partition(" ")[2]
        if end + _AROUND < len(text):
            after = after.rpartition(" ")[0]
        return before, after

    def _span(self, key: Key, start: int, end: int) -> Span:
        if key == BODY:
            record = self._origin.record
            first, last = record.place_in_body(start), record.place_in_body(end)
            return self._typed.span_between(first, last)
        return self._typed.span_of_value(self._origin.place_of(*key), self._text(key), start, end)


def _typed_name(body: str, mark: LinkMark) -> tuple[int, int]:
    """Where the text of a mark stands, or its id if it has no text."""
    inner = mark.text or mark.target
    start = body.index("|", mark.start) + 1 if mark.text else mark.start + 2
    start = body.index(inner, start)
    return start, start + len(inner)


def records_of(graph: Graph, ids: tuple[str, ...]) -> Iterator[tuple[Origin, RecordKeys]]:
    """These records in their order; without ids all that readers may see, by path.

    Sources are no texts of the desk's, so nothing is looked for in them.
    """
    library = graph.written if ids else graph.library
    chosen = ids or tuple(
        sorted(
            (item.id for _, item in library.records() if not library.origins[item.id].key),
            key=lambda id: library.origins[id].record.path,
        )
    )
    for id in chosen:
        item = library.find(id)
        if item is not None:
            yield library.origins[id], item
