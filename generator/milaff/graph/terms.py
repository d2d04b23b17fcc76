"""A term: one name of one entity, as a pattern to find, and what must be known before it counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from milaff.records.record import Key
from milaff.text.patterns import Pattern
from milaff.text.proclitics import ARTICLE
from milaff.text.spelling import words_of


@dataclass(frozen=True, slots=True)
class Term:
    """`key` is where the name stands in the entity's record.

    A name with `context` counts if one of these words is near or the entity is certain in the
    article; one with `after_full` only if the full name stands in it. One that `is_implied` is the
    name with an article that nobody registered.
    """

    pattern: Pattern
    context: tuple[str, ...] = ()
    after_full: bool = False
    key: Key = ()
    is_implied: bool = False

    @property
    def entity(self) -> str:
        """The id of the entity that the name is of."""
        return self.pattern.key

    @property
    def alias(self) -> str:
        """The name as it was registered."""
        return self.pattern.text[len(ARTICLE) :] if self.is_implied else self.pattern.text

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return _words_of_name(self.pattern.text)

    @property
    def is_certain(self) -> bool:
        """Whether the name alone tells the entity."""
        return not (self.context or self.after_full)


@lru_cache(maxsize=1 << 13)
def _words_of_name(name: str) -> tuple[str, ...]:
    """Names are asked for their words again and again."""
    return words_of(name)
