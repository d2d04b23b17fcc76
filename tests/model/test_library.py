"""The Library: what readers may know of at a moment, and ids that two records claim."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from milaff.model.library import Library, make_library, visible_library
from milaff.problems import Problem
from milaff.records import Kind, parse_record
from milaff.settings import Settings, parse_now

RIYADH = ZoneInfo("Asia/Riyadh")
SOURCE = "sources:\n  - {id: tass, outlet: تاس}\n"


def library_of(**files: str) -> tuple[Library, tuple[Problem, ...]]:
    """The Library of articles whose front matter, but title and date, is given by id."""
    records = []
    for id, extra in files.items():
        text = f"---\ntitle: نص\ndate: 2024-03-22\n{extra}---\nمتن\n"
        record, problems = parse_record(text.encode(), Kind.ARTICLE, f"articles/{id}.md")
        assert record is not None
        assert not problems
        records.append(record)
    return make_library(records)


def is_seen(front_matter: str, now: str, zone: ZoneInfo) -> bool:
    library, problems = library_of(a=front_matter)
    assert problems == ()
    settings = Settings(content=Path(), now=parse_now(now, zone), zone=zone)
    return "a" in visible_library(library, settings)


@pytest.mark.parametrize(
    ("front_matter", "now", "expected"),
    [
        ("", "2024-01-01", True),
        ("status: draft\n", "2030-01-01", False),
        ("status: withdrawn\n", "2024-01-01", True),
        ("publish_at: 2024-04-01\n", "2024-03-31", False),
        ("publish_at: 2024-04-01\n", "2024-04-01", True),
        ("publish_at: 2024-04-01\n", "2024-03-31T23:59:59", False),
        ("publish_at: 2024-04-01T06:00+03:00\n", "2024-04-01T05:59+03:00", False),
        ("publish_at: 2024-04-01T06:00+03:00\n", "2024-04-01T06:00+03:00", True),
        ("publish_at: 2024-04-01T06:00+03:00\n", "2024-04-01T02:59Z", False),
        ("publish_at: 2024-04-01T06:00+03:00\n", "2024-04-01T03:00Z", True),
        ("publish_at: 2024-04-01T03:00Z\n", "2024-04-01T06:00", True),
        ("expires_at: 2024-04-01\n", "2024-03-31T23:59:59", True),
        ("expires_at: 2024-04-01\n", "2024-04-01", False),
        ("expires_at: 2024-04-01T06:00+03:00\n", "2024-04-01T02:59Z", True),
        ("expires_at: 2024-04-01T06:00+03:00\n", "2024-04-01T03:00Z", False),
        ("publish_at: 2024-04-01\nexpires_at: 2024-05-01\n", "2024-04-15", True),
        ("publish_at: 2024-04-01\nexpires_at: 2024-05-01\n", "2024-05-15", False),
    ],
)
def test_visible(front_matter: str, now: str, expected: bool) -> None:
    assert is_seen(front_matter, now, RIYADH) is expected


def test_a_day_begins_in_the_zone_of_the_site() -> None:
    at = "2024-03-31T22:00Z"
    assert is_seen("publish_at: 2024-04-01\n", at, RIYADH)
    assert not is_seen("publish_at: 2024-04-01\n", at, ZoneInfo("UTC"))


@pytest.mark.parametrize("hiding", ["status: draft\n", "publish_at: 2030-01-01\n"])
def test_described_source_of_a_hidden_article_is_hidden(hiding: str) -> None:
    library, problems = library_of(a=hiding + SOURCE, b="")
    assert problems == ()
    settings = Settings(content=Path(), now=datetime(2025, 1, 1, tzinfo=UTC))
    visible = visible_library(library, settings)
    assert set(library.sources) == {"tass"}
    assert set(visible.sources) == set()
    assert set(visible.articles) == {"b"}
    assert "tass" in visible.origins


def test_described_source_of_a_seen_article_is_seen() -> None:
    library, _ = library_of(a=SOURCE)
    assert set(visible_library(library, Settings(content=Path())).sources) == {"tass"}
    assert library.origins["tass"].key == ("sources", 0)
    assert library.body_of("tass") == ""
    assert library.body_of("a") == "متن\n"


def test_first_claims_an_id() -> None:
    library, problems = library_of(a=SOURCE, b=SOURCE, tass="")
    assert [problem.code for problem in problems] == ["REF310", "REF310"]
    assert library.contested == {"tass"}
    assert library.origins["tass"].kind is Kind.ARTICLE


def test_faulty_records_keep_their_id_and_what_is_sound() -> None:
    library, problems = library_of(a="status: x\ndossiers:\n  - d\n")
    assert [problem.code for problem in problems] == ["SCH206"]
    assert "a" in library.origins
    assert "a" not in library
    assert library.salvaged["a"].status == "published"


@pytest.mark.parametrize(("measure", "is_found"), [("killed", True), ("wounded", False)])
def test_find_figure(measure: str, is_found: bool) -> None:
    text = (
        "title: نص\ndate: 2024\nfigures:\n  - {measure: killed, label: ق, values: [{value: 1}]}\n"
    )
    record, _ = parse_record(text.encode(), Kind.EVENT, "events/e.yml")
    assert record is not None
    library, problems = make_library([record])
    assert problems == ()
    assert (library.find_figure("e", measure) is not None) is is_found
    assert library.find_figure("nothing", measure) is None
