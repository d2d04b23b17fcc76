"""The YAML library: text → its nodes, tokens and depth. The fast C parser where there is one."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""A loader without YAML 1.1's guesses: a plain scalar is what was typed (`NO`, `1:31`, `010`)."""

_MANY = 100
DEEPEST = 20
"""Levels of lists and mappings in each other; a dossier needs six."""


def compose(text: str) -> yaml.Node | None:
    """The root node, or None for nothing but comments; raises `yaml.YAMLError`."""
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def tokens(text: str) -> tuple[yaml.Token, ...]:
    """The tokens up to the first that cannot be read."""
    found: list[yaml.Token] = []
    with suppress(yaml.YAMLError):  # the composer's own complaint says more
        found.extend(yaml.scan(text, Loader=_LOADER))
    return tuple(found)


def find_too_deep(text: str) -> tuple[int, int] | None:
    """Line and column, from 0, of the first thing that is nested deeper than is allowed.

    The composer calls itself for each level and kills the process where there are very many: so
    this asks the parser, which does not, and only where the text could hold that many.
    """
    if sum(map(text.count, ("[", "{", "- ", "? "))) < _MANY:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST and event.start_mark is not None:
                return event.start_mark.line, event.start_mark.column
    except yaml.YAMLError:
        pass
    return None
