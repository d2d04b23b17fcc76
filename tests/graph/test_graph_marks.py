"""The grammar of marks, and where there are none."""

from __future__ import annotations

import pytest

from milaff.graph.marks import CitationMark, LinkMark, find_marks


def written(body: str) -> list[str]:
    """The marks, in one word each; their offsets name the same text."""
    found = []
    for mark in find_marks(body):
        typed = body[mark.start : mark.end]
        assert typed.startswith("[")
        assert typed.endswith("]")
        if isinstance(mark, LinkMark):
            found.append("!" + mark.text if mark.is_plain else mark.target + mark.measure)
        else:
            assert isinstance(mark, CitationMark)
            for cited in mark.sources:
                assert body[cited.start :].startswith(cited.source)
            found.append("@" + ";".join(one.source for one in mark.sources))
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[[a]] [[b|نص]] [[!ن]] [[c#m]] [@d] [@e, ص. 3] [@f; @g]", "a b !ن cm @d @e @f;g"),
        ("[[ a | نص ]] [@ d ؛ @e، ص 2]", "a @d;e"),
        ("`[[x]]` [[a]] ``[[x]] ` [@x]`` [[b]]", "a b"),
        ("```\n[[x]]\n```\n[[a]]", "a"),
        ("~~~ yaml\n[[x]]\n\n[[x]]\n~~~\n[[a]]", "a"),
        ("````\n```\n[[x]]\n```\n````\n[[a]]", "a"),
        ("- بند\n\n    ```\n    [[x]]\n\n    [[x]]\n    ```\n\n[[a]]", "a"),
        ("> ~~~\n> [[x]]\n> ~~~\n\n[[a]]", "a"),
        ("<!-- [[x]]\n[[x]] --> [[a]]", "a"),
        ("\\[[x]] \\[@x] [[a]]", "a"),
        ("قوس ` مفرد\n\n[[a]]\n\nقوس ` آخر [[b]]", "a b"),
        ("قوس \\` [[a]] و\\` آخر", "a"),
        ("[@x](y) [@a] [[a]](b)", "@a a"),
        ("[[a\nb]] [[]] [@a\n]", ""),
        ("[[a]] [[a]]", "a a"),
        ("| [[a]] | [@b] |", "a @b"),
    ],
)
def test_marks(body: str, expected: str) -> None:
    assert " ".join(written(body)) == expected


def test_parts_of_a_mark() -> None:
    link, figure, cited = find_marks("[[a|نص]] [[e#killed|كثير]] [@s, ص. 3، 4]")
    assert isinstance(link, LinkMark)
    assert (link.target, link.measure, link.text) == ("a", "", "نص")
    assert isinstance(figure, LinkMark)
    assert (figure.target, figure.measure, figure.text) == ("e", "killed", "كثير")
    assert isinstance(cited, CitationMark)
    assert cited.sources[0].locator == "ص. 3، 4"
