"""The front page: dossiers with their status, the newest articles, figures and events."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import build_site, write_content

from milaff.pages.views import HomeView

FIGURE = """title: حدث {0}
date: 2024-0{0}-01
figures:
  - measure: killed
    label: القتلى
    values: [{1}]
"""


def home(tmp_path: Path, files: dict[str, str]) -> HomeView:
    return build_site(write_content(tmp_path, files)).edition.home


def dossiers(number: int) -> dict[str, str]:
    trend = "trend: {direction: easing, as_of: 2024-01-01, reason: سبب}"
    return {
        f"dossiers/d{n}.md": f"---\ntitle: ملف {n}\nreviewed: 2024-01-{n + 1:02}\n{trend}\n---\n"
        for n in range(number)
    }


@pytest.mark.parametrize(
    ("number", "whole", "named", "is_more"),
    [(0, 0, 0, False), (1, 1, 0, False), (2, 2, 0, True), (6, 4, 2, True), (30, 4, 12, True)],
)
def test_dossiers(tmp_path: Path, number: int, whole: int, named: int, *, is_more: bool) -> None:
    view = home(tmp_path, dossiers(number))
    assert (len(view.dossiers), len(view.other_dossiers)) == (whole, named)
    assert (view.all_dossiers is not None) == is_more


def test_a_dossiers_card_tells_its_status(tmp_path: Path) -> None:
    article = "---\ntitle: مادة\ndate: 2024-01-09\ndossiers: [d0]\n---\nنص.\n"
    (card,) = home(tmp_path, {**dossiers(1), "articles/a.md": article}).dossiers
    assert card.trend is not None
    assert (card.trend.direction, card.trend.label, card.trend.reason) == (
        "easing", "تراجع", "سبب",
    )  # fmt: skip
    assert card.counts == ("مادة واحدة",)
    assert card.date is not None
    assert card.date.iso == "2024-01-09"


def test_figures_that_disagree_come_first(tmp_path: Path) -> None:
    files = {
        f"events/e{n}.yml": FIGURE.format(n, values)
        for n, values in ((1, '{value: "1"}, {value: "2"}'), (2, '{value: "3"}'))
    }
    view = home(tmp_path, files)
    assert [one.owner.title for one in view.figures if one.owner] == ["حدث 1", "حدث 2"]
    assert [one.disagrees for one in view.figures] == [True, False]
    assert [event.title for event in view.events] == ["حدث 2", "حدث 1"]
