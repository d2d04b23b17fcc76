"""What a command asks of a build, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from milaff.manifest import Basis
from milaff.problems import Problem
from milaff.progress import SILENT, Progress
from milaff.records.record import Record
from milaff.stage import Moved


@dataclass(frozen=True, slots=True)
class Order:
    """How to build: `publish` false stops before anything is rendered or moved; `quiet` leaves
    the problems to the caller to print; `language` is that of the messages, empty for the site's;
    `before` are the records of an earlier revision, to be compared with; without `cache` nothing
    of earlier runs is used or kept; `progress` is told how far the work has come.
    """

    publish: bool = True
    quiet: bool = False
    language: str = ""
    before: tuple[Record, ...] | None = None
    cache: bool = True
    progress: Progress = SILENT


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and moved. `passed` where nothing stopped it; `basis` is what it was made
    from, where all of that is known. `covered` are the site's files that a preview shows the
    problems for; `notice` is what else is worth a line."""

    problems: tuple[Problem, ...] = ()
    moved: Moved | None = None
    language: str = "ar"
    passed: bool = False
    basis: Basis | None = None
    covered: tuple[str, ...] = ()
    notice: str = ""


def message_language(language: str) -> str:
    """The language of messages for a site in that language: Arabic or English."""
    return "ar" if language.split("-")[0] == "ar" else "en"
