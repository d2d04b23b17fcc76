"""The ids of a page: those that our templates give, and free ones for everything else."""

from __future__ import annotations

import re
from collections.abc import Container

SECTION_ANCHORS = frozenset(
    {
        "main", "live", "citation", "infobox", "sources", "figures", "timeline", "changes",
        "mentions", "entities", "relations", "participants", "related", "read-also", "known",
        "questions", "judgements", "bottom-line", "articles", "excerpts", "missing", "cited",
        "cited-by", "together", "dossiers", "latest", "named", "corrections",
    }
)  # fmt: skip
"""The ids that our templates give: nothing in a text may take one."""

_NUMBERED = re.compile(r"(?:source|year|group)-\d+|cite-\d+-\d+")


def is_taken(id: str) -> bool:
    """Whether our templates may give that id."""
    return id in SECTION_ANCHORS or _NUMBERED.fullmatch(id) is not None


def free_id(wanted: str, used: Container[str]) -> str:
    """`wanted`, or with the first number that makes it neither a template's nor a used one."""
    if wanted and wanted not in used and not is_taken(wanted):
        return wanted
    number = 1
    while (id := f"{wanted}-{number}".lstrip("-")) in used or is_taken(id):
        number += 1
    return id
