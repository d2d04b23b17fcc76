"""The records of an earlier revision, for `milaff check --since`."""

from __future__ import annotations

from pathlib import Path

from milaff.commands.running import read_moment
from milaff.commands.speech import Misuse
from milaff.mkdocs_host.options import shown_path
from milaff.records.history import HistoryFault, read_revision
from milaff.records.record import Record


def records_at(revision: str, file: Path) -> tuple[Record, ...] | None:
    """The records of that revision; Misuse where git cannot give them, None where mkdocs.yml is at
    fault, which the check itself reports."""
    content, _, _ = read_moment(file)
    if content is None:
        return None
    try:
        return read_revision(content, revision, shown_path(str(content)))
    except HistoryFault as fault:
        raise Misuse(fault.words) from None
