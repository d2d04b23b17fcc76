"""An entity: a person, organization, place, outlet, group or work with a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from milaff.model.fields import (
    Date,
    Fields,
    Id,
    Listed,
    Said,
    Text,
    Texts,
    Urls,
    fault,
    spelled_out,
)
from milaff.model.figure import Figure
from milaff.model.record_keys import Language, RecordKeys

EntityKind = Literal["person", "organization", "place", "outlet", "group", "work"]
RelationKind = Literal[
    "part_of", "located_in", "member_of", "leads", "rival_of", "spokesperson_of", "other"
]


class Alias(Fields):
    """Another form of an entity's name, and how it may be found in a text."""

    text: Text
    exact: bool = False
    no_clitic: bool = False
    article: Literal["optional"] | None = None
    context: Texts = ()
    after_full: bool = False
    never: bool = False
    case: bool = False


class EntityFact(Said):
    """A labelled statement: `التأسيس: 2015`."""

    label: Text
    value: Text


class Relation(Said):
    """How an entity stands to another."""

    kind: RelationKind
    to: Id
    label: Text | None = None
    since: Date | None = None
    until: Date | None = None

    @model_validator(mode="after")
    def _is_labelled(self) -> Relation:
        if self.kind == "other" and self.label is None:
            raise fault("other-without-label", at=("kind",))
        return self


class Entity(RecordKeys):
    """What an editor knows of an entity; `name` has one name a language."""

    kind: EntityKind
    name: Annotated[Mapping[Language, Text], spelled_out("ar"), Field(min_length=1)]
    aliases: Annotated[tuple[Annotated[Alias, spelled_out("text")], ...], Listed] = ()
    not_: Texts = Field(default=(), alias="not")
    links: Literal["on", "off"] = "on"
    sort_as: Text | None = None
    facts: Annotated[tuple[EntityFact, ...], Listed] = ()
    relations: Annotated[tuple[Relation, ...], Listed] = ()
    figures: Annotated[tuple[Figure, ...], Listed] = ()
    same_as: Urls = ()

    @property
    def other_names(self) -> tuple[str, ...]:
        """The aliases that readers may see: an entry that only gives a name its flags is none,
        nor one that is never to be found."""
        names = set(self.name.values())
        shown = [one.text for one in self.aliases if not one.never and one.text not in names]
        return tuple(dict.fromkeys(shown))

    def name_in(self, language: str) -> str:
        """The name in that language, else the first one."""
        return self.name.get(language) or next(iter(self.name.values()))
