"""Every text that an editor wrote, with the place of each of its letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from milaff.graph.graph import Graph
from milaff.graph.marks import without_code
from milaff.model.library import Origin
from milaff.model.record_keys import RecordKeys
from milaff.model.texts import texts_of
from milaff.problems import Place
from milaff.records.record import Key


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A body with its code blanked out, or the value of a key (then every place is its own)."""

    typed: str
    origin: Origin
    key: Key = ()

    def place(self, offset: int) -> Place:
        """Where that letter stands."""
        if self.key:
            return self.origin.place_of(*self.key)
        return self.origin.record.place_in_body(offset)


def written_texts(item: RecordKeys, graph: Graph) -> Iterator[WrittenText]:
    """Title, summary, notes … and body of a record that is not withdrawn."""
    if item.status == "withdrawn":
        return
    origin = graph.written.origins[item.id]
    for key, text in texts_of(item):
        yield WrittenText(text, origin, key)
    yield WrittenText(plain_body(graph.written.body_of(item.id)), origin)


@lru_cache(maxsize=4)
def plain_body(body: str) -> str:
    """`without_code`, once for all rules: they look at one text after another."""
    return without_code(body)
