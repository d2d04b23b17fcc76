"""Dossiers that nobody has reviewed for longer than the site allows."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from milaff.graph.graph import Graph
from milaff.model.dossier import Dossier
from milaff.model.library import first_instant
from milaff.settings import Settings


def last_review(dossier: Dossier, graph: Graph, settings: Settings) -> datetime | None:
    """When a dossier was last looked at as a whole: its review, else its newest article or
    change; None where it has none of these."""
    if dossier.reviewed:
        return _end(dossier, settings)
    articles = graph.library.articles
    moments = [articles[id].date for id in graph.membership.articles.get(dossier.id, ())]
    moments += [change.date for change in dossier.changes]
    return max((first_instant(moment, settings) for moment in moments), default=None)


def _end(dossier: Dossier, settings: Settings) -> datetime:
    """A review «in July» may have been on its last day."""
    assert dossier.reviewed is not None
    return datetime.combine(dossier.reviewed.latest, time.min, settings.zone)


def days_since_review(dossier: Dossier, graph: Graph, settings: Settings) -> int | None:
    """Full days since then at the moment the site is built for."""
    last = last_review(dossier, graph, settings)
    if last is None:
        return None
    return (settings.now.astimezone(UTC) - last.astimezone(UTC)) // timedelta(days=1)


def is_stale(dossier: Dossier, graph: Graph, settings: Settings) -> bool:
    """Whether readers see a dossier that is older than the settings allow."""
    if not settings.stale_after or dossier.status != "published":
        return False
    days = days_since_review(dossier, graph, settings)
    return days is not None and days > settings.stale_after
