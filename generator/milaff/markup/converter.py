"""One reused Markdown instance: a body → safe HTML, its headings and ids."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown import Markdown

from milaff.markup.document import Document
from milaff.markup.extension import MilaffExtension
from milaff.markup.headings import HeadingTreeprocessor
from milaff.markup.ids import free_id
from milaff.markup.inlines import gate_inlines
from milaff.markup.passes import shorten_passes
from milaff.markup.plain_html import ids_of, is_plain
from milaff.markup.sanitize import make_cleaner
from milaff.markup.serializing import serialize
from milaff.settings import Settings

_BEFORE_TOC = 5.5
_FIRST_LEVEL = re.compile(r"<(/?)h1(?=[ >])")
"""Of raw HTML: Markdown's own headings have their level already."""


@dataclass(frozen=True, slots=True)
class BodyHeading:
    """A heading: its text, anchor and level."""

    title: str
    id: str
    level: int


@dataclass(frozen=True, slots=True)
class Body:
    """A converted text. `anchors` are the ids that links may name."""

    html: str = ""
    headings: tuple[BodyHeading, ...] = ()
    anchors: tuple[str, ...] = ()


_FEW = 3
"""To clean so many texts takes as long as to get ready for telling which need no cleaning."""


class Converter:
    """Converts one document after another; not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._extension = MilaffExtension(settings.words)
        self._given: dict[str, str] = {}
        self._converted = 0
        self._clean = make_cleaner(self._give_id)
        self._settings = settings

    @cached_property
    def _markdown(self) -> Markdown:
        """Made when it is needed: a build that converts nothing does without."""
        settings = self._settings
        names: list[Any] = [*settings.markdown_extensions]
        if "toc" not in names and "markdown.extensions.toc" not in names:
            names.append("toc")
        options: dict[str, Any] = {
            name: dict(own) for name, own in settings.markdown_options.items()
        }
        options.setdefault("tables", {}).setdefault("use_align_attribute", True)
        back = settings.words.word("back_to_mark", number="{}")
        options.setdefault("footnotes", {}).setdefault("BACKLINK_TITLE", back)
        markdown = Markdown(
            extensions=[*names, self._extension],
            extension_configs=options,
            output_format="html",
        )
        gate_inlines(markdown)
        shorten_passes(markdown)
        markdown.serializer = serialize
        headings = HeadingTreeprocessor(markdown, self._taken)
        markdown.treeprocessors.register(headings, "milaff_headings", _BEFORE_TOC)
        return markdown

    def convert(self, text: str, document: Document) -> Body:
        """The HTML of a body, in which `document` says what its marks mean."""
        if not text.strip():
            return Body()
        self._extension.document = document
        self._markdown.reset()
        self._given.clear()
        converted = self._safe(self._markdown.convert(text))
        return Body(converted, self._headings(), tuple(self._given))

    def _safe(self, html: str) -> str:
        """The HTML with nothing but what is allowed, and with ids that the page has free."""
        self._converted += 1
        if self._converted > _FEW and is_plain(html):
            if all(self._give_id(wanted) == wanted for wanted in ids_of(html)):
                return html
            self._given.clear()
        return _FIRST_LEVEL.sub(r"<\1h2", self._clean(html))

    def _taken(self) -> frozenset[str]:
        document = self._extension.document
        return document.taken if document else frozenset()

    def _give_id(self, wanted: str) -> str:
        """The id that an element gets: its own, unless the page or another element has it."""
        is_mark = wanted.startswith("cite-") and wanted not in self._given
        id = wanted if is_mark else free_id(wanted, {*self._given, *self._taken()})
        self._given[id] = wanted
        return id

    def _headings(self) -> tuple[BodyHeading, ...]:
        tokens: list[dict[str, Any]] = list(getattr(self._markdown, "toc_tokens", []))
        ids = {wanted: id for id, wanted in self._given.items()}
        found: list[BodyHeading] = []
        while tokens:
            token = tokens.pop(0)
            title = html.unescape(re.sub(r"<[^>]*>", "", token["name"]))
            id = token["id"]
            found.append(BodyHeading(title, ids.get(id, id), token["level"]))
            tokens[:0] = token["children"]
        return tuple(found)
