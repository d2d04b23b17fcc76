"""Who names whom: in front matter and in the text, both ways."""

from __future__ import annotations

from tests.graph.linking import DRAFT, WITHDRAWN, article, dossier, entity, event, link, source

from milaff.records.record import Kind

FILES = {
    "e/x": entity(),
    "e/y": entity("relations: [{kind: leads, to: x, source: s}]"),
    "e/hidden": entity(DRAFT),
    "v/v": event("2024-01-01", "place: y\nparticipants: [{entity: x, role: party}]"),
    "s/s": source("outlet: y\nrelays: [x, كلام]"),
}


def test_first_place_in_the_text_before_front_matter() -> None:
    body = "نص [[y]] ثم [[x|هو]] و[[x]] و[[v#m]] و[[hidden|سر]] و[[!x]] و`[[s]]`."
    graph = link({**FILES, "a/a": article("entities: [x]\nevents: [v]", body)})
    found = graph.mentions.by["a"]
    assert [one.target for one in found] == ["y", "x", "v"]
    first = found[1].mark
    assert first is not None
    assert first.text == "هو"
    assert graph.mentions.named("a", graph.library, Kind.ENTITY) == ("y", "x")
    assert graph.mentions.named("a", graph.library, Kind.EVENT) == ("v",)


def test_by_front_matter_alone() -> None:
    graph = link({**FILES, "a/a": article("entities: [x, hidden]\nevents: [v]")})
    assert [(one.target, one.mark) for one in graph.mentions.by["a"]] == [("v", None), ("x", None)]


def test_articles_first_the_newest_first() -> None:
    graph = link(
        {
            **FILES,
            "a/old": article("", "[[x]]", "2024-01-01"),
            "a/new": article("", "[[x]]", "2024-01-03"),
            "a/mid": article("entities: [x]", "", "2024-01-02"),
            "d/d": dossier("lead_entities: [x]"),
        }
    )
    sources = [one.source for one in graph.mentions.of["x"]]
    assert sources == ["new", "mid", "old", "d", "s", "v", "y"]


def test_excluded_entities() -> None:
    front = "entities_exclude: [x]\ndisambiguate: {شخص: y}"
    graph = link({**FILES, "a/a": article(front, "[[x]] نص")})
    assert graph.mentions.by["a"] == ()
    assert "a" not in [one.source for one in graph.mentions.of["x"]]


def test_hidden_withdrawn_and_itself() -> None:
    graph = link(
        {
            **FILES,
            "a/a": article("related: [gone, draft, a]", "[[a]] [[gone]]"),
            "a/draft": article(DRAFT, "[[x]]"),
            "a/gone": article(WITHDRAWN, "[[x]] [[a]]"),
        }
    )
    assert [one.target for one in graph.mentions.by["a"]] == ["gone"]
    assert "gone" not in graph.mentions.by
    assert {one.source for one in graph.mentions.of["x"]} == {"s", "v", "y"}
    assert "a" not in graph.mentions.of
