"""CSL-JSON, version 1.0.2 of the schema (citation-style-language/schema, csl-data.json).

Dates are parts as exact as they are known; `custom` holds them as EDTF too, with what has no
field of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from milaff.model.source import SourceKind
from milaff.outputs.citations.entry import Entry
from milaff.text.dates import EdtfDate

_TYPES: Mapping[SourceKind, str] = {
    "news": "article-newspaper",
    "teaser": "webpage",
    "report": "report",
    "statement": "document",
    "interview": "interview",
    "video": "motion_picture",
    "social": "post",
    "document": "document",
    "dataset": "dataset",
    "book": "book",
}
_PUBLISHED = frozenset({"report", "book", "dataset"})
"""Whose outlet is the publisher as well as what holds it."""


def write(entries: Sequence[Entry]) -> str:
    """An array of items, one a source."""
    return json.dumps([_item(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "type": _TYPES[entry.kind],
        "title": entry.title,
        "author": [{"literal": author} for author in entry.authors],
        "container-title": entry.outlet,
        "publisher": entry.outlet if entry.kind in _PUBLISHED else "",
        "issued": write_date(entry.date) if entry.date else {},
        "accessed": write_date(entry.accessed) if entry.accessed else {},
        "URL": entry.url,
        "archive": urlsplit(entry.archive_url).netloc,
        "archive_location": entry.archive_url,
        "language": entry.language,
        "abstract": entry.summary,
        "note": "\n".join(entry.notes),
        "custom": _custom(entry),
    }
    return {key: value for key, value in item.items() if value}


def _custom(entry: Entry) -> dict[str, object]:
    custom: dict[str, object] = {
        "kind": entry.kind,
        "issued_edtf": entry.date.text if entry.date else "",
        "archived_edtf": entry.archive_date.text if entry.archive_date else "",
        "licence": entry.licence,
        "relays": list(entry.relays),
    }
    return {key: value for key, value in custom.items() if value}


def write_date(date: EdtfDate) -> dict[str, object]:
    """A CSL date variable: parts, a pair of them for a range, `circa` for what is not certain.

    A decade or a century is a range, in which the date lies somewhere; an interval without one of
    its ends has no parts in CSL and stays as it was written.
    """
    if date.precision == "interval":
        if date.start is None or date.end is None:
            return {"literal": date.text}
        written: dict[str, object] = {"date-parts": [_parts(date.start), _parts(date.end)]}
    elif date.precision in ("decade", "century"):
        written = {"date-parts": [[date.earliest.year], [date.latest.year]], "circa": True}
    else:
        written = {"date-parts": [_parts(date)]}
        if date.season:
            written["season"] = date.season - 20
    if date.approximate or date.uncertain:
        written["circa"] = True
    return written


def _parts(date: EdtfDate) -> list[int]:
    if date.precision in ("decade", "century"):
        return [date.earliest.year]
    return [part for part in (date.year, date.month, date.day) if part is not None]
