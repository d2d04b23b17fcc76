"""What is cited, in what order, and by what."""

from __future__ import annotations

from tests.graph.linking import DRAFT, WITHDRAWN, article, dossier, entity, event, link, source

SOURCES = {f"s/{name}": source() for name in ("one", "two", "three", "four")}


def test_order_of_the_text_then_of_front_matter() -> None:
    graph = link(
        {
            **SOURCES,
            "a/a": article(
                "sources: [one, two, three]", "نص [@three; @two] ثم [@three] `[@four]`."
            ),
        }
    )
    assert graph.citations.by["a"] == ("three", "two", "one")


def test_what_cites_a_source() -> None:
    said = "{label: ن, value: ن, source: one}"
    graph = link(
        {
            **SOURCES,
            "a/old": article("sources: [one]", date="2024-01-01"),
            "a/new": article("", "[@one]", "2024-02-01"),
            "a/gone": article(WITHDRAWN + "\nsources: [one]", "[@one]"),
            "a/draft": article(DRAFT + "\nsources: [one]", "[@one]"),
            "v/v": event("2024", "participants: [{entity: e, role: claimed, source: one}]"),
            "v/late": event("2025-03", "sources: [one]"),
            "v/a-early": event("2015", "sources: [one]"),
            "e/e": entity(f"facts: [{said}]"),
            "d/d": dossier("judgements: [{text: ن, likelihood: likely, sources: [one, one]}]"),
        }
    )
    assert graph.citations.of["one"] == ("new", "old", "d", "late", "v", "a-early", "e")
    assert "two" not in graph.citations.of
    assert graph.citations.by["v"] == ("one",)


def test_sources_described_in_place_and_hidden_ones() -> None:
    graph = link(
        {
            "s/draft": source(DRAFT),
            "a/a": article("sources: [draft, {id: here, title: ن}]", "[@draft] [@here] [@nothing]"),
            "a/b": article("", "[@here]"),
            "a/c": article(DRAFT + "\nsources: [{id: there, title: ن}]"),
        }
    )
    assert graph.citations.by["a"] == ("here",)
    assert graph.citations.of["here"] == ("b", "a")
    assert "there" not in graph.library
