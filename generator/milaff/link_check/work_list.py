"""The archive work list: sources whose address has no archived copy yet, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from milaff.graph.graph import Graph
from milaff.graph.titles import title_of
from milaff.link_check.answer import Standing
from milaff.link_check.memory import Remembered
from milaff.model.source import Source
from milaff.settings import Settings

COLUMNS = ("id", "title", "url", "accessed", "status")
_URGENT = (Standing.DEAD, Standing.UNCLEAR, Standing.MOVED, Standing.ALIVE)
_FORMULA = ("=", "+", "-", "@")


def write_work_list(graph: Graph, answers: Mapping[str, Remembered], settings: Settings) -> str:
    """One line a source, what is dead first; the status is empty where nothing was asked."""
    rows = [
        _row(source, answers, settings)
        for source in graph.written.sources.values()
        if source.url and not source.archive_url and source.status != "withdrawn"
    ]
    rank = {standing.value: number for number, standing in enumerate(_URGENT)}
    rows.sort(key=lambda row: (rank.get(row[-1].split()[0] if row[-1] else "", len(rank)), row[0]))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([COLUMNS, *rows])
    return text.getvalue()


def _row(source: Source, answers: Mapping[str, Remembered], settings: Settings) -> tuple[str, ...]:
    url = source.url or ""
    title = title_of(source, settings.language)
    accessed = source.accessed.text if source.accessed else ""
    return (source.id, _plain(title), url, accessed, _status(answers.get(url)))


def _plain(text: str) -> str:
    """A spreadsheet takes a cell that begins with such a sign for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _status(known: Remembered | None) -> str:
    if known is None or known.answer.standing is Standing.UNREACHED:
        return ""
    answer = known.answer
    detail = str(answer.status) if answer.status else answer.reason
    return f"{answer.standing} {detail}".strip()
