"""REF330: a name that two entities have, with nothing to tell them apart.

In no text could anybody say which of them is meant, so neither would be found. Drafts count too:
the name is taken from the day on which they are published.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.register import make_register
from milaff.problems import Problem
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """One problem for each further entity with a name, naming both files."""
    yield from make_register(graph.written)[1]
