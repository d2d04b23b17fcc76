"""SRC403: a source that nobody cites.

It may be left from a text that changed, or a statement may have lost its mark. Only what has a
file of its own is looked at: a source described in an article belongs to that article.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, find_marks
from milaff.problems import Problem, Words, hint
from milaff.records.record import Kind, Record
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every source's file, unless a file cannot be read: who knows what that one cites."""
    origins = graph.written.origins
    records = {id(one.record): one.record for one in origins.values()}.values()
    if not all(record.is_readable for record in records):
        return
    cited = {name for record in records for name in _named(record)}
    for source in graph.written.sources.values():
        origin = origins[source.id]
        if source.id not in cited and not origin.key and source.status != "withdrawn":
            yield hint(
                origin.place_of(),
                "SRC403",
                Words(f"لا أحد يستشهد بالمصدر «{source.id}»", f'Nobody cites "{source.id}"'),
                Words(
                    f"استشهد به في نص: [@{source.id}]، أو احذف ملفه",
                    f"Cite it in a text: [@{source.id}], or remove its file",
                ),
            )


def _named(record: Record) -> Iterator[str]:
    """All that a record's text cites, and every value that its other keys hold."""
    for mark in find_marks(record.body):
        if isinstance(mark, CitationMark):
            yield from (cited.source for cited in mark.sources)
    if record.kind is not Kind.SOURCE:
        yield from _texts(record.values)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
