"""One reused Markdown instance: a body → safe HTML, its headings and anchors."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from milaff.markup.document import Document
from milaff.markup.extension import MilaffExtension
from milaff.markup.sanitize import sanitize_html
from milaff.settings import Settings
from milaff.text.slugs import heading_slug

_ID = re.compile(r'\bid="([^"]+)"')

SECTION_ANCHORS = frozenset(
    {
        "main", "live", "citation", "infobox", "sources", "figures", "timeline", "changes",
        "mentions", "entities", "relations", "participants", "related", "read-also", "known",
        "questions", "judgements", "bottom-line", "articles", "excerpts", "missing", "cited",
        "cited-by",
    }
)  # fmt: skip
"""The ids that our templates give: no heading of a text may take one."""


def _slugify(text: str, separator: str) -> str:
    slug = heading_slug(text, separator)
    return f"{slug}{separator}1" if slug in SECTION_ANCHORS else slug


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


class Converter:
    """Converts one document after another; not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._extension = MilaffExtension(settings.words)
        names: list[Any] = [*settings.markdown_extensions]
        if "toc" not in names and "markdown.extensions.toc" not in names:
            names.append("toc")
        options: dict[str, Any] = {
            name: dict(own) for name, own in settings.markdown_options.items()
        }
        options.setdefault("toc", {}).setdefault("slugify", _slugify)
        options.setdefault("tables", {}).setdefault("use_align_attribute", True)
        self._markdown = Markdown(
            extensions=[*names, self._extension],
            extension_configs=options,
            output_format="html",
        )

    def convert(self, text: str, document: Document) -> Body:
        """The HTML of a body, in which `document` says what its marks mean."""
        if not text.strip():
            return Body()
        self._extension.document = document
        self._markdown.reset()
        converted = sanitize_html(self._markdown.convert(text))
        return Body(converted, self._headings(), tuple(_ID.findall(converted)))

    def _headings(self) -> tuple[BodyHeading, ...]:
        tokens: list[dict[str, Any]] = list(getattr(self._markdown, "toc_tokens", []))
        found: list[BodyHeading] = []
        while tokens:
            token = tokens.pop(0)
            title = html.unescape(re.sub(r"<[^>]*>", "", token["name"]))
            found.append(BodyHeading(title, token["id"], token["level"]))
            tokens[:0] = token["children"]
        return tuple(found)
