"""TXT510: an article whose text is nearly that of an earlier one.

The same report from two outlets, pasted twice, is one piece and one witness: readers would read
it twice and count it as two. Drafts are looked at too, so that the desk hears of it in time.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.shingles import Pair
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """The later one of every two, once, with the article that it repeats most."""
    similarity = graph.similarity
    worst: dict[str, Pair] = {}
    for pair in (*similarity.near_duplicates, *similarity.hidden_near_duplicates):
        found = worst.setdefault(pair.b, pair)
        if (pair.containment, pair.jaccard) > (found.containment, found.jaccard):
            worst[pair.b] = pair
    for pair in worst.values():
        yield _repeated(pair, graph)


def _repeated(pair: Pair, graph: Graph) -> Problem:
    origins = graph.written.origins
    other = origins[pair.a].record.top.path
    percent = round(100 * pair.containment)
    return warning(
        origins[pair.b].place_of("title"),
        "TXT510",
        Words(
            f"يكرر النص ما في {other}: {percent}% من عبارات أقصرهما في الآخر",
            f"The text repeats {other}: {percent}% of the shorter one's phrases stand in the other",
        ),
        Words(
            "اجمعهما في مادة واحدة تذكر المصدرين، أو أبق في هذه المادة الجديد وحده",
            "Make one article of them that names both sources, or keep here only what is new",
        ),
    )
