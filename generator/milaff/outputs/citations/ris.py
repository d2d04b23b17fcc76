"""RIS, as EndNote, Zotero and Mendeley read it (refman.com's tags; one tag a line, UTF-8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from milaff.model.source import SourceKind
from milaff.outputs.citations.entry import Entry
from milaff.text.dates import EdtfDate

_TYPES: Mapping[SourceKind, str] = {
    "news": "NEWS",
    "teaser": "ELEC",
    "report": "RPRT",
    "statement": "GEN",
    "interview": "GEN",
    "video": "VIDEO",
    "social": "ICOMM",
    "document": "GEN",
    "dataset": "DATA",
    "book": "BOOK",
}


def write(entries: Sequence[Entry]) -> str:
    """One record a source, its id in `ID`."""
    return "\n".join(map(_record, entries))


def _record(entry: Entry) -> str:
    lines = [f"TY  - {_TYPES[entry.kind]}"]
    lines += [f"{tag}  - {' '.join(text.split())}" for tag, text in _tags(entry) if text]
    return "\n".join([*lines, "ER  - ", ""])


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "ID", entry.id
    yield "TI", entry.title
    for author in entry.authors:
        yield "AU", author
    yield "T2", entry.outlet
    yield "PB", entry.outlet if entry.kind in ("report", "book", "dataset") else ""
    if entry.date:
        yield "PY", str(entry.date.year) if entry.date.year is not None else ""
        yield "DA", _date(entry.date)
    if entry.accessed:
        yield "Y2", _date(entry.accessed)
    yield "UR", entry.url
    yield "L2", entry.archive_url
    yield "LA", entry.language
    yield "AB", entry.summary
    yield "M3", entry.kind
    yield "C1", entry.licence
    for note in entry.notes:
        yield "N1", note


def _date(date: EdtfDate) -> str:
    """`YYYY/MM/DD/other`, empty between the slashes where a part is not known; what the parts
    cannot say stands in the last one as EDTF."""
    is_plain = date.precision in ("year", "month", "day") and not (
        date.approximate or date.uncertain
    )
    parts = [
        f"{date.year:04d}" if date.year is not None else "",
        f"{date.month:02d}" if date.month is not None else "",
        f"{date.day:02d}" if date.day is not None else "",
        "" if is_plain else date.text.replace("/", "--"),
    ]
    return "/".join(parts)
