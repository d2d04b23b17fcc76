"""Blocks in which no name can stand are not read again, and the page is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.graph.linking import SETTINGS
from tests.markup.linked import graph_of

from milaff.graph.graph import Graph
from milaff.markup.converter import Converter
from milaff.pages import bodies
from milaff.pages.bodies import convert_body
from milaff.pages.numbering import Numbering
from milaff.pages.recorded_names import recorded_names
from milaff.pages.scope import Scope
from milaff.pages.urls import Urls
from milaff.settings import Settings


def scope_of(graph: Graph, settings: Settings = SETTINGS) -> Scope:
    return Scope(graph, settings, Urls(), Converter(settings))


def beginnings_of(body: str, settings: Settings = SETTINGS) -> tuple[str, ...] | None:
    graph = graph_of(body)
    item = graph.library.find("a")
    assert item is not None
    return recorded_names(item, graph.library.body_of("a"), scope_of(graph, settings))


def test_beginnings() -> None:
    assert beginnings_of("نص بلا اسم، و[[isis]]") == ()
    assert beginnings_of("قالت طالبان إن داعش خراسان في **كابل**") == ("داعش", "طالبان", "كابل")
    assert beginnings_of("سي إن\nإن") == ("سي",)


@pytest.mark.parametrize(
    "text",
    [
        "`داعش`",
        "<b>داعش</b>",
        "&#1583;اعش",
        "\\_داعش_",
        "    داعش\n\n    داعش",
        "https://e.org/داعش",
        "[س][داعش]",
        "داعش{: .no-links }",
        "بوتين**موسكو",
        "طالبان *** باكستان",
        "داعش ** خراسان",
    ],
)
def test_not_said_of_what_is_read_in_several_ways(text: str) -> None:
    assert beginnings_of(f"ن {text} ن\n\n{text}") is None


def test_not_said_with_other_extensions() -> None:
    other = replace(SETTINGS, markdown_extensions=("tables",))
    assert beginnings_of("قالت طالبان", other) is None
    hosts = ("toc", *reversed(SETTINGS.markdown_extensions), "fenced_code")
    assert beginnings_of("قالت طالبان", replace(SETTINGS, markdown_extensions=hosts)) == ("طالبان",)


@pytest.mark.parametrize(
    "body",
    [
        "قالت طالبان.\n\nداعش\nخراسان في **كابل** و[[isis]] وداعش.\n\n- موسكو\n- بوتين",
        "بوتين**موسكو،\n\n# »",
        "| بوتين | داعش |\n|---|---|\n| للكرملين | لطالبان |\n\n## روسيا\n\nروسيا وسوريا",
    ],
)
def test_same_links(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    scope = scope_of(graph_of(body, "links: all"))
    short = convert_body("a", "articles/a/", Numbering(scope), scope)
    monkeypatch.setattr(bodies, "recorded_names", lambda item, text, scope: None)
    assert convert_body("a", "articles/a/", Numbering(scope), scope) == short
    assert 'class="m"' in short.body.html
