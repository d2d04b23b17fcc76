"""Marks in the host's plain pages: links by source path, which the host resolves and checks."""

from __future__ import annotations

from dataclasses import dataclass

from milaff.graph.marks import CitedSource, LinkMark
from milaff.markup.document import CitedView, LinkView, PictureMarkup
from milaff.pages.figures import figure_anchor, find_figure
from milaff.pages.naming import BodyNaming, source_path
from milaff.pages.pictures import picture_markup
from milaff.pages.scope import Scope
from milaff.pages.writing import write_value


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A plain page at `path` (relative to the content folder) while the host converts it."""

    path: str
    scope: Scope
    naming: BodyNaming | None = None
    taken: frozenset[str] = frozenset()

    @property
    def latin(self) -> str:
        """The language of Latin words: a plain page is in the site's language."""
        return self.scope.settings.latin

    def link(self, mark: LinkMark) -> LinkView | None:
        """A link to the record's file, or the figure in words."""
        if mark.target not in self.scope.graph.library:
            return LinkView(mark.text) if mark.text else None
        href = source_path(mark.target, self.path, self.scope)
        if not mark.measure:
            return LinkView(mark.text or self.scope.title_of(mark.target), href)
        figure = find_figure(mark.target, mark.measure, self.scope)
        if figure is None:
            return None
        text = mark.text or write_value(figure.adopted, figure, self.scope.settings, mark.case)
        return LinkView(text, f"{href}#{figure_anchor(mark.measure)}", "figure")

    def cite(self, cited: CitedSource) -> CitedView | None:
        """The source by name: a plain page has no numbered list."""
        if cited.source not in self.scope.graph.library.sources:
            return None
        name = self.scope.title_of(cited.source)
        return CitedView(name, source_path(cited.source, self.path, self.scope))

    def resolve(self, href: str, *, is_image: bool) -> str:  # noqa: ARG002
        """Left to the host, which knows its own pages and media."""
        return href

    def picture(self, href: str) -> PictureMarkup | None:
        """The size of a picture, and its smaller copies."""
        url = self.scope.addresses.get(self.path)
        if url is None:
            return None
        return picture_markup(href, self.path, url, self.scope, is_host=True)
