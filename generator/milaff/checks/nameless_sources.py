"""SRC401: a source without outlet, title or author, of which a reader would see nothing."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every source that is written, in a file of its own or in an article."""
    for source in graph.written.sources.values():
        if not (source.outlet or source.title or source.author):
            yield warning(
                graph.written.origins[source.id].place_of(),
                "SRC401",
                Words(
                    f"لا ناشر ولا عنوان ولا كاتب للمصدر «{source.id}»",
                    f'The source "{source.id}" has no outlet, title or author',
                ),
                Words("أضف outlet: الناشر، أو title: العنوان", "Add outlet: … or title: …"),
            )
