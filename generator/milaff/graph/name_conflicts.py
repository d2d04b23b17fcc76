"""Names that two entities share with nothing to tell them apart: no text could be understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milaff.graph.terms import Term
from milaff.model.library import Library
from milaff.problems import Place, Problem, Words, error
from milaff.text.patterns import is_ambiguous, variants_of


def find_conflicts(terms: Iterable[Term], library: Library) -> tuple[Problem, ...]:
    """One problem for each further entity with a name; `context` or `after_full` prevent it.

    So do `exact` and `case` where the letters differ.
    """
    terms_of: dict[tuple[str, ...], list[Term]] = {}
    problems: list[Problem] = []
    for term in terms:
        if term.is_certain and not (term.pattern.is_blocker or term.is_implied):
            words = sorted({words for words, _ in variants_of(0, term.pattern)})
            others = [other for one in words for other in terms_of.get(one, ())]
            problems += _conflict(term, others, library)
            for one in words:
                terms_of.setdefault(one, []).append(term)
    return tuple(problems)


def _conflict(term: Term, others: Iterable[Term], library: Library) -> Iterator[Problem]:
    """The conflict of a term with the first one of another entity."""
    for other in others:
        if other.entity != term.entity and is_ambiguous(other.pattern, term.pattern):
            yield _problem(term, other, library)
            return


def _problem(term: Term, other: Term, library: Library) -> Problem:
    there = _place(other, library)
    position = f"{there.path}:{there.line}:{there.column}"
    text = term.pattern.text
    return error(
        _place(term, library),
        "REF330",
        Words(
            f"الاسم «{text}» مسجَّل أيضا للعَلَم «{other.entity}» في {position}",
            f'The name "{text}" is also that of "{other.entity}" in {position}',
        ),
        Words(
            "ميّز أحدهما: context: أو after_full: أو exact:، أو احذفه من أحد الملفين",
            "Tell them apart with context:, after_full: or exact:, or remove it from one file",
        ),
    )


def _place(term: Term, library: Library) -> Place:
    origin = library.origins.get(term.entity)
    return origin.place_of(*term.key) if origin else Place(term.entity)
