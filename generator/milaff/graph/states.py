"""Records by what becomes of them: drafts, scheduled, expired, withdrawn, stale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from milaff.graph.graph import Graph
from milaff.graph.staleness import is_stale, last_review
from milaff.graph.titles import title_of
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.fields import Moment
from milaff.model.library import first_instant
from milaff.model.record_keys import RecordKeys
from milaff.model.visibility import last_retraction
from milaff.settings import Settings


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in a state; `when` is the moment that matters for it, `typed` as it was written."""

    id: str
    title: str
    path: str
    when: datetime | None
    typed: str


def records_in(state: str, graph: Graph, settings: Settings) -> tuple[Listed, ...]:
    """The records in that state at the moment the site is built for, the earliest first, then by
    id; those without a moment last. A source described in place goes with its article."""
    found = [_listed(item, state, graph, settings) for item in _in(state, graph, settings)]
    far = datetime.max.replace(tzinfo=settings.zone)
    return tuple(sorted(found, key=lambda one: (one.when is None, one.when or far, one.id)))


def _in(state: str, graph: Graph, settings: Settings) -> Iterator[RecordKeys]:
    for _, item in graph.written.records():
        if not graph.written.origins[item.id].key and _STATES[state](item, graph, settings):
            yield item


def _is_draft(item: RecordKeys, graph: Graph, settings: Settings) -> bool:  # noqa: ARG001
    return item.status == "draft"


def _is_scheduled(item: RecordKeys, graph: Graph, settings: Settings) -> bool:  # noqa: ARG001
    if item.status == "draft" or item.publish_at is None:
        return False
    return first_instant(item.publish_at, settings) > settings.now


def _is_expired(item: RecordKeys, graph: Graph, settings: Settings) -> bool:  # noqa: ARG001
    if item.status == "draft" or item.expires_at is None:
        return False
    return first_instant(item.expires_at, settings) <= settings.now


def _is_withdrawn(item: RecordKeys, graph: Graph, settings: Settings) -> bool:  # noqa: ARG001
    return item.status == "withdrawn"


def _is_stale(item: RecordKeys, graph: Graph, settings: Settings) -> bool:
    is_seen = isinstance(item, Dossier) and item.id in graph.library
    return is_seen and isinstance(item, Dossier) and is_stale(item, graph, settings)


_STATES: Mapping[str, Callable[[RecordKeys, Graph, Settings], bool]] = {
    "drafts": _is_draft,
    "scheduled": _is_scheduled,
    "expired": _is_expired,
    "withdrawn": _is_withdrawn,
    "stale": _is_stale,
}


def _listed(item: RecordKeys, state: str, graph: Graph, settings: Settings) -> Listed:
    when, typed = _moment(item, state, graph, settings)
    record = graph.written.origins[item.id].record
    return Listed(item.id, title_of(item, settings.language), record.top.path, when, typed)


def _moment(
    item: RecordKeys, state: str, graph: Graph, settings: Settings
) -> tuple[datetime | None, str]:
    """The moment that matters, and its day or instant at the site's place."""
    if isinstance(item, Dossier) and state == "stale":
        when = last_review(item, graph, settings)
    else:
        moment = _key_moment(item, state, settings)
        when = first_instant(moment, settings) if moment else None
    if when is None:
        return None, ""
    local = when.astimezone(settings.zone)
    is_day = (local.hour, local.minute, local.second) == (0, 0, 0)
    return when, local.date().isoformat() if is_day else local.isoformat(timespec="minutes")


def _key_moment(item: RecordKeys, state: str, settings: Settings) -> Moment | None:
    reason = last_retraction(item, settings)
    return {
        "drafts": item.date if isinstance(item, Article) else None,
        "scheduled": item.publish_at,
        "expired": item.expires_at,
        "withdrawn": reason.date if reason else None,
    }[state]
