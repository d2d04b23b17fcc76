"""What is shown of long work, on terminals and elsewhere."""

from __future__ import annotations

import pytest

from milaff.commands.progress_display import Display
from milaff.commands.stage_words import counted, pages_made
from milaff.progress import SILENT, Progress


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def work(progress: Progress, clock: Clock, seconds: float) -> None:
    """Two stages, the second of them in four steps, one of which is known."""
    progress.stage("read")
    clock.now += seconds
    progress.stage("render", 4)
    for _ in range(3):
        clock.now += seconds
        progress.advance()
    progress.reuse()
    progress.done()
    progress.done()


def shown(capsys: pytest.CaptureFixture[str], seconds: float, **options: bool) -> str:
    clock = Clock()
    display = Display("en", clock=clock, **{"is_terminal": False, **options})
    work(display, clock, seconds)
    out, error = capsys.readouterr()
    assert out == ""
    return error


def test_quick_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, 0.2) == ""
    assert shown(capsys, 0.2, is_terminal=True) == ""


def test_long_work_is_a_line_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, 1.0) == "reading: 1.0 s\nrendering: 4 pages (1 unchanged), 3.0 s\n"


def test_quiet_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, 100.0, is_quiet=True) == ""
    assert shown(capsys, 100.0, is_quiet=True, is_terminal=True) == ""


def test_a_terminal_shows_a_line_that_counts(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, 1.0, is_terminal=True).split("\r")
    assert [line.replace("\u2066", "").replace("\u2069", "").rstrip() for line in lines] == [
        "",
        "rendering 1/4 …",
        "rendering 2/4 …",
        "rendering 3/4 …",
        "",
        "reading: 1.0 s\nrendering: 4 pages (1 unchanged), 3.0 s",
    ]


def test_the_line_is_not_written_at_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    display = Display("ar", is_terminal=True, clock=clock)
    display.stage("render", 1000)
    clock.now += 5
    for _ in range(1000):
        clock.now += 0.001
        display.advance()
    assert 10 <= capsys.readouterr().err.count("\r") <= 12


def test_summary_says_what_was_made_and_known() -> None:
    clock = Clock()
    display = Display("ar", is_terminal=False, clock=clock)
    work(display, clock, 1.0)
    assert display.summary() == "صُنعت 3 صفحات، وبقيت صفحة واحدة بلا تغيير، 4.0 ث"
    display.speak("en")
    assert display.summary() == "3 pages rendered, 1 unchanged, 4.0 s"
    quick = Display("ar", is_terminal=False, clock=clock)
    work(quick, clock, 0.1)
    assert quick.summary() == ""


@pytest.mark.parametrize(
    ("made", "reused", "arabic"),
    [
        (0, 2, "لم تُصنع صفحة، وبقيت صفحتان بلا تغيير"),
        (1, 0, "صُنعت صفحة واحدة"),
        (2, 11, "صُنعت صفحتان، وبقيت 11 صفحة بلا تغيير"),
        (3, 100, "صُنعت 3 صفحات، وبقيت 100 صفحة بلا تغيير"),
    ],
)
def test_arabic_counts_in_six_forms(made: int, reused: int, arabic: str) -> None:
    assert pages_made(made, reused, "ar") == arabic


def test_counts_of_a_stage() -> None:
    assert counted("read", 11, 0, "ar") == "11 سجلا"
    assert counted("move", 1, 2, "ar") == "3 ملفات (2 بلا تغيير)"
    assert counted("read", 1, 0, "en") == "1 record"
    assert counted("read", 0, 0, "ar") == ""


def test_profile_lists_stages_and_the_slowest_records() -> None:
    clock = Clock()
    display = Display("en", is_terminal=False, is_timing=True, clock=clock)
    work(display, clock, 0.5)
    for number in range(30):
        display.spent(f"content/{number:02}.md", number / 10)
    display.spent("content/00.md", 9.0)
    lines = list(display.profile())
    assert lines[:4] == [
        "     0.500  reading",
        "     1.500  rendering",
        "the slowest records:",
        "     9.000  content/00.md",
    ]
    assert len(lines) == 3 + 20


def test_the_silent_one_takes_everything() -> None:
    work(SILENT, Clock(), 1.0)
    SILENT.speak("ar")
    assert not SILENT.is_timing
