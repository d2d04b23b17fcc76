"""The index of all records: what a query reads of it is a few small files.

    index         what there is: how many records of each kind, where each file begins
    s/            terms, in the order of the alphabet: a stem, the stems of its other number, the
                  names that begin with it, and each written form with its postings
    e/            for each entity and dossier the records that tell of it
    f/ and v/     the stems, in alphabetical order and in that of their last letters, for misspelt
                  words
    d/            one record each, as it is shown
    names         names and titles, to be suggested
    facets, dates what results are filtered by

A record's number (`search_numbers.py`) is that of its line in `e/`, too, where it is an entity or a
dossier.

The index is kept in a store. A change of some records makes again what tells of their words, and
gives the bytes that an index made of nothing has.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import zip_longest
from operator import itemgetter
from zlib import crc32

from milaff.outputs.output import Output, Standing
from milaff.outputs.search_beside import Beside
from milaff.outputs.search_lines import Lines
from milaff.outputs.search_numbers import number_records, room_for
from milaff.outputs.search_postings import Postings, invert
from milaff.outputs.search_shards import cut_words, file_of, files_of, list_text
from milaff.outputs.search_terms import Terms
from milaff.text.search_words import is_arabic

_SPELLING = 6000
"""How many letters a file has."""
_SEEN_OFTEN = 300
_NONE = pickle.dumps({})
_MANY = 4
"""Where more than one record in so many changed, all are entered anew."""


def write_index(
    records: Iterable[Terms], folders: Mapping[str, str], ending: str
) -> Iterator[Output]:
    """All files but those of the single records.

    `folders` has for each kind the folder of its pages, `ending` what an address ends with.
    """
    index = SearchIndex({}, folders, ending)
    named = []
    for terms in records:
        index.enter(terms)
        named.append((terms.kind, terms.date, terms.id))
    for output in index.update(number_records(named), lambda _: False):
        assert isinstance(output, Output)
        yield output


class SearchIndex:
    """The index in its store. `round` counts its changes; `is_changed` if anything was entered."""

    def __init__(
        self, store: MutableMapping[str, bytes], folders: Mapping[str, str], ending: str
    ) -> None:
        self._store = store
        self._folders = folders
        self._ending = ending
        self._ids: tuple[str, ...] = ()
        self._paths: tuple[str, ...] = ()
        self._starts: dict[str, list[str]] = {}
        self.round = 0
        self.is_changed = False
        self._before: dict[str, Terms | None] = {}
        kept = store.get("")
        if kept is not None:
            self.round, self._ids, self._paths, self._starts = pickle.loads(kept)

    def enter(self, terms: Terms) -> None:
        """A record has these terms now, or is new. To be followed by `update`."""
        if not self._is_large(len(self._before)):
            self._before[terms.id] = self._terms(terms.id)
        self._store[f"t:{terms.id}"] = pickle.dumps(tuple(terms), 5)
        self.is_changed = True

    def update(
        self, ids: tuple[str, ...], is_there: Callable[[str], bool]
    ) -> Iterator[Output | Standing]:
        """All files but those of the single records: of those that did not change, that they
        stand; `is_there` says whether a file does. `ids` are all records by their numbers, and the
        terms of each were entered once."""
        others = [*self._others(ids)]
        is_known = bool(self._ids) and all(map(is_there, self._paths))
        is_small = is_known and not self._is_large(len(others))
        found = tuple(self._changed(ids, others) if is_small else self._anew(ids))
        self.round += 1
        self._ids, self._paths = ids, tuple(one.path for one in found)
        kept = (self.round, self._ids, self._paths, self._starts)
        self._store[""] = pickle.dumps(kept, 5)
        yield from found

    def _others(self, ids: Sequence[str]) -> Iterator[tuple[int, str, str]]:
        """The numbers under which another record or other terms are now, with the ids then and
        now."""
        for number, (old, new) in enumerate(zip_longest(self._ids, ids, fillvalue="")):
            if old != new or new in self._before:
                yield number, old, new

    def _is_large(self, changed: int) -> bool:
        """Whether so much changed that all records are better entered anew."""
        return changed * _MANY >= len(self._ids)

    def _anew(self, ids: tuple[str, ...]) -> Iterator[Output | Standing]:
        """The index of these records, whatever was known."""
        wanted = {f"t:{id}" for id in ids}
        for key in [*self._store]:
            if key not in wanted:
                del self._store[key]
        self._ids, self._paths, self._starts = (), (), {}
        postings, beside = Postings(self._store), Beside(self._store)
        words: dict[str, array[int]] = {}
        for number, id in filter(itemgetter(1), enumerate(ids)):
            terms = self._terms(id)
            assert terms is not None, "every record was entered"
            invert(number, terms, words)
            beside.change(number, None, terms)
        postings.enter(words)
        return self._files(ids, postings, beside)

    def _changed(
        self, ids: tuple[str, ...], others: Iterable[tuple[int, str, str]]
    ) -> Iterator[Output | Standing]:
        """The index in which other terms are under these numbers."""
        postings, beside = Postings(self._store), Beside(self._store)
        for number, old, new in others:
            before = self._before[old] if old in self._before else self._terms(old)
            after = self._terms(new)
            postings.change(number, before, after)
            beside.change(number, before, after)
        for id in {*self._ids}.difference(ids):
            del self._store[f"t:{id}"]
        return self._files(ids, postings, beside)

    def _terms(self, id: str) -> Terms | None:
        kept = self._store.get(f"t:{id}") if id else None
        return Terms(*pickle.loads(kept)) if kept is not None else None

    def _files(
        self, ids: Sequence[str], postings: Postings, beside: Beside
    ) -> Iterator[Output | Standing]:
        lines = Lines(self._store)
        lines.update(postings, beside.names, beside.touched)
        postings.save()
        yield from lines.files()
        self._starts["s"] = lines.starts
        yield from self._spelling_files(sum(beside.kinds.values()), lines.seen())
        yield from beside.files(ids)
        beside.save()
        yield file_of(
            "index",
            {
                "k": [*self._ranges(beside.kinds)],
                "x": self._ending,
                **{folder: list_text(self._starts[folder]) for folder in "sfv"},
                "e": beside.firsts,
            },
        )

    def _ranges(self, counts: Mapping[str, int]) -> Iterator[tuple[str, int, str, int]]:
        """For each kind how many records it has, their folder, and for how many it has numbers."""
        for kind, count in counts.items():
            yield kind, count, self._folders.get(kind, ""), room_for(kind, count)

    def _spelling_files(
        self, count: int, seen: Iterable[tuple[str, int]]
    ) -> Iterator[Output | Standing]:
        """The stems that a misspelt word may stand for: in a large corpus, not those seen once."""
        least = 2 if count > _SEEN_OFTEN else 1
        spelled = [one for one, often in seen if often >= least and _has_room(one)]
        sums: dict[str, int] = pickle.loads(self._store.get("spelled") or _NONE)
        whole = crc32(" ".join(spelled).encode())
        if sums.pop("", None) == whole:
            yield from map(Standing, sums)
            return
        found = {"": whole}
        for folder, words in (("f", spelled), ("v", sorted(one[::-1] for one in spelled))):
            files, self._starts[folder] = cut_words(words, _SPELLING)
            for output in files_of(folder, files or [""]):
                found[output.path] = crc32(output.content)
                is_same = sums.get(output.path) == found[output.path]
                yield Standing(output.path) if is_same else output
        self._store["spelled"] = pickle.dumps(found, 5)


def _has_room(stem: str) -> bool:
    """Whether a word may be misspelt and still be told."""
    return len(stem) > 2 and is_arabic(stem)
