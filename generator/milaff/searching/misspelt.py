"""Words with one letter too many, too few, another one, or two in the other order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milaff.searching.index_files import Index, place_of
from milaff.searching.scores import Clause, score_word
from milaff.text.search_words import bare, inner_stem, is_arabic, stem

_MISSPELT, _NEARLY, _SURE = 0.4, 0.6, 0.8
_ARTICLED = ("ال", "وال", "بال", "كال", "فال", "لل", "ولل")
_FEW, _SHORT_QUERY, _MOST_STEMS, _MOST_FORMS = 2, 4, 60, 24


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by at most one such mistake."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    a, b = one[at:], other[at:]
    if len(a) != len(b):
        return a[1:] == b if len(a) > len(b) else a == b[1:]
    return a[1:] == b[1:] or (a[:1] == b[1:2] and a[1:2] == b[:1] and a[2:] == b[2:])


def doubtful(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that are found nowhere, or hardly together with the others; and those that nobody
    wrote so, where no title has all."""
    single = [one for one in clauses if len(one.words) == 1 and not one.owners]
    unknown = [one for one in single if not one.found]
    if unknown or not single or len(clauses) > _SHORT_QUERY:
        return unknown
    every = _together([set(one.scores.of) for one in clauses])
    titled = _together([set(one.scores.titled) for one in clauses])
    if every < 1 or (every < _FEW and not titled):
        return single
    return [] if titled else [one for one in single if not one.scores.is_written]


def _together(sets: Sequence[set[int]]) -> int:
    return len(set.intersection(*sets))


def correct(index: Index, clauses: Sequence[Clause], size: int) -> None:
    """Add to each clause what the words find that it may be meant for; a query of that `size`,
    if it is long, has other words to go by."""
    part = 0.2 if size > _SHORT_QUERY else 1
    for clause in clauses:
        word = clause.words[0]
        forms: list[tuple[str, int, int]] = []
        near = list(_near_stems(index, word))[: int(_MOST_STEMS * part)]
        is_odd = is_arabic(word) and not clause.scores.is_written
        unwritten = (*_without_article(word), *_turned(word)) if is_odd else ()
        for group in map(index.group, dict.fromkeys([*near, *_beginnings(word), *unwritten])):
            if group is None or len(group.all) < 2:
                continue
            alike = [form for form in group.forms if form != word and is_near(form, word)]
            forms += [(form, len(group.all), len(group.forms[form])) for form in alike]
            if alike or group.stem in near:
                clause.scores.raise_group(group, _MISSPELT)
        forms.sort(key=lambda one: (-one[1], -one[2]))
        for form, _, _ in forms[: int(_MOST_FORMS * part)]:
            clause.scores.replace_by(score_word(index, form), _NEARLY, _SURE)
        if not clause.found and forms:
            clause.corrected = forms[0][0]
        clause.worth = clause.scores.rarity(max(1, len(clause.scores.of)))


def _barest(word: str) -> list[str]:
    """A word without its article, and without what may be a particle."""
    found = [bare(word), *([bare(word)[1:]] if inner_stem(word) else [])]
    return [one for one in found if len(one) > 2 and is_arabic(one)]


def _beginnings(word: str) -> Iterator[str]:
    """The stems that a word begins with, if it was its ending that was misspelt."""
    for one in _barest(word):
        for end in range(len(one) - 1, max(2, len(one) - 5), -1):
            yield one[:end]


def _without_article(word: str) -> Iterator[str]:
    """The stems that a word is without its first letters, if these are an article with a mistake in
    it."""
    for end in range(1, min(5, len(word) - 2)):
        first = word[:end]
        if first not in _ARTICLED and any(is_near(one, first) for one in _ARTICLED):
            yield stem(word[end:])


def _turned(word: str) -> Iterator[str]:
    """The stems of a word with two letters turned where its halves meet, so that neither is
    right."""
    for one in (stem(word), *_barest(word)):
        at = (len(one) - 1) // 2
        yield stem(f"{one[:at]}{one[at + 1 : at + 2]}{one[at]}{one[at + 2 :]}")


def _near_stems(index: Index, word: str) -> dict[str, None]:
    """The stems that a word may be meant for: one half of it is right, the first or the last."""
    found: dict[str, None] = {}
    for typed in dict.fromkeys((stem(word), word, *_barest(word))):
        if len(typed) < 3 or not is_arabic(typed):
            continue
        found |= dict.fromkeys(_listed(index, "f", typed, (len(typed) + 1) // 2))
        turned = _listed(index, "v", typed[::-1], len(typed) // 2)
        found |= dict.fromkeys(near[::-1] for near in turned)
    found.pop(stem(word), None)
    return found


def _listed(index: Index, kind: str, written: str, half: int) -> Iterator[str]:
    starts, beginning = index.starts(kind), written[: max(2, half)]
    first = place_of(starts, beginning)
    last = min(place_of(starts, f"{beginning}\uffff"), first + 2)
    for number in range(first, last + 1):
        yield from (near for near in index.spelled(kind, number) if is_near(written, near))
