"""SCH252–SCH254: an article of the future without `publish_at`, an end before the beginning,
things that are said to be done and whose day has not come."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.fields import Moment
from milaff.model.library import first_instant
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.problems import Problem, Words, error, warning
from milaff.records.record import Key
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Dates that cannot be meant. The clock decides, so all are looked at each time."""
    yield from _of_the_future(graph, settings)
    yield from _not_yet_done(graph, settings)
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


def _not_yet_done(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Sources, visits and changes that readers see, of a day to come."""
    for _, item in graph.library.records():
        for key, moment in _done(item):
            if first_instant(moment, settings) > settings.now:
                yield warning(
                    graph.library.origins[item.id].place_of(*key),
                    "SCH254",
                    Words("تاريخ لم يحن بعد", "A date that has not come yet"),
                    Words("صحّح السنة أو الشهر", "Correct the year or the month"),
                )


def _done(item: RecordKeys) -> Iterator[tuple[Key, Moment]]:
    for index, change in enumerate(item.changes):
        yield ("changes", index, "date"), change.date
    if isinstance(item, Source):
        for name in ("date", "accessed", "archive_date"):
            moment = getattr(item, name)
            if moment:
                yield (name,), moment
