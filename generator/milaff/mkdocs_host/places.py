"""Finds where in mkdocs.yml or in a page something that the host complains of was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from milaff.problems import Place

_CODE = re.compile(r"(?ms)^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?P<ticks>`+)[^\n]*?(?P=ticks)")


@dataclass(frozen=True, slots=True)
class ConfigText:
    """mkdocs.yml as it was typed, under the name that messages show."""

    path: str
    text: str = ""

    def place_of_key(self, key: str, after: str = "") -> Place:
        """Where that key stands, below the key `after`; else where that one does, or the top."""
        above = self._key(after) if after else None
        found = self._key(key, above.end() if above else 0)
        if found is not None:
            return self._place(found.start("key"))
        return self.place_of_key(after) if after else Place(self.path)

    def place_in_nav(self, entry: str, number: int = 0) -> Place:
        """Where the navigation names that file, the `number`-th time."""
        nav = self._key("nav")
        start = nav.end() if nav else 0
        pattern = rf"(?<![^\s\"':\[,]){re.escape(entry)}(?![^\s\"',\]}}#])"
        hits = [hit.start() for hit in re.compile(pattern).finditer(self.text, start)]
        if not hits:
            return self.place_of_key("nav")
        return self._place(hits[min(number, len(hits) - 1)])

    def _key(self, key: str, start: int = 0) -> re.Match[str] | None:
        """The first key (or bare entry of a list) of that name, in block or flow style."""
        before, quote = r"(?:^[ \t]*(?:- +)?|[{,\[]\s*)", r"(?P<quote>[\"']?)"
        pattern = rf"(?m){before}{quote}(?P<key>{re.escape(key)})(?P=quote)[ \t]*(?:[:,}}\]]|$)"
        return re.compile(pattern).search(self.text, start)

    def _place(self, offset: int) -> Place:
        return place_at(self.path, self.text, offset)


def read_config_text(file: Path, shown: str) -> ConfigText:
    """mkdocs.yml's text; empty where it cannot be read (the host says so)."""
    return ConfigText(shown, read_text(file))


def read_text(file: Path) -> str:
    """A file's text, with `\\n` at the ends of lines; empty where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def place_of_link(path: str, text: str, link: str, number: int = 0) -> Place:
    """Where a page's Markdown has that link, the `number`-th time it does outside code.

    The host names a link as it resolved it: `[[id#x]]` has become `articles/id.md#x`.
    """
    searched = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for pattern in _link_patterns(link):
        hits = [hit.start() for hit in re.finditer(pattern, searched)]
        if hits:
            return place_at(path, text, hits[min(number, len(hits) - 1)])
    return Place(path)


def _link_patterns(link: str) -> list[str]:
    target, _, anchor = link.partition("#")
    stem = re.escape(target.rpartition("/")[2].rpartition(".")[0])
    end = r"(?![\w/.#?-])"
    patterns = [rf"(?<=[(<\s\"'=]){re.escape(form)}{end}" for form in (link, unquote(link))]
    if stem and anchor:
        patterns.append(rf"\[\[{stem}#{re.escape(anchor)}")
    return [*patterns, rf"\[\[{stem}(?=[\]|#])"] if stem else patterns


def place_at(path: str, text: str, offset: int) -> Place:
    """The line and column of a character, counted from 0."""
    before = text[:offset]
    return Place(path, before.count("\n") + 1, offset - before.rfind("\n"))
