"""A record as a search shows it: one small file each, read for the results alone."""

from __future__ import annotations

from milaff.outputs.output import Output
from milaff.outputs.search_shards import file_of
from milaff.outputs.search_terms import SearchRecord


def make_fragment(number: int, record: SearchRecord) -> Output:
    """The file of the record with that number: what its card says, and the text for the part of it
    that matches."""
    dossiers = [list(dossier) for dossier in record.dossiers]
    shown = [record.id, record.title, record.date, dossiers, record.summary, record.text]
    return file_of(f"d/{number}", shown)
