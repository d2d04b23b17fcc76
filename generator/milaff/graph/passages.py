"""The passages of a Markdown text in which names are looked for, with their place in the text.

A passage has the length of what was typed, so that offsets into it are offsets into the text:
what is no prose (code, addresses, marks) becomes holes that no name crosses, what has no width
(tags, the signs of bold) becomes characters that the matcher does not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from milaff.graph.marks import without_code

HOLE, NOTHING = "\ufffc", "\u200b"

_HOLES = re.compile(
    r"""
      \[\[[^\[\]\n]*\]\]                      # a mark
    | \[@[^\[\]\n]*\]                         # a citation
    | \[\^[^\]\n]+\]:?                        # a footnote's mark
    | !\[[^\]\n]*\]\([^)\n]*\)                # an image
    | \]\([^)\n]*\)                           # a link's address
    | \]\[[^\]\n]*\]                          # a link's reference
    | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*            # the address behind a reference
    | ^\*\[[^\]\n]+\]:[^\n]*                  # an abbreviation's meaning
    | \{[:.\#][^}\n]*\}                       # attributes
    | <(?:https?:|mailto:)[^>\n]*>            # an address
    | (?:https?://|www\.)[^\s<>()«»]+
    | \|                                      # between the cells of a table
    """,
    re.VERBOSE | re.MULTILINE,
)
_NOTHING = re.compile(
    r"</?[a-zA-Z][^<>\n]*>|\*{1,3}|~~|==|\^\^|(?<![\w])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])"
)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]|[^\n]+\n[ ]{0,3}(?:=+|-+)[ \t]*$")
_TITLE = re.compile(r"[ ]*(?:!!!|\?\?\?\+?|===\+?!?)[ ]")
_RULE = re.compile(r"(\n[ \t]*(?:\n[ \t]*)*\n|\n(?=[ ]*(?:[-*+]|\d+[.)])[ ])|\n(?=\#))")
_NO_LINKS = re.compile(r"\{:?[^}\n]*\.no-links\b[^}\n]*\}")
_HEADING_LINE = re.compile(r"[ ]{0,3}#{1,6}[ \t][^\n]*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of prose: its text begins at `offset`; `part` counts the level-two headings before
    it. In a heading or title nothing is linked."""

    text: str
    offset: int
    part: int
    is_linkable: bool = True


def find_passages(body: str) -> Iterator[Passage]:
    """The passages of a text, in order."""
    shown, part = _shown(body), 0
    for start, end in _blocks(shown):
        typed = body[start:end]
        is_heading = _HEADING.match(typed) is not None
        if is_heading and typed.lstrip().startswith("## "):
            part += 1
        if shown[start:end].strip(f" \n{HOLE}{NOTHING}"):
            is_closed = is_heading or _TITLE.match(typed) or _NO_LINKS.search(typed)
            # A line that is only wrapped goes on: a name may run over its end.
            text = shown[start:end].replace("\n", " ")
            yield Passage(text, start, part, not is_closed)


def _blocks(shown: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs, list items and headings begin and end."""
    start = 0
    for rule in [*_RULE.finditer(shown), None]:
        end = rule.start() if rule else len(shown)
        heading = _HEADING_LINE.match(shown, start, end)
        if heading:
            yield start, heading.end() - 1
            start = heading.end()
        yield start, end
        start = rule.end() if rule else end


def _shown(body: str) -> str:
    """The text with holes and nothings in the place of what is no prose, of the same length."""
    plain = without_code(body)
    if plain != body:
        pairs = zip(plain, body, strict=True)
        plain = "".join(HOLE if one == " " != other else one for one, other in pairs)
    plain = _HOLES.sub(lambda found: re.sub(r"[^\n]", HOLE, found[0]), plain)
    return _NOTHING.sub(lambda found: NOTHING * len(found[0]), plain)
