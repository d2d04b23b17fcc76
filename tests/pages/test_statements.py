"""Who said it, and figures whose values differ or are not all published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content
from tests.page_checks import read_page

BASE = {
    "entities/un.yml": "kind: organization\nname: البعثة\n",
    "entities/nyt.yml": "kind: outlet\nname: التايمز\n",
    "entities/secret.yml": "kind: person\nname: خفي\nstatus: draft\n",
    "entities/hurra.yml": "kind: outlet\nname: الحرة\n",
    "sources/s.yml": "kind: news\noutlet: hurra\ntitle: خبر\n",
    "sources/bare.yml": "kind: news\noutlet: secret\n",
    "sources/draft.yml": "kind: news\noutlet: hurra\ntitle: مسودة\nstatus: draft\n",
}


def built(tmp_path: Path, files: dict[str, str]) -> BuiltSite:
    return build_site(write_content(tmp_path, {**BASE, **files}))


def text_of(site: BuiltSite, path: str, part: str = "<main") -> str:
    html = site.text(path)
    return " ".join(read_page(html[html.index(part) :]).text.split())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("said_by: un, through: [nyt], source: s", "البعثة، عبر التايمز والحرة1"),
        ("said_by: un, source: s", "البعثة، عبر الحرة1"),
        ("source: s", "الحرة1"),
        ("said_by: hurra, source: s", "الحرة1"),
        ("said_by: كلام, through: [nyt, أخرى], source: s", "كلام، عبر التايمز، أخرى والحرة1"),
        ("through: [nyt], source: s", "التايمز، عبر الحرة1"),
        ("said_by: secret, source: s", "عبر الحرة1"),
        ("said_by: secret, through: [nyt], source: s", "عبر التايمز والحرة1"),
        ("source: bare", "خبر1"),
        ("said_by: un", "البعثة"),
    ],
)
def test_attribution(tmp_path: Path, said: str, expected: str) -> None:
    value = f"{{value: '5', {said}}}"
    site = built(
        tmp_path,
        {
            "events/e.yml": "title: ح\ndate: 2024\n"
            f"figures: [{{measure: m, label: ل, values: [{value}]}}]\n"
        },
    )
    _, who = re.findall(r'<td role="cell">(.*?)</td>', site.text("events/e/index.html"), re.DOTALL)
    assert re.sub("<[^>]*>", "", who) == expected


FIGURE = """
title: ح
date: 2024
participants:
  - {entity: un, role: claimed, source: draft}
figures:
  - measure: killed
    label: القتلى
    values:
      - {value: "7", source: s}
      - {value: "5000", source: draft, adopted: true}
  - measure: lost
    label: المفقودون
    values: [{value: "6000", source: draft}]
  - measure: participants
    label: المشاركون
    values: [{value: "4", source: s}]
"""


def test_values_wait_for_their_source(tmp_path: Path) -> None:
    article = (
        "---\ntitle: م\ndate: 2024-01-01\nevents: [e]\ndossiers: [d]\n---\n\n"
        "بلغت [[e#killed]] و[[e#participants]].\n"
    )
    files = {
        "events/e.yml": FIGURE,
        "articles/a.md": article,
        "dossiers/d.md": "---\ntitle: ملف\n---\n",
    }
    site = built(tmp_path, files)
    assert site.problems == ()
    for path, html in site.pages.items():
        assert not re.search("5000|6000|المفقودون|مسودة|المعتمد|متباينة", html), path
    assert "بلغت 7 و4." in text_of(site, "articles/a/index.html")
    assert "الأطراف" not in text_of(site, "events/e/index.html")
    assert 'href="../../events/e/#figure--participants"' in site.text("articles/a/index.html")


def test_figure_without_a_published_value(tmp_path: Path) -> None:
    article = "---\ntitle: م\ndate: 2024-01-01\n---\n\nبلغت [[e#lost|كثيرا]].\n\n## عنوان\n"
    site = built(tmp_path, {"events/e.yml": FIGURE, "articles/a.md": article})
    (problem,) = site.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("REF305", 6, 8)
    assert "بلغت كثيرا." in text_of(site, "articles/a/index.html")


def test_figures_of_the_text_stand_below_it(tmp_path: Path) -> None:
    """Also where the event is first named without its figure, and not in front matter."""
    article = "---\ntitle: م\ndate: 2024-01-01\n---\n\nنص [[e]] ثم [[e#killed]].\n"
    site = built(tmp_path, {"events/e.yml": FIGURE, "articles/a.md": article})
    assert 'id="e--killed"' in site.text("articles/a/index.html")


def test_body_yields_to_figures(tmp_path: Path) -> None:
    event = FIGURE.replace("\ntitle", "---\ntitle") + "---\n\n## killed\n\n## القتلى\n"
    ids = read_page(built(tmp_path, {"events/e.md": event}).text("events/e/index.html")).ids
    assert {"killed", "killed-1", "القتلى", "figure--participants"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_event_without_sources_or_dossier(tmp_path: Path) -> None:
    site = built(tmp_path, {"events/e.yml": "title: ح\ndate: 2024\n"})
    main = text_of(site, "events/e/index.html")
    assert "المصادر" not in main[: main.index("ملفّ")]
    assert 'id="sources"' not in site.text("events/e/index.html")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("date_inferred: true", "نُشر 1 يناير 2024 (تاريخ مستنتج)"),
        ("date_note: ملاحظة", "نُشر 1 يناير 2024 (ملاحظة)"),
        ("as_of: 2023-12\ndate_inferred: true", "المعلومات حتى ديسمبر 2023 (تاريخ مستنتج)"),
    ],
)
def test_note_on_a_date_is_never_lost(tmp_path: Path, front: str, expected: str) -> None:
    article = f"---\ntitle: م\ndate: 2024-01-01\n{front}\n---\n\nنص.\n"
    main = text_of(built(tmp_path, {"articles/a.md": article}), "articles/a/index.html")
    assert expected in main
    assert main.count("(") == 1
