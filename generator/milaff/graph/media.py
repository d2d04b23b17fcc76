"""Which files lie under the content folder for records that readers may not know of alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from milaff.graph.graph import Graph
from milaff.graph.marks import without_code

_REFERENCE = re.compile(
    r"""\]\(\s*<?(?P<link>[^\s)>]+)
      | ^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<label>[^\s>]+)
      | \b(?:src|href|poster|data)\s*=\s*["']?(?P<raw>[^"'\s>]+)""",
    re.VERBOSE | re.MULTILINE,
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def hidden_files(graph: Graph, files: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The files that only drafts, embargoed, expired or withdrawn records use: published, their
    names and contents would tell of these. `files` has what the text of each record refers to, by
    the record's path. Paths are relative to the content folder."""
    hidden: set[str] = set()
    shown: set[str] = set()
    for id in graph.written.origins:
        item = graph.library.find(id)
        is_shown = item is not None and item.status != "withdrawn"
        (shown if is_shown else hidden).update(_files_of(id, graph, files))
    return frozenset(hidden - shown)


def _files_of(id: str, graph: Graph, files: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The picture of a record and what its text links to; a record with faults has a text too."""
    origin = graph.written.origins[id]
    if origin.key:
        return
    item = graph.written.find(id) or graph.written.salvaged.get(id)
    if item is not None and item.image:
        yield posixpath.normpath(item.image.file)
    yield from files[origin.record.path]


def files_in(text: str, path: str) -> Iterator[str]:
    """The files that a Markdown text at `path` refers to."""
    folder = posixpath.dirname(path)
    for found in _REFERENCE.finditer(without_code(text)):
        address = found["link"] or found["label"] or found["raw"]
        target = unquote(address.partition("#")[0].partition("?")[0])
        if target and not _SCHEME.match(target) and not target.startswith("/"):
            yield posixpath.normpath(posixpath.join(folder, target))
