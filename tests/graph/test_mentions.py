"""Who names whom: in front matter and in the text, both ways."""

from __future__ import annotations

from pathlib import Path

from tests.built_site import build_site, write_content
from tests.graph.linking import DRAFT, WITHDRAWN, article, dossier, entity, event, link, source

from milaff.graph.mentions import mentions_of
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
    graph = link({**FILES, "a/a": article(f"{front}\nentities: [x]", "نص")})
    assert graph.mentions.by["a"] == ()
    assert "a" not in [one.source for one in graph.mentions.of["x"]]
    forced = link({**FILES, "a/a": article(front, "[[x]] نص")})
    assert [one.target for one in forced.mentions.by["a"]] == ["x"]


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


# --- what a cache may rely on -----------------------------------------------------------


def test_mentions_depend_on_the_record_and_the_register_alone() -> None:
    """Text, front matter, and the register's fingerprint: nothing else of the site counts."""
    text = article("summary: عن شخص\nentities_exclude: [y]", "قال شخص و[[x]] ومكان. شخص")
    own = {"e/x": entity(), "e/y": "kind: place\nname: مكان\n", "a/a": text}
    more = {
        "a/other": article("entities: [y]", "قال شخص ومكان"),
        "d/d": dossier("lead_entities: [x]"),
        "v/v": event("2024-01-01", "place: y"),
        "s/s": source("outlet: y"),
    }
    one, other = link(own), link({**more, **own})
    assert one.register.fingerprint == other.register.fingerprint
    found = [
        mentions_of(graph.library.articles["a"], graph.library, graph.register)
        for graph in (one, other)
    ]
    assert found[0] == found[1]
    assert found[0][0] == other.mentions.all["a"]
    assert len(found[0][0]) == 4


def test_another_register_has_another_fingerprint() -> None:
    names = [entity(), entity("aliases: [آخر]"), entity("links: off"), entity("not: [شخص آخر]")]
    assert len({link({"e/x": text}).register.fingerprint for text in names}) == len(names)


def test_names_above_a_text_are_recorded_and_not_linked(tmp_path: Path) -> None:
    """An article's title and summary stand above the text that links the same names."""
    site = build_site(
        write_content(
            tmp_path,
            {
                "articles/a.md": "---\ntitle: موسكو\nsummary: في موسكو.\ndate: 2024-01-01\n---\n"
                "\nوموسكو.\n",
                "entities/moscow.yml": "kind: place\nname: {ar: موسكو}\n",
            },
        )
    )
    found = site.graph.mentions.all["a"]
    assert [(one.key[0], one.is_linked) for one in found] == [
        ("body", True),
        ("title", False),
        ("summary", False),
    ]
