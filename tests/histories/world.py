"""A site in the middle of its history: what editors changed so far, on disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from tests.histories.first_site import MEDIA, OVERRIDES, PLAIN, SETTINGS, Keys, first_records

NOW = datetime(2024, 4, 15, 12, tzinfo=UTC)
INPUTS = ("content", "overrides", "mkdocs.yml")
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass
class Record:
    """A record as its editor sees it."""

    path: str
    keys: Keys
    body: str

    @property
    def id(self) -> str:
        return str(self.keys.get("id") or Path(self.path).stem)

    @property
    def folder(self) -> str:
        return self.path.split("/")[0]

    @property
    def text(self) -> str:
        head = yaml.dump(self.keys, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=999)
        return f"---\n{head}---\n{self.body}" if self.path.endswith(".md") else head


@dataclass(frozen=True)
class Moment:
    """Everything that editors had written at some time."""

    records: list[Record]
    settings: Keys
    files: dict[str, bytes]


@dataclass
class World:
    """The project folder, what its files hold, and the moment it is built for."""

    root: Path
    records: list[Record] = field(default_factory=list)
    settings: Keys = field(default_factory=lambda: deepcopy(SETTINGS))
    now: datetime = NOW
    sound: list[Moment] = field(default_factory=list)
    """What could be built, from the first moment on."""
    is_broken: bool = False
    """Whether the last build was stopped by an error."""
    made: int = 0

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def overrides(self) -> Path:
        return self.root / "overrides"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def options(self) -> Keys:
        """The plugin's, to be changed in place."""
        options: Keys = self.settings["plugins"][0]["milaff"]
        return options

    def of(self, *folders: str) -> list[Record]:
        """The records of these kinds, in an order of their own."""
        found = (one for one in self.records if one.folder in folders or not folders)
        return sorted(found, key=lambda one: one.path)

    def save(self, *records: Record) -> None:
        for one in records:
            put(self.content / one.path, one.text)

    def save_settings(self) -> None:
        put(self.root / "mkdocs.yml", yaml.dump(self.settings, Dumper=_DUMPER, allow_unicode=True))

    def number(self) -> int:
        """A number that nothing has had yet."""
        self.made += 1
        return self.made

    def moment(self) -> Moment:
        """All inputs as they are."""
        files = (
            file
            for name in INPUTS
            for file in (files_of(self.root / name) or [self.root / name])
            if file.is_file()
        )
        texts = {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}
        return Moment(deepcopy(self.records), deepcopy(self.settings), texts)

    def go_to(self, moment: Moment) -> None:
        """Make the inputs what they were; files that are the same are left alone."""
        now = self.moment().files
        for path in now.keys() - moment.files.keys():
            remove(self.root / path)
        for path, data in moment.files.items():
            if now.get(path) != data:
                file = self.root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self.records, self.settings = deepcopy(moment.records), deepcopy(moment.settings)

    def kept_files(self) -> list[Path]:
        """What earlier builds left in the project beside the site: the cache, wherever it lies."""
        beside = (
            path for path in sorted(self.root.iterdir()) if path.name not in (*INPUTS, "site")
        )
        return [file for path in beside for file in ([path] if path.is_file() else files_of(path))]


def first_world(root: Path) -> World:
    """Writes the site that histories begin with."""
    world = World(root)
    world.records = [Record(path, *parts) for path, parts in first_records().items()]
    world.save(*world.records)
    for path, text in PLAIN.items():
        put(world.content / path, text)
    put(world.content / "media/map.svg", MEDIA.format(n=1))
    for path, text in OVERRIDES.items():
        put(world.overrides / path, text)
    world.save_settings()
    return world


def put(file: Path, text: str) -> None:
    """Writes a file, with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def remove(file: Path) -> None:
    """Removes a file or a folder, if it is there."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def files_of(folder: Path) -> list[Path]:
    """All files below a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def replace_id(world: World, old: str, new: str) -> Iterator[Record]:
    """Writes another id wherever records name one; an empty one removes what names it."""
    for one in world.records:
        keys, body = _replaced(one.keys, old, new), _in_text(one.body, old, new)
        if keys != one.keys or body != one.body:
            one.keys, one.body = keys, body
            yield one


_GONE = object()


def _replaced(value: Any, old: str, new: str) -> Any:
    if value == old:
        return new or _GONE
    if isinstance(value, list):
        found = [_replaced(one, old, new) for one in value]
        return [one for one in found if one is not _GONE] or _GONE
    if isinstance(value, dict):
        return _replaced_keys(value, old, new)
    return value


def _replaced_keys(keys: Keys, old: str, new: str) -> Any:
    """A mapping that loses what it is about goes itself; the record at the top stays."""
    found = {
        key: one if key in ("id", "name", "title", "kind") else _replaced(one, old, new)
        for key, one in keys.items()
    }
    is_whole = "name" in keys or "title" in keys or "outlet" in keys
    if not is_whole and any(one is _GONE for one in found.values()):
        return _GONE
    return {key: one for key, one in found.items() if one is not _GONE}


def _in_text(body: str, old: str, new: str) -> str:
    for before, after in ((f"[[{old}", f"[[{new}"), (f"[@{old}", f"[@{new}")):
        if new:
            body = body.replace(f"{before}]", f"{after}]").replace(f"{before}#", f"{after}#")
        else:
            body = body.replace(f"{before}]]", "غيره").replace(f"{before}#killed]]", "عدد")
            body = body.replace(f" {before}]", "")
    if new:
        return body.replace(f"({old}.md", f"({new}.md")
    return body.replace(f"({old}.md#الخلفية)", "(#الخلفية)")
