"""An article: a short text with its sources."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from milaff.model.fields import Date, Day, Id, Ids, Links, Text, Texts
from milaff.model.record_keys import RecordKeys


class Article(RecordKeys):
    """What an editor writes of an article; the text is the record's body."""

    title: Text
    date: Day
    as_of: Date | None = None
    date_note: Text | None = None
    date_inferred: bool = False
    authors: Texts = ()
    dossiers: Ids = ()
    events: Ids = ()
    sources: Ids = ()
    entities: Ids = ()
    entities_exclude: Ids = ()
    disambiguate: Mapping[str, Id] = Field(default_factory=dict)
    links: Links = "first"
    related: Ids = ()
