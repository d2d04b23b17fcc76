"""Names that articles use often and nobody registered, for `milaff suggest`.

Three signs of a name: Latin capitals, «quotation marks», a word before it that announces one
(الرئيس، حركة، مدينة). What a registered name covers is no suggestion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from milaff.graph.graph import Graph
from milaff.graph.passages import find_passages
from milaff.graph.register import register_of
from milaff.graph.title_runs import names_after_titles
from milaff.model.article import Article
from milaff.model.texts import texts_of
from milaff.problems import Place
from milaff.text.frequent_words import is_particle, other_state
from milaff.text.given_names import is_given_name
from milaff.text.matching import Matcher
from milaff.text.proclitics import ARTICLE, attached_forms
from milaff.text.spelling import words_of

EXAMPLES = 3
_LATIN = re.compile(
    r"(?<![\w@#/.])[A-Z][\w'’]*(?:[-&.][A-Za-z0-9][\w'’]*)*"
    r"(?:[ ](?:(?:of|the|for|and|de|al|bin|ibn)[ ])?[A-Z][\w'’]*(?:[-&.][A-Za-z0-9][\w'’]*)*){0,4}"
)
_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n،؛:.؟!…\ufffc]{3,40})[»”\"]")
_LONGEST_QUOTED = 3
_AROUND = 35
_NOUN = 0.25
"""A word that has the article, or lacks it, in so many articles as against its own is a noun."""
_ATTACHED = 0.1
"""What follows a person's title is often no name: «المتحدث باسم», «الاتحاد الدولي لكرة القدم»."""
_PART = 0.8
"""A name that mostly stands inside a longer one is part of it."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article that has the name, the name's place in it, and the words around."""

    article: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, what kind of entity it is perhaps, and in how many articles it stands."""

    name: str
    kind: str
    articles: int
    examples: tuple[Example, ...]


@dataclass(slots=True)
class _Candidate:
    """A name as it was found so far, in all the ways that it is typed."""

    kinds: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    articles: dict[str, Example] = field(default_factory=dict)


_Candidates = dict[tuple[str, ...], _Candidate]
"""By the folded words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of an article; `offset` is where it begins in the body, -1 in the front matter."""

    text: str
    place: Place
    offset: int = -1


def find_suggestions(graph: Graph, least: int = 3) -> tuple[Suggestion, ...]:
    """The names that stand in at least so many articles, drafts too; the most frequent first."""
    register = register_of(entity for _, entity in sorted(graph.written.entities.items()))
    matcher = register.matcher
    found: _Candidates = {}
    for id, article in sorted(graph.written.articles.items()):
        if article.status != "withdrawn":
            for text in _texts(article, graph):
                for start, end, kind in _names(text.text, matcher):
                    _add(found, id, text, (start, end), kind, graph)
    for words in _registered(graph):
        found.pop(words, None)
    often = {words: one for words, one in found.items() if len(one.articles) >= least}
    often = _without_nouns(often, graph)
    parts = _parts(often)
    kept = [one for words, one in often.items() if words not in parts]
    return tuple(sorted(map(_suggestion, kept), key=lambda one: (-one.articles, one.name)))


def _texts(article: Article, graph: Graph) -> Iterator[_Text]:
    origin = graph.written.origins[article.id]
    for key, text in texts_of(article):
        yield _Text(text, origin.place_of(*key))
    for passage in find_passages(origin.record.body):
        yield _Text(passage.text, origin.place_of(), passage.offset)


def _names(text: str, matcher: Matcher) -> Iterator[tuple[int, int, str]]:
    """Where names stand in a text, and of what kind they are; nothing that is registered."""
    covered = [(match.start, match.end) for match in matcher.find(text)]
    for start, end, kind in _signs(text):
        if not any(start < last and first < end for first, last in covered):
            yield start, end, kind


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _LATIN.finditer(text):
        if len(found[0]) > 1:
            yield found.start(), found.end(), ""
    for found in _QUOTED.finditer(text):
        words = words_of(found[1])
        is_short = 0 < len(words) <= _LONGEST_QUOTED
        if is_short and not found[1].isascii() and not any(map(is_particle, words)):
            yield found.start(1), found.end(1), ""
    yield from names_after_titles(text)


def _add(
    found: _Candidates,
    id: str,
    text: _Text,
    span: tuple[int, int],
    kind: str,
    graph: Graph,
) -> None:
    start, end = span
    name = " ".join(text.text[start:end].split())
    words = words_of(name)
    if not words or all(word.isdigit() for word in words):
        return
    candidate = found.setdefault(words, _Candidate())
    candidate.kinds[kind] += 1
    candidate.spellings[name] += 1
    if id not in candidate.articles:
        candidate.articles[id] = _example(id, text, start, end, graph)


def _example(id: str, text: _Text, start: int, end: int, graph: Graph) -> Example:
    around = text.text[max(0, start - _AROUND) : end + _AROUND]
    plain = " ".join(re.sub("[\ufffc\u200b]", " ", around).split())
    if text.offset < 0:
        return Example(id, text.place, plain)
    record = graph.written.origins[id].record
    return Example(id, record.place_in_body(text.offset + start), plain)


def _registered(graph: Graph) -> Iterator[tuple[str, ...]]:
    """The words of all names, of those too that are never to be found, in the forms of texts."""
    for entity in graph.written.entities.values():
        texts = [*entity.name.values(), *(one.text for one in entity.aliases), *entity.not_]
        for text in texts:
            first, *rest = words_of(text) or ("",)
            for word in (first, ARTICLE + first):
                yield from ((form.form, *rest) for form in attached_forms(word))


def _without_nouns(often: _Candidates, graph: Graph) -> _Candidates:
    """Without words that texts also have with the article or without it, as names do not, and
    without those that begin with what is written before a more frequent word."""
    firsts = {words[0] for words in often}
    wanted = {form for first in firsts for form in (first, other_state(first), *_rests(first))}
    counts: Counter[str] = Counter()
    for article in graph.written.articles.values():
        counts.update(wanted.intersection(words_of(graph.written.body_of(article.id))))
    return {
        words: one
        for words, one in often.items()
        if _is_name(words[0], counts, one.kinds["person"] > 0, is_alone=len(words) == 1)
    }


def _is_name(first: str, counts: Counter[str], is_person: bool, *, is_alone: bool) -> bool:
    if first.isascii() or is_given_name(first):
        return True
    least = counts[first] * (_ATTACHED if is_person else 1)
    if any(counts[rest] >= least > 0 for rest in _rests(first)):
        return False
    return not (is_alone and counts[other_state(first)] >= _NOUN * counts[first] > 0)


def _rests(word: str) -> Iterator[str]:
    """What is left of a word without a letter that may be written before it."""
    if word[0] in "وفبكل":
        yield word[1:]
    if word.startswith("لل"):
        yield ARTICLE + word[2:]


def _parts(often: _Candidates) -> set[tuple[str, ...]]:
    """The names that stand in hardly any article without a longer one that holds them."""
    parts: set[tuple[str, ...]] = set()
    for longer, other in often.items():
        size = len(longer)
        spans = ((start, end) for start in range(size) for end in range(start + 1, size + 1))
        for start, end in spans:
            words = longer[start:end]
            if words != longer and words in often:
                own = often[words].articles.keys()
                if len(own & other.articles.keys()) >= _PART * len(own):
                    parts.add(words)
    return parts


def _suggestion(candidate: _Candidate) -> Suggestion:
    named = Counter({kind: number for kind, number in candidate.kinds.items() if kind})
    return Suggestion(
        name=_most(candidate.spellings),
        kind=_most(named) if named else "organization",
        articles=len(candidate.articles),
        examples=tuple(list(candidate.articles.values())[:EXAMPLES]),
    )


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda text: (-counts[text], text))
