"""YAML text → values as they were typed, with the place of every key and value."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

import yaml

from milaff.problems import Place, Problem, Words, error, has_errors
from milaff.records.builder import Builder, too_deep
from milaff.records.loader import compose, find_too_deep
from milaff.records.marks import name_mark
from milaff.records.record import Key
from milaff.records.suspicions import find_suspicions
from milaff.records.syntax import explain

_ATTEMPTS = 20
_MOST_UNREADABLE = 3
_BREAKS = "\u0085\u2028\u2029"
_UNREADABLE = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Yaml(NamedTuple):
    """What a YAML text holds. `values` is None where it could not be read, even with repairs."""

    values: dict[str, Any] | None
    places: dict[Key, Place]
    key_places: dict[Key, Place]
    problems: tuple[Problem, ...]


def read_yaml(text: str, path: str, first_line: int = 1) -> Yaml:
    """The values of a YAML mapping whose text begins on that line of a file.

    A fault that can be repaired is reported and repaired, so that one run tells all; values that
    came of a repair are only good for finding more problems.
    """
    text, problems = _without_unreadable(text, path, first_line)
    deep = find_too_deep(text)
    if deep is not None:
        place = Place(path, first_line + deep[0], deep[1] + 1)
        return Yaml(None, {}, {}, (*problems, too_deep(place)))
    repaired, root, faults = _compose(text, path, first_line)
    read = _read_nodes(repaired, root, path, first_line, problems + faults)
    return read if repaired == text else _within_lines(read, text, first_line)


def _read_nodes(
    text: str, root: yaml.Node | None, path: str, first_line: int, problems: tuple[Problem, ...]
) -> Yaml:
    """The values of a text that composed, after the problems found so far."""
    if root is None:
        if not has_errors(problems):
            problems += (_empty(Place(path, first_line)),)
        return Yaml(None, {}, {}, problems)
    problems += tuple(find_suspicions(text, root, path, first_line))
    if not isinstance(root, yaml.MappingNode):
        if not has_errors(problems):
            problems += (_not_a_mapping(Place(path, first_line + root.start_mark.line)),)
        return Yaml(None, {}, {}, problems)
    builder = Builder(path, first_line, "*" in text and "&" in text)
    values = builder.mapping(root, ())
    builder.places[()] = Place(path)
    return Yaml(values, builder.places, builder.key_places, (*problems, *builder.problems))


def _within_lines(read: Yaml, text: str, first_line: int) -> Yaml:
    """The same with no place past its line's end: a repair can make the line longer."""
    widths = [len(line) + 1 for line in text.split("\n")]

    def within(place: Place) -> Place:
        line = place.line - first_line
        is_past = 0 <= line < len(widths) and place.column > widths[line]
        return replace(place, column=widths[line]) if is_past else place

    return Yaml(
        read.values,
        {key: within(place) for key, place in read.places.items()},
        {key: within(place) for key, place in read.key_places.items()},
        tuple(replace(problem, place=within(problem.place)) for problem in read.problems),
    )


def _compose(
    text: str, path: str, first_line: int
) -> tuple[str, yaml.Node | None, tuple[Problem, ...]]:
    """The text as repaired, its root and the faults on the way to it."""
    problems: list[Problem] = []
    for _ in range(_ATTEMPTS):
        try:
            return text, compose(text), tuple(problems)
        except yaml.MarkedYAMLError as stop:
            finding = explain(text, stop, path, first_line)
        if not any(problem.place.line == finding.problem.place.line for problem in problems):
            problems.append(finding.problem)
        lines = text.split("\n")
        if finding.corrected is None or lines[finding.line] == finding.corrected:
            break
        lines[finding.line] = finding.corrected
        text = "\n".join(lines)
    return text, None, tuple(problems)


def _without_unreadable(text: str, path: str, first_line: int) -> tuple[str, tuple[Problem, ...]]:
    """The text with spaces for what YAML refuses or takes for the end of a line."""
    problems = []
    for found in islice(_UNREADABLE.finditer(text), _MOST_UNREADABLE):
        before = text[: found.start()]
        column = found.start() - before.rfind("\n")
        place = Place(path, first_line + before.count("\n"), column)
        problems.append(_unreadable(place, found[0]))
    return _UNREADABLE.sub(" ", text) if problems else text, tuple(problems)


def _unreadable(place: Place, character: str) -> Problem:
    name = name_mark(character)
    hint = Words("احذفه، أو أعد كتابة السطر بلا لصق", "Delete it, or type the line anew")
    if character in _BREAKS:
        message = Words(
            f"محرف لا يُرى ({name}) يقطع السطر",
            f"An invisible character ({name}) breaks the line",
        )
        return error(place, "YAM146", message, hint)
    message = Words(f"محرف تحكم ({name}) لا مكان له في نص", f"A control character ({name})")
    return error(place, "YAM145", message, hint)


def _empty(place: Place) -> Problem:
    return error(
        place,
        "YAM103",
        Words("لا شيء في الملف أو ترويسته", "Nothing is in the file or its front matter"),
        Words("اكتب مفتاحا واحدا على الأقل، مثل title:", "Write one key at least, such as title:"),
    )


def _not_a_mapping(place: Place) -> Problem:
    return error(
        place,
        "YAM127",
        Words("ليست هذه مفاتيح وقيما", "These are not keys with values"),
        Words("اكتب كل سطر هكذا: key: value", "Write each line so: key: value"),
    )
