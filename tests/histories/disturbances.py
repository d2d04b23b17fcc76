"""What goes wrong beside the sources: with the cache, the site folder, or the build itself."""

from __future__ import annotations

import os
import random
import signal
import sys
from contextlib import suppress
from pathlib import Path

from tests.histories.building import build, build_elsewhere, fork, look_only
from tests.histories.record_edits import Edit, delete, edit_body, edit_status, edit_words
from tests.histories.site_edits import change_setting, override
from tests.histories.world import World, files_of, put, remove

_MOVES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
_HOOK = '''"""Raises in the middle of a build."""


def {event}(*arguments, **named):
    raise RuntimeError("stopped on purpose")
'''
_EVENTS = ("on_files", "on_nav", "on_env", "on_page_markdown", "on_page_context", "on_post_build")


def lose_cache(world: World, chance: random.Random) -> str:
    """Everything that builds keep is deleted."""
    for file in world.kept_files():
        remove(file)
    return "cache: deleted"


def cut_cache(world: World, chance: random.Random) -> str:
    """A file of the cache ends too early, as after a full disk."""
    file = _kept(world, chance)
    if file is None:
        return ""
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(len(data))])
    return f"{file.name}: cut"


def spoil_cache(world: World, chance: random.Random) -> str:
    """Some bytes of the cache are others: at its head, or anywhere."""
    file = _kept(world, chance)
    if file is None:
        return ""
    data = bytearray(file.read_bytes())
    length = min(len(data), chance.choice((1, 16, 4096)))
    at = chance.choice((0, chance.randrange(len(data) - length + 1)))
    data[at : at + length] = chance.randbytes(length)
    file.write_bytes(data)
    return f"{file.name}: {length} bytes spoilt at {at}"


def replace_cache(world: World, chance: random.Random) -> str:
    """A file of the cache is no such thing any more."""
    file = _kept(world, chance)
    if file is None:
        return ""
    file.write_bytes(chance.choice((b"", b"nothing of the kind\n")))
    return f"{file.name}: replaced"


def _kept(world: World, chance: random.Random) -> Path | None:
    files = [file for file in world.kept_files() if file.stat().st_size]
    return chance.choice(files) if files else None


def harm_site(world: World, chance: random.Random) -> str:
    """Somebody deletes or changes what was built, or puts a file of their own beside it."""
    files = files_of(world.site)
    if not files:
        return ""
    file = chance.choice(files)
    how = chance.choice(("delete", "change", "swap", "folder", "all", "stray", "in the way"))
    if how == "delete":
        remove(file)
    elif how == "change":
        file.write_bytes(file.read_bytes() + b"x")
    elif how == "swap":
        file.write_bytes(file.read_bytes()[::-1])
    elif how == "folder":
        remove(file.parent if file.parent != world.site else file)
    elif how == "all":
        remove(world.site)
    elif how == "stray":
        put(file.parent / f"stray-{world.number()}/x.html", "x")
    else:
        remove(file)
        put(file / "inside.txt", "a folder in the way of a file")
    return f"site, {how}: {file.relative_to(world.site)}"


def _change_something(world: World, chance: random.Random) -> str:
    """So that a build has something to do when it ends too early."""
    edit = chance.choice((edit_words, edit_body, edit_status, delete, override, change_setting))
    return edit(world, chance)


def stop_by_hook(world: World, chance: random.Random) -> str:
    """A build ends in an exception, somewhere in the middle."""
    told = _change_something(world, chance)
    event = chance.choice(_EVENTS)
    hook = world.overrides / "stop.py"
    put(hook, _HOOK.format(event=event))
    world.settings["hooks"] = ["overrides/stop.py"]
    world.save_settings()
    with suppress(RuntimeError):
        build(world)
    remove(hook)
    world.settings.pop("hooks")
    world.save_settings()
    return f"{told}; stopped in {event}"


def check_only(world: World, chance: random.Random) -> str:
    """Somebody edits, and checks without building."""
    told = _change_something(world, chance)
    return f"{told}; checked: {'good' if look_only(world).passed else 'not good'}"


def publish_elsewhere(world: World, chance: random.Random) -> str:
    """A build of something else into another folder; now and then that is taken back."""
    before = world.moment()
    told = _change_something(world, chance)
    told += f"; built elsewhere: {'good' if build_elsewhere(world).passed else 'not good'}"
    if chance.random() < 0.5:
        world.go_to(before)
        told += "; taken back"
    return told


def kill(world: World, chance: random.Random) -> str:
    """A build is killed: at some moment, or between two changes of the disk. Now and then what it
    was for is taken back."""
    if sys.platform == "win32":
        return ""
    before = world.moment()
    told = _change_something(world, chance)
    after, seconds = chance.randint(1, chance.choice((6, 20, 120))), chance.uniform(0.01, 0.2)
    by_clock = chance.random() < 0.5
    child = fork()
    if child == 0:
        _build_and_die(world, 0 if by_clock else after, seconds if by_clock else 0)
    _, status = os.waitpid(child, 0)
    when = f"after {seconds:.3f} s" if by_clock else f"at change {after} of the disk"
    told += f"; killed {when}: {'in time' if status else 'too late'}"
    if chance.random() < 0.3:
        world.go_to(before)
        told += "; taken back"
    return told


def _build_and_die(world: World, after: int, seconds: float) -> None:
    """The child: never returns, whatever happens."""
    try:
        if after:
            left = [after]

            def count(event: str, _: object) -> None:
                if event in _MOVES:
                    left[0] -= 1
                    if not left[0]:
                        os._exit(9)

            sys.addaudithook(count)
        else:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        build(world)
    finally:
        os._exit(0)


DISTURBANCES: dict[Edit, int] = {
    lose_cache: 1, cut_cache: 2, spoil_cache: 3, replace_cache: 1, harm_site: 6, stop_by_hook: 2,
    kill: 5, check_only: 2, publish_elsewhere: 3,
}  # fmt: skip
"""What may go wrong, and how often it does."""
