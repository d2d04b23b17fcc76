"""A document that knows a few ids, and a converter for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from milaff.graph.marks import CitedSource, LinkMark
from milaff.markup.converter import Body, Converter
from milaff.markup.document import CitationView, LinkView, PictureMarkup
from milaff.settings import DEFAULT_EXTENSIONS, Settings

TITLE = "قال: \"داعش خراسان\" (ISIS-K) <b>؟ & 'x' ](y) *z* [[isis]]"
TITLES = {"isis": "داعش", "hostile": TITLE, "latin": "ISIS-K"}
MORE = (
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.critic",
    "pymdownx.keys",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.smartsymbols",
)


@dataclass
class KnownDocument:
    """Links what is in TITLES, numbers every source but `hidden`."""

    taken: frozenset[str] = frozenset()
    naming: None = None
    latin: str = ""
    pictures: dict[str, PictureMarkup] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)
    resolved: list[tuple[str, bool]] = field(default_factory=list)

    def link(self, mark: LinkMark) -> LinkView | None:
        if mark.target not in TITLES:
            return LinkView(mark.text) if mark.text else None
        if mark.measure:
            return LinkView(mark.text or "133 قتيلا", f"/{mark.target}/#{mark.measure}", "figure")
        return LinkView(mark.text or TITLES[mark.target], f"/{mark.target}/")

    def cite(self, cited: CitedSource) -> CitationView | None:
        if cited.source == "hidden":
            return None
        if cited.source not in self.cited:
            self.cited.append(cited.source)
        number = self.cited.index(cited.source) + 1
        return CitationView(number, f"source-{number}", f"cite-{number}-1", "", cited.locator)

    def resolve(self, href: str, *, is_image: bool) -> str | None:
        self.resolved.append((href, is_image))
        return None if href == "hidden.md" else f"to/{href}"

    def picture(self, href: str) -> PictureMarkup | None:
        return self.pictures.get(href)


def make_converter(more: Iterable[str] = (), **options: object) -> Converter:
    settings = Settings(
        Path("content"),
        markdown_extensions=(*DEFAULT_EXTENSIONS, *more),
        markdown_options={"pymdownx.tabbed": {"alternate_style": True}, **options},  # type: ignore[dict-item]
    )
    return Converter(settings)


CONVERTER = make_converter()


def convert(text: str, document: KnownDocument | None = None) -> Body:
    return CONVERTER.convert(text, document or KnownDocument())


def html_of(text: str) -> str:
    """The HTML of a text; of a single paragraph its inside."""
    html = convert(text).html.strip()
    if html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>"):
        return html.removeprefix("<p>").removesuffix("</p>")
    return html
