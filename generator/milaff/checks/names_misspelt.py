"""TXT523: a registered name of several words with one letter wrong, which is then not found."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.misspellings import Misspelling, Speller
from milaff.graph.passages import find_passages
from milaff.model.article import Article
from milaff.model.texts import texts_of
from milaff.problems import Level, Place, Problem, Words
from milaff.settings import Settings
from milaff.text.spelling import split_spelling


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Each spelling once an article; in drafts too."""
    speller = Speller(graph.register.terms)
    for _, article in sorted(graph.written.articles.items()):
        if article.status != "withdrawn":
            told: set[str] = set()
            for place, found in _found(article, graph, speller):
                is_excluded = found.term.entity in article.entities_exclude
                if found.typed not in told and not is_excluded:
                    told.add(found.typed)
                    yield _problem(place, found)


def _found(article: Article, graph: Graph, speller: Speller) -> Iterator[tuple[Place, Misspelling]]:
    origin = graph.written.origins[article.id]
    body = origin.record.body
    # To look at all words as they come is quick; most texts need no closer look.
    if speller.may_be_in(split_spelling(body)[1::2]):
        for passage in find_passages(body):
            for found in speller.find(passage.text):
                yield origin.record.place_in_body(passage.offset + found.start), found
    for key, text in texts_of(article):
        for found in speller.find(text):
            yield origin.place_of(*key), found


def _problem(place: Place, found: Misspelling) -> Problem:
    name, typed = found.term.alias, " ".join(found.typed.split())
    return Problem(
        place,
        "TXT523",
        Level.HINT,
        Words(
            f"«{typed}» يكاد يكون اسم «{found.term.entity}»، والفرق حرف",
            f'"{typed}" is nearly the name of "{found.term.entity}": one letter differs',
        ),
        Words(
            f"هل تقصد «{name}»؟ وإن صحت الكتابتان فأضف هذه إلى aliases:",
            f'Did you mean "{name}"? If both are right, add this one to aliases:',
        ),
    )
