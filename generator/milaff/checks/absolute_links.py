"""LNK603: a link in a text to an address of this site that is typed from its root.

It breaks where the site lives in a folder, and nobody sees when its page moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.marks import without_code
from milaff.problems import Problem, Words, warning
from milaff.records.record import Record
from milaff.settings import Settings

_FROM_ROOT = re.compile(r"\]\(\s*<?(/(?!/)[^\s)>]*)")


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every `](/…)` in the text of every record."""
    for _, origin in sorted(graph.written.origins.items()):
        if not origin.key:
            yield from _check_body(origin.record, graph)


def _check_body(record: Record, graph: Graph) -> Iterator[Problem]:
    for link in _FROM_ROOT.finditer(without_code(record.body)):
        name = link[1].strip("/").rpartition("/")[2].partition("#")[0]
        yield warning(
            record.place_in_body(link.start(1)),
            "LNK603",
            Words(
                f"الرابط «{link[1]}» يبدأ من جذر الموقع، فلا يُتحقق منه",
                f'The link "{link[1]}" begins at the root of the site and is not checked',
            ),
            Words(f"اكتب: [[{name}]]", f"Write: [[{name}]]")
            if name in graph.written.origins
            else Words(
                "اكتب [[id]] لسجل، أو مسار الملف من هذا الملف: ../about.md",
                "Write [[id]] for a record, or the file's path from this file: ../about.md",
            ),
        )
