"""SRC401: a source without outlet, title or author, of which a reader would see nothing."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """A source that is written, in a file of its own or in an article."""
    if isinstance(item, Source) and not (item.outlet or item.title or item.author):
        yield warning(
            graph.written.origins[item.id].place_of(),
            "SRC401",
            Words(
                f"لا ناشر ولا عنوان ولا كاتب للمصدر «{item.id}»",
                f'The source "{item.id}" has no outlet, title or author',
            ),
            Words("أضف outlet: الناشر، أو title: العنوان", "Add outlet: … or title: …"),
        )
