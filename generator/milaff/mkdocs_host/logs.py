"""The host's logger: MkDocs and ProperDocs log under their own names."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

HOST = Page.__module__.split(".")[0]
"""`mkdocs`, or `properdocs` where that stands in its place."""

OWN = f"{HOST}.plugins.milaff"
"""Where the plugin's own messages go; the host counts them in strict mode."""


def host_logger() -> logging.Logger:
    """The logger above all of the host's."""
    return logging.getLogger(HOST)


def own_logger() -> logging.Logger:
    """The plugin's logger."""
    return logging.getLogger(OWN)


def stop_counting() -> None:
    """Take away the host's counter of warnings: it would stop `serve --strict` for good."""
    logger = host_logger()
    for handler in [each for each in logger.handlers if isinstance(each, CountHandler)]:
        logger.removeHandler(handler)


class Listener(logging.Handler):
    """Hears warnings before anyone prints them, with `-q` too; `restore` ends it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._levels: list[tuple[logging.Handler, int]] = []
        self._level = logging.NOTSET

    def listen(self) -> None:
        """Begin. Where the host's logger hides warnings, its handlers do so from now on."""
        logger = host_logger()
        self._level = logger.level
        logger.handlers.insert(0, self)
        if logger.getEffectiveLevel() > logging.WARNING:
            self._hand_down(logger)

    def _hand_down(self, logger: logging.Logger) -> None:
        level = logger.getEffectiveLevel()
        for handler in logger.handlers:
            if handler is not self and not isinstance(handler, CountHandler):
                self._levels.append((handler, handler.level))
                handler.setLevel(max(level, handler.level))
        logger.setLevel(logging.WARNING)

    def restore(self) -> None:
        """End, and leave the host's logger as it was. May be called twice."""
        logger = host_logger()
        if self not in logger.handlers:
            return
        logger.removeHandler(self)
        logger.setLevel(self._level)
        for handler, level in self._levels:
            handler.setLevel(level)
        self._levels.clear()


class _Keeper(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def kept_records(level: int, *, quiet: bool) -> Iterator[list[logging.LogRecord]]:
    """What the host logs meanwhile; `quiet` keeps it from being printed too."""
    logger, keeper = host_logger(), _Keeper(level)
    before = logger.handlers[:], logger.propagate, logger.level
    logger.handlers[:] = [keeper] if quiet else [*before[0], keeper]
    logger.propagate = before[1] and not quiet
    if quiet or logger.getEffectiveLevel() > level:
        logger.setLevel(level)
    try:
        yield keeper.records
    finally:
        logger.handlers[:], logger.propagate = before[0], before[1]
        logger.setLevel(before[2])
