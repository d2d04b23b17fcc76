"""What the graph says is linked is what the page links: dense pages mixed, the reference site."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.graph.linking import SETTINGS
from tests.markup.linked import convert, graph_of, make_dense_converter, recorded, wrong_places

from milaff.graph.graph import link_records
from milaff.model.library import make_library
from milaff.records.read import read_records

HERE = Path(__file__).parent
CONVERTER = make_dense_converter()
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_reference_site() -> None:
    settings = replace(SETTINGS, content=HERE.parents[1] / "content", now=NOW)
    records, _ = read_records(settings.content)
    graph = link_records(make_library(records)[0], settings)
    bodies = [item.id for _, item in graph.library.records() if graph.library.body_of(item.id)]
    assert len(bodies) > 10
    for id in bodies:
        one = convert(graph, CONVERTER, id)
        linked = [entity for entity, _, is_linked in recorded(graph, id) if is_linked]
        assert (id, [entity for entity, _ in one.links]) == (id, linked)
        assert one.unwrapped == one.bare


@pytest.mark.parametrize("seed", range(20))
def test_blocks_in_any_order(seed: int) -> None:
    """Whatever stands before it, a block gets links only where they may stand."""
    pages = sorted((HERE / "dense").glob("*.md"))
    blocks = [one for page in pages for one in page.read_text(encoding="utf-8").split("\n\n")]
    chosen = random.Random(seed).sample(blocks, 12)
    graph = graph_of("\n\n".join(chosen), "links: all")
    one = convert(graph, CONVERTER)
    assert one.unwrapped == one.bare
    assert wrong_places(one.linked) == []
