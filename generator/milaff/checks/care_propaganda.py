"""CARE905: a link to a host that spreads propaganda (`propaganda_hosts` in mkdocs.yml).

Describe what is there and cite who reported it; a link brings readers and search engines to it.
Copies in archives lead there as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Place, Problem, Words, error
from milaff.records.record import Key, Record
from milaff.settings import Settings

_ADDRESS = re.compile(
    r"(?<!\w)(?:https?:)?//[^\s<>()«»\"'\]]+|\bwww\.[^\s<>()«»\"'\]]+", re.IGNORECASE
)
_INNER = re.compile(r"(?:https?:)?/{1,2}(?=[\w-]+\.)|\bwww\.", re.IGNORECASE)


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every address in the values and the text of a record's file."""
    origin = graph.written.origins[item.id]
    if settings.propaganda_hosts and not origin.key:
        yield from check_body(origin.record, settings)
        yield from _check_values(origin.record, settings.propaganda_hosts)


def check_body(record: Record, settings: Settings) -> Iterator[Problem]:
    """The addresses in one text, a record's or a plain page's."""
    for start, host in _hits(record.body, settings.propaganda_hosts):
        yield _problem(record.place_in_body(start), host)


def _check_values(record: Record, hosts: Sequence[str]) -> Iterator[Problem]:
    for key, value in _values(record.values, ()):
        for _, host in _hits(value, hosts):
            yield _problem(record.place_of(*key), host)


def _values(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, (*key, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, (*key, index))


def _hits(text: str, hosts: Sequence[str]) -> Iterator[tuple[int, str]]:
    if "//" not in text and "www." not in text.lower():
        return
    for found in _ADDRESS.finditer(text):
        host = _host_of(found[0], hosts)
        if host:
            yield found.start(), host


def _host_of(address: str, hosts: Sequence[str]) -> str:
    """The listed host that an address leads to, also through an archive; or empty."""
    plain = unquote(address).lower()
    for found in _INNER.finditer(plain):
        rest = (
            plain[found.end() :].rpartition("@")[2] if found.start() == 0 else plain[found.end() :]
        )
        rest = rest.removeprefix("www.")
        for host in hosts:
            if re.match(rf"(?:[\w-]+\.)*{re.escape(host)}(?![\w.-])", rest):
                return host
    return ""


def _problem(place: Place, host: str) -> Problem:
    return error(
        place,
        "CARE905",
        Words(f"رابط إلى موقع دعائي: {host}", f"A link to a propaganda host: {host}"),
        Words(
            "احذف الرابط، واستشهد بمن نقل الخبر عنه",
            "Remove the link, and cite who reported on it",
        ),
    )
