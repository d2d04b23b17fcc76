"""A manifest is current only while nothing that a build reads or made has changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from milaff.circumstances import config_files, variables_in
from milaff.manifest import (
    FOLDER,
    NAME,
    Basis,
    Damaged,
    Reports,
    begin_build,
    read_manifest,
    write_manifest,
)
from milaff.site_files import list_site
from milaff.stage import journal_of
from milaff.survey import is_recent

CHOICES: dict[str, object] = {"strict": False, "site": None}
REPORTS = Reports("لا مشكلات\n", "…\n")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built a while ago, with its manifest."""
    folder = tmp_path / "project"
    for path in ("content/a.md", "content/sub/b.md", "theme/main.html", "site/a/index.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    (folder / "site/s.css").write_text("s")
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    monkeypatch.chdir(folder)
    build(folder)
    return folder


def build(folder: Path, until: float | None = None, **between: Callable[[], object]) -> bool:
    """What a command does around a build, at once; `between` happens while it builds."""
    config = folder / "mkdocs.yml"
    begun = begin_build(folder / FOLDER)
    assert begun is not None
    for act in between.values():
        act()
    outputs = list_site(folder / "site").files
    files = config_files(config)
    assert files is not None
    inputs = (*files, folder / "content", folder / "theme")
    basis = Basis(inputs, folder / "site", outputs, variables_in(files), until)
    return write_manifest(config, CHOICES, basis, REPORTS, begun)


def is_current(folder: Path, **choices: object) -> bool:
    manifest = read_manifest(folder / FOLDER)
    assert manifest is not None
    return manifest.is_current(folder / "mkdocs.yml", CHOICES | choices)


def test_nothing_changed(project: Path) -> None:
    assert is_current(project)
    manifest = read_manifest(project / FOLDER)
    assert manifest is not None
    assert manifest.reports == REPORTS


def _replace_with_same_stat(file: Path) -> None:
    """Other bytes, same size, same mtime: as within one tick of the clock, but later."""
    before = file.stat()
    data = file.read_bytes()
    file.write_bytes(data[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _swap(folder: Path) -> None:
    (folder / "content/sub").rename(folder / "content/sub2")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda folder: (folder / "content/a.md").write_text("other"),
    "same size and time": lambda folder: _replace_with_same_stat(folder / "content/a.md"),
    "a file more": lambda folder: (folder / "content/sub/c.md").touch(),
    "a file less": lambda folder: (folder / "content/sub/b.md").unlink(),
    "a file renamed": lambda folder: (folder / "content/a.md").rename(folder / "content/c.md"),
    "a folder more": lambda folder: (folder / "content/new").mkdir(),
    "a folder renamed": _swap,
    "the settings": lambda folder: (folder / "mkdocs.yml").write_text("site_name: y\n"),
    "the theme": lambda folder: (folder / "theme/main.html").write_text(""),
    "the theme gone": lambda folder: (folder / "theme").rename(folder / "themes"),
    "an output": lambda folder: (folder / "site/s.css").write_text("t"),
    "an output less": lambda folder: (folder / "site/s.css").unlink(),
    "an output's bytes": lambda folder: _replace_with_same_stat(folder / "site/a/index.html"),
    "a foreign file": lambda folder: (folder / "site/a/foreign.txt").touch(),
    "a foreign folder": lambda folder: (folder / "site/a/foreign").mkdir(),
    "no site": lambda folder: (folder / "site").rename(folder / "old"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen(project: Path, change: Callable[[Path], object]) -> None:
    change(project)
    assert not is_current(project)


@pytest.mark.parametrize("path", ["content/a.md", "site/s.css", "site/a/index.html"])
def test_changes_within_one_tick_are_seen(
    project: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither size nor time nor inode tells, the bytes do."""
    stat, lstat = os.stat, os.lstat
    frozen = {name: stat(project / name) for name in (path,)}

    def still(look: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def seen(file: object, **options: object) -> os.stat_result:
            known = str(file).removeprefix(f"{project}/")
            return frozen[known] if known in frozen else look(file, **options)

        return seen

    data = (project / path).read_bytes()
    with open(project / path, "r+b") as file:
        file.write(data[:-1] + b"?")
    monkeypatch.setattr(os, "stat", still(stat))
    monkeypatch.setattr(os, "lstat", still(lstat))
    assert not is_current(project)


def test_old_files_are_not_read(project: Path) -> None:
    assert is_recent(1_000_000_001, 1_000_000_002)
    assert not is_recent(1_000_000_001, 1_500_000_000)
    assert is_recent(1_000_000_000, 2_500_000_000)  # a file system of whole seconds
    time.sleep(0.05)
    build(project)
    manifest = read_manifest(project / FOLDER)
    assert manifest is not None
    assert manifest.digests == {}
    assert is_current(project)


def test_what_changes_during_a_build_makes_no_manifest(project: Path) -> None:
    time.sleep(0.05)
    article = project / "content/a.md"
    slowly = {"wait": lambda: time.sleep(0.05)}
    assert build(project, **slowly)
    assert not build(project, **slowly, edit=lambda: article.write_text("x"))
    assert not (project / FOLDER / NAME).exists()
    assert not build(project, **slowly, add=lambda: (project / "content/n").mkdir())
    assert build(project, **slowly)


@pytest.mark.parametrize("choice", [{"strict": True}, {"site": "elsewhere"}, {"more": 1}])
def test_other_choices(project: Path, choice: dict[str, object]) -> None:
    assert not is_current(project, **choice)


def test_other_circumstances(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1")
        assert not is_current(project)
    with monkeypatch.context() as patch:
        patch.chdir(project.parent)
        assert not is_current(project)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "4.0")
        assert not is_current(project)
    library = project.parent / "site-packages"
    library.mkdir()
    monkeypatch.syspath_prepend(library)
    assert is_current(project)
    (library / "new-1.0.dist-info").mkdir()
    assert not is_current(project)


def test_settings_that_read_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "mkdocs.yml").write_text("site_name: !ENV [SITE_NAME_HERE, x]\n")
    build(project)
    assert is_current(project)
    monkeypatch.setenv("SITE_NAME_HERE", "y")
    assert not is_current(project)


def test_settings_that_inherit(project: Path) -> None:
    (project / "mkdocs.yml").write_text('INHERIT: "above.yml"  # ours\nsite_name: x\n')
    assert config_files(project / "mkdocs.yml") is None
    (project / "above.yml").write_text("site_url: x\n")
    build(project)
    assert is_current(project)
    (project / "above.yml").write_text("site_url: z\n")
    assert not is_current(project)
    (project / "mkdocs.yml").write_text("{INHERIT: above.yml}\n")
    assert config_files(project / "mkdocs.yml") is None


def test_it_holds_until_something_is_due(project: Path) -> None:
    build(project, until=time.time() + 60)
    assert is_current(project)
    build(project, until=time.time() - 1)
    assert not is_current(project)


def test_a_clock_that_went_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1e9)
    assert not is_current(project)


def test_a_move_that_was_broken_off(project: Path) -> None:
    stage = project / ".stage-x"
    stage.mkdir()
    journal_of(stage).write_text('["site", [], [], []]')
    assert not is_current(project)


def test_a_copied_project_is_not_the_one_that_was_built(project: Path) -> None:
    manifest = read_manifest(project / FOLDER)
    assert manifest is not None
    assert not manifest.is_current(project.parent / "copy" / "mkdocs.yml", CHOICES)


@pytest.mark.parametrize("cut", [0, 5, 30, 300, -1])
def test_a_damaged_manifest(project: Path, cut: int) -> None:
    file = project / FOLDER / NAME
    data = file.read_bytes()
    file.write_bytes(data[:cut])
    with pytest.raises(Damaged):
        read_manifest(project / FOLDER)
    file.write_bytes(data.replace(b"manifest 3", b"manifest 4"))
    with pytest.raises(Damaged):
        read_manifest(project / FOLDER)


def test_a_build_forgets_the_manifest_before(project: Path) -> None:
    begin_build(project / FOLDER)
    assert read_manifest(project / FOLDER) is None
    assert list((project / FOLDER).iterdir()) == []


def test_links_are_followed_and_circles_end(project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (outside / "x.md").write_text("x")
    (project / "content/link").symlink_to(outside)
    (project / "content/circle").symlink_to(project / "content")
    (project / "content/nowhere").symlink_to(project / "none")
    build(project)
    assert is_current(project)
    (outside / "x.md").write_text("y")
    assert not is_current(project)


def test_the_check_loads_nothing_heavy() -> None:
    code = (
        "import sys, milaff.cli, milaff.commands.build\n"
        "heavy = 'mkdocs', 'yaml', 'pydantic', 'jinja2', 'markdown', 'babel', 'zoneinfo'\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
