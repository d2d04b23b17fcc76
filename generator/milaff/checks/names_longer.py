"""TXT524: a longer name that holds a registered one, often: «جنوب أفريقيا» around أفريقيا.

The link in it would lead to another than the text speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.longer_names import LongerName, find_longer_names
from milaff.model.library import Origin
from milaff.problems import Level, Place, Problem, Words
from milaff.settings import Settings
from milaff.text.spelling import words_of


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Each longer name at the registered one."""
    mentions = graph.mentions
    body_of = graph.library.body_of
    for found in find_longer_names(mentions.beside, mentions.words, graph.register, body_of):
        yield _problem(found, _place(found, graph))


def _place(found: LongerName, graph: Graph) -> Place:
    origin: Origin = graph.written.origins[found.entity]
    for term in graph.register.terms:
        if term.entity == found.entity and words_of(term.alias) == words_of(found.alias):
            return origin.place_of(*term.key)
    return origin.place_of()


def _problem(found: LongerName, place: Place) -> Problem:
    times, articles = found.times, found.articles
    return Problem(
        place,
        "TXT524",
        Level.HINT,
        Words(
            f"«{found.alias}» جزء من «{found.text}»، المرات: {times}، المواد: {articles}",
            f'"{found.alias}" is part of "{found.text}" {times} times in {articles} articles',
        ),
        Words(
            f"إن كان اسما لغيره فأضفه إلى not: - {found.text}، وإن كان اسما له فأضفه إلى aliases:",
            f"If that is another's name add it to not: - {found.text}; if it is one of this entity,"
            " to aliases:",
        ),
    )
