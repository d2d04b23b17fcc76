"""`serve` never stops at a fault: what breaks a rebuild is shown in the browser."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any, Protocol

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from milaff.mkdocs_host.failures import config_problems, failure_problem
from milaff.mkdocs_host.logs import host_logger, kept_records
from milaff.mkdocs_host.order import Outcome
from milaff.mkdocs_host.overlay import EVERYWHERE, write_overlay
from milaff.mkdocs_host.places import ConfigText, read_config_text
from milaff.problems import Place, Problem, Words, error, sort_problems


class Builder(Protocol):
    """The plugin: it keeps what came of its last build."""

    outcome: Outcome


def guard_server(server: LiveReloadServer, builder: Builder, file: Path, shown: str) -> None:
    """Catch what a rebuild raises and show it on every page, so that the next one can mend it."""
    build = server.builder

    def build_or_show(*arguments: Any) -> None:
        builder.outcome = Outcome(language=builder.outcome.language)
        with kept_records(logging.ERROR, quiet=False) as records:
            try:
                build(*arguments)
            except (Exception, SystemExit) as failure:
                found = builder.outcome
                problems = found.problems or _problems(
                    failure, records, read_config_text(file, shown)
                )
                show_everywhere(Path(server.root), problems, found.language)
                host_logger().error("%s", failure)

    server.builder = build_or_show


def _problems(
    failure: BaseException, records: list[logging.LogRecord], text: ConfigText
) -> tuple[Problem, ...]:
    if isinstance(failure, MkDocsException):
        return sort_problems(config_problems(records, failure, text))
    known = failure_problem(failure, text) if isinstance(failure, Exception) else None
    if known is not None:
        return (known,)
    trace = "".join(traceback.format_exception(failure))
    return (error(Place(text.path), "SET799", Words(trace, trace)),)


def show_everywhere(site: Path, problems: tuple[Problem, ...], language: str) -> None:
    """Put the problems in the place of every page that the preview has."""
    page = write_overlay(problems, language)
    files = {site / name for name in EVERYWHERE} | set(site.rglob("*.html"))
    for file in sorted(files):
        file.write_text(page, encoding="utf-8")
