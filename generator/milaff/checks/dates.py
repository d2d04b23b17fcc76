"""SCH252, SCH253: an article of the future without `publish_at`; an end before the beginning."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.library import first_instant
from milaff.problems import Problem, Words, error, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Dates that cannot be meant."""
    yield from _of_the_future(graph, settings)
    for _, item in graph.written.records():
        if item.publish_at and item.expires_at:
            starts = first_instant(item.publish_at, settings)
            if first_instant(item.expires_at, settings) <= starts:
                yield error(
                    graph.written.origins[item.id].place_of("expires_at"),
                    "SCH253",
                    Words("ينتهي قبل أن يُنشر", "It expires before it is published"),
                    Words("اجعل expires_at بعد publish_at", "Let expires_at come after publish_at"),
                )


def _of_the_future(graph: Graph, settings: Settings) -> Iterator[Problem]:
    for article in graph.library.articles.values():
        if not article.publish_at and first_instant(article.date, settings) > settings.now:
            yield warning(
                graph.library.origins[article.id].place_of("date"),
                "SCH252",
                Words(
                    "تاريخ المادة لم يحن بعد، وهي منشورة",
                    "The article is published before its date",
                ),
                Words(
                    "أضف publish_at لتُنشر في وقتها، أو صحّح التاريخ",
                    "Add publish_at to publish it in its time, or correct the date",
                ),
            )
