"""SCH250: a figure's unit that is neither built in nor in the settings."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, did_you_mean, error
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every unit of the record's figures."""
    figures = item.figures if isinstance(item, Dossier | Entity | Event) else ()
    for index, figure in enumerate(figures):
        if figure.unit and figure.unit not in settings.units:
            yield error(
                graph.written.origins[item.id].place_of("figures", index, "unit"),
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
