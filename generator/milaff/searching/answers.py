"""Search the index of a built site: the same answers as `search.js` gives a reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from milaff.searching.index_files import Index, numbers_of, read_postings
from milaff.searching.misspelt import correct, doubtful
from milaff.searching.places import (
    TOKEN,
    Owners,
    Snippet,
    Span,
    closeness,
    is_in_order,
    marks_in,
    owners_of,
    places_of,
    snippet_of,
    without_marks,
    word_of,
)
from milaff.searching.scores import Clause, bare_in, groups_of, is_first, rank, score_query
from milaff.text.search_words import STOP_WORDS, words_of

_PART = re.compile(r'(?:^|\s)(-?)(?:«([^»]*)»|"([^"]*)"|“([^”]*)”|(\S+))')
_MOST_READ = 60
_CLOSE, _CLOSE_TITLE, _IN_ORDER, _LONGER = 0.5, 0.3, 0.1, 0.05


class Filters(NamedTuple):
    """What results must be of: kinds, ids of dossiers, entities and outlets, days."""

    kind: tuple[str, ...] = ()
    dossier: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Result(NamedTuple):
    """A record that was found."""

    id: str
    url: str
    kind: str
    title: str
    title_marks: tuple[Span, ...]
    date: str
    dossiers: tuple[tuple[str, str], ...]
    score: float
    snippet: Snippet


class Card(NamedTuple):
    """The entity or dossier that a query names."""

    id: str
    kind: str
    url: str
    title: str
    summary: str


class Answer(NamedTuple):
    """What a query finds: `corrected` as it was probably meant, or empty."""

    results: tuple[Result, ...]
    total: int
    corrected: str
    entity: Card | None


@dataclass(slots=True)
class Query:
    """What must be found, what must stand as it is, and what must not."""

    text: str = ""
    phrases: list[list[str]] = field(default_factory=list)
    refused: list[list[str]] = field(default_factory=list)


def parse_query(text: str) -> Query:
    """The parts of a query: «…» is a phrase, what follows a minus is refused."""
    query = Query()
    for match in _PART.finditer(text):
        minus, *forms = match.groups()
        part = next(one for one in forms if one is not None)
        words = words_of(part)
        if minus:
            query.refused.append(words)
            continue
        query.text += f"{part} "
        if forms[3] is None and words:
            query.phrases.append(words)
    return query


def search(
    index: Index, text: str, limit: int = 10, offset: int = 0, filters: Filters | None = None
) -> Answer:
    """The answer to a query, misspelt words looked up."""
    query = parse_query(text)
    words = words_of(query.text)
    words = [word for word in words if word not in STOP_WORDS] or words
    clauses = score_query(index, words)
    correct(index, doubtful(clauses), len(clauses))
    owners = owners_of(clauses)
    card = clauses[0].owners[0] if len(clauses) == 1 and clauses[0].owners else -1
    ranked = rank(index, clauses)
    # The card is shown above: as a result it comes last.
    ranked.sort(key=lambda one: one[0] == card)
    ranked = _narrow(index, ranked, query, filters or Filters(), offset + limit)
    page = ranked[offset : offset + limit]
    results = [_show(index, clauses, owners, one, is_card=one[0] == card) for one in page]
    is_last = bool(page) and page[-1][0] == card
    last = results.pop() if is_last else None
    results.sort(key=lambda one: -one.score)
    shown = (*results, *([last] if last else ()))
    entity = _card(index, card) if card >= 0 else None
    return Answer(shown, len(ranked), _rewrite(text, clauses, shown), entity)


def _narrow(
    index: Index,
    ranked: Sequence[tuple[int, float]],
    query: Query,
    filters: Filters,
    most: int,
) -> list[tuple[int, float]]:
    tests = list(_tests(index, filters))
    refused = _refused_by(index, query.refused)
    left = [one for one in ranked if one[0] not in refused and all(test(one[0]) for test in tests)]
    if not query.phrases and not any(len(words) > 1 for words in query.refused):
        return left
    sets = _having_words(index, query.phrases)
    likely = [one for one in left if all(one[0] in having for having in sets)]
    kept: list[tuple[int, float]] = []
    for at in range(0, min(len(likely), _MOST_READ), 10):
        if len(kept) >= most:
            break
        kept += [one for one in likely[at : at + 10] if _keeps(index, one[0], query)]
    return kept


def _having_words(index: Index, phrases: Sequence[Sequence[str]]) -> list[set[int]]:
    """Who has each word of the phrases as it is: the texts of the others need not be read. A first
    word may have a particle, dates and the commonest words are not in the index."""
    words = [word for phrase in phrases for word in phrase[1:]]
    words = [word for word in words if word not in STOP_WORDS and not re.search("[0-9]", word)]
    return [
        {one for group in groups_of(index, word) if group for one in group.forms.get(word, ())}
        for word in words
    ]


def _keeps(index: Index, record: int, query: Query) -> bool:
    """Whether a record's own text has all phrases, and none that is refused."""
    shown = index.record(record)
    texts = [words_of(text) for text in (shown.title, shown.date, shown.summary, shown.text)]

    def has(phrase: Sequence[str]) -> bool:
        return any(_stands(phrase, words) for words in texts)

    refused = any(len(phrase) > 1 and has(phrase) for phrase in query.refused)
    return all(map(has, query.phrases)) and not refused


