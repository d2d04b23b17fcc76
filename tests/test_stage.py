"""Moving a stage over a site: what differs, nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from milaff.journal import PREFIX, is_moving, journal_of
from milaff.mkdocs_host.publishing import StageWriter
from milaff.outputs.output import Output
from milaff.site_files import list_site
from milaff.stage import (
    Moved,
    SiteBusy,
    Wanted,
    move_site,
    open_stage,
    sweep_stages,
    whole_folders,
)


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
    assert len(left) == 2  # the stage, and the file that holds the site
    running = open_stage(tmp_path / "other")
    assert not [path for path in left if path.exists()]
    sweep_stages(tmp_path)
    assert running.path.is_dir()
    running.close()


def test_a_site_that_is_being_built_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milaff.stage.PATIENCE", 0)
    running = open_stage(tmp_path / "site")
    with pytest.raises(SiteBusy):
        open_stage(tmp_path / "site")
    looking = open_stage(tmp_path / "site", publish=False)
    looking.close()
    running.close()
    open_stage(tmp_path / "site").close()
    assert list(tmp_path.iterdir()) == []


SPARSE = {"kept.html": "k", "same.html": "s", "changed.html": "old", "gone/x.html": "g"}


def move_sparse(stage: Path, site: Path) -> Moved:
    """A build that made two files anew, and knows one more that stays."""
    return move_site(stage, site, Wanted(frozenset({"kept.html"}), frozenset(), list_site(site)))


def test_what_was_made_again_with_the_same_bytes_stays(tmp_path: Path) -> None:
    """It never was in the stage; its stamp is that of the file, whatever was recorded before."""
    site = fill(tmp_path / "site", {"same.html": "s", "gone.html": "g"})
    os.utime(site / "same.html", ns=(5, 7))
    wanted = Wanted(frozenset(), frozenset({"same.html"}), list_site(site))
    moved = move_site(fill(tmp_path / "stage", {"new.html": "n"}), site, wanted)
    assert (moved.written, moved.removed, moved.kept) == (
        ("new.html",), ("gone.html",), ("same.html",)
    )  # fmt: skip
    assert moved.stamps["same.html"] == (1, 7)
    assert read(site) == {"new.html": "n", "same.html": "s"}


def test_the_stage_gets_what_the_site_has_not(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"same.html": "s", "d/other.html": "a", "host.html": "h"})
    stage = fill(tmp_path / "stage", {"host.html": "x"})
    writer = StageWriter(stage, list_site(site), {"host.html"})
    given = {"same.html": "s", "d/other.html": "b", "d/e/new.html": "n", "host.html": "h"}
    for path, text in given.items():
        writer.write(Output(path, text.encode()))
    assert writer.same == {"same.html"}
    assert read(stage) == {"d/e/new.html": "n", "d/other.html": "b", "host.html": "h"}


def test_a_sparse_stage_leaves_what_is_kept(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {**SPARSE, "foreign.txt": "f"})
    (site / "empty" / "deep").mkdir(parents=True)
    stage = fill(tmp_path / "stage", {"same.html": "s", "changed.html": "new", "n/e.css": "w"})
    moved = move_sparse(stage, site)
    assert moved.written == ("changed.html", "n/e.css")
    assert moved.removed == ("foreign.txt", "gone/x.html")
    assert moved.kept == ("kept.html", "same.html")
    assert sorted(path.name for path in site.iterdir()) == [
        "changed.html",
        "kept.html",
        "n",
        "same.html",
    ]
    found = list_site(site)
    assert moved.stamps == {path: found.files[path] for path in found.files if path[0] != "k"}


def test_stale_files_are_those_that_are_not_what_was_recorded(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"a.html": "1", "b.html": "1", "c.html": "1", "d/e.html": "1"})
    recorded = dict(list_site(site).files)
    assert list_site(site).stale(recorded) == set()
    (site / "a.html").unlink()
    (site / "b.html").write_text("longer")
    os.utime(site / "c.html", ns=(0, 0))
    (site / "d").rename(tmp_path / "d")
    (site / "d").symlink_to(tmp_path / "d", target_is_directory=True)
    assert list_site(site).stale(recorded) == set(recorded)
    assert list_site(tmp_path / "none").stale(recorded) == set(recorded)


KILLED = """
import os, sys
from pathlib import Path
from tests.test_stage import move_sparse

