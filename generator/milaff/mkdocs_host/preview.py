"""`serve`: hears of changes at once, builds once for all of them, and never stops at a fault: what
breaks a rebuild is shown in the browser."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer

from milaff.mkdocs_host.address import address_fault
from milaff.mkdocs_host.failures import config_problems, failure_problem
from milaff.mkdocs_host.file_events import FileEvents
from milaff.mkdocs_host.instead import PageInstead
from milaff.mkdocs_host.logs import host_logger, kept_records, own_logger
from milaff.mkdocs_host.options import shown_path
from milaff.mkdocs_host.order import Order, Outcome
from milaff.mkdocs_host.overlay import write_overlay
from milaff.mkdocs_host.places import ConfigText, read_config_text
from milaff.problems import Level, Place, Problem, Words, error, sort_problems
from milaff.progress import SILENT
from milaff.report import describe

SETTLE, SETTLE_MANY = 0.05, 0.3
"""Seconds without a change after which a build begins; a checkout of many files has gaps."""

_FEW = 4
"""Files that saving one may touch."""


class Builder(Protocol):
    """The plugin: it keeps what came of its last build."""

    outcome: Outcome
    order: Order


def guard_server(server: LiveReloadServer, builder: Builder, config: MkDocsConfig) -> None:
    """Make the host's server ours. Raises the host's own exception where its address is taken."""
    language = builder.outcome.language
    host, port = server.server_address[:2]
    fault = address_fault(str(host), int(port))
    if fault is not None:
        raise PluginError(". ".join(words.in_language(language) for words in fault))
    builder.order.progress.done()
    builder.order = replace(builder.order, progress=SILENT)
    Preview(server, builder, Path(config.config_file_path)).hear_of(
        (config.docs_dir, config.config_file_path, *config.theme.dirs)
    )


class Preview:
    """A server whose rebuilds may fail."""

    def __init__(self, server: LiveReloadServer, builder: Builder, file: Path) -> None:
        self._server, self._builder, self._file = server, builder, file
        self._build = server.builder
        self._changed: set[str] = set()
        self._said = _AlreadySaid()
        self._instead = PageInstead(server)
        self._show(builder.outcome)
        server.builder = self.rebuild

    def rebuild(self, *arguments: Any) -> None:
        """Build, and show the problems in the place of the pages that have them; of a build that
        came to no end, in the place of all."""
        self._changed.clear()
        self._server.build_delay = SETTLE
        self._builder.outcome = Outcome(language=self._builder.outcome.language)
        with self._said, kept_records(logging.ERROR, quiet=False) as records:
            try:
                self._build(*arguments)
                self._show(self._builder.outcome)
            except (Exception, SystemExit) as failure:
                self._show_failure(failure, records)
                host_logger().error("%s", failure)

    def _show(self, outcome: Outcome) -> None:
        self._said.learn(outcome)
        if outcome.covered:
            page = write_overlay(outcome.problems, outcome.language)
            self._instead.show(page, outcome.covered)
        else:
            self._instead.clear()

    def _show_failure(self, failure: BaseException, records: list[logging.LogRecord]) -> None:
        found = self._builder.outcome
        text = read_config_text(self._file, shown_path(str(self._file)))
        problems = found.problems or _problems(failure, records, text)
        self._instead.show(write_overlay(problems, found.language), None)

    def hear_of(self, paths: Iterable[str]) -> None:
        """Put our observer in the place of the host's, before other plugins ask it for anything.
        Of the paths, those are watched further that the host has watched so far."""
        server, watched = self._server, []
        for path in paths:
            with suppress(KeyError):
                server.unwatch(path)
                watched.append(path)
        events = FileEvents(server.observer, self._say_polling, self._note)
        server.observer = events  # type: ignore[assignment]
        server.build_delay = SETTLE
        for path in watched:
            server.watch(path)

    def _note(self, path: str) -> None:
        self._changed.add(path)
        if len(self._changed) > _FEW:
            self._server.build_delay = SETTLE_MANY

    def _say_polling(self, reason: str) -> None:
        words = Words(
            f"لا يُخبر النظام هنا بتغيّر الملفات ({reason})؛ تُفحص كل نصف ثانية.",
            f"the system does not tell of changes here ({reason}); looking every half second",
        )
        own_logger().info(words.in_language(self._builder.outcome.language))


class _AlreadySaid(logging.Filter):
    """Keeps from the console what the last build said too, but never an error or a warning."""

    def __init__(self) -> None:
        super().__init__()
        self._messages: frozenset[str] = frozenset()

    def __enter__(self) -> None:
        own_logger().addFilter(self)

    def __exit__(self, *_: object) -> None:
        own_logger().removeFilter(self)

    def learn(self, outcome: Outcome) -> None:
        """What was said now."""
        hints = (each for each in outcome.problems if each.level is Level.HINT)
        self._messages = frozenset(describe(hint, outcome.language) for hint in hints)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is said."""
        return record.levelno > logging.INFO or record.getMessage() not in self._messages


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
