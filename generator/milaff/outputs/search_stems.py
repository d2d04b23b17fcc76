"""Which words of a corpus are one term: those of a stem, with a particle or without, and those of
its other number."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, MutableMapping
from functools import cache

from milaff.outputs.search_postings import Postings
from milaff.text.broken_plurals import PLURALS, singulars_of
from milaff.text.search_words import inner_stem, is_particle, stem, words_of


class Grouping:
    """The words of each term. A letter that may be a particle is one where the corpus has the rest
    of the word often enough; `moved` are the words of which that is so, with their terms."""

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self._store = store
        self._inner: dict[str, str] = {}
        """What the words that may have a particle are without it."""
        self._moved: dict[str, str] = {}
        kept = store.get("grouping")
        if kept is not None:
            self._inner, self._moved = pickle.loads(kept)
        self._inside: dict[str, set[str]] = {}
        for word, inner in self._inner.items():
            self._inside.setdefault(inner, set()).add(word)

    def update(
        self, postings: Postings, names: Container[str], touched_names: Iterable[str]
    ) -> set[str]:
        """The terms of which a word changed, came or went; `names` are stems that begin a name,
        `touched_names` those of them that changed."""
        for word in postings.went & self._inner.keys():
            self._inside[self._inner.pop(word)].discard(word)
        for word in postings.came:
            inner = inner_stem(word)
            if inner:
                self._inner[word] = inner
                self._inside.setdefault(inner, set()).add(word)
        touched = {*postings.touched}
        touched |= {self._moved.pop(word) for word in postings.went & self._moved.keys()}
        words: set[str] = set()
        for one in {*postings.touched, *touched_names}:
            words.update(self._inside.get(one, ()))
        for one in postings.touched:
            words.update(word for word in postings.forms(one) if word in self._inner)
        for word in words:
            touched.update(self._settle(word, postings, names))
        self._store["grouping"] = pickle.dumps((self._inner, self._moved), 5)
        return touched

    def words(self, term: str, postings: Postings) -> dict[str, array[int]]:
        """The words of a term, with their postings."""
        forms = postings.forms(term)
        found = {word: postings.of(word, term) for word in forms if word not in self._moved}
        for word in self._inside.get(term, ()):
            if self._moved.get(word) == term:
                found[word] = postings.of(word, postings.stem_of(word))
        return found

    def _settle(self, word: str, postings: Postings, names: Container[str]) -> Iterator[str]:
        """Decides whether a word has a particle; gives the terms that it is in, or was."""
        before, inner, counts = self._moved.get(word), self._inner[word], postings.counts
        if inner not in counts and not before:
            return
        own = postings.stem_of(word)
        is_name = inner in names
        is_moved = inner in counts and is_particle(
            word, *counts[own], counts[inner][0], is_name=is_name
        )
        if is_moved:
            self._moved[word] = inner
        elif before:
            del self._moved[word]
        if is_moved or before:
            yield from (own, before or own, inner if is_moved else own)


class OtherNumbers:
    """For each stem those of its plurals, and of its singulars, that the corpus has."""

    def __init__(self, links: dict[str, set[str]]) -> None:
        self.links = links

    def change(
        self, added: Collection[str], removed: Iterable[str], stems: Collection[str]
    ) -> set[str]:
        """Some stems came into the corpus, whose `stems` are these now, and some went; returns
        those that are linked otherwise."""
        touched: set[str] = set()
        for one in removed:
            for other in self.links.pop(one, ()):
                self._unlink(other, one)
                touched.add(other)
        for one, other in self._pairs(added, stems):
            if one != other and one in stems and other in stems:
                self.links.setdefault(one, set()).add(other)
                self.links.setdefault(other, set()).add(one)
                touched |= {one, other}
        return {one for one in touched if one in stems}

    def _unlink(self, one: str, other: str) -> None:
        left = self.links.get(one)
        if left is not None:
            left.discard(other)
            if not left:
                del self.links[one]

    def _pairs(self, added: Collection[str], stems: Collection[str]) -> Iterator[tuple[str, str]]:
        """Each new stem with what may be its other number."""
        listed, plurals = _listed()
        for one in added:
            yield from ((one, other) for other in listed.get(one, ()))
            if one not in plurals:
                yield from ((one, other) for other in singulars_of(one))
        if len(added) == len(stems):
            return  # each was looked at as a plural already
        endings = frozenset(one[-1] for one in added)
        for other in stems:
            may_be = other[-1] in endings or (other[-1] == "ا" and other[-2:-1] in endings)
            if may_be and other not in plurals:
                yield from ((one, other) for one in singulars_of(other) if one in added)


@cache
def _listed() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """By stem what is listed as its other number, and the plurals in the list."""
    found: dict[str, set[str]] = {}
    known = set()
    for singular, plurals in PLURALS.items():
        one = stem(words_of(singular)[0])
        for plural in plurals:
            other = stem(words_of(plural)[0])
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
            known.add(other)
    return {one: frozenset(others) for one, others in found.items()}, frozenset(known)
