"""One rule a file over the Graph. A rule is a function `check(graph, settings)` → problems.

To add one: write `checks/<name>.py` with a docstring that says what it finds and why, and add it
to CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milaff.checks import (
    absolute_links,
    body_marks,
    dates,
    images,
    nameless_sources,
    near_duplicates,
    raw_html,
    references,
    units,
    withdrawals,
)
from milaff.graph.graph import Graph
from milaff.problems import Problem
from milaff.settings import Settings

Check = Callable[[Graph, Settings], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check,
    body_marks.check,
    units.check,
    withdrawals.check,
    dates.check,
    images.check,
    nameless_sources.check,
    near_duplicates.check,
    raw_html.check,
    absolute_links.check,
)


def check_graph(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """What all rules find."""
    for check in CHECKS:
        yield from check(graph, settings)
