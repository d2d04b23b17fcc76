"""IMG806: an image in a text without words for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.written_texts import plain_body
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.records.record import Record
from milaff.settings import Settings

_WORDLESS = re.compile(r"!\[\s*\]\(|!\[\s*\]\[|<img\b(?![^>]*\salt\s*=)[^>]*>", re.IGNORECASE)


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every image of the record's text."""
    body = graph.written.body_of(item.id)
    if "![" in body or "<img" in body:
        yield from check_body(graph.written.origins[item.id].record)


def check_body(record: Record) -> Iterator[Problem]:
    """Every `![](…)` in one text, a record's or a plain page's, and every `<img>` without `alt`."""
    for image in _WORDLESS.finditer(plain_body(record.body)):
        yield warning(
            record.place_in_body(image.start()),
            "IMG806",
            Words("صورة بلا نص بديل", "An image without an alternative text"),
            Words(
                "صف ما يُرى فيها بين القوسين: ![جسر مهدم](../media/x.jpg)",
                "Say what is seen in it: ![A bridge, collapsed](../media/x.jpg)",
            ),
        )
