"""Which names of a body become links: the policy, links by hand, what the editor forbids.

In a case, `«…»` stands around a name that must be linked.
"""

from __future__ import annotations

import re

import pytest
from tests.graph.linking import entity, link
from tests.markup.linked import convert, graph_of, make_dense_converter, recorded

from milaff.graph.link_policy import LONG

CONVERTER = make_dense_converter()
FILLER = "كلام كثير لا اسم فيه. " * (LONG // 20)
BODY = "{0} ثم طالبان\n\n## قسم\n\n{1} ثم طالبان\n\n### فرع\n\n{2}\n\n## قسم\n\n{3}\n"
NAME, LINKED = "طالبان", "«طالبان»"


def parts(*names: str) -> str:
    return BODY.format(*names)


CASES = {
    "first by default": ("", parts(LINKED, NAME, NAME, NAME)),
    "first": ("links: first", parts(LINKED, NAME, NAME, NAME)),
    "section": ("links: section", parts(LINKED, LINKED, NAME, LINKED)),
    "all": (
        "links: all",
        parts(LINKED, LINKED, LINKED, LINKED).replace("ثم طالبان", "ثم «طالبان»"),
    ),
    "none": ("links: none", parts(NAME, NAME, NAME, NAME)),
    "long: anew in each part": ("", parts(LINKED, LINKED, NAME, LINKED) + "\n" + FILLER),
    "long, but all": (
        "links: all",
        parts(LINKED, LINKED, LINKED, LINKED).replace("ثم طالبان", "ثم «طالبان»") + FILLER,
    ),
    "other entities each once": ("", "«طالبان» و«موسكو» وطالبان وموسكو"),
    "by hand before": ("", "[[taliban]] ثم طالبان"),
    "by hand after": ("", "طالبان ثم [[taliban|الحركة]]"),
    "by hand in a heading": ("", "طالبان\n\n## [[taliban]]\n\nطالبان"),
    "by hand in a footnote": ("", "طالبان[^1]\n\n[^1]: [[taliban]] وطالبان"),
    "by hand, section": (
        "links: section",
        parts("طالبان و[[taliban]]", LINKED, NAME, "[[taliban]] وطالبان"),
    ),
    "by hand, long": (
        "",
        parts("طالبان و[[taliban]]", LINKED, NAME, "[[taliban]] وطالبان") + "\n" + FILLER,
    ),
    "by hand, all": ("links: all", "«طالبان» و[[taliban]] و«طالبان»"),
    "by hand, none": ("links: none", "طالبان و[[taliban]]"),
    "plain text forbids": ("", "[[!طالبان]] ثم «طالبان»"),
    "no links in a block": ("", "طالبان وموسكو\n{.no-links}\n\n«طالبان»"),
    "no links in a part of a line": ("", "**طالبان**{.no-links} ثم «طالبان»"),
    "in a link it is not the first": ("", "[طالبان](#x) ثم «طالبان»"),
    "over bold it is not the first": ("", "**داعش** خراسان ثم «داعش خراسان» وداعش خراسان"),
    "excluded": ("entities_exclude: [taliban]", "طالبان و«موسكو»"),
    "excluded, but by hand": ("entities_exclude: [taliban]", "[[taliban]] وطالبان"),
    "disambiguated": ("disambiguate: {الحركة: taliban}", "قالت «الحركة» وطالبان"),
    "disambiguated for another": ("disambiguate: {طالبان: kabul}", "«طالبان» و«موسكو»"),
    "footnotes come last": ("", "نص[^1]\n\n[^1]: طالبان\n\n«طالبان»"),
}


@pytest.mark.parametrize("case", CASES)
def test_linked(case: str) -> None:
    front, marked = CASES[case]
    body = re.sub("[«»]", "", marked)
    graph = graph_of(body, front)
    expected = re.findall("«([^»]*)»", marked)
    assert [text for _, text, is_linked in recorded(graph) if is_linked] == expected
    assert [text for _, text in convert(graph, CONVERTER).links] == expected


def test_entity_without_links() -> None:
    quiet = "kind: place\nname: قندهار\nlinks: off\n"
    graph = graph_of("قندهار وموسكو وقندهار", "links: all", {"e/quiet": quiet})
    names = [("quiet", "قندهار", False), ("moscow", "موسكو", True), ("quiet", "قندهار", False)]
    assert recorded(graph) == names
    assert convert(graph, CONVERTER).links == [("moscow", "موسكو")]


def test_own_page() -> None:
    """A dossier's or entity's text names others; an entity's own name is no link on its page."""
    files = {
        "e/x": entity().replace("شخص", "قندهار") + "summary: قندهار قرب موسكو",
        "e/moscow": entity().replace("شخص", "موسكو"),
        "d/d": "---\ntitle: ملف\n---\n\nقندهار ثم موسكو ثم قندهار\n",
    }
    graph = link(files)
    assert [one.target for one in graph.mentions.all["x"]] == ["moscow"]
    assert convert(graph, CONVERTER, "d").links == [("x", "قندهار"), ("moscow", "موسكو")]
