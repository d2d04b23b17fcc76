"""Which stems of a corpus are one: those with a particle before them, and those of a plural."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from milaff.text.broken_plurals import PLURALS, singulars_of
from milaff.text.search_words import inner_stem, stem, words_of

_PARTICLES = "بلكفو"
_OFTEN = 3
"""So many times more than with the letter a stem must stand without it, for it to be a particle."""


def without_particles(counts: Mapping[str, int], names: Collection[str]) -> dict[str, str]:
    """The stems that are another one with a particle, by how often each stands in the corpus.
    Those that begin a name are left."""
    found: dict[str, str] = {}
    for one in sorted(one for one in counts if one[0] in _PARTICLES):
        inner = inner_stem(one)
        if not inner or inner not in counts or inner in found or one in names:
            continue
        if counts[inner] >= _OFTEN * max(1, counts[one]):
            found[one] = inner
    return found


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
        return touched

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
