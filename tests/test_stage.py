"""Moving a stage over a site: what differs, nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from milaff.stage import PREFIX, move_site, open_stage, sweep_stages


def fill(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    root.mkdir(exist_ok=True)
    return root


def read(root: Path) -> dict[str, str]:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def test_moves_what_differs_and_removes_what_is_gone(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"a.html": "1", "b/index.html": "old", "c/d/e.html": "x"})
    stage = fill(tmp_path / "stage", {"a.html": "1", "b/index.html": "new", "f.css": "y"})
    moved = move_site(stage, site)
    assert moved.written == ("b/index.html", "f.css")
    assert moved.removed == ("c/d/e.html",)
    assert moved.kept == ("a.html",)
    assert read(site) == {"a.html": "1", "b/index.html": "new", "f.css": "y"}
    assert not (site / "c").exists()


def test_equal_files_keep_their_times(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"a.html": "1"})
    os.utime(site / "a.html", (1000, 1000))
    move_site(fill(tmp_path / "stage", {"a.html": "1"}), site)
    assert (site / "a.html").stat().st_mtime == 1000


def test_same_size_but_other_bytes_is_moved(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"a.html": "12"})
    assert move_site(fill(tmp_path / "stage", {"a.html": "21"}), site).written == ("a.html",)


def test_dot_files_at_the_top_are_spared_and_no_others(tmp_path: Path) -> None:
    site = fill(
        tmp_path / "site",
        {".git/HEAD": "r", ".nojekyll": "", "CNAME": "x", "a/.hidden": "h", "a/b.html": "b"},
    )
    moved = move_site(fill(tmp_path / "stage", {"index.html": "i"}), site)
    assert read(site) == {".git/HEAD": "r", ".nojekyll": "", "index.html": "i"}
    assert moved.removed == ("CNAME", "a/.hidden", "a/b.html")


def test_files_and_folders_change_places(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"a": "file", "b/c/d": "deep", "e/f": "x"})
    stage = fill(tmp_path / "stage", {"a/b/c": "1", "b": "2", "e/f/g": "3"})
    move_site(stage, site)
    assert read(site) == {"a/b/c": "1", "b": "2", "e/f/g": "3"}


def test_an_empty_folder_gives_way_to_a_file(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {})
    (site / "a" / "b").mkdir(parents=True)
    move_site(fill(tmp_path / "stage", {"a": "1"}), site)
    assert read(site) == {"a": "1"}


def test_links_are_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"keep.html": "k", "page.html": "p"})
    site = fill(tmp_path / "site", {})
    (site / "folder").symlink_to(outside, target_is_directory=True)
    (site / "page.html").symlink_to(outside / "page.html")
    (site / "gone.html").symlink_to(tmp_path / "nowhere")
    move_site(fill(tmp_path / "stage", {"folder/keep.html": "new", "page.html": "p"}), site)
    assert read(outside) == {"keep.html": "k", "page.html": "p"}
    assert read(site) == {"folder/keep.html": "new", "page.html": "p"}
    assert not (site / "page.html").is_symlink()
    assert not (site / "gone.html").is_symlink()


def test_a_site_that_is_a_link_is_filled_where_it_leads(tmp_path: Path) -> None:
    real = fill(tmp_path / "real", {"old.html": "o"})
    site = tmp_path / "site"
    site.symlink_to(real, target_is_directory=True)
    move_site(fill(tmp_path / "stage", {"new.html": "n"}), site)
    assert site.is_symlink()
    assert read(real) == {"new.html": "n"}


def test_moves_to_another_file_system(tmp_path: Path) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.fail("this test needs /dev/shm on a file system of its own")
    stage = open_stage(other / f"milaff-test-{os.getpid()}")
    try:
        fill(stage.path, {"a/b.html": "1"})
        move_site(stage.path, tmp_path / "site")
    finally:
        stage.close()
    assert read(tmp_path / "site") == {"a/b.html": "1"}


def test_a_stage_is_beside_the_site_and_goes_when_closed(tmp_path: Path) -> None:
    stage = open_stage(tmp_path / "deep" / "site")
    assert stage.path.parent == tmp_path / "deep"
    stage.close()
    assert list((tmp_path / "deep").iterdir()) == []


def test_stages_of_killed_builds_are_swept_and_running_ones_are_not(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from milaff.stage import open_stage;"
        "open_stage(Path(sys.argv[1]) / 'site'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    left = list(tmp_path.glob(f"{PREFIX}*"))
    assert len(left) == 1
    running = open_stage(tmp_path / "other")
    assert not left[0].exists()
    sweep_stages(tmp_path)
    assert running.path.is_dir()
    running.close()
