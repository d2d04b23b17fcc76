"""The pictures of a content folder: those whose file did not change are not looked at again."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from milaff.cache.entries import Stat, stat_of
from milaff.cache.store import Store
from milaff.model.entries import digest
from milaff.outputs.output import FileUnit, Output
from milaff.pictures.faults import MOST_BYTES, PictureFault, unreadable
from milaff.pictures.picture import Picture
from milaff.problems import Place, Problem, error
from milaff.settings import Settings

SPACE = "pictures"
_SAFE = 2_000_000_000
"""Nanoseconds, as in `entries`."""


class Kept(NamedTuple):
    """A picture as it is kept."""

    stat: Stat
    looked: int
    bytes: bytes
    picture: Picture


@dataclass(slots=True)
class ReadPictures:
    """The sound pictures by their path under the content folder, and what is wrong with others."""

    known: dict[str, Picture] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_pictures(paths: Iterable[str], settings: Settings, store: Store) -> ReadPictures:
    """What these files are."""
    found, now = ReadPictures(), time.time_ns()
    value = store.get(SPACE, "")
    before: dict[str, Kept] = pickle.loads(value) if value is not None else {}
    kept: dict[str, Kept] = {}
    for path in sorted(paths):
        try:
            kept[path] = _read(settings.content / path, path, before.get(path), now)
            found.known[path] = kept[path].picture
        except PictureFault as fault:
            place = Place(f"{settings.shown}/{path}")
            found.problems.append(error(place, fault.code, fault.message, fault.hint))
    if kept != before:
        store.put(SPACE, "", pickle.dumps(kept, 5))
    return found


def _read(file: Path, path: str, kept: Kept | None, now: int) -> Kept:
    try:
        stat = stat_of(file)
        if kept and kept.stat == stat and max(stat[1:3]) + _SAFE <= kept.looked:
            return kept
        with open(file, "rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as missing:
        raise unreadable(path) from missing
    from milaff.pictures.header import read_picture  # Pillow: only for who has pictures

    own = digest(data)
    picture = kept.picture if kept and kept.bytes == own else read_picture(data, path, stat[0])
    return Kept(stat, now, own, picture)


def plan_pictures(pictures: Mapping[str, Picture], settings: Settings) -> Iterable[FileUnit]:
    """The files that are made of the pictures."""
    for path, picture in pictures.items():
        yield FileUnit(f"picture {path}", partial(_make, path, picture, settings), picture)


def _make(path: str, picture: Picture, settings: Settings) -> tuple[Output, ...]:
    from milaff.pictures.encoding import publish

    data = (settings.content / path).read_bytes()
    return tuple(Output(name, content) for name, content in publish(data, picture, path))
