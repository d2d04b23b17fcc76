"""What of a typed block is prose: the rest becomes holes, or nothing, of the same length.

A hole is what no name crosses (code, addresses, marks). Nothing is what has no width (tags, the
signs of bold): a name may run over it, but is no link then. The text keeps its length, so that
offsets into it are offsets into what was typed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field

HOLE, NOTHING, LEAD = "\ufffc", "\u200b", "\u2060"
"""`LEAD` has no width either, and stands inside a name that is one piece of text: what begins a
line, such as `>`. The matcher sees neither."""

TRANSPARENT = frozenset(
    {
        "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s",
        "small", "span", "strong", "sub", "time", "u", "var",
    }
)  # fmt: skip
"""Elements that a name may run through."""
CLOSED = frozenset(
    {
        "a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "img", "input", "kbd",
        "label", "math", "pre", "samp", "script", "style", "summary", "sup", "svg", "textarea",
    }
)  # fmt: skip
"""Elements in which nothing becomes a link."""
_VOID = frozenset({"img", "input"})
_WITHOUT_WIDTH = (TRANSPARENT | CLOSED | {"wbr"}) - _VOID

_INLINE = re.compile(
    r"""
    (?=[\\\[\]!{+=~<&hw$^*_\n-])(?:
      \\\(.+?\\\)
    | (?<![^\n\u2060])\\\[.+?\\\]
    | \\(?P<escaped>[\\`*_{}\[\]()>\#+.!|~^=$:"'-])
    | \[\[[^\[\]\n]*\]\]
    | \[@[^\[\]\n]*\](?!\()
    | \[\^[^\]\n]+\]:?
    | !\[[^\]]*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])
    | (?P<open>\[)
    | \](?P<address>\((?:[^()\n]|\([^()\n]*\))*\)|[ ]?\[[^\]\n]*\])
    | (?P<shut>\])
    | (?P<critic>\{(?:>>.*?<<\}|\+\+|--|==|~~)|(?:\+\+|--|==|~~)\}|~>)
    | (?P<attributes>\{(?::[^}\n]*|[ ]*(?:[.\#]|[\w-]+=)[^}\n]*)\})
    | <(?:https?:|ftp:|mailto:)[^>\n]*>
    | <[^<>\s@]+@[^<>\s@]+>
    | <(?P<tag>/?[a-zA-Z][\w-]*)(?P<inside>(?:\s[^<>]*)?/?)>
    | &(?P<entity>\#?\w+;)
    | (?:https?://|www\.)[^\s<>()«»]+
    | \$\$.+?\$\$
    | \$(?!\s)(?:[^$\n\u0600-\u06ff]|\\text\{[^}]*\})+(?<!\s)\$
    | \+\+[\w+"'-]+?\+\+
    | \^(?=[^\s^])[^\s^]+\^(?!\^)
    | (?P<sign>\*{1,3}|~{1,2}(?=\S)|(?<=\S)~{1,2}|==|\^\^|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))
    | (?P<wrap>\n[ \t\u2060]*)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_NO_LINKS = re.compile(r"(?<![\w-])\.?no-links(?![\w-])")
_WRAPPED = re.compile(r"[ \t]*\n[ \t\u2060]*")


@dataclass(slots=True)
class Prose:
    """The prose of a block, and the parts of it in which nothing is linked."""

    text: str
    closed: list[tuple[int, int]] = field(default_factory=list)


def flowing(text: str) -> str:
    """The text with its line ends as single spaces: a name may run over the end of a line."""
    if "\n" not in text:
        return text
    return _WRAPPED.sub(lambda found: _wide(" ", found[0], LEAD), text)


def read_prose(typed: str, labels: Collection[str] = (), *, is_table: bool = False) -> Prose:
    """The prose of a block as typed (code is in it as holes); `labels` are those of addresses."""
    return _Reader(typed, labels, is_table=is_table).read()


def forbids_links(attributes: str) -> bool:
    """Whether the attributes of an element have the class `no-links`."""
    return "no-links" in attributes and _NO_LINKS.search(attributes) is not None


def runs_through(tag: str) -> bool:
    """Whether a raw tag, by its name with `/`, has no width, so that a name may run over it."""
    return tag.removeprefix("/") in _WITHOUT_WIDTH


def _wide(sign: str, typed: str, rest: str) -> str:
    return sign + rest * (len(typed) - len(sign))


class _Reader:
    """Reads one block from left to right."""

    def __init__(self, typed: str, labels: Collection[str], *, is_table: bool) -> None:
        self._typed = typed
        self._labels = labels
        self._is_table = is_table
        self._prose = Prose("")
        self._links: list[int] = []
        self._signs: list[tuple[str, int]] = []
        self._last: tuple[int, int] = (0, 0)
        self._tag: tuple[str, int] = ("", 0)

    def read(self) -> Prose:
        text = _INLINE.sub(self._shown, self._typed)
        if self._tag[0]:
            self._close(self._tag[1], len(text))
        if self._is_table:
            text = text.replace("|", HOLE)
        self._prose.text = text
        return self._prose

    def _close(self, start: int, end: int) -> None:
        self._prose.closed.append((start, end))

    def _shown(self, found: re.Match[str]) -> str:
        kind, typed = found.lastgroup, found[0]
        if kind == "escaped":
            return LEAD + ("\ufe00" if found["escaped"] == "|" else found["escaped"])
        if kind == "wrap":
            return self._wrap(found)
        if kind == "sign":
            return self._sign(found)
        if kind in ("open", "shut", "address"):
            return self._bracket(found)
        if kind == "critic":
            return NOTHING * len(typed)
        if kind == "attributes":
            return self._attributes(found)
        if kind in ("tag", "inside"):
            return self._raw(found)
        if kind == "entity":
            return _wide(html.unescape(typed)[:1], typed, LEAD)
        return re.sub(r"[^\n]", HOLE, typed)

    def _wrap(self, found: re.Match[str]) -> str:
        if self._is_table:
            return HOLE * len(found[0])
        is_break = self._typed.endswith("  ", 0, found.start())
        return _wide(NOTHING if is_break else " ", found[0], LEAD)

    def _sign(self, found: re.Match[str]) -> str:
        """Remembers what stands between two signs: attributes may follow."""
        typed = found[0]
        if self._signs and self._signs[-1][0] == typed:
            self._last = (self._signs.pop()[1], found.end())
        else:
            self._signs.append((typed, found.start()))
        return NOTHING * len(typed)

    def _bracket(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        if kind == "open":
            self._links.append(found.start())
            return "["
        start = self._links.pop() if self._links else None
        if start is None:
            return found[0]
        size = len(found[0])
        if not found[0].endswith(")"):
            label = self._typed[start + 1 : found.start()]
            size = 1 if self._is_label(label) else 0
            if found["address"]:
                size = (
                    len(found[0])
                    if self._is_label(found["address"].strip(" []") or label)
                    else size
                )
        if size:
            self._close(start, found.start())
            self._last = (start, found.end())
        return HOLE * size + found[0][size:]

    def _is_label(self, text: str) -> bool:
        return " ".join(text.split()).casefold() in self._labels

    def _attributes(self, found: re.Match[str]) -> str:
        if forbids_links(found[0]):
            if self._last[1] == found.start():
                self._close(*self._last)
            elif self._is_table:
                self._close(self._typed.rfind("|", 0, found.start()) + 1, found.end())
        return NOTHING * len(found[0])

    def _raw(self, found: re.Match[str]) -> str:
        name, typed = found["tag"].lower(), found[0]
        if name == "br":
            return _wide(" ", typed, NOTHING)
        if not runs_through(name):
            return HOLE * len(typed)
        is_closed = name in CLOSED or forbids_links(found["inside"])
        if is_closed and not self._tag[0]:
            self._tag = (name, found.start())
        elif name == f"/{self._tag[0]}":
            self._close(self._tag[1], found.end())
            self._tag = ("", 0)
        return NOTHING * len(typed)
