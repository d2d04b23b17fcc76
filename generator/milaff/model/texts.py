"""The prose of a record's front matter, in which names are looked for: each text with its key."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.figure import Figure
from milaff.model.record_keys import RecordKeys
from milaff.records.record import Key

Text = tuple[Key, str]


def texts_of(item: RecordKeys) -> Iterator[Text]:
    """Title and summary first, then judgements, facts, notes … in the order of the page."""
    for key, text in _texts(item):
        if text:
            yield key, text


def _texts(item: RecordKeys) -> Iterator[tuple[Key, str | None]]:
    if isinstance(item, Article | Dossier | Event):
        yield ("title",), item.title
    yield ("summary",), item.summary
    match item:
        case Dossier():
            yield from _of_dossier(item)
        case Entity():
            yield from _of_entity(item)
        case Event():
            for index, participant in enumerate(item.participants):
                yield ("participants", index, "note"), participant.note
            yield from _of_figures(item.figures)


def _of_dossier(dossier: Dossier) -> Iterator[tuple[Key, str | None]]:
    if dossier.trend:
        yield ("trend", "reason"), dossier.trend.reason
    for index, judgement in enumerate(dossier.judgements):
        yield ("judgements", index, "text"), judgement.text
    for index, text in enumerate(dossier.known):
        yield ("known", index), text
    for index, text in enumerate(dossier.questions):
        yield ("questions", index), text
    yield from _of_figures(dossier.figures)


def _of_entity(entity: Entity) -> Iterator[tuple[Key, str | None]]:
    for index, fact in enumerate(entity.facts):
        yield ("facts", index, "value"), fact.value
        yield ("facts", index, "note"), fact.note
    for index, relation in enumerate(entity.relations):
        yield ("relations", index, "note"), relation.note
    yield from _of_figures(entity.figures)


def _of_figures(figures: tuple[Figure, ...]) -> Iterator[tuple[Key, str | None]]:
    for place, figure in enumerate(figures):
        yield ("figures", place, "note"), figure.note
        for index, value in enumerate(figure.values):
            yield ("figures", place, "values", index, "note"), value.note
