"""The keys that every kind of record may carry."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from milaff.model.fields import Addresses, Dated, Day, Fields, Id, Listed, Text, Texts, fault

Status = Literal["published", "draft", "withdrawn"]
ChangeKind = Literal["correction", "clarification", "update", "retraction"]


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text):
        raise fault("language", text.lower() if re.fullmatch("[A-Z]{2}", text) else None)
    return text


Language = Annotated[str, AfterValidator(_language)]
"""A BCP 47 tag: `ar`, `en`, `zh-Hans`."""


class Change(Dated):
    """A change that readers should know of, with what stood there before and after.

    It may name what it is about: a `field` of the record (`title`, `body`), or the measure of a
    `figure`.
    """

    kind: ChangeKind
    date: Day
    note: Text
    field: Text | None = None
    figure: Id | None = None
    was: Text | None = None
    now: Text | None = None


class Image(Fields):
    """A picture under the content folder, with what a reader must know of it."""

    file: Text
    alt: Text
    caption: Text | None = None
    credit: Text | None = None
    licence: Text | None = None
    sensitive: bool = False


class RecordKeys(Fields):
    """What an article, a dossier, an entity, an event and a source have in common."""

    id: Id
    summary: Text | None = None
    status: Status = "published"
    publish_at: Day | None = None
    expires_at: Day | None = None
    redirect_from: Addresses = ()
    tags: Texts = ()
    changes: Annotated[tuple[Change, ...], Listed] = ()
    image: Image | None = None
    language: Language | None = None