left = int(sys.argv[2])


def counted(operation):
    def run(*arguments, **options):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return operation(*arguments, **options)

    return run


for name in ("replace", "unlink", "mkdir", "rmdir", "rename", "fsync"):
    setattr(os, name, counted(getattr(os, name)))
move_sparse(Path(sys.argv[1]) / ".stage-x", Path(sys.argv[1]) / "site")
"""


@pytest.mark.parametrize("is_far", [False, True], ids=["beside", "another file system"])
def test_a_move_that_is_killed_is_whole_or_not_begun(tmp_path: Path, is_far: bool) -> None:
    """Killed before each of its steps; then the next build finishes it, or it was not begun."""
    old = {**SPARSE, "file": "f", "folder/x": "x", "folder/y": "y", "about.html": "a"}
    staged = {"changed.html": "new", "same.html": "s", "file/x/y.css": "1", "folder": "2"}
    new = {**staged, "kept.html": "k"}
    far = Path("/dev/shm") / f"milaff-test-{os.getpid()}"
    seen = []
    for steps in range(100):
        root = tmp_path / str(steps)
        site = fill((far if is_far else root) / f"site{steps}", old)
        fill(root / ".stage-x", staged)
        if is_far:
            (root / "site").symlink_to(site)
        else:
            site.rename(root / "site")
        done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(steps)], check=False)
        open_stage(root / "site").close()
        seen.append(read(root / "site"))
        assert seen[-1] in (old, new)
        assert [path.name for path in root.iterdir()] == ["site"]
        assert not list((root / "site").glob(".*"))
        if done.returncode == 0:
            break
        assert done.returncode == 9
    shutil.rmtree(far, ignore_errors=True)
    assert seen[0] == old
    assert seen[-1] == new
    assert len(seen) > 10
    assert seen == sorted(seen, key=lambda tree: tree == new)


def test_a_move_that_the_disk_refuses_is_finished_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fill(tmp_path / "site", {"a.html": "old", "b.html": "old"})
    stage = open_stage(site)
    fill(stage.path, {"a.html": "new", "b.html": "new"})
    place = os.replace

    def refuse(old: str, new: str) -> None:
        if str(new).endswith("b.html"):
            raise PermissionError(13, "no")
        place(old, new)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        move_site(stage.path, site)
    stage.close()
    assert is_moving(site)
    monkeypatch.undo()
    open_stage(site).close()
    assert read(site) == {"a.html": "new", "b.html": "new"}
    assert not is_moving(site)
    assert list(tmp_path.iterdir()) == [site]


def test_a_half_written_journal_counts_for_nothing(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"a.html": "old"})
    stage = fill(tmp_path / ".stage-x", {"a.html": "new"})
    journal_of(stage).write_text('["site", [], [')
    open_stage(site).close()
    assert read(site) == {"a.html": "old"}
    assert list(tmp_path.iterdir()) == [site]


def test_new_folders_move_whole(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"old/a.html": "a"})
    written = ["a/b/c.html", "a/d.html", "m/e/f.html", "m/g.css", "old/h/i.css", "old/j.html"]
    assert set(whole_folders(sorted([*written, ".x/y"]), list_site(site))) == {
        "a",
        "m",
        "old/h",
        "old/j.html",
        ".x/y",
    }


def test_pages_come_after_what_they_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = fill(tmp_path / "site", {})
    beside = {"m/e.html": "p", "m/g.css": "s"}
    files = {"a/b.html": "p", "index.html": "p", "z/s.css": "s", **beside}
    stage = fill(tmp_path / "stage", files)
    placed, place = [], os.replace

    def seen(old: str, new: str) -> None:
        placed.append(Path(new).relative_to(tmp_path).as_posix())
        place(old, new)

    monkeypatch.setattr(os, "replace", seen)
    (stage / "empty").mkdir()
    move_site(stage, site)
    assert placed[1:] == ["site/z", "site/a", "site/index.html", "site/m"]
    assert not (site / "empty").exists()
