"""The numbered sources of a page: each gets its number where it is first cited."""

from __future__ import annotations

from collections.abc import Iterable

from milaff.markup.document import CitationView
from milaff.pages.naming import Names
from milaff.pages.scope import Scope


def ascending(marks: Iterable[CitationView]) -> tuple[CitationView, ...]:
    """The marks of one place as they are printed: 1، 3، 4, whatever was cited first."""
    return tuple(sorted(marks, key=lambda mark: mark.number))


Cited = tuple[str, str]
"""A source that was cited, and the locator."""


class Numbering:
    """Gives out numbers while a page is made, in the order of the page; then it is done.

    A text that was converted before need not be converted again to know its numbers: where
    `given` is what it was before that text, `replay` of the text's citations has the same effect.
    `citations` are those made so far, in their order.
    """

    def __init__(self, scope: Scope, url: str = "") -> None:
        self.names = Names(scope, url)
        self._scope = scope
        self._marks: dict[str, list[CitationView]] = {}
        self._numbers: dict[str, int] = {}
        self.citations: list[Cited] = []

    def cite(self, source: str | None, locator: str = "") -> tuple[CitationView, ...]:
        """A reference to a source that readers may see; nothing for another."""
        if source is None or source not in self._scope.graph.library.sources:
            return ()
        marks = self._marks.setdefault(source, [])
        number = self._numbers.setdefault(source, len(self._marks))
        mark = CitationView(
            number=number,
            anchor=f"source-{number}",
            id=f"cite-{number}-{len(marks) + 1}",
            title=self._scope.title_of(source),
            locator=locator,
        )
        marks.append(mark)
        self.citations.append((source, locator))
        return (mark,)

    def replay(self, citations: Iterable[Cited]) -> None:
        """Makes these citations again."""
        for source, locator in citations:
            self.cite(source, locator)

    def list(self, source: str) -> None:
        """Puts a source on the list without a reference in the page."""
        if source in self._scope.graph.library.sources:
            self._marks.setdefault(source, [])
            self._numbers.setdefault(source, len(self._marks))

    @property
    def given(self) -> tuple[tuple[str, int], ...]:
        """The sources in the order of their numbers, each with the number of its references: the
        next numbers and ids depend on nothing else."""
        return tuple((source, len(marks)) for source, marks in self._marks.items())

    @property
    def cited(self) -> tuple[tuple[str, tuple[CitationView, ...]], ...]:
        """The sources in the order of their numbers, each with its references."""
        return tuple((source, tuple(marks)) for source, marks in self._marks.items())