def _stands(phrase: Sequence[str], words: Sequence[str]) -> bool:
    rest = list(phrase[1:])
    return any(
        is_first(word, phrase[0]) and words[at + 1 : at + len(phrase)] == rest
        for at, word in enumerate(words)
    )


def _refused_by(index: Index, refused: Sequence[Sequence[str]]) -> set[int]:
    """Who has a word that is refused, with the article and particles or without."""
    found: set[int] = set()
    for words in refused:
        groups = groups_of(index, words[0]) if len(words) == 1 else ()
        for group in filter(None, groups):
            for form, postings in group.forms.items():
                if bare_in(form, group.stem) == bare_in(words[0], group.stem):
                    found.update(postings)
    return found


def _tests(index: Index, filters: Filters) -> Iterator[Callable[[int], bool]]:
    if filters.kind:
        yield lambda record: index.range_of(record).kind in filters.kind
    for ids in (filters.dossier, filters.entity):
        if ids:
            known = str(index.get("ids")).split(" ")
            told = {one for id in ids if id in known for one in index.telling_of(known.index(id))}
            yield told.__contains__
    if filters.outlet:
        rows = [line.split("\t") for line in index.get("facets")[1].split("\n")]
        read = {one for row in rows if row[0] in filters.outlet for one in read_postings(row[3])}
        yield read.__contains__
    if filters.since or filters.until:
        days = _days(index)
        since, until = filters.since or "0", filters.until or "9"
        yield lambda record: days[record] >= since and days[record][: len(until)] <= until


def _days(index: Index) -> list[str]:
    """The day of each record, or empty."""
    steps = numbers_of(index.get("dates"))
    days = [""] * index.size
    for one in index.ranges:
        day = 0
        for record in range(one.first, one.first + one.count):
            day += next(steps)
            days[record] = date.fromordinal(day).isoformat() if day else ""
    return days


def _show(
    index: Index,
    clauses: Sequence[Clause],
    owners: Owners,
    found: tuple[int, float],
    *,
    is_card: bool,
) -> Result:
    record, score = found
    shown = index.record(record)
    in_title = places_of(shown.title)
    text = shown.text or shown.summary
    if len(clauses) > 1 and not is_card:
        titled = closeness(clauses, owners, in_title)
        near = max(titled, closeness(clauses, owners, places_of(text)))
        score *= (
            1 + _CLOSE * near + _CLOSE_TITLE * titled + _IN_ORDER * is_in_order(owners, in_title)
        )
        score /= (len(in_title) + 3) ** _LONGER
    return Result(
        shown.id,
        index.url_of(record, shown.id),
        index.range_of(record).kind,
        shown.title,
        marks_in(in_title, owners),
        shown.date,
        tuple((id, title) for id, title in shown.dossiers),
        score,
        snippet_of(text, clauses, owners),
    )


def _card(index: Index, record: int) -> Card:
    shown = index.record(record)
    kind = index.range_of(record).kind
    return Card(shown.id, kind, index.url_of(record, shown.id), shown.title, shown.summary)


def _rewrite(text: str, clauses: Sequence[Clause], results: Sequence[Result]) -> str:
    """The query with its misspelt words replaced, written as the results write them."""
    meant = {one.words[0]: one.corrected for one in reversed(clauses) if one.corrected}
    if not meant:
        return ""

    def replaced(match: re.Match[str]) -> str:
        corrected = meant.get(word_of(match[0]))
        return _written(corrected, results) if corrected else match[0]

    return TOKEN.sub(replaced, text)


def _written(word: str, results: Sequence[Result]) -> str:
    for result in results:
        for match in TOKEN.finditer(f"{result.title} {result.snippet.text}"):
            if word_of(match[0]) == word:
                return without_marks(match[0])
    return word
