"""What the index has beside its words: who is named where, names to suggest, what results are
filtered by."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator, MutableMapping, Sequence
from datetime import date
from typing import Any

from milaff.outputs.output import Output, Standing
from milaff.outputs.search_numbers import KINDS, room_for
from milaff.outputs.search_postings import patched
from milaff.outputs.search_shards import (
    FOLDER,
    cut_lines,
    file_of,
    files_of,
    number_text,
    postings_text,
)
from milaff.outputs.search_terms import Terms
from milaff.text.search_words import stem

_NAMED_KINDS = KINDS[:2]
_NAMED = 2500
"""How many letters a file has."""
_RECENT = 300
"""So many articles are suggested, the newest."""
_Names = list[tuple[str, int, str]]


class Beside:
    """What is known of all records beside their words; `touched` are the stems of names that
    changed."""

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self._store = store
        self.kinds: dict[str, int] = self._read("kinds", dict.fromkeys(KINDS, 0))
        self.names: dict[str, _Names] = self._read("names", {})
        self.touched: set[str] = set()
        self._named: dict[str, array[int]] | None = None
        self._outlets: dict[tuple[str, str], array[int]] | None = None
        self._dossiers: dict[str, tuple[str, int]] | None = None
        self._dates: list[str] | None = None
        self._suggested: list[str] | None = None
        self._firsts: list[int] = self._read("firsts", [])
        if "kinds" not in store:  # nothing is known: all files are to be written
            self._named, self._outlets, self._dossiers = {}, {}, {}
            self._dates, self._suggested = [], []

    def change(self, number: int, before: Terms | None, after: Terms | None) -> None:
        """Under that number is another record or none now, or one with other terms."""
        self._change_kind(before, after)
        if _of(before, "names") != _of(after, "names"):
            self._change_names(number, before, after)
        if _of(before, "named", "named_codes") != _of(after, "named", "named_codes"):
            self._change_named(number, before, after)
        if _of(before, "outlets") != _of(after, "outlets"):
            self._change_outlets(number, before, after)
        if _of(before, "dossiers") != _of(after, "dossiers"):
            self._change_dossiers(before, after)
        if _of(before, "date") != _of(after, "date"):
            self._dates = _placed(self._all_dates(), number, after.date if after else "")
        line = _suggestion(number, after)
        if _suggestion(number, before) != line:
            self._suggested = _placed(self._all_suggested(), number, line)

    def _change_kind(self, before: Terms | None, after: Terms | None) -> None:
        if _of(before, "kind") != _of(after, "kind"):  # there are more or fewer of a kind
            self._dates, self._suggested = self._all_dates(), self._all_suggested()
        for terms, more in ((before, -1), (after, 1)):
            if terms is not None:
                self.kinds[terms.kind] += more
                if terms.kind in _NAMED_KINDS and _of(before, "id") != _of(after, "id"):
                    self._all_named()  # their lines are others

    def _change_names(self, number: int, before: Terms | None, after: Terms | None) -> None:
        for first in {first for first, _ in _names_of(number, before)}:
            left = [one for one in self.names.pop(first) if one[1] != number]
            if left:
                self.names[first] = left
            self.touched.add(first)
        for first, name in _names_of(number, after):
            found = self.names.setdefault(first, [])
            found.append(name)
            found.sort(key=lambda one: one[1])
            self.touched.add(first)

    def _change_named(self, number: int, before: Terms | None, after: Terms | None) -> None:
        named = self._all_named()
        for id in before.named if before else ():
            named[id] = patched(named[id], number, None)
        for id, code in zip(after.named, after.named_codes, strict=True) if after else ():
            named[id] = patched(named.get(id, array("I")), number, code)

    def _change_outlets(self, number: int, before: Terms | None, after: Terms | None) -> None:
        if self._outlets is None:
            self._outlets = self._read("outlets", {})
        for outlet in before.outlets if before else ():
            left = patched(self._outlets.pop(outlet), number, None)
            if left:
                self._outlets[outlet] = left
        for outlet in after.outlets if after else ():
            self._outlets[outlet] = patched(self._outlets.get(outlet, array("I")), number, 0)

    def _change_dossiers(self, before: Terms | None, after: Terms | None) -> None:
        if self._dossiers is None:
            self._dossiers = self._read("dossiers", {})
        for id, title in before.dossiers if before else ():
            _, count = self._dossiers.pop(id)
            if count > 1:
                self._dossiers[id] = title, count - 1
        for id, title in after.dossiers if after else ():
            _, count = self._dossiers.get(id, (title, 0))
            self._dossiers[id] = title, count + 1

    # --- the files ----------------------------------------------------------------

    def files(self, ids: Sequence[str]) -> Iterator[Output | Standing]:
        """The files; those in which nothing changed stand. `ids` are the records by numbers."""
        for values in (self._dates, self._suggested):
            if values is not None:
                values[:] = [*values[: len(ids)], *[""] * (len(ids) - len(values))]
        yield from self._named_files(ids)
        yield from self._facet_files(ids)
        if self._suggested is None:
            yield Standing(f"{FOLDER}/names.js")
        else:
            yield file_of("names", "\n".join(self._lines(self._suggested)))

    @property
    def firsts(self) -> list[int]:
        """The number of the first record of each file in `e/`."""
        return self._firsts

    def save(self) -> None:
        """Keep what changed."""
        changed: dict[str, Any] = {
            "kinds": self.kinds,
            "names": self.names if self.touched else None,
            "named": self._named,
            "outlets": self._outlets,
            "dossiers": self._dossiers,
            "dates": self._dates,
            "suggested": self._suggested,
            "firsts": self._firsts,
        }
        for key, value in changed.items():
            if value is not None:
                self._store[key] = pickle.dumps(value, 5)

    def _named_files(self, ids: Sequence[str]) -> Iterator[Output | Standing]:
        if self._named is None:
            yield from (Standing(f"{FOLDER}/e/{at}.js") for at in range(len(self._firsts)))
            return
        lines = [postings_text(self._named.get(id, ())) for id in ids[: self._owners()]]
        shards, _ = cut_lines(((str(at), text) for at, text in enumerate(lines)), _NAMED)
        self._firsts = [sum(map(len, shards[:at])) for at in range(len(shards))]
        yield from files_of("e", map("\n".join, shards))

    def _facet_files(self, ids: Sequence[str]) -> Iterator[Output | Standing]:
        if self._outlets is None and self._dossiers is None:
            yield Standing(f"{FOLDER}/facets.js")
        else:
            yield file_of(
                "facets", ["\n".join(self._dossier_lines()), "\n".join(self._outlet_lines())]
            )
        yield file_of("ids", " ".join(ids[: self._owners()]))
        if self._dates is None:
            yield Standing(f"{FOLDER}/dates.js")
        else:
            yield file_of("dates", "".join(map(number_text, self._steps(self._dates))))

    def _owners(self) -> int:
        """How many numbers those have of whom it is said who names them."""
        return sum(room_for(kind, self.kinds[kind]) for kind in _NAMED_KINDS)

    def _dossier_lines(self) -> Iterator[str]:
        dossiers: dict[str, tuple[str, int]] = self._dossiers or self._read("dossiers", {})
        for id, (title, count) in sorted(dossiers.items()):
            yield f"{id}\t{title}\t{count}"

    def _outlet_lines(self) -> Iterator[str]:
        outlets: dict[tuple[str, str], array[int]] = self._outlets or self._read("outlets", {})
        for (id, title), found in sorted(outlets.items()):
            yield f"{id}\t{title}\t{len(found)}\t{postings_text(found)}"

    def _lines(self, suggested: Sequence[str]) -> Iterator[str]:
        """What is suggested: all but articles, then of these the newest."""
        first = len(suggested) - self.kinds["article"]
        yield from filter(None, suggested[:first])
        yield from filter(None, reversed(suggested[max(first, len(suggested) - _RECENT) :]))

    def _steps(self, dates: Sequence[str]) -> Iterator[int]:
        """The days of the records, each from the one before of its kind; 0 is none."""
        at = 0
        for kind, count in self.kinds.items():
            last = 0
            for day in dates[at : at + count]:
                ordinal = date.fromisoformat(day).toordinal() if day else 0
                yield ordinal - last
                last = ordinal
            at += room_for(kind, count)

    def _all_named(self) -> dict[str, array[int]]:
        if self._named is None:
            self._named = self._read("named", {})
        return self._named

    def _all_dates(self) -> list[str]:
        return self._dates if self._dates is not None else self._read("dates", [])

    def _all_suggested(self) -> list[str]:
        return self._suggested if self._suggested is not None else self._read("suggested", [])

    def _read(self, key: str, nothing: Any) -> Any:
        kept = self._store.get(key)
        return pickle.loads(kept) if kept is not None else nothing


def _placed(values: list[str], number: int, value: str) -> list[str]:
    """A value in its place, which may be after the last."""
    values += [""] * (number - len(values))
    values[number : number + 1] = [value]
    return values


def _of(terms: Terms | None, *names: str) -> tuple[object, ...]:
    """What these terms have, nothing where there are none."""
    return tuple(getattr(terms, name) or "" for name in names) if terms else ("",) * len(names)


def _suggestion(number: int, terms: Terms | None) -> str:
    if terms is None or terms.kind == "source" or not terms.title:
        return ""
    others = [name for name in terms.other_names if name != terms.title]
    return "\t".join([number_text(number), terms.id, terms.title, *others])


def _names_of(number: int, terms: Terms | None) -> Iterator[tuple[str, tuple[str, int, str]]]:
    """The names of a record in words, each by the stem of its first word."""
    names = terms.names if terms else ()
    chief = names[0] if names else ""
    for name in filter(None, names):
        yield stem(name.split(" ")[0]), (name, number, chief if name != chief else "")
