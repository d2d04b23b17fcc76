"""Where the marks of a figure's chart stand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from milaff.model.figure import Figure
from milaff.pages.figure_chart import chart_of, round_up
from milaff.pages.views import FigureChart
from milaff.settings import Settings


def chart(*values: str, adopted: int = -1) -> FigureChart | None:
    listed = [{"value": value, "adopted": index == adopted} for index, value in enumerate(values)]
    figure = Figure.model_validate(
        {"measure": "killed", "label": "القتلى", "unit": "killed", "values": listed}
    )
    return chart_of(figure, Settings(content=Path("content")))


def drawn(*values: str, adopted: int = -1) -> FigureChart:
    found = chart(*values, adopted=adopted)
    assert found is not None
    return found


def test_only_where_numbers_differ() -> None:
    assert chart("133") is None
    assert chart("133", "133") is None
    assert chart("PT1M", "133") is None
    assert chart("133", "134") is not None
    assert chart("≥ 133", "133") is not None


def test_shapes() -> None:
    exact, least, more, most, about, between = drawn(
        "100", "≥ 133", "> 100", "≤ 50", "~120", "50–150", adopted=1
    ).rows
    assert (exact.dot, exact.line, exact.head, exact.tick, exact.bar) == ("128", None, "", "", None)
    assert least.dot
    assert least.line == ("67.3", "22")
    assert (more.dot, more.tick, more.line) == ("", "128", ("128", "22"))
    assert most.line == ("220", "300")
    assert about.head.count(",") == 4
    assert between.bar == ("36", "184")
    assert [row.adopted for row in (exact, least)] == [False, True]
    assert least.label == "133 قتيلا على الأقل"


def test_the_scale_runs_from_right_to_left() -> None:
    found = drawn("100", "133")
    assert (found.low, found.high) == ("0", "150")
    assert found.left < float(found.rows[1].dot) < float(found.rows[0].dot) < found.right


def test_a_small_difference_is_seen() -> None:
    found = drawn("25000", "25100")
    assert (found.low, found.high) == ("25,000", "25,100")


def test_lengths_of_time() -> None:
    found = drawn("PT1M31S", "> PT1M", adopted=0)
    assert (found.low, found.high) == ("0 ثانية", "دقيقة و40 ثانية")


@pytest.mark.parametrize(
    ("number", "expected"),
    [("133", "150"), ("150", "150"), ("91", "100"), ("0.7", "0.8"), ("0", "1"), ("1001", "1200")],
)
def test_round_up(number: str, expected: str) -> None:
    assert round_up(Decimal(number)) == Decimal(expected)


def test_of_two_figures_alike_each_has_its_own_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are kept by figure and settings: neither another figure's nor another site's."""
    monkeypatch.setattr("milaff.pages.figure_chart._charts", {})  # others' might be dropped between
    first = drawn("10", "20")
    assert [row.label for row in drawn("10", "30").rows] != [row.label for row in first.rows]
    figure = Figure.model_validate(
        {"measure": "killed", "label": "القتلى", "values": [{"value": "10"}, {"value": "20"}]}
    )
    latin, arabic = (Settings(Path(), digits=digits) for digits in ("latin", "arabic"))
    charts = [chart_of(figure, settings) for settings in (latin, arabic, latin)]
    assert charts[0] is charts[2]
    assert charts[1] != charts[0]
