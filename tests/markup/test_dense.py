"""Dense Markdown: the links change nothing but themselves, and the graph knows each of them.

`dense/<name>.links` has every name of `dense/<name>.md` in the order of the page: the entity, what
was typed, and `-` where it is recorded and not linked. `pytest --rewrite` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.markup.linked import (
    convert,
    convert_plain,
    graph_of,
    make_dense_converter,
    recorded,
    wrong_places,
)

CASES = sorted(path.stem for path in (Path(__file__).parent / "dense").glob("*.md"))
CONVERTERS = {"": make_dense_converter(), "nl2br": make_dense_converter("nl2br")}
POLICIES = ("all", "first", "section", "none")


def text_of(case: str) -> str:
    return (Path(__file__).parent / f"dense/{case}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", CONVERTERS)
@pytest.mark.parametrize("links", POLICIES)
@pytest.mark.parametrize("case", CASES)
def test_nothing_but_links_is_added(case: str, links: str, more: str) -> None:
    graph = graph_of(text_of(case), f"links: {links}")
    for one in (convert(graph, CONVERTERS[more]), convert_plain(graph, *more.split())):
        assert one.unwrapped == one.bare
        assert wrong_places(one.linked) == []
        assert bool(one.links) == (links != "none")


@pytest.mark.parametrize("links", POLICIES)
@pytest.mark.parametrize("case", CASES)
def test_graph_agrees(case: str, links: str) -> None:
    graph = graph_of(text_of(case), f"links: {links}")
    found = [entity for entity, _ in convert(graph, CONVERTERS[""]).links]
    assert found == [entity for entity, _, is_linked in recorded(graph) if is_linked]


@pytest.mark.parametrize("case", CASES)
def test_expected_links(case: str, is_rewriting: bool) -> None:
    graph = graph_of(text_of(case), "links: all")
    names = recorded(graph)
    listed = "".join(
        "\t".join([entity, " ".join(text.split()), *([] if is_linked else "-")]) + "\n"
        for entity, text, is_linked in names
    )
    path = Path(__file__).parent / f"dense/{case}.links"
    if is_rewriting:
        path.write_text(listed, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == listed
