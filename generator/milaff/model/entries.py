"""What one file holds: its record, what that is, and the sources described in it."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b

from milaff.model.entity import Entity
from milaff.model.names import Names
from milaff.model.record_keys import RecordKeys
from milaff.model.validation import Described, described_sources, validate_record
from milaff.problems import Problem
from milaff.records.record import Reader, Record

_UNNAMED = {"aliases": (), "not_": (), "links": "on"}


@dataclass(frozen=True)
class Entry:
    """`item` is None where the record has faults; `salvaged` is then what is sound of it.

    `text` is the digest of the body.
    """

    record: Record
    item: RecordKeys | None = None
    salvaged: RecordKeys | None = None
    described: tuple[Described, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: bytes = b""

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found wrong in it."""
        return not (self.problems or any(one.problems for one in self.described))

    @cached_property
    def head(self) -> bytes:
        """A digest of all that its front matter says."""
        return digest((self.item, [one.source for one in self.described]))

    @cached_property
    def shown(self) -> bytes:
        """A digest of it without the names by which texts are searched for it, which are read of
        it by nothing but the register (`Library.other_names_of`)."""
        if not isinstance(self.item, Entity):
            return self.head
        return digest(self.item.model_copy(update=_UNNAMED))

    def put_away(self, reader: Reader) -> Entry:
        """The same without what was typed, which `reader` can read again."""
        return replace(self, record=self.record.put_away(reader))


def make_entry(record: Record, names: Names) -> Entry:
    """What is in a record's file, with the faults of its front matter."""
    validated = validate_record(record, names)
    return Entry(
        record,
        validated.item,
        validated.salvaged,
        tuple(described_sources(record, names)),
        validated.problems,
        digest(record.body),
    )


def digest(value: object) -> bytes:
    """What tells one value from every other; equal values may now and then differ in it."""
    return blake2b(pickle.dumps(value, 5), digest_size=16).digest()
