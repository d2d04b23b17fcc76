"""TXT522: a name that is an everyday word too, and would be found wherever the word stands.

Two signs: the word is on a short list; or texts that hold it often have it with the article and
without, which nouns are and names are not (الدولة and دولة, but never الموسكو).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from milaff.graph.graph import Graph
from milaff.graph.register import register_of
from milaff.graph.terms import Term
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings
from milaff.text.frequent_words import is_frequent, other_state
from milaff.text.spelling import words_of

LEAST_ARTICLES = 40
_OFTEN, _SOMETIMES = 0.3, 0.1
"""In how many of the articles the name stands, and the word in its other state."""


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every name of one word on which nothing is laid down; in drafts too."""
    register = register_of(entity for _, entity in sorted(graph.written.entities.items()))
    terms = [term for term in register.terms if _is_open(term)]
    often = _found_often(terms, graph)
    nouns = {word for _, word in _nouns({term.words[0] for term in often}, graph)}
    for term in terms:
        if is_frequent(term.words[0]) or (term in often and term.words[0] in nouns):
            yield _problem(term, graph)


def _is_open(term: Term) -> bool:
    pattern = term.pattern
    is_ours = not (pattern.is_blocker or term.is_implied)
    return is_ours and term.is_certain and not pattern.exact and len(term.words) == 1


def _found_often(terms: Iterable[Term], graph: Graph) -> set[Term]:
    """Those that stand in a good part of the articles."""
    total = len(graph.library.articles)
    if total < LEAST_ARTICLES:
        return set()
    counts: Counter[tuple[str, str]] = Counter()
    for id in graph.library.articles:
        found = graph.mentions.all.get(id, ())
        counts.update({(one.target, one.alias) for one in found if one.why})
    return {term for term in terms if counts[term.entity, term.alias] >= _OFTEN * total}


def _nouns(words: set[str], graph: Graph) -> Iterator[tuple[int, str]]:
    """Of these words those that also stand in their other state, with the number of articles."""
    if not words:
        return
    wanted = {other_state(word) for word in words}
    counts: Counter[str] = Counter()
    for id in graph.library.articles:
        counts.update(wanted.intersection(words_of(graph.library.body_of(id))))
    for word in sorted(words):
        number = counts[other_state(word)]
        if number >= _SOMETIMES * len(graph.library.articles):
            yield number, word


def _problem(term: Term, graph: Graph) -> Problem:
    name = term.alias
    return warning(
        graph.written.origins[term.entity].place_of(*term.key),
        "TXT522",
        Words(
            f"«{name}» كلمة شائعة أيضا، فيُربط كل موضع ترد فيه",
            f'"{name}" is an everyday word too: every place where it stands would be linked',
        ),
        Words(
            f"اكتبه في aliases بشرطه: - {{text: {name}, context: [كلمة]}}، أو exact: أو after_full:"
            " أو never: true",
            f"Write it in aliases with its condition: - {{text: {name}, context: [word]}}, or"
            " exact:, after_full:, or never: true",
        ),
    )
