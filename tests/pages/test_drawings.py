"""The map of relations and the strip of time: what they show, nothing over anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content

from milaff.pages.relations_map import dossier_map, entity_map
from milaff.pages.svg_text import fit, width_of
from milaff.pages.timeline_strip import timeline_strip
from milaff.pages.views import RelationsMap, TimelineStrip

LONG = "الجمعية الدولية للعلوم التطبيقية والدراسات المقارنة في المنطقة"


def entity(id: str, kind: str = "organization", more: str = "") -> dict[str, str]:
    return {f"entities/{id}.yml": f"id: {id}\nkind: {kind}\nname: {{ar: اسم {id}}}\n{more}"}


def relation(*relations: tuple[str, str]) -> str:
    rows = "".join(f"  - {{kind: {kind}, to: {to}}}\n" for kind, to in relations)
    return f"relations:\n{rows}"


def article(id: str, *names: str) -> dict[str, str]:
    text = " ".join(f"[[{name}]]" for name in names)
    return {f"articles/{id}.md": f"---\ntitle: {id}\ndate: 2024-01-01\n---\n{text}\n"}


def site(tmp_path: Path, *files: dict[str, str]) -> BuiltSite:
    together: dict[str, str] = {}
    for some in files:
        together |= some
    return build_site(write_content(tmp_path, together))


def map_of(id: str, built: BuiltSite) -> RelationsMap | None:
    scope = built.edition.scope
    return entity_map(id, scope.graph.company.get(id, ()), scope)


def boxes_of(drawing: RelationsMap) -> list[tuple[float, float, float, float]]:
    """The box around each outline, out of the steps of its path."""
    found = []
    for node in drawing.nodes:
        x = y = 0.0
        xs, ys = [], []
        for step, numbers in re.findall(r"([Mhvla])([^A-Za-z]*)", node.path):
            values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
            if step == "M":
                x, y = values
            elif step == "h":
                x += values[0]
            elif step == "v":
                y += values[0]
            else:
                x, y = x + values[-2], y + values[-1]
            xs.append(x)
            ys.append(y)
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def test_relations_come_first_then_company(tmp_path: Path) -> None:
    built = site(
        tmp_path,
        entity("a", more=relation(("part_of", "b"))),
        entity("b", "group"),
        entity("c", "person", relation(("leads", "a"))),
        entity("d", "place"),
        article("one", "a", "b", "d"),
        article("two", "a", "d"),
    )
    drawn = map_of("a", built)
    assert drawn is not None
    rows = [(row.before, row.link.title, row.after) for row in drawn.rows]
    assert rows == [
        ("فرع من ", "اسم b", "معا: مادة واحدة"),
        ("", "اسم c", "يقود اسم a"),
        ("", "اسم d", "معا: مادتان"),
    ]
    assert [node.url for node in drawn.nodes] == ["", *(row.link.url for row in drawn.rows)]
    assert [(edge.is_stated, bool(edge.arrow)) for edge in drawn.edges] == [
        (True, False), (True, True), (True, True), (False, False),
    ]  # fmt: skip
    assert [line.role for line in drawn.nodes[1].lines] == ["word", "name", "sub"]
    assert [line.role for line in drawn.nodes[2].lines] == ["name", "word", "sub"]
    assert drawn.nodes[3].lines[-1].text == "مكان، مادتان"
    assert (drawn.has_stated, drawn.has_together) == (True, True)


def test_nothing_where_there_is_little(tmp_path: Path) -> None:
    built = site(tmp_path, entity("a"), entity("b"), article("one", "a", "b"))
    assert map_of("a", built) is None
    assert dossier_map((), built.edition.scope) is None
    assert dossier_map(("a", "gone"), built.edition.scope) is None


def test_who_is_withdrawn_or_a_draft_is_not_shown(tmp_path: Path) -> None:
    built = site(
        tmp_path,
        entity("a", more=relation(("part_of", "b"), ("rival_of", "c"), ("member_of", "d"))),
        entity("b"),
        entity("c", more="status: draft\n"),
        entity("d", more="status: withdrawn\n"),
        entity("e"),
        article("one", "a", "b", "e"),
    )
    drawn = map_of("a", built)
    assert drawn is not None
    assert [row.link.title for row in drawn.rows] == ["اسم b", "اسم e"]


@pytest.mark.parametrize("is_dossier", [False, True])
def test_boxes_keep_apart(tmp_path: Path, *, is_dossier: bool) -> None:
    kinds = ("person", "organization", "place", "outlet", "group", "work")
    names = [f"e{n}" for n in range(18)]
    files = [entity(id, kinds[n % 6], f"aliases: [{id} x]\n") for n, id in enumerate(names)]
    files[2]["entities/e2.yml"] = f"id: e2\nkind: work\nname: {{ar: {LONG}}}\n"
    files[0] = entity("e0", more=relation(("part_of", "e1"), ("rival_of", "e5"), ("leads", "e1")))
    built = site(tmp_path, *files, article("one", *names), article("two", *names))
    scope = built.edition.scope
    drawn = dossier_map(names[:4], scope) if is_dossier else map_of("e0", built)
    assert drawn is not None
    assert len(drawn.nodes) == 12
    boxes = boxes_of(drawn)
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert 0 <= left < right <= drawn.width
        assert 0 <= top < bottom <= drawn.height
        for other in boxes[n + 1 :]:
            beside = right <= other[0] or other[2] <= left
            assert beside or bottom <= other[1] or other[3] <= top
    long = next(node for node in drawn.nodes if LONG in node.title)
    names_drawn = [line.text for line in long.lines if line.role == "name"]
    assert len(names_drawn) == 2
    assert names_drawn[-1].endswith("…")


def test_texts_fit() -> None:
    for text in (LONG, "ISIS-K", "سسسسسسسسسسسسسسسسسسسسسسسسسس", "م"):
        for lines in (1, 2):
            found = fit(text, 100, 14, lines)
            assert 1 <= len(found) <= lines
            assert all(width_of(line, 14) <= 100 for line in found)
            whole = " ".join(found) == text
            assert whole or found[-1].endswith("…")


def strip_of(tmp_path: Path, *dates: str) -> TimelineStrip | None:
    files = {
        f"events/e{n}.yml": f"id: e{n}\ntitle: حدث {n}\ndate: {date}\nplace: p\n"
        for n, date in enumerate(dates)
    }
    built = site(tmp_path, entity("p", "place"), files)
    assert built.problems == () or all(one.level.value != "error" for one in built.problems)
    scope = built.edition.scope
    return timeline_strip(scope.graph.timelines.of_entity["p"], scope)


def test_dates_are_drawn_as_what_they_are(tmp_path: Path) -> None:
    dates = (
        '"2020-01-01"',
        '"2021-06"',
        '"2022~"',
        '"2023-01-01/.."',
        '"2024-01-01"\ndate_inferred: true',
    )
    strip = strip_of(tmp_path, *dates)
    assert strip is not None
    day, month, about, opened, inferred = strip.marks
    assert (day.dot, day.bar, day.is_hollow) == ("348", None, False)
    assert (month.dot, month.is_hollow) == ("", False)
    assert about.is_hollow
    assert opened.point
    assert (inferred.dot, inferred.is_hollow) == ("12", True)
    assert float(day.dot) > float(about.bar[0]) > float(inferred.dot)  # type: ignore[index]
    assert (strip.count, strip.first, strip.last) == ("5 أحداث", "2020", "2024")
    assert (strip.has_wide, strip.has_hollow, strip.has_open) == (True, True, True)
    assert [tick.text for tick in strip.ticks] == ["2020", "2021", "2022", "2023", "2024"]
    assert day.title == "1 يناير 2020: حدث 0"


def test_a_short_time_is_told_in_months(tmp_path: Path) -> None:
    strip = strip_of(tmp_path, *(f'"2024-0{n}-15"' for n in range(1, 6)))
    assert strip is not None
    assert (strip.first, strip.last) == ("يناير 2024", "مايو 2024")
    assert [tick.text for tick in strip.ticks] == ["مارس 2024", "مايو 2024"]


def test_no_strip_of_few_or_of_one_moment(tmp_path: Path) -> None:
    assert strip_of(tmp_path / "few", *['"2020-01-01"', '"2021"', '"2022"']) is None
    assert strip_of(tmp_path / "one", *['"2020-01-01"'] * 5) is None
    assert strip_of(tmp_path / "old", '"0033"', '"0622"', '"-0500"', '"1919"') is not None


def test_marks_of_one_time_are_stacked(tmp_path: Path) -> None:
    strip = strip_of(tmp_path, '"2020-01-01"', *['"2024-01-01"'] * 5)
    assert strip is not None
    assert len({mark.y for mark in strip.marks if mark.dot == "12"}) == 5
    assert all(0 < float(mark.y) < strip.axis for mark in strip.marks)
