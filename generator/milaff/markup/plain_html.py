"""HTML that needs no cleaning: nothing but what is listed here, so that nothing in it can be wrong.

This looks at the finished HTML, not at how it came about. What it accepts holds no element, no
attribute and no address but these few, each closed where it belongs, and the cleaner would return
it as it is. Everything else is cleaned: raw HTML, tables, images, links to elsewhere.
"""

from __future__ import annotations

import re
from functools import cache

_SIGN = r"[^<>&\x00-\x09\x0b-\x1f\x7f-\xa0]"
_T = rf"{_SIGN}*(?:&(?:amp|lt|gt);{_SIGN}*)*"
_VALUE = r"[^<>&\"\x00-\x1f\x7f-\xa0]"
_NAME = rf'{_T}(?:<bdi(?: dir="ltr"| lang="[\w-]+")?>{_T}</bdi>{_T})*'
_LINK = rf'<a class="(?:m|figure)" href="(?!//)[\w./#-]*">{_NAME}</a>'
_NUMBER = rf'<a aria-label="{_VALUE}*" href="#source-\d+" id="cite-\d+-\d+">\d+</a>'
_CITED = rf'<sup class="cite">(?:{_NUMBER}{_NAME})+</sup>'
_SPAN = rf"{_NAME}(?:(?:{_LINK}|{_CITED}|<br>){_NAME})*"
_EM = rf"<em>{_SPAN}</em>"
_STRONG = rf"<strong>{_SPAN}(?:{_EM}{_SPAN})*</strong>"
_INLINE = rf"{_SPAN}(?:(?:{_EM}|{_STRONG}){_SPAN})*"
_LEAF = rf'<(?:(p|li)|(h[2-6]) id="{_VALUE}+")>{_INLINE}</(?:\1|\2)>\n?'
_PIECE = rf"{_LEAF}|<(hr)>\n?|<(?:(li)>\n|(ul|ol|blockquote)>\n?)|</(li|ul|ol|blockquote)>\n?"
"""No part of it can match in two ways, so that a failure costs no more than a match. It holds what
stands in a paragraph only once: as one pattern, whole lists take a third of a second to compile."""
_OPENED, _CLOSED = (4, 5), 6
"""The groups of lists, items and quotations."""
_HOLDS = {
    "": frozenset("p h2 h3 h4 h5 h6 hr ul ol blockquote".split()),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": frozenset({"p"}),
    "blockquote": frozenset({"p"}),
}
_ID = re.compile(r'<[^>]* id="([^"]*)"')


def is_plain(html: str) -> bool:
    """Whether the HTML consists of nothing but paragraphs, headings, lists and quotations with
    our own marks in them."""
    at, match, inside = 0, _piece().match, [""]
    while at < len(html):
        piece = match(html, at)
        if piece is None or piece.lastindex is None:
            return False
        name = piece[piece.lastindex]
        if piece.lastindex == _CLOSED:
            if inside.pop() != name:
                return False
        elif name not in _HOLDS[inside[-1]]:
            return False
        elif piece.lastindex in _OPENED:
            inside.append(name)
        at = piece.end()
    return inside == [""] and _is_encodable(html)


@cache
def _piece() -> re.Pattern[str]:
    """Compiled when it is needed."""
    return re.compile(_PIECE)


def _is_encodable(html: str) -> bool:
    """Whether no half of a pair of surrogates stands in it."""
    try:
        html.encode()
    except UnicodeEncodeError:
        return False
    return True


def ids_of(html: str) -> list[str]:
    """The ids in plain HTML, in their order."""
    return _ID.findall(html)
