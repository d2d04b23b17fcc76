"""What the texts of one record say, by themselves."""

from __future__ import annotations

import pickle

from tests.graph.linking import article, dossier, entity, link

from milaff.graph.company import weigh_entities
from milaff.graph.graph import Graph
from milaff.graph.text_facts import TextReading, read_text

FILES = {
    "e/moscow": "kind: place\nname: موسكو\n",
    "e/mir": "kind: person\nname: سالم البغدادي\naliases: [{text: البغدادي, after_full: true}]\n",
    "v/v": "title: حدث\ndate: 2024-01-01\n",
    "s/s": "kind: news\ntitle: خبر\n",
}
BODY = "أولى. قال [[v#killed]] عن موسكو [@s; @t]. ثالثة [[none]].\n\nنص البغدادي."


def graph_of(front: str = "", body: str = BODY) -> Graph:
    return link({**FILES, "a/a": article(front, body)})


def read(graph: Graph) -> TextReading:
    return read_text(graph.library.articles["a"], graph.library, graph.register)


def test_facts_of_a_text() -> None:
    facts = read(graph_of("disambiguate: {الوالي: mir}\nentities: [moscow]")).facts
    named = [(one.target, one.key[0]) for one in facts.mentions]
    assert named == [("v", "body"), ("moscow", "body"), ("none", "body"), ("moscow", "entities")]
    assert facts.linked == ("v", "none")
    assert facts.cited == ("s", "t")
    assert facts.figures == (("v", "killed"),)
    assert facts.meant == ("mir",)
    assert [one.doubt.entities for one in facts.doubts] == [("mir",)]


def test_what_does_not_exist_is_filtered_where_records_are_related() -> None:
    graph = graph_of()
    assert [one.target for one in graph.mentions.all["a"]] == ["v", "moscow"]
    assert graph.citations.by["a"] == ("s",)


def test_sentences_keep_the_marks_that_other_records_write() -> None:
    sentences = read(graph_of()).sentences
    assert set(sentences) == {"v", "moscow", "none"}
    found = sentences["moscow"]
    assert (found.before, found.name, found.after) == ("قال \ue001 عن ", "موسكو", ".")
    assert [one.target for one in found.marks] == ["v"]
    assert sentences["none"] == ("ثالثة ", "", ".", ())


def test_a_reading_is_a_plain_value() -> None:
    reading = read(graph_of())
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_a_name_inside_signs_is_found_and_its_word_is_told() -> None:
    reading = read(graph_of("", "في مو**سكو** اليوم"))
    assert [one.target for one in reading.facts.mentions] == ["moscow"]
    assert " موسكو " in reading.words


def test_marks_in_footnotes_come_last() -> None:
    found = read(graph_of("", "[^1]: عن [[moscow]].\n\nنص[^1] [[v]].")).facts.mentions
    assert [one.target for one in found] == ["v", "moscow"]


def test_company_of_one_entity_and_of_all() -> None:
    files = {f"e/x{number}": entity(f"sort_as: {number}") for number in range(70)}
    many = " ".join(f"[[x{number}]]" for number in range(70))
    graph = link(
        {
            **files,
            "a/a": article("", "[[x1]] [[x2]] [[x3]]"),
            "a/b": article("", "[[x1]] [[x3]]"),
            "a/many": article("", many),
            "d/d": dossier("lead_entities: [x1, x2]"),
        }
    )
    paired = list(weigh_entities(["many"], graph.library, graph.mentions))[:60]
    assert graph.company["x1"][:2] == (("x3", 3 if {"x1", "x3"} <= set(paired) else 2), ("x2", 2))
    left_out = sorted(set(files) - {f"e/{id}" for id in paired})
    assert len(left_out) == 10
    assert all(id.removeprefix("e/") not in graph.company for id in left_out)
    assert len(graph.company) == 60
