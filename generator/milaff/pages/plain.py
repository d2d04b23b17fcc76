"""Marks in the host's plain pages: links by source path, which the host resolves and checks."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from milaff.graph.marks import CitedSource, LinkMark
from milaff.markup.document import CitedView, LinkView
from milaff.pages.figures import figure_anchor, find_figure
from milaff.pages.scope import Scope
from milaff.pages.writing import write_value


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A plain page at `path` (relative to the content folder) while the host converts it."""

    path: str
    scope: Scope
    taken: frozenset[str] = frozenset()

    def link(self, mark: LinkMark) -> LinkView | None:
        """A link to the record's file, or the figure in words."""
        if mark.target not in self.scope.graph.library:
            return LinkView(mark.text) if mark.text else None
        href = self._source_path(mark.target)
        if not mark.measure:
            return LinkView(mark.text or self.scope.title_of(mark.target), href)
        figure = find_figure(mark.target, mark.measure, self.scope)
        if figure is None:
            return None
        text = mark.text or write_value(figure.adopted, figure, self.scope.settings)
        return LinkView(text, f"{href}#{figure_anchor(mark.measure)}", "figure")

    def cite(self, cited: CitedSource) -> CitedView | None:
        """The source by name: a plain page has no numbered list."""
        if cited.source not in self.scope.graph.library.sources:
            return None
        name = self.scope.title_of(cited.source)
        return CitedView(name, self._source_path(cited.source))

    def resolve(self, href: str, *, is_image: bool) -> str:  # noqa: ARG002
        """Left to the host, which knows its own pages and media."""
        return href

    def _source_path(self, id: str) -> str:
        origin = self.scope.graph.library.origins[id]
        target = target_path(id, origin.record.path, is_described=bool(origin.key))
        return posixpath.relpath(target, posixpath.dirname(self.path) or ".")


def target_path(id: str, path: str, *, is_described: bool) -> str:
    """The source path that stands for a record's page; a source described in an article has no
    file of its own, so it gets the one that it would have."""
    return f"sources/{id}.yml" if is_described else path
