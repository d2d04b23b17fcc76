"""Numbers of sources: given out in order, and again for a text that was converted before."""

from __future__ import annotations

import pickle

import pytest
from tests.graph.linking import SETTINGS, article, link, source

from milaff.markup.converter import Converter
from milaff.pages.bodies import convert_body
from milaff.pages.numbering import Numbering, ascending
from milaff.pages.scope import Scope
from milaff.pages.urls import Urls

BODY = "قال [@b, ص. 3] وقال [@a] ثم [@b; @nobody].\n\n[س](#source-1) [ص](#source-9)"


@pytest.fixture(scope="module")
def scope() -> Scope:
    records = {"a/x": article(body=BODY), "s/a": source(), "s/b": source(), "s/c": source()}
    return Scope(link(records), SETTINGS, Urls(), Converter(SETTINGS))


def test_numbers(scope: Scope) -> None:
    numbering = Numbering(scope)
    numbering.list("c")
    assert [mark.id for name in "abab" for mark in numbering.cite(name)] == [
        "cite-2-1", "cite-3-1", "cite-2-2", "cite-3-2",
    ]  # fmt: skip
    assert numbering.cite("nobody") == ()
    assert numbering.given == (("c", 0), ("a", 2), ("b", 2))


def test_marks_of_one_place_ascend(scope: Scope) -> None:
    numbering = Numbering(scope)
    numbering.cite("a")
    marks = [mark for name in "cba" for mark in numbering.cite(name)]
    assert [mark.number for mark in marks] == [2, 3, 1]
    assert [mark.number for mark in ascending(marks)] == [1, 2, 3]


def test_replay(scope: Scope) -> None:
    made, again = Numbering(scope), Numbering(scope)
    for numbering in (made, again):
        numbering.cite("c")
    before = made.given
    text = convert_body("x", "articles/x/", made, scope)
    assert text.citations == (("b", "ص. 3"), ("a", ""), ("b", ""))
    assert again.given == before
    again.replay(text.citations)
    assert (again.given, again.cited) == (made.given, made.cited)


def test_converted_text_can_be_kept(scope: Scope) -> None:
    text = convert_body("x", "articles/x/", Numbering(scope), scope)
    assert pickle.loads(pickle.dumps(text)) == text
    assert [one.anchor for one in text.anchor_links] == ["source-9"]


def test_link_to_a_list_that_the_page_does_not_have() -> None:
    graph = link({"s/a": f"---\n{source()}---\n\nقال [@b].\n", "s/b": source()})
    scope = Scope(graph, SETTINGS, Urls(), Converter(SETTINGS))
    links = convert_body("a", "sources/a/", Numbering(scope), scope).anchor_links
    assert [one.anchor for one in links] == ["source-1"]
