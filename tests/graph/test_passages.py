"""What of a Markdown text is prose, where its passages begin, and what in them may be a link."""

from __future__ import annotations

import pytest

from milaff.graph.passages import find_passages
from milaff.graph.prose import HOLE, LEAD, NOTHING

BARE = str.maketrans("", "", NOTHING + LEAD)

CASES = {
    "paragraphs": ("نص أول\nيمتد\n\nنص ثان", ["نص أول يمتد", "نص ثان"]),
    "emphasis": ("**نص** و*ثالث* و_كلمة ***ر***", ["نص وثالث و_كلمة ر"]),
    "underscores": ("__نص__ a_b_c", ["نص a_b_c"]),
    "code": ("قبل `داخل` بعد\n\n```\nكود\n```\n", ["قبل ○ بعد"]),
    "indented code": ("نص\n\n    كود\n\n    كود\n\nبعد", ["نص", "بعد"]),
    "item with a second paragraph": ("- بند\n\n    فقرة\n\n        كود", ["بند", "فقرة"]),
    "nested items": ("- أ\n    - ب\n        - ج\n1. د", ["أ", "ب", "ج", "د"]),
    "tasks": ("- [ ] أ\n- [x] ب", ["أ", "ب"]),
    "quote": ("> أ\n> ب\n>\n> > ج", ["أ ب", "ج"]),
    "headings": ("# أ\nب\n\nج\n===\nد\n\nهـ\n---", ["# أ", "ب", "ج", "د", "هـ"]),
    "table": ("| أ | ب |\n|---|---|\n| ج | د |", ["○ أ ○ ب ○○○---○---○○○ ج ○ د ○"]),
    "definitions": ("م\n:   ت\n\n    ث", ["م", "ت", "ث"]),
    "notes last": ("أ[^1]\n\n[^1]: ح\n    خ\n\n    د\n\nب", ["أ○", "ب", "ح خ", "د"]),
    "boxes": ('!!! note "ع"\n    ن\n\n    م', ['!!! note "ع"', "ن", "م"]),
    "tabs": ('=== "ل"\n\n    ن', ['= "ل"', "ن"]),
    "links": ("[أ](x) [ب][r] [r] [لا]\n\n[r]: x", ["[أ○ [ب○ [r○ [لا]"]),
    "images": ("![أ](x) ![ب][r]", ["○ ○"]),
    "marks": ("[[id|أ]] [@s] [^1]", ["○ ○ ○"]),
    "addresses": ("<https://x.org/أ> https://x.org/أ www.x.org <a@b.org>", ["○ ○ ○ ○"]),
    "raw tags": ("<b>أ</b> <br> <img src='x'> ب", ["أ   ○ ب"]),
    "entities": ("أ&nbsp;ب &amp; &#45;", ["أ\xa0ب & -"]),
    "escaped": (r"\*أ\* \[ب\] \_", ["*أ* [ب] _"]),
    "attributes": ("**أ**{.x} ب\n{: #y }", ["أ ب "]),
    "comments": ("أ<!-- ج --> ب\n\n<!-- د -->", ["أ ب"]),
    "meanings": ("أ\n\n*[أ]: ب", ["أ"]),
    "raw block": ("<div>\nأ\n</div>\nب", ["○ أ ○", "ب"]),
    "read block": ("<div markdown>\nأ\n\nب\n</div>\nج", ["أ", "ب", "ج"]),
    "mathematics": (r"$$س$$ $x$ \(س\) 5$ و6$", ["○ ○ ○ 5$ و6$"]),
    "critic": ("{++أ++} {--ب--} {>>ج<<} {~~د~>هـ~~}", ["أ ب  دهـ"]),
}


def shown(text: str) -> str:
    bare = text.translate(BARE)
    while HOLE * 2 in bare and "---" not in bare:
        bare = bare.replace(HOLE * 2, HOLE)
    return bare.replace(HOLE, "○")


@pytest.mark.parametrize("case", CASES)
def test_prose(case: str) -> None:
    body, expected = CASES[case]
    assert [shown(passage.text) for passage in find_passages(body)] == expected


@pytest.mark.parametrize("case", CASES)
def test_offsets(case: str) -> None:
    body = CASES[case][0]
    for passage in find_passages(body):
        for place, sign in enumerate(passage.text):
            if sign.isalpha() or sign.isdigit():
                assert body[passage.offset + place] == sign


OPEN = {
    "أ": True,
    "**أ** ب": False,
    "**أ ب**": True,
    "> أ\n> ب": True,
    "أ  \nب": False,
    "أ\nب": True,
    r"أ\-ب": True,
    "[أ ب](x)": False,
    "<a href='x'>أ ب</a>": False,
    "<span>أ ب</span>": True,
    "<span>أ</span> ب": False,
    "<span class='no-links'>أ ب</span>": False,
    "أ ب\n{.no-links}": False,
    "**أ ب**{.no-links}": False,
    "**ج**{.no-links} أ ب": True,
    "# أ ب": False,
    "أ ب\n---": False,
    "أ ب\n: ج": False,
    "أ ب\n\n: ج": False,
    '!!! note "أ ب"': False,
    "/// note | أ ب": False,
    "<div>أ ب</div>": False,
    "<div markdown>أ ب</div>": True,
    "<summary markdown>أ ب</summary>": False,
    "أ ب\n\n*[أ]: ج": False,
    "أ ب\n\n*[أ ب]: ج": True,
}


@pytest.mark.parametrize("body", OPEN)
def test_where_a_link_may_stand(body: str) -> None:
    passage = find_passages(body)[0]
    start = passage.text.index("أ")
    end = max(passage.text.find("ب"), start) + 1
    assert passage.may_link(start, end) == OPEN[body]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("أ\n\n## ب\n\nج\n\n### د\n\n## هـ", [0, 1, 1, 1, 2]),
        ("# أ\n\n## ب\n\n# ج", [1, 1, 2]),
        ("### أ\n\n# ب\n\nج\n---", [1, 2, 2]),
        ("[^1]: ح\n\n## أ\n\nب", [1, 1, 1]),
    ],
)
def test_parts(body: str, parts: list[int]) -> None:
    """A part begins at a heading that has none above it, whatever its signs."""
    assert [passage.part for passage in find_passages(body)] == parts
