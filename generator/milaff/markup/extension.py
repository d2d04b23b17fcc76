"""The Python-Markdown extension `milaff`."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension

from milaff.markup.addresses import AddressTreeprocessor
from milaff.markup.admonitions import AdmonitionTreeprocessor
from milaff.markup.document import Document
from milaff.markup.isolation import IsolationTreeprocessor, TableTreeprocessor
from milaff.markup.marks import CitationProcessor, LinkProcessor
from milaff.markup.mentions import MentionTreeprocessor
from milaff.words import Catalogue, default_catalogue

_BEFORE_LINKS = 175
_AFTER_INLINE = 4
_AFTER_ISOLATION = 3.5
_LAST = 1


class MilaffExtension(Extension):
    """Marks, isolation and addresses. Set `document` before each conversion: without one the
    marks stay as they were typed."""

    def __init__(self, words: Catalogue | None = None) -> None:
        super().__init__()
        self.document: Document | None = None
        self._words = words or default_catalogue()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Registers the processors; see Python-Markdown's list of priorities."""
        current: Callable[[], Document | None] = lambda: self.document  # noqa: E731
        md.inlinePatterns.register(LinkProcessor(md, current), "milaff_link", _BEFORE_LINKS)
        citations = CitationProcessor(md, current, self._citation_label)
        md.inlinePatterns.register(citations, "milaff_citation", _BEFORE_LINKS - 1)
        isolation = IsolationTreeprocessor(md, current)
        md.treeprocessors.register(isolation, "milaff_isolation", _AFTER_INLINE)
        mentions = MentionTreeprocessor(md, current)
        md.treeprocessors.register(mentions, "milaff_mentions", _AFTER_ISOLATION)
        tables = TableTreeprocessor(self._words.word("table"))
        md.treeprocessors.register(tables, "milaff_tables", _LAST + 1)
        admonitions = AdmonitionTreeprocessor(md, self._words)
        md.treeprocessors.register(admonitions, "milaff_admonitions", _AFTER_INLINE + 1)
        md.treeprocessors.register(AddressTreeprocessor(current), "milaff_addresses", _LAST)

    def _citation_label(self, number: int) -> str:
        return self._words.word("source_number", number=number)


def makeExtension() -> MilaffExtension:  # noqa: N802
    """For Markdown's own loader: `extensions: [milaff]`."""
    return MilaffExtension()
