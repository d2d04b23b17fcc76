"""What `milaff build` keeps of a good build, and prints again while nothing has changed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from milaff.commands.speech import say
from milaff.manifest import FOLDER, Damaged, Reports, read_manifest, write_manifest
from milaff.problems import Words


def print_current(config: Path, choices: Mapping[str, object]) -> bool:
    """Print the last report again if the site is up to date, and tell whether it is."""
    try:
        manifest = read_manifest(config.parent / FOLDER)
    except Damaged:
        words = Words(
            f"لا تُقرأ ذاكرة البناء السابق في {FOLDER}، فيُبنى الموقع كأنها لم تكن.",
            f"what the last build left in {FOLDER} cannot be read; building without it",
        )
        say(words, error=True)
        return False
    if manifest is None or not manifest.is_current(config, choices):
        return False
    reports = manifest.reports
    click.echo(reports.terminal if sys.stdout.isatty() else reports.plain, nl=False)
    return True


def keep_current(config: Path, choices: Mapping[str, object], outcome: object, begun: int) -> None:
    """Keep what came of a build that began at that time of the file system, if it was good."""
    from milaff.mkdocs_host.order import Outcome
    from milaff.problems import has_errors
    from milaff.report import count_moved, write_text
    from milaff.stage import Moved

    assert isinstance(outcome, Outcome)
    moved = outcome.moved
    if moved is None or outcome.basis is None or has_errors(outcome.problems, strict=True):
        return
    language = outcome.language
    again = count_moved(Moved((), (), (*moved.written, *moved.kept)), language)
    plain, terminal = (
        f"{write_text(outcome.problems, language, isolate=isolate)}{again}\n"
        for isolate in (False, language == "ar")
    )
    with suppress(OSError):
        write_manifest(config, choices, outcome.basis, Reports(plain, terminal), begun)
