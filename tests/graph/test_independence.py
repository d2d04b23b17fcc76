"""How many independent witnesses some sources are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import build_site, write_content

from milaff.graph.independence import independent_sources


def count(tmp_path: Path, *sources: str) -> int:
    """The number for sources written as «outlet < relays, relays»."""
    files = {}
    for number, text in enumerate(sources):
        outlet, _, relays = (part.strip() for part in text.partition("<"))
        lines = f"kind: news\ntitle: خبر {number}\n"
        lines += f"outlet: {outlet}\n" if outlet else ""
        lines += f"relays: [{relays}]\n" if relays else ""
        files[f"sources/s{number}.yml"] = lines
    graph = build_site(write_content(tmp_path, files)).graph
    return len(independent_sources(graph.library.sources, graph.library, graph.similarity))


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], 0),
        (["صحيفة"], 1),
        (["صحيفة", "قناة"], 2),
        (["صحيفة", "صحيفة"], 1),
        (["صحيفة < وكالة", "قناة < وكالة"], 1),
        (["صحيفة < وكالة", "وكالة"], 1),
        (["صحيفة < وكالة", "قناة < أخرى"], 2),
        (["صحيفة < وكالة", "صحيفة"], 1),
        (["صحيفة < وكالة", "صحيفة < أخرى"], 1),
        (["صحيفة < وكالة، أخرى", "قناة < وكالة"], 2),
        (["صحيفة < وكالة", "قناة < وكالة", "صحيفة"], 2),
        (["صحيفة < قناة", "قناة < وكالة", "وكالة"], 1),
        (["صحيفة < قناة", "قناة < وكالة", "إذاعة < وكالة"], 1),
        (["صحيفة < قناة", "قناة < صحيفة"], 1),
        (["صحيفة < قناة", "قناة < صحيفة", "إذاعة < قناة"], 1),
        (["صحيفة < وكالة, وكالة", "وكالة"], 1),
        (["", ""], 2),
        (["صحيفة < أ", "قناة < أ", "قناة < ب", "إذاعة < ب"], 2),
        (["صحيفة < أ", "صحيفة < ب", "قناة < أ", "إذاعة < ب", "إذاعة < ج"], 3),
    ],
    ids=lambda value: " + ".join(value) if isinstance(value, list) else str(value),
)
def test_count(tmp_path: Path, sources: list[str], expected: int) -> None:
    assert count(tmp_path, *(one.replace("، ", ", ") for one in sources)) == expected
