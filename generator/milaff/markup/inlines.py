"""Python-Markdown's inline treatment without the patterns that can find nothing in a text.

Most texts hold none of the signs that the patterns look for, and the others one or two. What a
pattern needs is known by its regular expression; one that we do not know is always tried.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from milaff.markup.marks import CITATION_PATTERN, LINK_PATTERN

_HANDLE, _APPLY, _STASH = (
    f"_InlineProcessor__{name}" for name in ("handleInline", "applyPattern", "stashNode")
)
_TAKEN = (_HANDLE, _APPLY, _STASH)
"""The private methods of Python-Markdown that we take over and call."""

_SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    r"\[\^([^\]]*)\]": "[^",
    LINK_PATTERN: "[[",
    CITATION_PATTERN: "[@",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
}
"""By regular expression the sign without which it matches nothing."""
_OWN = frozenset({"[[", "[@"})
"""The signs of our own marks: patterns with these expressions are ours."""
_DELIMITERS = re.compile(r"\\?[*_^=~](?:\|\\?[*_^=~])*")
"""A regular expression that looks for one of these signs: `\\*|_`."""


class GatedInlines(InlineProcessor):
    """Tries only the patterns whose sign stands in a text; the result is the same."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._apply: Any = getattr(self, _APPLY)
        self._stash: Any = getattr(self, _STASH)
        self._gates: list[tuple[inlinepatterns.Pattern, str, tuple[str, ...]]] = []
        self._any: re.Pattern[str] | None = None

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Python-Markdown's own walk over the tree, with the patterns registered by now."""
        patterns: Iterable[Any] = self.inlinePatterns
        known = [(pattern, signs_of(pattern)) for pattern in patterns]
        self._gates = [(pattern, sign, tuple(others)) for pattern, (sign, *others) in known]
        self._any = _any_of(sign for _, signs in known for sign in signs)
        return super().run(tree, ancestors)

    def _handle(self, data: str, patternIndex: int = 0) -> str:  # noqa: N803
        """A text with placeholders for what the patterns found, from that pattern on."""
        if isinstance(data, AtomicString) or (self._any and not self._any.search(data)):
            return data
        gates = self._gates
        for index in range(patternIndex, len(gates)):
            pattern, sign, others = gates[index]
            if sign in _OWN:
                data = self._marked(pattern, data) if sign in data else data
                continue
            start, found = 0, True
            while found and (sign in data or (others and any(one in data for one in others))):
                data, found, start = self._apply(pattern, data, index, start)
        return data

    def _marked(self, pattern: Any, data: str) -> str:
        """A text with placeholders for all marks of one of our own patterns, whose elements hold
        nothing more to be found."""
        pieces: list[str] = []
        at = 0
        for match in pattern.getCompiledRegExp().finditer(data):
            element, start, end = pattern.handleMatch(match, data)
            if element is not None:
                pieces += (data[at:start], self._stash(element, pattern.type()))
                at = end or at
        return "".join((*pieces, data[at:]))


setattr(GatedInlines, _HANDLE, GatedInlines._handle)  # the name that Python gives a private method


def signs_of(pattern: inlinepatterns.Pattern) -> tuple[str, ...]:
    """The signs of which a text must hold one for the pattern to match; "" if not known."""
    expression = pattern.getCompiledRegExp().pattern
    if _DELIMITERS.fullmatch(expression):
        return tuple(sign.removeprefix("\\") for sign in expression.split("|"))
    return (_SIGNS.get(expression, ""),)


def _any_of(signs: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the signs, by their last character; None if one of the patterns may match
    without."""
    last = {sign[-1:] for sign in signs}
    return None if "" in last else re.compile(f"[{re.escape(''.join(sorted(last)))}]")


def gate_inlines(md: Markdown) -> None:
    """Puts it in the place of Python-Markdown's own, unless an extension or another version of
    Python-Markdown does it in a way of its own."""
    own = md.treeprocessors["inline"]
    if type(own) is InlineProcessor and all(hasattr(own, name) for name in _TAKEN):
        md.treeprocessors.register(GatedInlines(md), "inline", 20)
