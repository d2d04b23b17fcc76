"""The keys that every kind of record may carry."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from milaff.model.fields import Addresses, Dated, Day, Fields, Id, Listed, Text, Texts

Status = Literal["published", "draft", "withdrawn"]
ChangeKind = Literal["correction", "clarification", "update", "retraction"]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]


class Change(Dated):
    """A change that readers should know of, with what stood there before and after."""

    kind: ChangeKind
    date: Day
    note: Text
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
