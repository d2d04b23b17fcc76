"""The host's warnings as Problems, and with a place in front of them where the host prints them."""

from __future__ import annotations

import logging
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from milaff.mkdocs_host.logs import OWN, Listener
from milaff.mkdocs_host.places import ConfigText, place_of_link, read_text
from milaff.problems import Level, Place, Problem, Words, closest, did_you_mean

_PAGE = r"Doc file '(?P<page>.+?)' contains an? (?:\w+ )*?link '(?P<link>.+?)', "
_NAV = r"'(?P<entry>.+?)' is included in the 'nav' configuration"
_ABOUT_A_RAISE = re.compile("Error (?:reading|building) page ")
"""What the host says before it raises: the exception itself says it better."""
_GUESS = re.compile(r"Did you mean '(.+?)'\?")


class HostFindings(Listener):
    """Collects what the host warns of while it builds."""

    def __init__(self, config: ConfigText, content: Path, shown: str) -> None:
        super().__init__()
        self._config, self._content, self._shown = config, content, shown
        self._seen: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self._known: Mapping[str, tuple[str, ...]] = {}

    def learn(self, known: Mapping[str, tuple[str, ...]]) -> None:
        """The source paths that may be named, with their anchors, for the hints."""
        self._known = known

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as Problems, and let the host print it with its place."""
        message = record.getMessage()
        if record.name == OWN or _ABOUT_A_RAISE.match(message):
            return
        found = self._read(message, record.levelno)
        self.problems.extend(found)
        place = found[0].place
        if place.line > 1 or found[0].code != "SET790":
            record.msg = f"{place.path}:{place.line}:{place.column}: {message}"
            record.args = None

    def _read(self, message: str, level: int) -> tuple[Problem, ...]:
        number = self._seen[message]
        self._seen[message] += 1
        for pattern, read in _READERS.items():
            found = re.match(pattern, message)
            if found:
                return read(self, found, number)
        text = Words(f"من MkDocs: {message}", message)
        worst = Level.ERROR if level >= logging.ERROR else Level.WARNING
        return (Problem(Place(self._config.path), "SET790", worst, text),)

    def _missing_file(self, found: re.Match[str], number: int) -> tuple[Problem, ...]:
        link = found["link"]
        message = Words(f"الرابط «{link}» لا يؤدي إلى ملف", f'the link "{link}" leads to no file')
        return (self._link(found, number, "LNK691", message, self._hint(found)),)

    def _missing_anchor(self, found: re.Match[str], number: int) -> tuple[Problem, ...]:
        anchor = found["link"].partition("#")[2]
        message = Words(
            f"لا موضع باسم «{anchor}» في الصفحة التي يؤدي إليها الرابط «{found['link']}»",
            f'the page that "{found["link"]}" leads to has no place named "{anchor}"',
        )
        path = _target(found)
        hint = did_you_mean(anchor, self._known.get(path, ()))
        return (self._link(found, number, "LNK692", message, hint),)

    def _odd_link(self, found: re.Match[str], number: int) -> tuple[Problem, ...]:
        message = Words(
            f"الرابط «{found['link']}» لا يسمي ملفا من ملفات المحتوى",
            f'the link "{found["link"]}" names no file of the content',
        )
        hint = self._hint(found) or Words(
            "اكتب مسار الملف نفسه، مثل about.md أو dossiers/index.md",
            "write the path of the file itself, such as about.md or dossiers/index.md",
        )
        return (self._link(found, number, "LNK693", message, hint),)

    def _link(
        self,
        found: re.Match[str],
        number: int,
        code: str,
        message: Words,
        hint: Words | None = None,
    ) -> Problem:
        page = found["page"]
        text = read_text(self._content / page)
        place = place_of_link(f"{self._shown}/{page}", text, found["link"], number)
        return Problem(place, code, _level(hint), message, hint)

    def _hint(self, found: re.Match[str]) -> Words | None:
        guess = _GUESS.search(found.string)
        if guess:
            return _did_you_mean(guess[1])
        path = _target(found)
        if (self._content / path).is_file():
            return _UNPUBLISHED
        near = closest(path, self._known)
        return (
            _did_you_mean(posixpath.relpath(near, posixpath.dirname(found["page"]) or "."))
            if near
            else None
        )

    def _nav(self, found: re.Match[str], number: int) -> tuple[Problem, ...]:
        entry = found["entry"]
        message = Words(
            f"ما يسميه nav لا يوجد: «{entry}»", f'nav names what is not there: "{entry}"'
        )
        hint = self._nav_hint(entry)
        place = self._config.place_in_nav(entry, number)
        return (Problem(place, "LNK694", _level(hint), message, hint),)

    def _nav_hint(self, entry: str) -> Words:
        if (self._content / entry).is_file():
            return _UNPUBLISHED
        listed = f"{entry.strip('/')}/index.md"
        near = listed if listed in self._known else closest(entry, self._known)
        return _did_you_mean(near) if near else _NAV_HINT

    def _omitted(self, found: re.Match[str], _: int) -> tuple[Problem, ...]:
        message = Words("الصفحة ليست في nav", "the page is not in nav")
        return tuple(
            Problem(Place(f"{self._shown}/{page}"), "LNK695", Level.WARNING, message, _OMITTED_HINT)
            for page in found["pages"].split("\n  - ")
        )


def _level(hint: Words | None) -> Level:
    """A link to what is not published would publish its name, so it always stops a build."""
    return Level.ERROR if hint is _UNPUBLISHED else Level.WARNING


def _target(found: re.Match[str]) -> str:
    """The path that a page's link names, relative to the content folder."""
    folder = posixpath.dirname(found["page"])
    return posixpath.normpath(posixpath.join(folder, found["link"].partition("#")[0]))


def _did_you_mean(path: str) -> Words:
    return Words(f"هل تقصد «{path}»؟", f'Did you mean "{path}"?')


_UNPUBLISHED = Words(
    "الملف موجود لكنه لا يُنشر: مسودة أو محجوب إلى موعده أو فيه خطأ",
    "the file exists but is not published: a draft, not due yet, or in error",
)
_NAV_HINT = Words(
    "اكتب مسار ملف من المحتوى، وللقوائم dossiers/index.md ونحوه",
    "write the path of a file of the content; for lists, dossiers/index.md and the like",
)
_OMITTED_HINT = Words("أضفها إلى nav أو إلى not_in_nav", "add it to nav or to not_in_nav")

_Reader = Callable[[HostFindings, re.Match[str], int], tuple[Problem, ...]]
_READERS: Mapping[str, _Reader] = {
    _PAGE + "but the target.* is not found": HostFindings._missing_file,
    _PAGE + "but (?:there is no such anchor|the doc )": HostFindings._missing_anchor,
    _PAGE + "it was left as is": HostFindings._odd_link,
    "(?:A reference|An absolute path) to " + _NAV: HostFindings._nav,
    r"The following pages exist [^:]+:\n  - (?P<pages>(?s:.+))": HostFindings._omitted,
}
