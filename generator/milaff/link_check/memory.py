"""What was asked before, in a file: a second run asks only what it no longer knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from milaff.link_check.answer import Answer, Standing

_VERSION = 1
_UNSURE = timedelta(hours=1)
"""How long a bad answer is believed: servers come back."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer and when it was given."""

    answer: Answer
    asked: datetime

    def is_fresh(self, now: datetime, age: timedelta) -> bool:
        """Whether the answer is still believed."""
        is_good = self.answer.standing in (Standing.ALIVE, Standing.MOVED)
        longest = age if is_good else min(age, _UNSURE)
        return timedelta(0) <= now - self.asked < longest


def read_memory(file: Path) -> dict[str, Remembered]:
    """What the file remembers, by address; nothing where it is not there or not ours."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["version"] != _VERSION:
            return {}
        return {url: _read(entry) for url, entry in found["links"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _read(entry: Mapping[str, str | int]) -> Remembered:
    answer = Answer(
        Standing(str(entry["standing"])),
        int(entry["status"]),
        str(entry["moved_to"]),
        str(entry["reason"]),
    )
    return Remembered(answer, datetime.fromisoformat(str(entry["asked"])))


def write_memory(file: Path, memory: Mapping[str, Remembered]) -> None:
    """Keep the answers; that there was no network is not one."""
    links = {
        url: {**asdict(one.answer), "asked": one.asked.isoformat(timespec="seconds")}
        for url, one in sorted(memory.items())
        if one.answer.standing is not Standing.UNREACHED
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"version": _VERSION, "links": links}, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")
