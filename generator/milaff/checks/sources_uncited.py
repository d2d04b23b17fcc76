"""SRC403: a source that nobody cites.

It may be left from a text that changed, or a statement may have lost its mark. Only what has a
file of its own is looked at: a source described in an article belongs to that article.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.record_facts import FactsOf
from milaff.graph.graph import Graph
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings


def check(graph: Graph, settings: Settings, facts_of: FactsOf) -> Iterator[Problem]:  # noqa: ARG001
    """Every source's file, unless a file cannot be read: who knows what that one cites."""
    uncited = _uncited(graph, facts_of)
    for source in graph.written.sources.values():
        if source.id in uncited:
            yield hint(
                graph.written.origins[source.id].place_of(),
                "SRC403",
                Words(f"لا أحد يستشهد بالمصدر «{source.id}»", f'Nobody cites "{source.id}"'),
                Words(
                    f"استشهد به في نص: [@{source.id}]، أو احذف ملفه",
                    f"Cite it in a text: [@{source.id}], or remove its file",
                ),
            )


def _uncited(graph: Graph, facts_of: FactsOf) -> set[str]:
    """The sources that no file names. What readers see cited is known; drafts, records with
    faults and values of any key are only looked at for what is left."""
    origins = graph.written.origins
    left = {
        source.id
        for source in graph.written.sources.values()
        if source.id not in graph.citations.of
        and source.status != "withdrawn"
        and not origins[source.id].key
    }
    records = {id(one.record): one.record for one in origins.values()} if left else {}
    for record in records.values():
        if not record.is_readable:
            return set()
        left.difference_update(facts_of(record).named)
    return left
