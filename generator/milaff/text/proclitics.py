"""What Arabic writes together with the word that follows: و ف ب ك ل, the article, and لل.

A noun takes at most a conjunction and a preposition. After ل the article loses its alef, and
before a word that begins with lam a lam too: للكرملين, للاذقية. Nothing is ever cut off at the
end of a word: روسي is not روسيا.
"""

from __future__ import annotations

from typing import NamedTuple

ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
PROCLITICS = tuple(first + second for second in _PREPOSITIONS for first in _CONJUNCTIONS)


class Attached(NamedTuple):
    """A written form of a word: the word begins after `skip` letters, or is contracted with ل."""

    form: str
    skip: int
    is_contracted: bool = False


def has_article(word: str) -> bool:
    """Whether the word, as typed, begins with the article; أل and آل are no article."""
    return word[:2] in ("ال", "ٱل") and len(word) > 3


def attached_forms(word: str) -> tuple[Attached, ...]:
    """Every form in which a folded word may stand in a text; one with ال also after لل.

    The contraction counts only if ال is the article: folded, ألمانيا looks as if it had one.
    """
    forms = [Attached(proclitic + word, len(proclitic)) for proclitic in PROCLITICS]
    if has_article(word):
        rest = word.removeprefix(ARTICLE)
        joined = f"ل{rest}" if rest.startswith("ل") else f"لل{rest}"
        forms += [Attached(first + joined, len(first), True) for first in _CONJUNCTIONS]
    return tuple(forms)


def written_forms(word: str) -> frozenset[str]:
    """The forms of `attached_forms`, as text."""
    return frozenset(attached.form for attached in attached_forms(word))


def restored(contracted: str) -> tuple[str, ...]:
    """The words that a form with لل can stand for: للكرملين for الكرملين, للاذقية for اللاذقية."""
    return (ARTICLE + contracted[2:], ARTICLE + contracted[1:])
