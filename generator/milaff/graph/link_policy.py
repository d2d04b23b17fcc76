"""Which of the names in a text become links: the first of each entity, all, or none."""

from __future__ import annotations

from collections.abc import Iterable

from milaff.model.fields import Links

LONG = 9_000
"""From this many characters on a text is long, and «first» begins anew in each part of it."""


class LinkPolicy:
    """Decides name by name, in the order of the text.

    A link made by hand is the first one of its entity wherever it stands: note all those of a
    text, or of a part, before the names in it are read.
    """

    def __init__(self, links: Links, length: int = 0) -> None:
        self._links = "section" if links == "first" and length >= LONG else links
        self._linked: set[str] = set()

    def begin_section(self, by_hand: Iterable[str] = ()) -> None:
        """A part of the text begins: its `##` heading was passed."""
        if self._links == "section":
            self._linked.clear()
        self._linked.update(by_hand)

    def note(self, entity: str) -> None:
        """The author made this link by hand."""
        self._linked.add(entity)

    def take(self, entity: str) -> bool:
        """Whether this name of the entity becomes a link."""
        if self._links == "none" or (self._links != "all" and entity in self._linked):
            return False
        self._linked.add(entity)
        return True
