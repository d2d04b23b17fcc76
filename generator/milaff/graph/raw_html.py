"""Elements of raw HTML in a Markdown text, as Python-Markdown tells them from text."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>[^<>]*)>")
_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?!0)\w+[\"']?)?(?=[\s/]|\Z)")
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body canvas center colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html "
    "iframe legend li link main math menu nav noframes noscript ol option p param pre progress "
    "script section style summary table tbody td textarea tfoot th thead title tr ul video".split()
)
EMPTY_TAGS = frozenset({"hr", "br", "link", "param"})
"""They have no text, and stand alone."""


def block_tag(line: str) -> re.Match[str] | None:
    """The tag of a block with which a line begins: its `end` («/»), `name` and `attributes`."""
    tag = _TAG.match(line) if line.startswith("<") else None
    return tag if tag and tag["name"].lower() in _BLOCK_TAGS else None


def reads_markdown(attributes: str) -> bool:
    """Whether the text of an element with these attributes is Markdown (`md_in_html`)."""
    return "markdown" in attributes and _MARKDOWN.search(attributes) is not None


def end_of_element(body: str, start: int, name: str) -> int:
    """Where the element ends whose tag stands at `start`; the end of the text if it has no end."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(body, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(body)
