"""Asks the links of a site, with what earlier runs found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from milaff.build import plain_addresses
from milaff.graph.graph import Graph
from milaff.link_check.answer import ask
from milaff.link_check.memory import Remembered, read_memory, write_memory
from milaff.link_check.survey import survey
from milaff.link_check.uses import Use, find_uses
from milaff.problems import Place
from milaff.records.record import Kind, Record, Typed
from milaff.settings import Settings


@dataclass(frozen=True, slots=True)
class Surveyed:
    """Every external link, what is known of it, and how many were asked just now."""

    uses: tuple[Use, ...]
    answers: Mapping[str, Remembered]
    asked: int
    is_offline: bool


def survey_links(
    graph: Graph, settings: Settings, memory_file: Path, *, timeout: float | None, age: timedelta
) -> Surveyed:
    """What earlier runs found, and what is found now; without a timeout nobody is asked."""
    uses = find_uses(graph, _plain_pages(settings))
    urls = {use.url for use in uses}
    memory = read_memory(memory_file)
    if timeout is not None:
        ask_one = partial(ask, timeout=timeout)
        found = survey(urls, memory, ask_one, datetime.now(UTC), age)
        if not found.is_offline:
            write_memory(memory_file, {**memory, **found.answers})
            return Surveyed(uses, found.answers, len(found.asked), is_offline=False)
    known = {url: memory[url] for url in sorted(urls) if url in memory}
    return Surveyed(uses, known, 0, is_offline=True)


def _plain_pages(settings: Settings) -> Iterator[Record]:
    """The pages of the host, of which no more than text and place is asked."""
    for path in plain_addresses(settings):
        if path.endswith(".md"):
            top = Place(f"{settings.shown}/{path}")
            body = (settings.content / path).read_text(encoding="utf-8", errors="replace")
            yield Record(Kind.ARTICLE, "", path, Typed({}, {(): top}, {}, body), shown=top.path)
