"""What the rules on the whole site want to know of each file: little, and of nothing but the file.

So it can be found once and kept, while the rules look at all of it each time.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from milaff.checks.written_texts import plain_body
from milaff.graph.marks import CitationMark, find_marks
from milaff.records.record import Kind, Record
from milaff.text.slugs import is_id

_IMAGE = re.compile(r"!\[[^\]\n]*\]\(\s*<?(?P<path>[^\s)>]+)|<img[^>]*?\ssrc=[\"'](?P<src>[^\"']+)")


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """`named` are the ids that a text cites and that other keys hold, of sources perhaps;
    `pictures` the files that the text shows, with the place of each in it."""

    named: tuple[str, ...]
    pictures: tuple[tuple[str, int], ...]


FactsOf = Callable[[Record], RecordFacts]


def facts_of(record: Record) -> RecordFacts:
    """The facts of a file, whether it has faults or not."""
    named = dict.fromkeys(id for id in _named(record) if is_id(id))
    return RecordFacts(tuple(named), tuple(_pictures(record)))


def _named(record: Record) -> Iterator[str]:
    for mark in find_marks(record.body):
        if isinstance(mark, CitationMark):
            yield from (cited.source for cited in mark.sources)
    if record.kind is not Kind.SOURCE:
        yield from _texts(record.values)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _pictures(record: Record) -> Iterator[tuple[str, int]]:
    body = record.body
    if "![" not in body and "<img" not in body:
        return
    folder = posixpath.dirname(record.path)
    for found in _IMAGE.finditer(plain_body(body)):
        group = "path" if found["path"] else "src"
        file = posixpath.normpath(posixpath.join(folder, unquote(found[group])))
        yield file, found.start(group)
