"""How long work is shown: a line that counts on a terminal, a line for each stage elsewhere.

Nothing is shown of work that is quick, and nothing but what stages tell: the report has its own
place, on standard output.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from milaff.commands.stage_words import counted, pages_made, title_of
from milaff.progress import Progress
from milaff.report import LTR_ISOLATE, POP_ISOLATE

LONG = 2.0
"""Seconds of work after which lines are worth a reader's time."""

LONG_ON_TERMINAL = 1.0
_BETWEEN = 0.1
"""Seconds between two states of the counting line."""

_SLOWEST = 20


@dataclass(slots=True)
class _Stage:
    name: str
    total: int
    began: float
    made: int = 0
    reused: int = 0
    seconds: float = 0.0


class Display(Progress):
    """Shows stages on standard error, or nothing if it `is_quiet`; `is_timing` keeps the times of
    single records too."""

    def __init__(
        self,
        language: str,
        *,
        is_terminal: bool,
        is_quiet: bool = False,
        is_timing: bool = False,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.is_timing = is_timing
        self._language = language
        self._is_terminal = is_terminal
        self._is_quiet = is_quiet
        self._clock = clock
        self._began = clock()
        self._shown_at = 0.0
        self._width = 0
        self._lines = 0
        self._ended: list[_Stage] = []
        self._current: _Stage | None = None
        self._spent: Counter[str] = Counter()

    def speak(self, language: str) -> None:
        """Speak that language from now on."""
        self._language = language

    def stage(self, name: str, total: int = 0) -> None:
        """End the stage before, and begin one."""
        self._end()
        self._current = _Stage(name, total, self._clock())
        self._count()

    def advance(self, number: int = 1) -> None:
        """Count what was made."""
        if self._current is not None:
            self._current.made += number
            self._count()

    def reuse(self, number: int = 1) -> None:
        """Count what was known."""
        if self._current is not None:
            self._current.reused += number
            self._count()

    def spent(self, what: str, seconds: float) -> None:
        """Keep what a record cost."""
        self._spent[what] += seconds  # type: ignore[assignment]

    def done(self) -> None:
        """End the last stage, and leave the line free for the report."""
        self._end()
        self._clear()

    @property
    def is_long(self) -> bool:
        """Whether the work so far is worth being shown."""
        if self._is_quiet:
            return False
        longest = LONG_ON_TERMINAL if self._is_terminal else LONG
        return self._clock() - self._began > longest

    def _end(self) -> None:
        if self._current is not None:
            self._current.seconds = self._clock() - self._current.began
            self._ended.append(self._current)
            self._current = None
        if self.is_long:
            self._clear()
            for stage in self._ended[self._lines :]:
                click.echo(self._line(stage), err=True)
            self._lines = len(self._ended)

    def _count(self) -> None:
        """Write the counting line anew, where there is a terminal and it is time."""
        now, stage = self._clock(), self._current
        if not self._is_terminal or stage is None or now - self._shown_at < _BETWEEN:
            return
        if self.is_long:
            self._shown_at = now
            number = stage.made + stage.reused
            of = f" {LTR_ISOLATE}{number}/{stage.total}{POP_ISOLATE}" if stage.total else ""
            self._write_over(f"{title_of(stage.name, self._language)}{of} …")

    def _write_over(self, text: str) -> None:
        click.echo(f"\r{text.ljust(self._width)}", err=True, nl=False)
        self._width = len(text)

    def _clear(self) -> None:
        if self._width:
            self._write_over("")
            click.echo("\r", err=True, nl=False)

    def _line(self, stage: _Stage) -> str:
        title = title_of(stage.name, self._language)
        count = counted(stage.name, stage.made, stage.reused, self._language)
        time = _seconds(stage.seconds, self._language)
        comma = ", " if self._language == "en" else "، "
        return f"{title}: {comma.join(part for part in (count, time) if part)}"

    def summary(self) -> str:
        """What was rendered and what was known, and how long all took; empty for quick work."""
        if not self.is_long:
            return ""
        rendered = [stage for stage in self._ended if stage.name == "render"]
        made = sum(stage.made for stage in rendered)
        reused = sum(stage.reused for stage in rendered)
        pages = pages_made(made, reused, self._language) if rendered else ""
        time = _seconds(sum(stage.seconds for stage in self._ended), self._language)
        comma = ", " if self._language == "en" else "، "
        return comma.join(part for part in (pages, time) if part)

    def profile(self) -> Iterator[str]:
        """The lines of `--profile`: seconds by stage, and by record for the slowest."""
        for stage in self._ended:
            yield self._row(stage.seconds, title_of(stage.name, self._language))
        slowest = sorted(self._spent.items(), key=lambda item: (-item[1], item[0]))[:_SLOWEST]
        if slowest:
            yield title_of("slowest", self._language)
        for what, seconds in slowest:
            yield self._row(seconds, what)

    @staticmethod
    def _row(seconds: float, what: str) -> str:
        return f"{seconds:10.3f}  {what}"


def _seconds(seconds: float, language: str) -> str:
    return f"{seconds:.1f} {'s' if language == 'en' else 'ث'}"
