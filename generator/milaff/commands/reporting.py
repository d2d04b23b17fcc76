"""Prints what a build found, and ends with the exit code that says so."""

from __future__ import annotations

import sys

import click

from milaff.commands.speech import say
from milaff.graph.graph import Graph
from milaff.mkdocs_host.order import Outcome
from milaff.problems import Words, has_errors
from milaff.report import CLEAN, FORMATS, FOUND, count_moved, write_text
from milaff.settings import Settings


def print_report(outcome: Outcome, format: str = "text") -> None:
    """The problems, in that format, on standard output."""
    if format == "text":
        isolate = outcome.language == "ar" and sys.stdout.isatty()
        text = write_text(outcome.problems, outcome.language, isolate=isolate)
    else:
        text = FORMATS[format](outcome.problems, outcome.language)
    click.echo(text, nl=False)


def print_result(outcome: Outcome, summary: str) -> None:
    """What was published, or that nothing was; the summary of long work on standard error, and
    what else is worth a line."""
    if outcome.notice:
        click.echo(outcome.notice, err=True)
    if summary:
        click.echo(summary, err=True)
    if outcome.moved is not None:
        click.echo(count_moved(outcome.moved, outcome.language))
    else:
        stays = Words("لم يُنشر شيء، وبقي الموقع كما كان.", "Nothing was published.")
        click.echo(stays.in_language(outcome.language))


def leave(outcome: Outcome) -> None:
    """End with 0 where nothing stopped, else with 1."""
    click.get_current_context().exit(CLEAN if outcome.passed else FOUND)


def require_graph(
    graph: Graph | None, settings: Settings | None, outcome: Outcome
) -> tuple[Graph, Settings]:
    """The Graph and the settings, for a command that only looks; ends the program without them.

    Faults in the content keep records out of the Graph, so that they are told of.
    """
    if graph is None or settings is None:
        print_report(outcome)
        leave(outcome)
        raise AssertionError  # `leave` does not return
    if has_errors(outcome.problems):
        words = Words(
            "تنبيه: في المحتوى أخطاء، وما فيه خطأ لا يدخل القائمة. milaff check يذكرها.",
            "note: the content has errors, and what has one is not in the list; see milaff check.",
        )
        say(words, error=True)
    return graph, settings
