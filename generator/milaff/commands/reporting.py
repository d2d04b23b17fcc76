"""Prints what a build found, and ends with the exit code that says so."""

from __future__ import annotations

import sys

import click

from milaff.mkdocs_host.order import Outcome
from milaff.report import CLEAN, FORMATS, FOUND, write_text


def print_report(outcome: Outcome, format: str = "text") -> None:
    """The problems, in that format, on standard output."""
    if format == "text":
        isolate = outcome.language == "ar" and sys.stdout.isatty()
        text = write_text(outcome.problems, outcome.language, isolate=isolate)
    else:
        text = FORMATS[format](outcome.problems, outcome.language)
    click.echo(text, nl=False)


def leave(outcome: Outcome) -> None:
    """End with 0 where nothing stopped, else with 1."""
    click.get_current_context().exit(CLEAN if outcome.passed else FOUND)
