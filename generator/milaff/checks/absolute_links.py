"""LNK603: a link in a text to an address of this site that is typed from its root.

It breaks where the site lives in a folder, and nobody sees when its page moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.written_texts import plain_body
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings

_FROM_ROOT = re.compile(r"\]\(\s*<?(/(?!/)[^\s)>]*)")


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every `](/…)` in the record's text."""
    body = graph.written.body_of(item.id)
    if "](" not in body:
        return
    record = graph.written.origins[item.id].record
    for link in _FROM_ROOT.finditer(plain_body(body)):
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
