"""What the texts of each record say, read again only where the record changed, or the part of the
register that its text can contain."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from zlib import crc32

from milaff.cache.store import Store
from milaff.graph.longer_names import Beside
from milaff.graph.mention import weigh_mentions
from milaff.graph.register import Register, RegisterPart
from milaff.graph.register_change import find_change
from milaff.graph.sentences import NamingSentence
from milaff.graph.text_facts import TextFacts, TextReading, names_in, read_text
from milaff.model.entries import Entry, digest
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.progress import Progress

SPACE, _WORDS, _SENTENCES, _REGISTER = "facts", "facts.words", "facts.sentences", "register"
_BESIDE = "facts.beside"
_SHARDS = 64


class Kept(NamedTuple):
    """The facts of a record. `round` is that of the register when it last changed in what concerns
    its text; `said` has digests of the sentences in which it names others, by their ids."""

    made_of: bytes
    round: int
    facts: TextFacts
    said: dict[str, bytes]
    weighed: bytes
    """A digest of how much it is about each."""
    beside: bytes
    """A digest of what stands beside the names in its text."""
    named: bytes
    """A digest of the names under which it names others, or may do so."""


@dataclass(slots=True)
class ReadFacts:
    """What is kept of every record, by id, the sentences in which records name one another, and
    the records whose texts were read in this run."""

    kept: dict[str, Kept] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[str, NamingSentence]] = field(default_factory=dict)
    beside: Mapping[str, tuple[Beside, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)


def read_facts(
    library: Library,
    register: Register,
    entries: Mapping[str, Entry],
    store: Store,
    progress: Progress,
) -> ReadFacts:
    """The facts of all records of a library that have not been withdrawn. `entries` are the files
    by path."""
    known, words, sentences, beside = (
        _Shards(space, store) for space in (SPACE, _WORDS, _SENTENCES, _BESIDE)
    )
    shown = {item.id: item for _, item in library.records() if item.status != "withdrawn"}
    concerned = _concerned(register, shown, known, words, store)
    current = int(store.get(_REGISTER, "round") or b"0")
    known.read_all()
    found = ReadFacts(sentences=sentences, beside=beside, words=words)
    for id, item in shown.items():
        entry = entries[library.origins[id].record.path]
        made_of = digest((entry.head, entry.text, id))
        kept: Kept | None = known.get(id)
        if kept is None or kept.made_of != made_of or id in concerned:
            last = kept.round if kept and id not in concerned else current
            reading = read_text(item, library, register)
            kept = _kept(reading, made_of, last)
            known.put(id, kept)
            words.put(id, reading.words)
            sentences.put(id, dict(reading.sentences))
            beside.put(id, reading.beside)
            found.read.append(id)
        else:
            progress.reuse()
        found.kept[id] = kept
        progress.advance()
    for shards in (known, words, sentences, beside):
        shards.save(found.kept)
    return found


def _kept(reading: TextReading, made_of: bytes, last: int) -> Kept:
    return Kept(
        made_of,
        last,
        reading.facts,
        said=_said(reading),
        weighed=digest(weigh_mentions(reading.facts.mentions)),
        beside=digest(reading.beside),
        named=digest(sorted(names_in(reading.facts))),
    )


def _concerned(
    register: Register,
    shown: Mapping[str, RecordKeys],
    known: _Shards,
    words: _Shards,
    store: Store,
) -> frozenset[str]:
    """The records of whose texts the register may say something else now."""
    old: dict[str, RegisterPart] = pickle.loads(store.get(_REGISTER, "") or _NONE)
    new = dict(register.parts)
    if old == new:
        return frozenset()
    store.put(_REGISTER, "", pickle.dumps(new, 5))
    rounds = int(store.get(_REGISTER, "round") or b"0")
    store.put(_REGISTER, "round", b"%d" % (rounds + 1))
    change = find_change(old, new)
    texts = [(id, words.get(id), known[id].facts.meant) for id in shown if id in known]
    unknown = {id for id, text, _ in texts if text is None}
    told = [(id, text, meant) for id, text, meant in texts if text is not None]
    return frozenset(change.concerned(told)) | unknown


_NONE = pickle.dumps({})


def _said(reading: TextReading) -> dict[str, bytes]:
    """A digest of each sentence and of the mark that names the other in it, wherever they stand."""
    first = {one.target: one.mark for one in reversed(reading.facts.mentions)}
    said = {}
    for target, sentence in reading.sentences.items():
        marks = [
            mark and mark._replace(start=0, end=0) for mark in (first[target], *sentence.marks)
        ]
        said[target] = digest((*sentence[:3], marks))
    return said


class _Shards(Mapping[str, Any]):
    """Values by id, in shards that are read when one of their values is asked for."""

    def __init__(self, space: str, store: Store) -> None:
        self._space = space
        self._store = store
        self._read: dict[int, dict[str, Any]] = {}
        self._dirty: set[int] = set()

    def __getitem__(self, id: str) -> Any:
        return self._shard(id)[id]

    def __iter__(self) -> Iterator[str]:
        for number in range(_SHARDS):
            yield from self._load(number)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def put(self, id: str, value: Any) -> None:
        """Keep a value."""
        self._shard(id)[id] = value
        self._dirty.add(_number(id))

    def read_all(self) -> None:
        """Read every shard, so that what is gone is forgotten."""
        for number in range(_SHARDS):
            self._load(number)

    def save(self, ids: Mapping[str, object]) -> None:
        """Write the shards that changed, without what is not among the ids any more."""
        for number, shard in sorted(self._read.items()):
            kept = {id: value for id, value in shard.items() if id in ids}
            if number in self._dirty or len(kept) < len(shard):
                self._store.put(self._space, f"{number:02d}", pickle.dumps(kept, 5))
                self._read[number] = kept  # this run must not find what is gone, either

    def _shard(self, id: str) -> dict[str, Any]:
        return self._load(_number(id))

    def _load(self, number: int) -> dict[str, Any]:
        if number not in self._read:
            kept = self._store.get(self._space, f"{number:02d}")
            self._read[number] = pickle.loads(kept) if kept is not None else {}
        return self._read[number]


def _number(id: str) -> int:
    return crc32(id.encode()) % _SHARDS
