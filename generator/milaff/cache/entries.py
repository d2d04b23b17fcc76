"""The records of a content folder: those whose file did not change are not parsed again.

A file is the same where its size, times and inode are, and its times are safely older than the
look that was had at it; where that is in doubt its bytes decide. A record with any fault is read
and reported anew in every run.
"""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from milaff.cache.store import Store
from milaff.checks.record_facts import RecordFacts, facts_of
from milaff.graph.media import files_in
from milaff.model.entries import Entry, make_entry
from milaff.model.names import Names
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.model.validation import Described
from milaff.problems import Problem
from milaff.records.folders import RecordFile, find_record_files
from milaff.records.read import digest_of, read_record
from milaff.records.reader import FolderReader
from milaff.records.record import Key, Kind, Record
from milaff.records.unread import unread_record
from milaff.settings import Settings

SPACE = "entries"
_SHARDS = 64
_SAFE = 2_000_000_000
"""Nanoseconds: some file systems count time in seconds, some in pairs of them."""
Stat = tuple[int, int, int, int]


class Kept(NamedTuple):
    """An entry as it is kept."""

    stat: Stat
    looked: int
    kind: str
    id: str
    digest: str
    item: RecordKeys | None
    described: tuple[tuple[Key, str, Source | None], ...]
    text: bytes
    head: bytes
    shown: bytes
    facts: FileFacts


class FileFacts(NamedTuple):
    """What rules on the whole site want to know of a file, and the files that it refers to."""

    checked: RecordFacts
    files: tuple[str, ...]


@dataclass(slots=True)
class ReadEntries:
    """The entries in the order of their paths, what is wrong with the files, and how many were
    parsed in this run."""

    entries: list[Entry] = field(default_factory=list)
    facts: dict[str, FileFacts] = field(default_factory=dict)
    """By path."""
    problems: list[Problem] = field(default_factory=list)
    parsed: int = 0


def read_entries(settings: Settings, store: Store) -> ReadEntries:
    """Everything under the content folder; what was parsed is kept in `store`."""
    files, problems = find_record_files(settings.content, settings.shown)
    known = _Known(store)
    reader = FolderReader(settings.content, settings.shown)
    found = ReadEntries(problems=list(problems))
    unread: list[tuple[int, Record]] = []
    for file in files:
        kept, stat = known.find(file)
        if kept is not None:
            found.entries.append(_entry(kept, file, settings, reader))
            found.facts[file.path] = kept.facts
            continue
        record, faults = read_record(file.file, file.kind, file.path, settings.shown)
        found.problems += faults
        record = record or unread_record(file.file, file.kind, file.path, settings.shown)
        found.parsed += 1
        facts = FileFacts(facts_of(record), tuple(files_in(record.body, record.path)))
        found.facts[file.path] = facts
        entry = make_entry(record, Names())
        if not entry.is_sound:
            unread.append((len(found.entries), record))
        elif not faults and stat is not None and record.is_readable:
            known.keep(entry, facts, stat)
        found.entries.append(entry.put_away(reader))
    _name_faults(found, unread, reader)
    known.save(frozenset(file.path for file in files))
    return found


def _name_faults(
    found: ReadEntries, faulty: list[tuple[int, Record]], reader: FolderReader
) -> None:
    """Make the entries with faults again, now that all names are known that may be meant."""
    names = Names(tuple(entry.record for entry in found.entries)) if faulty else Names()
    for at, record in faulty:
        found.entries[at] = make_entry(record, names).put_away(reader)


def _entry(kept: Kept, file: RecordFile, settings: Settings, reader: FolderReader) -> Entry:
    shown = f"{settings.shown}/{file.path}"
    record = Record(
        Kind(kept.kind), kept.id, file.path, None, shown=shown, digest=kept.digest, reader=reader
    )
    described = tuple(Described(key, id, source, ()) for key, id, source in kept.described)
    entry = Entry(record, kept.item, None, described, (), kept.text)
    entry.__dict__.update(head=kept.head, shown=kept.shown)
    return entry


class _Known:
    """What an earlier run kept, in shards by path, so that a change rewrites one of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, Kept] = {}
        self._dirty: set[int] = set()
        self._now = time.time_ns()
        for _, value in store.all(SPACE):
            self._kept.update(pickle.loads(value))

    def find(self, file: RecordFile) -> tuple[Kept | None, Stat | None]:
        """What is kept of a file that is the same, and how it lies on disk."""
        try:
            stat = stat_of(file.file)
        except OSError:
            return None, None
        kept = self._kept.get(file.path)
        if kept is None or kept.kind != file.kind.value:
            return None, stat
        if kept.stat == stat and max(stat[1:3]) + _SAFE <= kept.looked:
            return kept, stat
        if not _has_bytes(file, kept.digest):
            return None, stat
        if max(stat[1:3]) + _SAFE <= self._now:  # else the next run must look again, too
            self._set(file.path, kept._replace(stat=stat, looked=self._now))
        return kept, stat

    def keep(self, entry: Entry, facts: FileFacts, stat: Stat) -> None:
        """Keep a sound entry."""
        described = tuple((one.key, one.id, one.source) for one in entry.described)
        record = entry.record
        kept = Kept(
            stat,
            self._now,
            record.kind.value,
            record.id,
            record.digest,
            entry.item,
            described,
            entry.text,
            entry.head,
            entry.shown,
            facts,
        )
        self._set(record.path, kept)

    def _set(self, path: str, kept: Kept) -> None:
        self._kept[path] = kept
        self._dirty.add(_shard(path))

    def save(self, paths: frozenset[str]) -> None:
        """Write the shards that changed; what is gone is forgotten."""
        for path in self._kept.keys() - paths:
            del self._kept[path]
            self._dirty.add(_shard(path))
        shards: dict[int, dict[str, Kept]] = {number: {} for number in self._dirty}
        for path, kept in self._kept.items():
            if _shard(path) in shards:
                shards[_shard(path)][path] = kept
        for number, shard in sorted(shards.items()):
            self._store.put(SPACE, f"{number:02d}", pickle.dumps(shard, 5))


def _shard(path: str) -> int:
    return crc32(path.encode()) % _SHARDS


def stat_of(file: os.PathLike[str]) -> Stat:
    """Size, times of content and of change in nanoseconds, inode. Raises OSError."""
    stat = os.stat(file)
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _has_bytes(file: RecordFile, digest: str) -> bool:
    try:
        return digest_of(file.file.read_bytes()) == digest
    except OSError:
        return False
