"""The corpus as other generators take it: front matter as values, our marks as Markdown links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import yaml

from tests.bench.corpus import corpus_files

_MARK = re.compile(r"\[\[([\w-]+)(?:#[\w-]+)?\]\]|\[@([\w-]+)(, [^\]]+)?\]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Written:
    """A record of the corpus: `keys` are its front matter, `body` its text with our marks."""

    path: str
    keys: Mapping[str, Any]
    body: str

    @property
    def id(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def folder(self) -> str:
        """The kind, as its folder is called."""
        return self.path.split("/")[0]

    @property
    def title(self) -> str:
        name = self.keys.get("name")
        return name["ar"] if name else self.keys["title"]

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The ids in its marks, each once, in order."""
        return tuple(dict.fromkeys(one or two for one, two, _ in _MARK.findall(self.body)))


def read_corpus(articles: int) -> dict[str, Written]:
    """The records of a corpus by id; its front page is not among them."""
    return {one.id: one for one in _read(articles)}


def _read(articles: int) -> Iterator[Written]:
    for path, text in corpus_files(articles):
        if "/" in path:
            head, body = text, ""
            if path.endswith(".md"):
                _, head, body = text.split("---\n", 2)
            yield Written(path, yaml.load(head, _LOADER), body)


def link_marks(
    one: Written, records: Mapping[str, Written], address: Callable[[Written], str]
) -> str:
    """The body with a Markdown link in each mark's place."""

    def link(mark: re.Match[str]) -> str:
        target = records[mark[1] or mark[2]]
        return f"[{target.title}{mark[3] or ''}]({address(target)})"

    return _MARK.sub(link, one.body)
