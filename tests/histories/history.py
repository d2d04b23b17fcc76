"""A history: a site, edits drawn by a seed, and after each a build that must equal a clean one.

Every step draws from a seed of its own, so that a history from which steps were dropped is still
a history: that is how a failing one shrinks.
"""

from __future__ import annotations

import os
import random
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from milaff.mkdocs_host.order import Outcome
from milaff.problems import Level
from tests.histories.building import build, build_clean, differences
from tests.histories.disturbances import DISTURBANCES
from tests.histories.record_edits import RECORD_EDITS, Edit
from tests.histories.site_edits import SITE_EDITS
from tests.histories.world import World, first_world

EDITS: dict[Edit, int] = {**RECORD_EDITS, **SITE_EDITS, **DISTURBANCES}
_BY_NAME = {edit.__name__: edit for edit in EDITS}
_MOST_EDITS = 3
_MENDED = 0.6


@dataclass(frozen=True)
class Step:
    """What happens between two builds: these edits, drawn by this seed."""

    edits: tuple[str, ...]
    seed: str


@dataclass(frozen=True)
class Failure:
    """The step at which a build was not what it should be, what was done till then, and how."""

    steps: tuple[Step, ...]
    told: tuple[str, ...]
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join([*self.told, *(f"  ! {fault}" for fault in self.faults[:20])])


@dataclass(frozen=True)
class Run:
    """What came of a history: how many builds passed, how many errors stopped, and the failure;
    `told` has a line a step."""

    passed: int
    stopped: int
    told: tuple[str, ...]
    failure: Failure | None = None


def draw_steps(seed: int, steps: int) -> tuple[Step, ...]:
    """The steps of a history: now and then nothing happens, mostly one thing, sometimes more."""
    chance = random.Random(f"history {seed}")
    drawn = []
    for number in range(steps):
        count = chance.choice((0, 1, 1, 1, 1, 2, _MOST_EDITS))
        edits = chance.choices(list(EDITS), list(EDITS.values()), k=count)
        drawn.append(Step(tuple(edit.__name__ for edit in edits), f"{seed}:{number}"))
    return tuple(drawn)


def run_steps(steps: Sequence[Step], *, apart: bool = False) -> Run:
    """Lives through a history, from the first build on, and stops at the first failure.

    `apart` makes every build in a process of its own, as commands do; otherwise one process makes
    them all, as `serve` does.
    """
    with tempfile.TemporaryDirectory(prefix="history-", dir=_fast_folder()) as folder:
        world = first_world(Path(folder, "project"))
        told: list[str] = []
        passed = 0
        for number, step in enumerate((Step((), "first"), *steps)):
            told.append(f"{number}. {'; '.join(step.edits) or 'nothing'}")
            try:
                told[-1] = f"{number}. {'; '.join(_live(world, step)) or 'nothing'}"
                faults, outcome = _compare(world, Path(folder, "clean"), apart=apart)
            except Exception:
                faults, outcome = (traceback.format_exc(limit=-6),), Outcome()
            passed += outcome.passed
            told[-1] += f" ({_in_short(outcome)})"
            if faults:
                failure = Failure(tuple(steps[:number]), tuple(told), faults)
                return Run(passed, number + 1 - passed, tuple(told), failure)
        return Run(passed, len(steps) + 1 - passed, tuple(told))


def run_history(seed: int, steps: int) -> Run:
    """The history of a seed; every fourth in processes of its own."""
    return run_steps(draw_steps(seed, steps), apart=is_apart(seed))


def is_apart(seed: int) -> bool:
    """Whether the builds of a history run in processes of their own."""
    return seed % 4 == 3 and hasattr(os, "fork")


def _fast_folder() -> str | None:
    """A folder in memory, where the system has one."""
    return next((path for path in ("/dev/shm",) if os.access(path, os.W_OK)), None)


def _live(world: World, step: Step) -> list[str]:
    chance = random.Random(step.seed)
    done = []
    if world.is_broken and chance.random() < _MENDED:
        world.go_to(world.sound[-1])
        done.append("mended")
    told = (f"{name}: {_BY_NAME[name](world, chance) or 'nothing'}" for name in step.edits)
    return [*done, *told]


def _in_short(outcome: Outcome) -> str:
    errors = sorted({one.code for one in outcome.problems if one.level is Level.ERROR})
    if outcome.moved is None:
        return f"stopped: {' '.join(errors)}"
    moved = outcome.moved
    counts = f"{len(moved.written)} written, {len(moved.removed)} removed"
    return f"{counts}, {len(outcome.problems)} findings"


def _compare(world: World, folder: Path, *, apart: bool) -> tuple[tuple[str, ...], Outcome]:
    made = build(world, apart=apart)
    world.is_broken = not made.outcome.passed
    if made.outcome.passed:
        world.sound.append(world.moment())
    faults = [*differences(made, build_clean(world, folder, apart=apart))]
    faults += [f"left behind: {path.name}" for path in world.root.glob(".stage-*")]
    return tuple(faults), made.outcome


def shrink(failure: Failure, *, apart: bool) -> Failure:
    """The shortest history found by dropping steps, then edits, that still fails."""
    best = failure
    is_smaller = True
    while is_smaller:
        is_smaller = False
        for candidate in _shorter(best.steps):
            found = run_steps(candidate, apart=apart).failure
            if found is not None:
                best, is_smaller = found, True
                break
    return best


def _shorter(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    found = []
    for at, step in enumerate(steps):
        before, after = tuple(steps[:at]), tuple(steps[at + 1 :])
        found.append((*before, *after))
        if len(step.edits) > 1:
            for edit in range(len(step.edits)):
                fewer = (*step.edits[:edit], *step.edits[edit + 1 :])
                found.append((*before, Step(fewer, step.seed), *after))
    return found
