"""The figures that the rules FIG601–FIG604 look at, with the place of each part in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milaff.graph.graph import Graph
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.figure import Figure, FigureValue
from milaff.model.library import Origin
from milaff.problems import Place


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure that readers see, and where it stands; `values` are those of published sources."""

    owner: str
    figure: Figure
    values: tuple[tuple[int, FigureValue], ...]
    origin: Origin
    index: int

    def place_of(self, *key: str | int) -> Place:
        """The place of a part of the figure."""
        return self.origin.place_of("figures", self.index, *key)


def figures_of(id: str, graph: Graph) -> Iterator[WrittenFigure]:
    """The figures of one record, with the values that readers may see."""
    library = graph.library
    owner = library.find(id)
    figures = owner.figures if isinstance(owner, Event | Entity | Dossier) else ()
    for index, figure in enumerate(figures):
        values = tuple(
            (place, value)
            for place, value in enumerate(figure.values)
            if not value.source or value.source in library
        )
        if values:
            shown = figure.model_copy(update={"values": tuple(value for _, value in values)})
            yield WrittenFigure(id, shown, values, library.origins[id], index)
