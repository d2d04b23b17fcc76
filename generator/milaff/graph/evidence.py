"""Decides whom a found name means, by what stands near it and what the article says elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from milaff.graph.findings import Finding
from milaff.graph.register import Register
from milaff.graph.terms import Term
from milaff.text.adjectives import is_adjective_after
from milaff.text.given_names import given_name_before, sounds_alike
from milaff.text.longer_names import names_after_person, names_after_place
from milaff.text.proclitics import written_forms
from milaff.text.spelling import words_of


class Why(StrEnum):
    """Why a name counts; from NO_CONTEXT on, why it does not."""

    SETTLED = "settled"
    CONTEXT = "context"
    CONFIRMED = "confirmed"
    NAME = "name"
    FULL_NAME = "full_name"
    ELSEWHERE = "elsewhere"
    NO_CONTEXT = "no_context"
    NO_FULL_NAME = "no_full_name"
    OTHER_PERSON = "other_person"
    LONGER_NAME = "longer_name"
    ADJECTIVE = "adjective"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom a name means, and why; or whom it was not taken for."""

    entities: tuple[str, ...]
    alias: str
    why: Why
    word: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the name counts as naming the one entity."""
        return self.why in _TAKEN


_TAKEN = {Why.SETTLED, Why.CONTEXT, Why.CONFIRMED, Why.NAME, Why.FULL_NAME, Why.ELSEWHERE}


class Evidence:
    """What the findings of one article together say of each entity."""

    def __init__(
        self, findings: Iterable[Finding], register: Register, confirmed: frozenset[str]
    ) -> None:
        self._register = register
        self._confirmed = confirmed
        named, near = set(confirmed), set()
        for finding in findings:
            standing = self._standing(finding)
            is_certain = finding.is_settled or any(term.is_certain for term in standing.terms)
            if is_certain and len(standing.entities) == 1:
                named.add(standing.entities[0])
            near |= {term.entity for term in standing.terms if _word_near(term, finding)}
        self._named = frozenset(named)
        self._certain = frozenset(named | near)

    def verdict(self, finding: Finding) -> Verdict | None:
        """Whom the name means; None if nobody that the register knows is left."""
        if not finding.terms:
            return None
        standing = self._standing(finding)
        if not standing.terms:
            return self._refused(finding)
        if finding.is_settled:
            return _of(standing.terms[0], Why.SETTLED)
        rated = [self._rate(term, finding) for term in standing.terms]
        best = min(rank for rank, _ in rated)
        chosen = [verdict for rank, verdict in rated if rank == best]
        entities = tuple(dict.fromkeys(id for verdict in chosen for id in verdict.entities))
        if len(entities) > 1 and chosen[0].is_taken:
            return Verdict(entities, chosen[0].alias, Why.SEVERAL)
        return Verdict(entities, chosen[0].alias, chosen[0].why, chosen[0].word)

    def _standing(self, finding: Finding) -> Finding:
        """The finding with the terms that nothing beside it speaks against."""
        if not (finding.is_beside and finding.before) or finding.is_settled:
            return finding
        return finding.only(term for term in finding.terms if not self._refusal(term, finding))

    def _refused(self, finding: Finding) -> Verdict:
        why = self._refusal(finding.terms[0], finding) or Why.SEVERAL
        return Verdict(finding.entities, finding.terms[0].alias, why)

    def _refusal(self, term: Term, finding: Finding) -> Why | None:
        before = finding.before[-1]
        if term.entity in self._register.places:
            if len(term.words) == 1 and is_adjective_after(before, term.words[0]):
                return Why.ADJECTIVE
            return Why.LONGER_NAME if names_after_place(before) else None
        if term.entity in self._register.people:
            if names_after_person(before):
                return Why.LONGER_NAME
            if self._is_other_person(term, finding):
                return Why.OTHER_PERSON
        return None

    def _is_other_person(self, term: Term, finding: Finding) -> bool:
        """Whether another's given name stands before the surname: «محمد البغدادي»."""
        names = self._register.people[term.entity]
        given = given_name_before(finding.before)
        if given is None or names.given & {*term.words, *finding.before[-2:]}:
            return False
        return not any(sounds_alike(given, word) for word in names.words)

    def _rate(self, term: Term, finding: Finding) -> tuple[tuple[int, bool], Verdict]:
        """How good a reading the term is, the best first, and the verdict if it is taken."""
        id, is_loose = term.entity, not (term.pattern.exact or term.pattern.case)
        word = _word_near(term, finding)
        if word:
            return (0, is_loose), _of(term, Why.CONTEXT, word)
        if term.is_certain:
            rank = 1 if id in self._confirmed else 2 if id in self._named else 3
            return (4 if term.is_implied else rank, is_loose), _of(term, Why.NAME)
        if id in self._confirmed:
            return (1, is_loose), _of(term, Why.CONFIRMED)
        if term.after_full and id in self._named:
            return (2, is_loose), _of(term, Why.FULL_NAME)
        if term.context and id in self._certain:
            return (2, is_loose), _of(term, Why.ELSEWHERE)
        return (9, False), _of(term, Why.NO_CONTEXT if term.context else Why.NO_FULL_NAME)


def _of(term: Term, why: Why, word: str = "") -> Verdict:
    return Verdict((term.entity,), term.alias, why, word)


def _word_near(term: Term, finding: Finding) -> str:
    """The first context word of the term that stands near, as it was registered; else empty."""
    for word in term.context:
        if _stands(_phrase(word), finding.before) or _stands(_phrase(word), finding.after):
            return word
    return ""


_Phrase = tuple[frozenset[str], tuple[str, ...]]


@lru_cache(maxsize=4096)
def _phrase(text: str) -> _Phrase:
    """The forms of a phrase's first word, and its other words."""
    words = words_of(text)
    return (written_forms(words[0]), words[1:]) if words else (frozenset(), ())


def _stands(phrase: _Phrase, words: Sequence[str]) -> bool:
    forms, rest = phrase
    return any(
        word in forms and tuple(words[place + 1 : place + 1 + len(rest)]) == rest
        for place, word in enumerate(words)
    )
