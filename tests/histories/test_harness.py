"""The histories would see a cache that lies, and the shortest history that shows it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from milaff.mkdocs_host.order import Order, Outcome
from milaff.problems import Place, Words, warning
from milaff.stage import Moved
from tests.histories import building
from tests.histories.building import Made, Sight, differences
from tests.histories.history import Step, draw_steps, run_steps, shrink

CLEAN = Made(Outcome(passed=True), {}, {"a": (b"new", 5), "b": (b"same", 5)})
FOUND = warning(Place("content/a.md"), "SRC404", Words("م", "m"))


def made(after: Sight, moved: Moved, *problems: object) -> Made:
    """A build of a site that had two files."""
    before: Sight = {"a": (b"old", 1), "b": (b"same", 1)}
    return Made(Outcome(tuple(problems), moved, passed=True), before, after)  # type: ignore[arg-type]


RIGHT = Moved(("a",), (), ("b",))
SITE: Sight = {"a": (b"new", 2), "b": (b"same", 1)}


@pytest.mark.parametrize(
    ("build", "fault"),
    [
        (made(SITE, RIGHT), ""),
        (made({**SITE, "a": (b"old", 1)}, RIGHT), "other bytes: a"),
        (made({**SITE, "c": (b"x", 2)}, RIGHT), "left over: c"),
        (made({"a": SITE["a"]}, RIGHT), "missing: b"),
        (made({**SITE, "b": (b"same", 2)}, RIGHT), "written again with the same bytes: b"),
        (made(SITE, Moved((), (), ("a", "b"))), "written, as said"),
        (made(SITE, Moved(("a",), ("z",), ("b",))), "removed, as said"),
        (made(SITE, RIGHT, FOUND), "only from the cache: content/a.md:1:1: SRC404"),
        (Made(Outcome(), {}, {"a": (b"", 1)}), "a build that failed touched the site"),
    ],
)
def test_differences(build: Made, fault: str) -> None:
    found = list(differences(build, CLEAN))
    assert any(one.startswith(fault) for one in found) if fault else found == []


def test_a_stale_page_is_seen_and_the_history_shrinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that never renews the list of articles fails as soon as a title changes."""
    kept: dict[Path, bytes] = {}
    build_site = building.build_site

    def build_stale(file: Path, order: Order, *, site: str = "") -> Outcome:
        outcome = build_site(file, order, site=site)
        page = file.parent / "site/articles/index.html"
        if not site and page.read_bytes() != kept.setdefault(page, page.read_bytes()):
            page.write_bytes(kept[page])
        return outcome

    monkeypatch.setattr(building, "build_site", build_stale)
    steps = [Step((), "1"), Step(("edit_body", "rename_file"), "2"), Step(("delete",) * 3, "3")]
    failure = run_steps(steps).failure
    assert failure is not None
    assert any("articles/index.html" in fault for fault in failure.faults)
    assert [step.seed for step in shrink(failure, apart=False).steps] == ["3"]


def test_a_seed_gives_the_same_history() -> None:
    assert draw_steps(7, 5) == draw_steps(7, 5) != draw_steps(8, 5)
