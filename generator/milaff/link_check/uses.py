"""Where a site links to the world outside: sources, entities, texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from milaff.graph.graph import Graph
from milaff.graph.marks import without_code
from milaff.model.entity import Entity
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.problems import Place
from milaff.records.record import Key, Record

Role = Literal["source", "archive", "found_on", "same_as", "text"]
_ADDRESS = r"https?://[^\s<>()\"'«»]+(?:\([^\s<>()\"'«»]*\)[^\s<>()\"'«»]*)*"
_IN_TEXT = re.compile(
    rf"\]\(\s*<?(?P<inline>{_ADDRESS})"
    rf"|<(?P<bare>{_ADDRESS})>"
    rf"|^[ ]{{0,3}}\[[^\]\n]+\]:\s*<?(?P<reference>{_ADDRESS})"
    rf"|\bhref\s*=\s*[\"'](?P<raw>{_ADDRESS})",
    re.MULTILINE,
)
_FOUND_ON = re.compile(_ADDRESS)


@dataclass(frozen=True, slots=True)
class Use:
    """An address, where it stands and what for; `source` is the id of the source it is of."""

    url: str
    place: Place
    role: Role
    source: str = ""


def find_uses(graph: Graph, plain_pages: Iterable[Record] = ()) -> tuple[Use, ...]:
    """Every external link of what is written, drafts too; withdrawn records have none."""
    found: list[Use] = []
    for _, item in graph.written.records():
        if item.status != "withdrawn":
            origin = graph.written.origins[item.id]
            for key, url, role in _in_front_matter(item):
                id = item.id if isinstance(item, Source) else ""
                found.append(Use(url, origin.place_of(*key), role, id))
            if not origin.key:
                found += _in_body(origin.record)
    for page in plain_pages:
        found += _in_body(page)
    return tuple(found)


def _in_front_matter(item: RecordKeys) -> Iterator[tuple[Key, str, Role]]:
    if isinstance(item, Source):
        if item.url:
            yield ("url",), item.url, "source"
        if item.archive_url:
            yield ("archive_url",), item.archive_url, "archive"
        for found in _FOUND_ON.findall(item.found_on or ""):
            yield ("found_on",), found.rstrip(".,،؛؟"), "found_on"
    if isinstance(item, Entity):
        for index, url in enumerate(item.same_as):
            yield ("same_as", index), url, "same_as"


def _in_body(record: Record) -> Iterator[Use]:
    for found in _IN_TEXT.finditer(without_code(record.body)):
        name = found.lastgroup
        assert name is not None
        yield Use(found[name], record.place_in_body(found.start(name)), "text")
