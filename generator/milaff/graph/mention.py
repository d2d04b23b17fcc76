"""A mention: one record is named in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from milaff.graph.marks import LinkMark
from milaff.graph.recognition import Doubt
from milaff.records.record import Key

BODY: Key = ("body",)


class Mention(NamedTuple):
    """The record `target` is named in the record `source`.

    `key` says in which text of it: the body, or a key of the front matter; in a text,
    `text[start:end]` is the name. `mark` is the link made by hand, `why` the reason for which a
    name counts; a reference of the front matter has neither.
    """

    source: str
    target: str
    key: Key
    start: int = 0
    end: int = 0
    alias: str = ""
    why: str = ""
    mark: LinkMark | None = None
    is_linked: bool = False

    @property
    def is_in_text(self) -> bool:
        """Whether it is a name in a text, and no reference of the front matter."""
        return self.mark is not None or self.why != ""


_ENOUGH = 5


def weigh_mentions(mentions: Iterable[Mention]) -> dict[str, float]:
    """How much a record is about each that it names: a name in the title counts most, a name
    repeated counts more, one that only the front matter gives counts least."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.target, []).append(mention)
    return {target: _weight(named) for target, named in found.items()}


def _weight(named: Sequence[Mention]) -> float:
    in_text = [one for one in named if one.is_in_text]
    is_titled = any(one.key == ("title",) for one in in_text)
    return 0.5 + min(len(in_text), _ENOUGH) + (3 if is_titled else 0)


class Doubted(NamedTuple):
    """A name in a record's text that was not taken for any of the entities it may mean."""

    source: str
    key: Key
    doubt: Doubt
