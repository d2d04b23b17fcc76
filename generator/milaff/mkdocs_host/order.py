"""What a command asks of a build, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from milaff.problems import Problem
from milaff.records.record import Record
from milaff.stage import Moved


@dataclass(frozen=True, slots=True)
class Order:
    """How to build: `publish` false stops before anything is rendered or moved; `quiet` leaves
    the problems to the caller to print; `language` is that of the messages, empty for the site's;
    `before` are the records of an earlier revision, to be compared with.
    """

    publish: bool = True
    quiet: bool = False
    language: str = ""
    before: tuple[Record, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and moved. `passed` where nothing stopped it."""

    problems: tuple[Problem, ...] = ()
    moved: Moved | None = None
    language: str = "ar"
    passed: bool = False


def message_language(language: str) -> str:
    """The language of messages for a site in that language: Arabic or English."""
    return "ar" if language.split("-")[0] == "ar" else "en"
