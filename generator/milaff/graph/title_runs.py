"""The names after titles: «الرئيس الروسي فلاديمير بوتين», «حركة الشباب», «مدينة جلال آباد».

How far a name reaches nobody can tell from one place, so that every beginning of it is given: the
true one is that which many articles share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from milaff.text.frequent_words import is_frequent, is_particle
from milaff.text.given_names import is_given_name
from milaff.text.naming_words import announced_by
from milaff.text.proclitics import ARTICLE
from milaff.text.spelling import Offsets, split_spelling, words_of

_LONGEST = 5
_MOST_ADJECTIVES = 3
_NISBA = ("ي", "يه")
_GO_ON = frozenset(words_of("بن ابن بنت عبد أبو أبي أم آل"))
"""Parts of a name with which none ends."""


def names_after_titles(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a name may begin and end, and what kind it is, for each length."""
    parts = split_spelling(text)
    words, gaps = parts[1::2], parts[::2]
    places = [(place, said) for place, word in enumerate(words) if (said := announced_by(word))]
    if not places:
        return
    ends, offsets = list(accumulate(map(len, parts))), Offsets(text)
    for place, said in places:
        first = _first(words, gaps, place + 1, said.kind)
        if said.kind == "person" and first < len(words) and is_frequent(words[first]):
            continue
        begin = ends[2 * first]
        is_body = said.kind in ("organization", "outlet")
        if is_body and first < len(words) and words[first].startswith(ARTICLE):
            begin = ends[2 * place] + said.skip  # «حركة الشباب»: without the noun it is no name
        for last in _lasts(words, gaps, first):
            yield offsets.start(begin), offsets.end(ends[2 * last + 1]), said.kind


def _first(words: Sequence[str], gaps: Sequence[str], place: int, kind: str) -> int:
    """The name's first word: a person's title has adjectives and an office before the name."""
    first = place
    while (
        kind == "person"
        and first - place < _MOST_ADJECTIVES
        and _is_inside(words, gaps, first + 1)
        and gaps[first] == " "
        and words[first].startswith(ARTICLE)
    ):
        first += 1
    return first


def _lasts(words: Sequence[str], gaps: Sequence[str], first: int) -> Iterator[int]:
    """The numbers of the words with which the name may end."""
    for last in range(first, min(first + _LONGEST, len(words))):
        if not _is_inside(words, gaps, last):
            return
        if words[last] not in _GO_ON and not (first == last and _is_weak(words[last])):
            yield last


def _is_inside(words: Sequence[str], gaps: Sequence[str], place: int) -> bool:
    """Whether the word goes on from the one before, and is no word of the sentence around."""
    if place >= len(words) or gaps[place] != " ":
        return False
    word = words[place]
    is_name = word.isalpha() and len(word) > 1 and not word.isascii()
    return is_name and not (is_particle(word) or announced_by(word))


def _is_weak(word: str) -> bool:
    """Whether a word alone is hardly a name: an adjective, a common noun, a given name."""
    is_adjective = word.startswith(ARTICLE) and word.endswith(_NISBA)
    return is_adjective or is_frequent(word) or is_given_name(word)
