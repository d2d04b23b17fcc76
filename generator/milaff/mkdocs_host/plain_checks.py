"""The text of the host's own pages, checked as that of records is."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks import body_marks, care_propaganda, image_texts, raw_html
from milaff.graph.graph import Graph
from milaff.problems import Place, Problem
from milaff.records.front_matter import FrontMatter, normalise_lines, split_front_matter
from milaff.records.record import Kind, Record, Typed
from milaff.records.yaml_values import read_yaml
from milaff.settings import Settings

_FENCE = "---"
_INVISIBLE = "\ufeff\u200e\u200f\u202a\u202b\u2066\u2067\u2069 \t\n"


def check_text(text: str, path: str, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """The problems of a page's file: its front matter, marks and raw HTML; `path` is its name in
    messages. MkDocs takes a broken front matter for text and publishes it, so ours looks first."""
    text = normalise_lines(text)
    halves = _halves(text, path)
    yield from halves.problems
    if halves.yaml:
        yield from read_yaml(halves.yaml, path, halves.yaml_line).problems
    record = _as_record(halves, path)
    yield from body_marks.check_body(record, graph)
    yield from raw_html.check_body(record)
    yield from image_texts.check_body(record)
    yield from care_propaganda.check_body(record, settings)


def _halves(text: str, path: str) -> FrontMatter:
    """Front matter and body; a plain page may do without the former."""
    if text.lstrip(_INVISIBLE).startswith(_FENCE):
        return split_front_matter(text, path)
    return FrontMatter("", 1, text, 1)


def _as_record(halves: FrontMatter, path: str) -> Record:
    """A plain page has a text with a place, which is all that these checks ask for."""
    typed = Typed({}, {(): Place(path)}, {}, halves.body, halves.body_line)
    return Record(Kind.ARTICLE, "", path, typed)
