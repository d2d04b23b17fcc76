"""The register: every name under which an entity may be found in a text, and on what condition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from milaff.graph.misspellings import Speller
from milaff.graph.name_conflicts import find_conflicts
from milaff.graph.terms import Term
from milaff.model.entity import Alias, Entity
from milaff.model.library import Library
from milaff.problems import Problem
from milaff.text.given_names import after_servant
from milaff.text.longer_names import LONGER_NAMES
from milaff.text.matching import Matcher
from milaff.text.patterns import Pattern
from milaff.text.proclitics import ARTICLE
from milaff.text.spelling import words_of

_FOREIGN = 6
_PARTICLES = frozenset(words_of("بن ابن بنت أبو أبي أبا أم آل عبد ذو"))


@dataclass(frozen=True, slots=True)
class FullNames:
    """The folded words of a person's names of two words and more, and the given ones of them."""

    words: frozenset[str]
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """All that the register says of one entity; what a text says depends on nothing else of it."""

    terms: tuple[Term, ...] = ()
    full: FullNames | None = None
    is_place: bool = False
    is_unlinked: bool = False

    @property
    def digest(self) -> str:
        """Equal parts have equal digests."""
        full = [sorted(self.full.words), sorted(self.full.given)] if self.full else None
        said = (self.terms, full, self.is_place, self.is_unlinked)
        return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True)
class Register:
    """What can be found: `terms`, in the order of the matcher's patterns.

    `people` has the persons with a full name; `unlinked` the entities that are recorded but never
    linked (`links: off`).
    """

    terms: tuple[Term, ...] = ()
    people: Mapping[str, FullNames] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    unlinked: frozenset[str] = frozenset()

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher of all terms; made when the first text is read."""
        return Matcher(term.pattern for term in self.terms)

    @cached_property
    def speller(self) -> Speller:
        """Finds the names with a letter wrong; made when the first text is looked at."""
        return Speller(self.terms)

    @cached_property
    def parts(self) -> Mapping[str, RegisterPart]:
        """What it says of each entity; under the empty id, the names that every desk knows."""
        terms: dict[str, list[Term]] = {}
        for term in self.terms:
            terms.setdefault(term.entity, []).append(term)
        ids = sorted({*terms, *self.people, *self.places, *self.unlinked})
        return {
            id: RegisterPart(
                tuple(terms.get(id, ())),
                self.people.get(id),
                id in self.places,
                id in self.unlinked,
            )
            for id in ids
        }

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all that decides what is found: equal registers find the same in a text."""
        ids = [sorted(ids) for ids in (self.people, self.places, self.unlinked)]
        return hashlib.sha256(repr((self.terms, ids)).encode()).hexdigest()

    def blockers_of(self, ids: Iterable[str]) -> Iterator[Pattern]:
        """The phrases that hold a name of these entities and mean another."""
        wanted = set(ids)
        for term in self.terms:
            if term.pattern.is_blocker and term.pattern.key in wanted:
                yield term.pattern


def make_register(library: Library) -> tuple[Register, tuple[Problem, ...]]:
    """The register of a library's entities, and the names that two of them share."""
    entities = [entity for _, entity in sorted(library.entities.items())]
    register = register_of(entities)
    return register, find_conflicts(register.terms, library)


def register_of(entities: Iterable[Entity]) -> Register:
    """The register of these entities; what is withdrawn is not found."""
    shown = [entity for entity in entities if entity.status != "withdrawn"]
    terms_of = {entity.id: tuple(_terms_of(entity)) for entity in shown}
    terms = [term for own in terms_of.values() for term in own]
    people = {one.id: _full_names(terms_of[one.id]) for one in shown if one.kind == "person"}
    return Register(
        terms=(*terms, *_longer_names(terms)),
        people={id: names for id, names in people.items() if names.words},
        places=frozenset(one.id for one in shown if one.kind == "place"),
        unlinked=frozenset(one.id for one in shown if one.links == "off"),
    )


def _terms_of(entity: Entity) -> Iterator[Term]:
    own = {words_of(name) for name in entity.name.values()}
    is_body = entity.kind in ("organization", "outlet", "group")
    flags = {words_of(alias.text): alias for alias in entity.aliases}
    for language, name in entity.name.items():
        alias = flags.get(words_of(name), Alias(text=name))
        yield from _term(entity.id, name, alias, ("name", language), is_body)
    for index, alias in enumerate(entity.aliases):
        if words_of(alias.text) not in own:
            yield from _term(entity.id, alias.text, alias, ("aliases", index), is_body)
    for index, phrase in enumerate(entity.not_):
        yield Term(Pattern(entity.id, phrase, is_blocker=True), key=("not", index))


def _term(
    id: str, text: str, alias: Alias, key: tuple[str | int, ...], is_body: bool
) -> Iterator[Term]:
    """The term of a name with an alias's flags; none if it is never to be found."""
    if alias.never:
        return
    pattern = Pattern(
        id,
        text,
        exact=alias.exact,
        no_clitic=alias.no_clitic,
        article_optional=alias.article == "optional",
        case=alias.case,
    )
    term = Term(pattern, alias.context, alias.after_full, key)
    yield term
    if is_body and term.is_certain and _is_foreign(text) and pattern == Pattern(id, text):
        yield Term(Pattern(id, ARTICLE + text), key=key, is_implied=True)


def _is_foreign(name: str) -> bool:
    """Whether the name looks like a foreign one, to which writers add an article as they like.

    They write «السي إن إن», «الـCNN», «الطالبان»; before a noun of the language the article would
    make another word (الإرادة), so short words and words with an article or ta marbuta are out.
    """
    words = words_of(name)
    if name.isascii():
        return True
    is_short = len("".join(words)) < _FOREIGN
    return not (is_short or any(word.startswith(ARTICLE) or word.endswith("ه") for word in words))


def _full_names(terms: Iterable[Term]) -> FullNames:
    names = [term.words for term in terms if not term.pattern.is_blocker]
    full = [
        [after_servant(word) for word in words if word not in _PARTICLES]
        for words in names
        if len(words) > 1
    ]
    return FullNames(
        words=frozenset(word for words in full for word in words),
        given=frozenset(words[0] for words in full if words[1:]),
    )


def _longer_names(terms: Iterable[Term]) -> Iterator[Term]:
    """Of the names that every desk knows, those that hold a registered one."""
    known = {term.words for term in terms}
    for name in LONGER_NAMES:
        words = words_of(name)
        size = range(len(words) + 1)
        inner = {words[start:end] for start in size for end in size if start < end}
        if inner & known:
            yield Term(Pattern("", name, is_blocker=True))
