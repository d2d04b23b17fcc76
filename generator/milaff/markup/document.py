"""What the Markdown extension asks of the document that it converts."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class PictureMarkup:
    """What is printed of a picture in a text beside its alternative: the attributes of `<img>` and
    those of each `<source>`; without `src` the address stays as it is."""

    attributes: tuple[tuple[str, str], ...]
    sources: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name in a text: `text[start:end]` names the entity, in the language `lang` where its record
    tells one for foreign letters."""

    start: int
    end: int
    entity: str
    lang: str = ""


class Naming(Protocol):
    """Finds the names in the blocks of a text, one block after another, and links some."""

    def find(self, text: str) -> Sequence[NamedSpan]:
        """The names in a block's text, from left to right."""

    def link(self, span: NamedSpan) -> LinkView | None:
        """The link that this name becomes; None where it stays a word."""

    def note(self, href: str) -> None:
        """The author linked to this address by hand, here in the text."""

    def begin_section(self) -> None:
        """A `##` heading was passed."""


class Document(Protocol):
    """The text that is being converted: it knows what its marks mean.

    `taken` are ids that the page around the text gives to something else; `naming` finds the
    names in it, None where none are to be found; `latin` is the language of Latin words in it,
    empty where that is the text's own.
    """

    @property
    def taken(self) -> frozenset[str]: ...

    @property
    def naming(self) -> Naming | None: ...

    @property
    def latin(self) -> str: ...

    def link(self, mark: LinkMark) -> LinkView | None:
        """What a link mark becomes; None leaves it as it was typed."""

    def cite(self, cited: CitedSource) -> CitationView | CitedView | None:
        """What a citation becomes; None leaves it out."""

    def resolve(self, href: str, *, is_image: bool) -> str | None:
        """The address to print for an address in the text; None where readers may not go."""

    def picture(self, href: str) -> PictureMarkup | None:
        """What to print of the picture at an address in the text; None where it is not known."""
