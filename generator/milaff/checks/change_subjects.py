"""CHG810: a change that says it is about a field or a figure that the record does not have."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, did_you_mean, warning
from milaff.records.record import Key
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every `field` and `figure` of the record's changes."""
    for index, change in enumerate(item.changes):
        if change.field:
            yield from _check_name(
                change.field, _fields(item), ("changes", index, "field"), item, graph
            )
        if change.figure:
            names = _measures(item, graph)
            yield from _check_name(change.figure, names, ("changes", index, "figure"), item, graph)


def _check_name(
    named: str, names: list[str], key: Key, item: RecordKeys, graph: Graph
) -> Iterator[Problem]:
    if named not in names:
        yield warning(
            graph.written.origins[item.id].place_of(*key),
            "CHG810",
            Words(f"لا يوجد «{named}» في هذا السجل", f'This record has no "{named}"'),
            did_you_mean(named, names) or _listed(names),
        )


def _fields(item: RecordKeys) -> list[str]:
    keys = [field.alias or name for name, field in type(item).model_fields.items()]
    return sorted({*keys, "body"} - {"id", "changes"})


def _measures(item: RecordKeys, graph: Graph) -> list[str]:
    """The measures of a record's figures; of an article's, those of its events."""
    owners: list[RecordKeys] = [item]
    if isinstance(item, Article):
        found = (graph.written.events.get(id) for id in item.events)
        owners = [event for event in found if event]
    return [
        figure.measure
        for owner in owners
        if isinstance(owner, Dossier | Entity | Event)
        for figure in owner.figures
    ]


def _listed(names: list[str]) -> Words:
    if not names:
        return Words("احذف هذا السطر", "Remove this line")
    some = ", ".join(names[:8])
    return Words(f"منها: {some}", f"Such as: {some}")
