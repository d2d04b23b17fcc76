"""A site to be built by a command, and what a build of it costs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU and of the clock, and bytes: the memory at its peak, and the site."""

    cpu: float
    wall: float
    peak: int
    site: int


@dataclass(frozen=True)
class Project:
    """A folder with a site's sources, and the command that builds it there."""

    folder: Path
    command: tuple[str, ...]
    site: str

    def write(self, files: Mapping[str, str]) -> None:
        """Makes the folder anew with these files: nothing of an earlier build is left."""
        if self.folder.exists():
            shutil.rmtree(self.folder)
        for path, text in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replaces the first of a text that must be there."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def build(self) -> Cost:
        """Runs the command; raises CalledProcessError where it fails."""
        with tempfile.TemporaryDirectory() as place:
            result = Path(place, "cost.json")
            launch = [sys.executable, "-I", "-S", str(_LAUNCHER), str(result), *self.command]
            subprocess.run(launch, cwd=self.folder, check=True, env=self.environment())
            cost = json.loads(result.read_text("utf-8"))
        return Cost(**cost, site=_size(self.folder / self.site))

    def environment(self) -> dict[str, str]:
        """What a command keeps for later it keeps in the folder, so that `write` clears it."""
        caches = {name: str(self.folder / ".kept") for name in ("XDG_CACHE_HOME", "HUGO_CACHEDIR")}
        return {**os.environ, **caches, "NO_MKDOCS_2_WARNING": "1"}


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
