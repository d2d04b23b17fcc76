"""Problems as text for people and as JSON, GitHub commands and SARIF for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from milaff import __version__
from milaff.problems import Level, Problem, has_errors, sort_problems
from milaff.stage import Moved
from milaff.text.plurals import Noun

CLEAN, FOUND, USAGE = 0, 1, 2
"""Exit codes: nothing that stops, findings, a wrong call or a crash."""

LTR_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"

_COUNTED: Mapping[Level, Noun] = {
    Level.ERROR: Noun(
        zero="لا أخطاء",
        one="خطأ واحد",
        two="خطآن",
        few="{n} أخطاء",
        many="{n} خطأ",
        other="{n} خطأ",
    ),
    Level.WARNING: Noun(
        zero="لا تنبيهات",
        one="تنبيه واحد",
        two="تنبيهان",
        few="{n} تنبيهات",
        many="{n} تنبيها",
        other="{n} تنبيه",
    ),
    Level.HINT: Noun(
        zero="لا ملاحظات",
        one="ملاحظة واحدة",
        two="ملاحظتان",
        few="{n} ملاحظات",
        many="{n} ملاحظة",
        other="{n} ملاحظة",
    ),
}
_COUNTED_EN = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def exit_code(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """0 where nothing stops a build, 1 where something does."""
    return FOUND if has_errors(problems, strict=strict) else CLEAN


def describe(problem: Problem, language: str, *, isolate: bool = False) -> str:
    """A finding in a line, with its hint in a second.

    `isolate` keeps path and code left to right inside Arabic, for terminals that know bidi.
    """
    place = problem.place
    where = f"{place.path}:{place.line}:{place.column}:"
    code = problem.code
    if isolate:
        where, code = isolated(where), isolated(code)
    line = f"{where} {code} {problem.message.in_language(language)}"
    if problem.hint is None:
        return line
    return f"{line}\n    {_hint_word(language)}: {problem.hint.in_language(language)}"


def isolated(text: str) -> str:
    """A path or an id that stays left to right inside Arabic, for terminals that know bidi."""
    return f"{LTR_ISOLATE}{text}{POP_ISOLATE}"


def _hint_word(language: str) -> str:
    return "hint" if language == "en" else "تلميح"


def count_problems(problems: Iterable[Problem], language: str) -> str:
    """«3 أخطاء وتنبيهان»; where there are none, a phrase that says so."""
    levels = [problem.level for problem in set(problems)]
    counts = [(level, levels.count(level)) for level in Level if level in levels]
    if language == "en":
        return _join_english([_count_english(level, number) for level, number in counts])
    phrases = [_COUNTED[level].write(number) for level, number in counts]
    return " و".join(phrases) or "لا مشكلات"


def _count_english(level: Level, number: int) -> str:
    return f"{number} {_COUNTED_EN[level]}{'' if number == 1 else 's'}"


def _join_english(phrases: list[str]) -> str:
    if len(phrases) > 2:
        phrases = [", ".join(phrases[:-1]), phrases[-1]]
    return " and ".join(phrases) or "no problems"


def count_moved(moved: Moved, language: str) -> str:
    """What publishing changed, in a sentence."""
    written, removed, kept = len(moved.written), len(moved.removed), len(moved.kept)
    if language == "en":
        return f"{written} written, {removed} removed, {kept} left as they were"
    return f"كُتب {written}، وحُذف {removed}، وبقي {kept} كما كان"


def write_text(problems: Iterable[Problem], language: str, *, isolate: bool = False) -> str:
    """For people: every finding with its place, and how many there are."""
    found = sort_problems(problems)
    lines = [describe(problem, language, isolate=isolate) for problem in found]
    return "\n".join([*lines, count_problems(found, language)]) + "\n"


def write_json(problems: Iterable[Problem], language: str) -> str:
    """For programs: `{"problems": [{path, line, column, code, level, message, hint}]}`."""
    found = [_as_mapping(problem, language) for problem in sort_problems(problems)]
    return json.dumps({"version": 1, "problems": found}, ensure_ascii=False, indent=2) + "\n"


def _as_mapping(problem: Problem, language: str) -> dict[str, object]:
    place = problem.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "level": problem.level.value,
        "message": problem.message.in_language(language),
        "hint": problem.hint.in_language(language) if problem.hint else None,
    }


_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def write_github(problems: Iterable[Problem], language: str) -> str:
    """Workflow commands that mark the lines of a pull request.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    return "".join(f"{_command(problem, language)}\n" for problem in sort_problems(problems))


def _command(problem: Problem, language: str) -> str:
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    written = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{_GITHUB_LEVELS[problem.level]} {written}::{_escape(_full_text(problem, language))}"


def _full_text(problem: Problem, language: str) -> str:
    text = problem.message.in_language(language)
    if problem.hint is None:
        return text
    return f"{text}\n{_hint_word(language)}: {problem.hint.in_language(language)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def write_sarif(problems: Iterable[Problem], language: str) -> str:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning."""
    found = sort_problems(problems)
    rules = sorted({problem.code for problem in found})
    driver = {
        "name": "milaff",
        "semanticVersion": __version__,
        "rules": [{"id": rule} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules, language) for problem in found],
    }
    sarif = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def _result(problem: Problem, rules: list[str], language: str) -> dict[str, object]:
    place = problem.place
    location = {
        "artifactLocation": {"uri": quote(place.path)},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rules.index(problem.code),
        "level": _SARIF_LEVELS[problem.level],
        "message": {"text": _full_text(problem, language)},
        "locations": [{"physicalLocation": location}],
    }


FORMATS: Mapping[str, Callable[[Iterable[Problem], str], str]] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "sarif": write_sarif,
}
"""The formats of a report, by name."""
