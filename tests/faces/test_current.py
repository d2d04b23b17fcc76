"""`milaff build` on a site that is up to date: the same words, and no host."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from milaff.circumstances import config_files
from milaff.commands import running
from milaff.manifest import FOLDER, NAME, Basis
from milaff.mkdocs_host.order import Order, Outcome
from milaff.problems import Level, Place, Problem, Words
from milaff.site_files import list_site
from milaff.stage import Moved

Milaff = Callable[..., Result]
HINT = Problem(Place("content/about.md", 6, 2), "STY900", Level.HINT, Words("كلمة", "word"))
WARNING = Problem(Place("content/about.md", 6, 2), "STY900", Level.WARNING, Words("كلمة", "word"))


class Host:
    """Stands for the host: counts its builds, and finds what it is told to."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.builds = 0
        self.orders: list[Order] = []
        self.problems: tuple[Problem, ...] = ()
        self.is_known = True

    def build_site(
        self, file: Path, order: Order, *, strict: bool = False, site: str = ""
    ) -> Outcome:
        """As the real one."""
        self.builds += 1
        self.orders.append(order)
        time.sleep(0.03)  # longer than a tick of the file system's clock
        order.progress.stage("render", 3)
        order.progress.advance(1)
        order.progress.reuse(2)
        order.progress.spent("content/about.md", 1.5)
        folder = self.site / (site or "site")
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text("x", encoding="utf-8")
        files = list_site(folder).files
        configs = config_files(file)
        assert configs is not None
        inputs = (*configs, self.site / "content")
        basis = Basis(inputs, folder, files) if self.is_known else None
        return Outcome(self.problems, Moved(("index.html",), (), ()), "ar", True, basis)


@pytest.fixture
def host(site: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    time.sleep(0.03)
    host = Host(site)
    monkeypatch.setattr(running, "build_site", host.build_site)
    return host


def test_the_second_build_only_repeats_the_report(host: Host, milaff: Milaff) -> None:
    host.problems = (HINT,)
    first, second, third = milaff("build"), milaff("build"), milaff("build")
    assert host.builds == 1
    assert first.exit_code == second.exit_code == 0
    assert "STY900 كلمة\nملاحظة واحدة\n" in first.output
    assert second.stdout == first.stdout.replace("كُتب 1", "كُتب 0").replace("بقي 0", "بقي 1")
    assert third.stdout == second.stdout


def test_an_edit_is_built(host: Host, milaff: Milaff, site: Path) -> None:
    milaff("build")
    (site / "content/about.md").write_text("# من نحن\n", encoding="utf-8")
    milaff("build")
    assert host.builds == 2


@pytest.mark.parametrize(
    "arguments", [["--strict"], ["--no-cache"], ["--profile"], ["-d", "x"], ["--lang", "en"]]
)
def test_another_order_is_another_build(host: Host, milaff: Milaff, arguments: list[str]) -> None:
    milaff("build")
    milaff("build", *arguments)
    assert host.builds == 2
    assert host.orders[1].cache is ("--no-cache" not in arguments)


def test_a_moment_that_is_asked_for_belongs_to_the_order(host: Host, milaff: Milaff) -> None:
    milaff("build", "--now", "2024-03-22")
    milaff("build", "--now", "2024-03-22")
    milaff("build", "--now", "2024-03-23")
    assert host.builds == 2


def test_a_site_with_warnings_is_never_up_to_date(host: Host, milaff: Milaff) -> None:
    host.problems = (WARNING,)
    milaff("build")
    milaff("build")
    assert host.builds == 2


def test_without_a_known_basis_every_build_is_done(host: Host, milaff: Milaff) -> None:
    host.is_known = False
    milaff("build")
    milaff("build")
    assert host.builds == 2


def test_a_damaged_manifest_is_told_of_once(host: Host, milaff: Milaff, site: Path) -> None:
    milaff("build")
    (site / FOLDER / NAME).write_bytes(b"milaff manifest 0\nrest")
    told = milaff("build")
    assert told.output.startswith("لا تُقرأ ذاكرة البناء السابق في .milaff")
    assert told.output.splitlines()[1] == "لا مشكلات"
    assert milaff("build").stdout.splitlines()[0] == "لا مشكلات"
    assert host.builds == 2


def test_no_cache_leaves_no_manifest(host: Host, milaff: Milaff, site: Path) -> None:
    milaff("build")
    milaff("build", "--no-cache")
    assert not (site / FOLDER / NAME).exists()


def test_profile_names_stages_and_records(host: Host, milaff: Milaff) -> None:
    lines = milaff("build", "--profile").output.splitlines()
    assert lines[2].endswith("  صنع الصفحات")
    assert lines[3] == "أبطأ السجلات:"
    assert lines[4] == "     1.500  content/about.md"
