"""TXT523: a registered name of several words with one letter wrong, which is then not found."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.marks import between_marks, find_marks
from milaff.graph.misspellings import Misspelling
from milaff.graph.passages import find_passages
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.model.texts import texts_of
from milaff.problems import Level, Place, Problem, Words
from milaff.settings import Settings
from milaff.text.vocabulary import is_read_as_typed, vocabulary_of


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Each spelling once in an article; in drafts too."""
    if not isinstance(item, Article) or item.status == "withdrawn":
        return
    told: set[str] = set()
    for place, found in _found(item, graph):
        if found.typed not in told and found.term.entity not in item.entities_exclude:
            told.add(found.typed)
            yield _problem(place, found)


def _found(article: Article, graph: Graph) -> Iterator[tuple[Place, Misspelling]]:
    body, speller = graph.written.body_of(article.id), graph.register.speller
    texts = tuple(texts_of(article))
    typed = between_marks(body, find_marks(body))
    words = vocabulary_of([typed, *(text for _, text in texts)])
    # To look at all words as they are typed is quick; most texts need no closer look.
    if is_read_as_typed(typed) and not speller.may_be_in(words):
        return
    origin = graph.written.origins[article.id]
    for passage in find_passages(body):
        for found in speller.find(passage.text):
            yield origin.record.place_in_body(passage.offset + found.start), found
    for key, text in texts:
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
