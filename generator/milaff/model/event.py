"""An event: something that happened, when, where, and who is said to have had what part in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from milaff.model.fields import Date, Id, Ids, Listed, Name, Said, Text, fault
from milaff.model.figure import Figure
from milaff.model.record_keys import RecordKeys

Role = Literal[
    "claimed", "attributed", "suspected", "accused", "denied",
    "target", "victim", "party", "host", "mediator", "other",
]  # fmt: skip
NEEDS_SOURCE = frozenset({"claimed", "attributed", "suspected", "accused", "denied"})
NEEDS_BY = frozenset({"attributed", "suspected", "accused"})


class Participant(Said):
    """The part of an entity in an event; `by` is who accuses, attributes or suspects."""

    entity: Id
    role: Role
    by: Name | None = None
    label: Text | None = None

    @model_validator(mode="after")
    def _is_backed(self) -> Participant:
        has_no_source = self.role in NEEDS_SOURCE and self.source is None
        has_no_by = self.role in NEEDS_BY and self.by is None
        if has_no_source and has_no_by:
            raise fault("role-without-both", at=("role",))
        if has_no_source:
            raise fault("role-without-source", at=("role",))
        if has_no_by:
            raise fault("role-without-by", at=("role",))
        if self.role == "other" and self.label is None:
            raise fault("other-without-label", at=("role",))
        return self


class Event(RecordKeys):
    """What an editor knows of an event."""

    title: Text
    date: Date
    date_note: Text | None = None
    date_inferred: bool = False
    place: Id | None = None
    participants: Annotated[tuple[Participant, ...], Listed] = ()
    figures: Annotated[tuple[Figure, ...], Listed] = ()
    sources: Ids = ()
