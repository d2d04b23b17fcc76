"""A problem is a value: where it is, what is wrong, what to do. Every stage returns them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: an error stops the build, a warning does in strict mode, a hint never."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the languages of the messages."""

    ar: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in that language; Arabic is the project's own."""
        return self.en if language == "en" else self.ar


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; line and column count from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding. Codes: YAM1xx syntax, SCH2xx schema, REF3xx references, SRC4xx sources,
    TXT5xx text, FIG6xx figures, LNK6xx links, SET7xx settings, JDG7xx estimates, CHG8xx changes,
    CARE9xx care, STY9xx style."""

    place: Place
    code: str
    level: Level
    message: Words
    hint: Words | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order of a report: by file, line, column, code."""
        place = self.place
        return (place.path, place.line, place.column, self.code, self.message.en)


def error(place: Place, code: str, message: Words, hint: Words | None = None) -> Problem:
    """A finding that stops the build."""
    return Problem(place, code, Level.ERROR, message, hint)


def warning(place: Place, code: str, message: Words, hint: Words | None = None) -> Problem:
    """A finding that stops a strict build."""
    return Problem(place, code, Level.WARNING, message, hint)


def hint(place: Place, code: str, message: Words, remedy: Words | None = None) -> Problem:
    """A finding that stops nothing."""
    return Problem(place, code, Level.HINT, message, remedy)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The findings in the order of a report, each once."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether a build must not publish; in strict mode warnings count too."""
    stops = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in stops for problem in problems)


def without_echoes(later: Iterable[Problem], first: Iterable[Problem]) -> Iterator[Problem]:
    """The later problems but those on a line where an earlier stage found an error already.

    A first line stands for the whole file, so what is said there is no echo.
    """
    lines = {
        (problem.place.path, problem.place.line)
        for problem in first
        if problem.level is Level.ERROR and problem.place.line > 1
    }
    return (one for one in later if (one.place.path, one.place.line) not in lines)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None."""
    import difflib  # it takes time to load, and few runs need it

    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Words | None:
    """The hint that names the closest known word, or None where none is close."""
    match = closest(word, known)
    if match is None:
        return None
    return Words(f"هل تقصد «{match}»؟", f'Did you mean "{match}"?')
