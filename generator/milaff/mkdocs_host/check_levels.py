"""The option `checks`: which findings a site switches off, or takes more or less seriously."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milaff.checks import known_codes
from milaff.mkdocs_host.places import ConfigText
from milaff.problems import Level, Problem, Words, did_you_mean, warning

_LEVELS: Mapping[str, Level | None] = {"off": None, **{level.value: level for level in Level}}


def read_check_levels(
    typed: Mapping[Any, Any], text: ConfigText, problems: list[Problem]
) -> dict[str, Level | None]:
    """`{SRC404: off, SRC402: error}` as levels; None is off. YAML reads a bare `off` as false."""
    return dict(_read(typed, text, problems))


def _read(
    typed: Mapping[Any, Any], text: ConfigText, problems: list[Problem]
) -> Iterator[tuple[str, Level | None]]:
    codes = known_codes()
    for code, chosen in typed.items():
        level = "off" if chosen is False else str(chosen)
        place = text.place_of_key(str(code), "checks")
        if code not in codes:
            message = Words(f"لا فحص بالرمز {code}", f"there is no check {code}")
            example = Words("مثال صحيح: SRC404: off", "an example: SRC404: off")
            meant = did_you_mean(str(code).upper(), codes)
            problems.append(warning(place, "SET720", message, meant or example))
        elif level not in _LEVELS:
            message = Words(f"درجة لا تُعرف: {level}", f"unknown level: {level}")
            example = Words("الدرجات: off, hint, warning, error", "off, hint, warning or error")
            meant = did_you_mean(level, _LEVELS)
            problems.append(warning(place, "SET721", message, meant or example))
        else:
            yield code, _LEVELS[level]
