"""SRC402: an article without any source.

A briefing stands on who said it. Where nothing is cited in the text and nothing is listed in
`sources`, a reader cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, find_marks
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, hint, warning
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """An article; one that names an unknown source is told of that alone.

    For a draft, which is still being written, it is a hint.
    """
    if not isinstance(item, Article) or item.status == "withdrawn" or _has_source(item, graph):
        return
    tell = warning if item.id in graph.library else hint
    yield tell(
        graph.written.origins[item.id].place_of(),
        "SRC402",
        Words("مادة بلا مصدر", "An article without a source"),
        Words(
            "استشهد في النص: [@المعرّف]، أو اذكر المصدر في sources",
            "Cite one in the text: [@id], or list one in sources",
        ),
    )


def _has_source(article: Article, graph: Graph) -> bool:
    if article.sources:
        return True
    marks = find_marks(graph.written.body_of(article.id))
    return any(isinstance(mark, CitationMark) for mark in marks)
