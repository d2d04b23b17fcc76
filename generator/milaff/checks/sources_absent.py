"""SRC402: an article without any source.

A briefing stands on who said it. Where nothing is cited in the text and nothing is listed in
`sources`, a reader cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, find_marks
from milaff.model.article import Article
from milaff.model.library import Library
from milaff.problems import Problem, Words, hint, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every article; one that names an unknown source is told of that alone.

    For a draft, which is still being written, it is a hint.
    """
    library = graph.written
    for article in library.articles.values():
        if article.status != "withdrawn" and not _has_source(article, library):
            tell = warning if article.id in graph.library else hint
            yield tell(
                library.origins[article.id].place_of(),
                "SRC402",
                Words("مادة بلا مصدر", "An article without a source"),
                Words(
                    "استشهد في النص: [@المعرّف]، أو اذكر المصدر في sources",
                    "Cite one in the text: [@id], or list one in sources",
                ),
            )


def _has_source(article: Article, library: Library) -> bool:
    body = library.body_of(article.id)
    return bool(article.sources) or any(isinstance(mark, CitationMark) for mark in find_marks(body))
