"""Splits a Markdown file's text into its front matter and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milaff.problems import Place, Problem, Words, error
from milaff.records.marks import MARK, MARKS, name_mark, without_marks

_DASHES = "\\-\u00ad\u0640\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d"
_OPEN = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|$)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_LIKE_A_FENCE = re.compile(
    rf"^[{MARKS} \t]*(?:[{_DASHES}]{{2,}}|[{_DASHES}](?<!-)|\.\.\.)[{MARKS} \t]*$", re.M
)
_OF_YAML = re.compile(r"[ \t]+\S|#|-[ \t]|[A-Za-z_][\w-]*[ \t]*:")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two halves of a file; `yaml` is None where it has no front matter. Lines count from 1."""

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def normalise_lines(text: str) -> str:
    """The text with LF line ends and without a byte order mark."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split_front_matter(text: str, path: str) -> FrontMatter:
    """The halves of a text whose lines end with LF, and what is wrong with the lines between them.

    A damaged fence is reported and still taken for one, so that the rest can be checked.
    """
    problems: list[Problem] = []
    opening = _OPEN.match(text)
    start = opening.end() if opening else _damaged_opening(text, path, problems)
    if start is None:
        return FrontMatter(None, 1, text, 1, (_missing(text, path),))
    closing = _closing(text, start, path, problems)
    first = text.count("\n", 0, start) + 1
    if closing is None:
        return _unclosed(text, start, first, path, problems)
    yaml_end, body_start = closing
    body_line = text.count("\n", 0, body_start) + 1
    return FrontMatter(text[start:yaml_end], first, text[body_start:], body_line, tuple(problems))


def _damaged_opening(text: str, path: str, problems: list[Problem]) -> int | None:
    """Where the YAML begins after a first line that was meant to be `---`."""
    blank = len(text) - len(text.lstrip(" \t\n"))
    start = text.rfind("\n", 0, blank) + 1
    found = _LIKE_A_FENCE.match(text, start)
    if found is None or found[0].strip() == "...":
        return None
    problems.append(_damaged(found[0], Place(path, text.count("\n", 0, start) + 1)))
    return min(found.end() + 1, len(text))


def _closing(text: str, start: int, path: str, problems: list[Problem]) -> tuple[int, int] | None:
    """Where the YAML ends and where the body begins, or None."""
    found = _CLOSE.search(text, start)
    damaged = _LIKE_A_FENCE.search(text, start, found.start() if found else len(text))
    if damaged and not _CLOSE.fullmatch(damaged[0]) and _is_yaml(text[start : damaged.start()]):
        place = Place(path, text.count("\n", 0, damaged.start()) + 1)
        problems.append(_damaged(damaged[0], place))
        found = damaged
    if found is None:
        return None
    return found.start(), min(found.end() + 1, len(text))


def _damaged(line: str, place: Place) -> Problem:
    """What is wrong with a line that was meant to be `---`."""
    mark = MARK.search(line)
    if mark and re.fullmatch(r"\s*(---|\.\.\.)\s*", without_marks(line)):
        name = name_mark(mark[0])
        return error(
            Place(place.path, place.line, mark.start() + 1),
            "YAM112",
            Words(
                f"محرف لا يُرى ({name}) في سطر --- الذي يحد ترويسة الملف",
                f"An invisible character ({name}) stands in the line --- of the front matter",
            ),
            Words(
                "احذف السطر كله واكتب ثلاث شرطات --- وحدها",
                "Delete the whole line and type three hyphens --- alone",
            ),
        )
    typed = without_marks(line).strip()
    return error(
        Place(place.path, place.line, line.index(typed[0]) + 1),
        "YAM113",
        Words(
            f"«{typed}» ليست الشرطات الثلاث --- التي تحد ترويسة الملف",
            f'"{typed}" is not the three hyphens --- that bound the front matter',
        ),
        Words(
            "اكتب ثلاث شرطات قصيرة --- في أول السطر، لا شيء معها",
            "Type three hyphens --- at the start of the line, with nothing beside them",
        ),
    )


def _missing(text: str, path: str) -> Problem:
    """The problem of a file that does not begin with front matter."""
    if _OF_YAML.match(text.lstrip()) and not text.lstrip().startswith(("#", "- ")):
        hint = Words(
            "المفاتيح موجودة: أضف سطر --- قبلها وسطر --- بعدها",
            "The keys are there: add a line --- before them and a line --- after them",
        )
    else:
        hint = Words(
            "ابدأ الملف بسطر --- ثم title: العنوان ثم سطر ---، وبعده المتن",
            "Begin the file with a line ---, then title: …, then a line ---, then the body",
        )
    return error(
        Place(path),
        "YAM110",
        Words("الملف بلا ترويسة", "The file has no front matter"),
        hint,
    )


def _unclosed(text: str, start: int, first: int, path: str, problems: list[Problem]) -> FrontMatter:
    """A guess at both halves where no line closes the first."""
    end = _end_of_yaml(text, start)
    body_line = text.count("\n", 0, end) + 1
    last = first + text[start:end].rstrip().count("\n")
    problem = error(
        Place(path, first - 1),
        "YAM111",
        Words(
            "الترويسة التي تبدأ هنا لا يغلقها شيء",
            "Nothing closes the front matter that begins here",
        ),
        Words(
            f"أضف سطر --- بعد آخر مفتاح، والأرجح أنه السطر {last}",
            f"Add a line --- after the last key, which is probably line {last}",
        ),
    )
    return FrontMatter(text[start:end], first, text[end:], body_line, (*problems, problem))


def _is_yaml(text: str) -> bool:
    """Whether each line may belong to front matter: a line of a body below says no."""
    return all(_OF_YAML.match(line) for line in text.split("\n") if line.strip())


def _end_of_yaml(text: str, start: int) -> int:
    """The offset of the first line that is no key, list item, indented line or comment."""
    position = start
    for line in text[start:].splitlines(keepends=True):
        if not _OF_YAML.match(line):
            break
        position += len(line)
    return position
