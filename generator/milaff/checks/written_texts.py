"""Every text that an editor wrote, with the place of each of its letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milaff.graph.graph import Graph
from milaff.graph.marks import without_code
from milaff.model.library import Origin
from milaff.model.texts import texts_of
from milaff.problems import Place
from milaff.records.record import Key


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A body with its code blanked out, or the value of a key (then every place is its own)."""

    typed: str
    origin: Origin
    language: str
    key: Key = ()

    def place(self, offset: int) -> Place:
        """Where that letter stands."""
        if self.key:
            return self.origin.place_of(*self.key)
        return self.origin.record.place_in_body(offset)


def written_texts(graph: Graph) -> Iterator[WrittenText]:
    """Bodies, titles, summaries, notes … of all that is not withdrawn."""
    for _, item in graph.written.records():
        origin = graph.written.origins[item.id]
        if item.status == "withdrawn":
            continue
        language = item.language or ""
        for key, text in texts_of(item):
            yield WrittenText(text, origin, language, key)
        if not origin.key:
            yield WrittenText(without_code(origin.record.body), origin, language)
