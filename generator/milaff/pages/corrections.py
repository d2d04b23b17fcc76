"""What changed in a record, as its page says it: corrections at the top, the rest at the end."""

from __future__ import annotations

from collections.abc import Iterable

from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.library import first_instant
from milaff.model.record_keys import Change, RecordKeys
from milaff.pages.scope import Scope
from milaff.pages.views import ChangeView
from milaff.pages.writing import write_day

AT_THE_TOP = frozenset({"correction", "retraction"})
"""What a reader must know before the text: that something in it was wrong."""


def correction_views(item: RecordKeys, scope: Scope) -> tuple[ChangeView, ...]:
    """The corrections and retractions of a record, the latest first."""
    return _views(item, (one for one in item.changes if one.kind in AT_THE_TOP), scope)


def change_views(item: RecordKeys, scope: Scope) -> tuple[ChangeView, ...]:
    """The updates and clarifications of a record, the latest first."""
    return _views(item, (one for one in item.changes if one.kind not in AT_THE_TOP), scope)


def latest_first(changes: Iterable[Change], scope: Scope) -> list[Change]:
    """Changes by time; of those of one moment the one that was written last comes first."""
    ordered = sorted(changes, key=lambda change: first_instant(change.date, scope.settings))
    return ordered[::-1]


def change_view(item: RecordKeys, change: Change, scope: Scope) -> ChangeView:
    """One change of a record."""
    return ChangeView(
        kind=change.kind,
        label=scope.word(f"change_{change.kind}"),
        date=write_day(change.date, scope.settings),
        note=change.note,
        was=change.was or "",
        now=change.now or "",
        about=_about(item, change, scope),
    )


def _views(item: RecordKeys, changes: Iterable[Change], scope: Scope) -> tuple[ChangeView, ...]:
    return tuple(change_view(item, change, scope) for change in latest_first(changes, scope))


def _about(item: RecordKeys, change: Change, scope: Scope) -> str:
    """The label of the figure or the name of the field; nothing for a field without a name."""
    figures = item.figures if isinstance(item, Dossier | Entity | Event) else ()
    label = next((one.label for one in figures if one.measure == change.figure), "")
    key = f"field_{change.field}"
    return label or (scope.word(key) if key in scope.settings.words.words else "")
