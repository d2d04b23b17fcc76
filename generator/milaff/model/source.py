"""A source: what the desk read."""

from __future__ import annotations

from typing import Literal

from milaff.model.fields import Date, Name, Names, Text, Texts, Url
from milaff.model.record_keys import RecordKeys

SourceKind = Literal[
    "news", "teaser", "report", "statement", "interview",
    "video", "social", "document", "dataset", "book",
]  # fmt: skip
Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""The first half of the Admiralty code, of NATO's AJP-2.1."""


class Source(RecordKeys):
    """A report, statement, video … with what is known of it; an unknown title is allowed."""

    kind: SourceKind = "news"
    outlet: Name | None = None
    title: Text | None = None
    author: Text | None = None
    date: Date | None = None
    date_note: Text | None = None
    date_inferred: bool = False
    url: Url | None = None
    archive_url: Url | None = None
    archive_date: Date | None = None
    accessed: Date | None = None
    found_on: Text | None = None
    relays: Names = ()
    reliability: Reliability | None = None
    licence: Text | None = None
    excerpts: Texts = ()
    note: Text | None = None
