"""SCH250: a figure's unit that is neither built in nor in the settings."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.problems import Problem, Words, did_you_mean, error
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every unit of every figure."""
    library = graph.written
    owners: list[Dossier | Entity | Event] = [
        *library.dossiers.values(),
        *library.entities.values(),
        *library.events.values(),
    ]
    for owner in owners:
        for index, figure in enumerate(owner.figures):
            if figure.unit and figure.unit not in settings.units:
                yield error(
                    library.origins[owner.id].place_of("figures", index, "unit"),
                    "SCH250",
                    Words(f"وحدة غير معروفة «{figure.unit}»", f'Unknown unit "{figure.unit}"'),
                    did_you_mean(figure.unit, settings.units) or _how_to_add(settings),
                )


def _how_to_add(settings: Settings) -> Words:
    names = ", ".join(sorted(settings.units)[:12])
    return Words(
        f"مما هو معروف: {names}… أو أضفها بصيغها الست في units في mkdocs.yml",
        f"Known ones: {names}… or add it with its six forms to units in mkdocs.yml",
    )
