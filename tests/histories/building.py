"""A build of the world from its cache, a clean one beside it, and how they differ."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

import jinja2

from milaff.cache import entries
from milaff.commands.running import build_site, environment
from milaff.journal import PREFIX, broken_moves
from milaff.mkdocs_host.order import Order, Outcome
from milaff.report import describe
from milaff.stage import finish_moves
from tests.histories.world import World, files_of, remove

Sight = dict[str, tuple[bytes, int]]
"""The bytes and the time of every file of a site, by path."""


@dataclass(frozen=True)
class Made:
    """A build: what it found, and the site before and after."""

    outcome: Outcome
    before: Sight
    after: Sight


def build(world: World, *, apart: bool = False) -> Made:
    """The next build of the project, as an editor runs it; `apart` in a process of its own."""
    before = look_after_recovery(world.site)
    outcome = _build(world, Order(quiet=True), "", apart=apart)
    return Made(outcome, before, look(world.site))


def look_only(world: World) -> Outcome:
    """What `milaff check` finds: it changes nothing, and uses what builds keep."""
    return _build(world, Order(quiet=True, publish=False), "", apart=False)


def build_elsewhere(world: World) -> Outcome:
    """A build into another folder, from the same cache."""
    return _build(world, Order(quiet=True), str(world.root.parent / "elsewhere"), apart=False)


def build_clean(world: World, folder: Path, *, apart: bool = False) -> Made:
    """The same sources without anything that an earlier build left."""
    remove(folder)
    outcome = _build(world, clean_order(), str(folder), apart=apart)
    made = Made(outcome, {}, look(folder))
    shutil.rmtree(folder, ignore_errors=True)
    return made


def _build(world: World, order: Order, site: str, *, apart: bool) -> Outcome:
    def run() -> Outcome:
        now = environment(world.now.isoformat())
        soon = patch.object(entries, "_SAFE", _SOON)
        with now, soon, templates_compiled_once(world):
            return build_site(world.root / "mkdocs.yml", order, site=site)

    return in_child(run) if apart else run()


def in_child(work: Callable[[], Outcome]) -> Outcome:
    """What a process of its own came to, which has what this one knows, and takes it along."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        try:
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(pickle.dumps(work()))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    if not data:
        raise RuntimeError("the build in a process of its own raised what is printed above")
    outcome: Outcome = pickle.loads(data)
    return outcome


def fork() -> int:
    """`os.fork`, which warns of threads; those of the test runner do nothing here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def clean_order() -> Order:
    """An order that neither reads nor writes the cache, where builds know one."""
    knows = any(field.name == "cache" for field in fields(Order))
    return Order(quiet=True, **({"cache": False} if knows else {}))  # type: ignore[arg-type]


_SOON = 20_000_000
"""Nanoseconds after which a file counts as known by its times: seconds are long in a history, and
the file systems that histories run on count finely."""
_compiled: dict[tuple[object, ...], CodeType] = {}


@contextmanager
def templates_compiled_once(world: World) -> Iterator[None]:
    """Four fifths of a small build are Jinja's compiler. Its code is kept here as long as settings
    and templates are the same, for both builds alike; what a build keeps itself comes first."""
    compile_anew = jinja2.Environment.compile
    files = [world.root / "mkdocs.yml", *files_of(world.overrides)]
    seen = hashlib.sha256(
        b"\0".join(str(one).encode() + one.read_bytes() for one in files)
    ).digest()

    def compile_once(
        self: jinja2.Environment, source: Any, name: Any = None, filename: Any = None, *more: Any
    ) -> Any:
        escapes = self.autoescape(name) if callable(self.autoescape) else self.autoescape
        key = (seen, self.code_generator_class, escapes, name, filename, str(source), more)
        if key not in _compiled:
            _compiled[key] = compile_anew(self, source, name, filename, *more)  # type: ignore[call-overload]
        return _compiled[key]

    jinja2.Environment.compile = compile_once  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        jinja2.Environment.compile = compile_anew  # type: ignore[method-assign]
        if len(_compiled) > 300:
            _compiled.clear()


def look(site: Path) -> Sight:
    """What lies in a site folder now."""
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in files_of(site)
    }


def look_after_recovery(site: Path) -> Sight:
    """What will lie in a site folder when the moves that were broken off are finished: the next
    build does that before anything else."""
    if not broken_moves(site):
        return look(site)
    with tempfile.TemporaryDirectory(dir=site.parent.parent) as folder:
        for path in (site, *site.parent.glob(f"{PREFIX}*")):
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            if path.exists():
                copy(path, Path(folder, path.name))
        finish_moves(Path(folder, site.name))
        return look(Path(folder, site.name))


def differences(made: Made, clean: Made) -> Iterator[str]:
    """What a build did that a clean one would not have; nothing, if the cache is sound."""
    yield from _report_differences(made.outcome, clean.outcome)
    if not made.outcome.passed:
        if made.before != made.after:
            yield "a build that failed touched the site"
        return
    yield from _byte_differences(made.after, clean.after)
    yield from _untouched(made)
    yield from _said(made)


def _report_differences(ours: Outcome, clean: Outcome) -> Iterator[str]:
    if ours.passed != clean.passed:
        yield f"passed: {ours.passed}, clean: {clean.passed}"
    for problem in set(ours.problems) - set(clean.problems):
        yield f"only from the cache: {describe(problem, 'en')}"
    for problem in set(clean.problems) - set(ours.problems):
        yield f"only clean: {describe(problem, 'en')}"
    if ours.problems != clean.problems and set(ours.problems) == set(clean.problems):
        yield "the problems are in another order"


def _byte_differences(ours: Sight, clean: Sight) -> Iterator[str]:
    for path in sorted(ours.keys() | clean.keys()):
        if path not in clean:
            yield f"left over: {path}"
        elif path not in ours:
            yield f"missing: {path}"
        elif ours[path][0] != clean[path][0]:
            yield f"other bytes: {path}: {_first_difference(ours[path][0], clean[path][0])}"


def _first_difference(ours: bytes, clean: bytes) -> str:
    at = next((n for n, (a, b) in enumerate(zip(ours, clean, strict=False)) if a != b), len(ours))
    start = max(0, at - 40)
    one, two = (text[start : at + 60].decode("utf-8", "replace") for text in (ours, clean))
    return f"at {at}: {one!r}, clean: {two!r}"


def _untouched(made: Made) -> Iterator[str]:
    """A file whose bytes are the same keeps its time."""
    for path in sorted(made.before.keys() & made.after.keys()):
        (old, then), (new, now) = made.before[path], made.after[path]
        if old == new and then != now:
            yield f"written again with the same bytes: {path}"


def _said(made: Made) -> Iterator[str]:
    """What the build says it moved is what changed on disk."""
    moved = made.outcome.moved
    if moved is None:
        yield "a build that passed says nothing of what it moved"
        return
    old, new = ({path: one[0] for path, one in at.items()} for at in (made.before, made.after))
    written = {path for path in new if old.get(path) != new[path]}
    if set(moved.written) != written:
        yield f"written, as said: {sorted(set(moved.written) ^ written)}"
    if set(moved.removed) != old.keys() - new.keys():
        yield f"removed, as said: {sorted(set(moved.removed) ^ (old.keys() - new.keys()))}"
    if sorted(moved.kept) != sorted(new.keys() - written):
        yield f"kept, as said: {sorted(set(moved.kept) ^ (new.keys() - written))[:9]}"
