"""The numbered sources of a page: each gets its number where it is first cited."""

from __future__ import annotations

from milaff.markup.document import CitationView
from milaff.pages.naming import Names
from milaff.pages.scope import Scope


class Numbering:
    """Gives out numbers while a page is made, in the order of the page; then it is done."""

    def __init__(self, scope: Scope, url: str = "") -> None:
        self.names = Names(scope, url)
        self._scope = scope
        self._marks: dict[str, list[CitationView]] = {}

    def cite(self, source: str | None, locator: str = "") -> tuple[CitationView, ...]:
        """A reference to a source that readers may see; nothing for another."""
        if source is None or source not in self._scope.graph.library.sources:
            return ()
        marks = self._marks.setdefault(source, [])
        number = list(self._marks).index(source) + 1
        mark = CitationView(
            number=number,
            anchor=f"source-{number}",
            id=f"cite-{number}-{len(marks) + 1}",
            title=self._scope.title_of(source),
            locator=locator,
        )
        marks.append(mark)
        return (mark,)

    def list(self, source: str) -> None:
        """Puts a source on the list without a reference in the page."""
        if source in self._scope.graph.library.sources:
            self._marks.setdefault(source, [])

    @property
    def cited(self) -> tuple[tuple[str, tuple[CitationView, ...]], ...]:
        """The sources in the order of their numbers, each with its references."""
        return tuple((source, tuple(marks)) for source, marks in self._marks.items())
