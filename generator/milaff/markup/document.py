"""What the Markdown extension asks of the document that it converts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from milaff.graph.marks import CitedSource, LinkMark


@dataclass(frozen=True, slots=True)
class CitationView:
    """A reference to a source of the page: its number, `anchor` in the list, `id` of the mark."""

    number: int
    anchor: str
    id: str
    title: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link in a text; without an address it is only its text. `name` is its CSS class."""

    text: str
    href: str = ""
    name: str = "m"


@dataclass(frozen=True, slots=True)
class CitedView:
    """A citation where the page has no numbered list: the source's name and address."""

    text: str
    href: str = ""


class Document(Protocol):
    """The text that is being converted: it knows what its marks mean.

    `taken` are ids that the page around the text gives to something else.
    """

    @property
    def taken(self) -> frozenset[str]: ...

    def link(self, mark: LinkMark) -> LinkView | None:
        """What a link mark becomes; None leaves it as it was typed."""

    def cite(self, cited: CitedSource) -> CitationView | CitedView | None:
        """What a citation becomes; None leaves it out."""

    def resolve(self, href: str, *, is_image: bool) -> str | None:
        """The address to print for an address in the text; None where readers may not go."""
