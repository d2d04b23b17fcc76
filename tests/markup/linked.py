"""An article of a small register, converted with its names linked and without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from markdown import Markdown
from tests.graph.linking import DRAFT, SETTINGS, article, link, source

from milaff.graph.graph import Graph
from milaff.graph.mentions import BODY
from milaff.markup.converter import Converter
from milaff.markup.document import Document, LinkView, NamedSpan, Naming
from milaff.markup.extension import MilaffExtension
from milaff.pages.bodies import RecordDocument
from milaff.pages.naming import record_naming
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.urls import Urls
from milaff.settings import DEFAULT_EXTENSIONS, Settings

REGISTER = {
    "isis": ("organization", "داعش", "تنظيم داعش"),
    "isis-k": ("organization", "داعش خراسان", "داعش-خراسان", "ISIS-K"),
    "taliban": ("organization", "طالبان"),
    "khorasan": ("place", "خراسان"),
    "moscow": ("place", "موسكو"),
    "kabul": ("place", "كابل"),
    "russia": ("place", "روسيا"),
    "syria": ("place", "سوريا"),
    "putin": ("person", "فلاديمير بوتين", "بوتين"),
    "kremlin": ("organization", "الكرملين"),
    "cnn": ("outlet", "سي إن إن", "CNN"),
}
DENSE = (
    *DEFAULT_EXTENSIONS,
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption", "pymdownx.blocks.details", "pymdownx.blocks.html",
    "pymdownx.blocks.tab", "pymdownx.critic", "pymdownx.emoji", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.progressbar",
    "pymdownx.smartsymbols", "pymdownx.tabbed", "pymdownx.tasklist", "sane_lists", "smarty", "toc",
)  # fmt: skip
OPTIONS: dict[str, dict[str, object]] = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.highlight": {"anchor_linenums": True},
    "toc": {"permalink": True},
}
_AUTOMATIC = re.compile(r'<a class="m" href="([^"]*)#auto">(.*?)</a>', re.DOTALL)
_CLOSED = frozenset("a code pre kbd h1 h2 h3 h4 h5 h6 sup label summary dt button".split())
_CLOSED_CLASSES = frozenset({"admonition-title", "arithmatex", "no-links"})
_VOID = frozenset("br hr img input wbr col source path".split())


def entity_of(kind: str, name: str, *aliases: str) -> str:
    listed = "".join(f"\n  - {alias}" for alias in aliases)
    return f"kind: {kind}\nname: {name}\n" + (f"aliases:{listed}\n" if aliases else "")


def graph_of(body: str, front: str = "", more: dict[str, str] | None = None) -> Graph:
    """The graph of one article `a` with that body, and the register."""
    entities = {f"e/{id}": entity_of(*names) for id, names in REGISTER.items()}
    others = {"s/source": source(), "e/draft": entity_of("place", "مسودة") + DRAFT}
    return link({**entities, **others, **(more or {}), "a/a": article(front, body)})


@dataclass(slots=True)
class Marked:
    """A naming whose links say that they are no author's."""

    naming: Naming
    texts: list[str] = field(default_factory=list)

    def find(self, text: str) -> Sequence[NamedSpan]:
        return self.naming.find(text)

    def link(self, span: NamedSpan) -> LinkView | None:
        view = self.naming.link(span)
        return replace(view, href=f"{view.href}#auto") if view else None

    def note(self, href: str) -> None:
        self.naming.note(href)

    def begin_section(self) -> None:
        self.naming.begin_section()


@dataclass(slots=True)
class Converted:
    """The HTML with its automatic links, without them, and as it is without a naming."""

    linked: str
    bare: str

    @property
    def links(self) -> list[tuple[str, str]]:
        """Entity and text of each automatic link."""
        return [
            (found[1].rstrip("/").rsplit("/", 1)[-1], re.sub("<[^>]*>", "", found[2]))
            for found in _AUTOMATIC.finditer(self.linked)
        ]

    @property
    def unwrapped(self) -> str:
        return _AUTOMATIC.sub(r"\2", self.linked)


def make_dense_converter(*more: str) -> Converter:
    settings = replace(SETTINGS, markdown_extensions=(*DENSE, *more), markdown_options=OPTIONS)
    return Converter(settings)


def convert(graph: Graph, converter: Converter, id: str = "a") -> Converted:
    """A record's body through the real converter."""
    body = graph.library.body_of(id)
    documents = [document_of(graph, converter, id, is_named=is_named) for is_named in (True, False)]
    linked, bare = (converter.convert(body, document).html for document in documents)
    return Converted(linked, bare)


def convert_plain(graph: Graph, *more: str) -> Converted:
    """The article's body through Python-Markdown with nothing but the extension."""
    extension = MilaffExtension()
    markdown = Markdown(
        extensions=[*DENSE, *more, extension], extension_configs=OPTIONS, output_format="html"
    )
    converter = Converter(Settings(SETTINGS.content))
    htmls = []
    for is_named in (True, False):
        extension.document = document_of(graph, converter, "a", is_named=is_named)
        markdown.reset()
        htmls.append(markdown.convert(graph.library.body_of("a")))
    return Converted(*htmls)


def document_of(graph: Graph, converter: Converter, id: str, *, is_named: bool) -> Document:
    scope = Scope(graph, SETTINGS, Urls(directories=True), converter)
    origin, url = graph.library.origins[id], scope.url_of(id)
    document = RecordDocument(origin.record, url, scope, Numbering(scope))
    item = graph.library.find(id)
    if is_named and item:
        naming = record_naming(item, origin.record.body, url, scope)
        document.naming = Marked(naming)  # type: ignore[assignment]
    return document


def recorded(graph: Graph, id: str = "a") -> list[tuple[str, str, bool]]:
    """Entity, text and whether it is linked of each name in the body, as the graph has it."""
    body = graph.library.body_of(id)
    return [
        (one.target, body[one.start : one.end], one.is_linked)
        for one in graph.mentions.in_text(id, BODY)
        if not one.mark
    ]


class _Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if given.get("href", "").endswith("#auto"):
            self.wrong += [name for name, classes in self.open if _is_closed(name, classes)]
        if tag not in _VOID:
            self.open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(name == tag for name, _ in self.open):
            if self.open.pop()[0] == tag:
                return


def _is_closed(name: str, classes: str) -> bool:
    return name in _CLOSED or not _CLOSED_CLASSES.isdisjoint(classes.split())


def wrong_places(html: str) -> list[str]:
    """The elements in which an automatic link stands and must not."""
    places = _Places()
    places.feed(html)
    return places.wrong
