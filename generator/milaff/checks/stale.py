"""JDG702: a dossier that nobody has reviewed for long (`stale_after`, 180 days).

Its estimates and its list of what is not known were right when they were written. A reader takes
them for what the desk thinks today.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.staleness import days_since_review, is_stale
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings
from milaff.text.plurals import UNITS


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every dossier that readers see."""
    for _, dossier in sorted(graph.library.dossiers.items()):
        if is_stale(dossier, graph, settings):
            days = days_since_review(dossier, graph, settings) or 0
            since = UNITS["day"].write(days, case="oblique")
            yield hint(
                graph.library.origins[dossier.id].place_of("reviewed"),
                "JDG702",
                Words(f"ملف لم يُراجع منذ {since}", f"Not reviewed for {days} days"),
                Words(
                    "راجع التقديرات وما لا نعرفه، ثم اكتب reviewed: بتاريخ اليوم",
                    "Review the estimates and what is not known, then set reviewed: to today",
                ),
            )
