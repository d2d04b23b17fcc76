"""Dossiers and their articles."""

from __future__ import annotations

from tests.graph.linking import DRAFT, WITHDRAWN, article, dossier, link


def test_sections_first_then_the_newest() -> None:
    graph = link(
        {
            "d/d": dossier(
                "sections: [{title: أ, articles: [b, a]}, {title: ب, articles: [a, c]}]"
            ),
            "a/a": article(date="2024-01-01"),
            "a/b": article("dossiers: [d, d]", date="2024-01-05"),
            "a/c": article(date="2024-01-02"),
            "a/new": article("dossiers: [d]", date="2024-02-01"),
            "a/old": article("dossiers: [d]", date="2023-02-01"),
            "a/other": article(),
        }
    )
    members = graph.membership
    assert [(part.title, part.articles) for part in members.parts["d"]] == [
        ("أ", ("b", "a")),
        ("ب", ("c",)),
        ("", ("new", "old")),
    ]
    assert members.articles["d"] == ("b", "a", "c", "new", "old")
    assert members.dossiers["c"] == ("d",)
    assert "other" not in members.dossiers
    assert members.neighbours["b"] == (None, "a")
    assert members.neighbours["c"] == ("a", "new")
    assert members.neighbours["old"] == ("new", None)
    assert "other" not in members.neighbours


def test_neighbours_are_those_of_the_first_dossier() -> None:
    graph = link(
        {
            "d/one": dossier("sections: [{title: أ, articles: [x, a, y]}]"),
            "d/two": dossier("sections: [{title: أ, articles: [p, a, q]}]"),
            "a/a": article("dossiers: [two]"),
            **{f"a/{name}": article() for name in "xypq"},
        }
    )
    assert graph.membership.dossiers["a"] == ("two", "one")
    assert graph.membership.neighbours["a"] == ("p", "q")


def test_hidden_and_withdrawn_are_no_members() -> None:
    graph = link(
        {
            "d/d": dossier("sections: [{title: أ, articles: [draft, gone]}]"),
            "d/hidden": dossier("sections: [{title: أ, articles: [a]}]\n" + DRAFT),
            "a/a": article("dossiers: [d, hidden]"),
            "a/draft": article("dossiers: [d]\n" + DRAFT),
            "a/gone": article("dossiers: [d]\n" + WITHDRAWN),
            "a/later": article("dossiers: [d]\npublish_at: 2024-06-02"),
            "a/over": article("dossiers: [d]\nexpires_at: 2024-06-01"),
        }
    )
    assert graph.membership.articles == {"d": ("a",)}
    assert [part.title for part in graph.membership.parts["d"]] == [""]
    assert graph.membership.dossiers == {"a": ("d",)}
    assert graph.newest == ("a",)


def test_dossier_of_drafts_is_empty() -> None:
    graph = link({"d/d": dossier(), "a/a": article("dossiers: [d]\n" + DRAFT)})
    assert graph.membership.articles == {"d": ()}
    assert graph.membership.parts == {"d": ()}


def test_newest_first_across_zones() -> None:
    graph = link(
        {
            "a/day": article(date="2024-04-01"),
            "a/noon": article(date="2024-04-01T12:00:00Z"),
            "a/east": article(date="2024-04-01T01:00:00+03:00"),
            "a/west": article(date="2024-03-31T20:00:00-05:00"),
        }
    )
    assert graph.newest == ("noon", "west", "day", "east")
