"""HTML that needs no cleaning: nothing but what is listed here, so that nothing in it can be wrong.

This looks at the finished HTML, not at how it came about. What it accepts holds no element, no
attribute and no address but these few, each closed where it belongs, and the cleaner would return
it as it is. Everything else is cleaned: raw HTML, tables, images, links to elsewhere.
"""

from __future__ import annotations

import re
from functools import cache

_SIGN = r"[^<>&\x00-\x09\x0b-\x1f\x7f-\xa0\ud800-\udfff]"
_T = rf"{_SIGN}*(?:&(?:amp|lt|gt);{_SIGN}*)*"
_VALUE = r"[^<>&\"\x00-\x1f\x7f-\xa0\ud800-\udfff]"
_NAME = rf'{_T}(?:<bdi(?: dir="ltr")?>{_T}</bdi>{_T})*'
_LINK = rf'<a class="(?:m|figure)" href="(?!//)[\w./#-]*">{_NAME}</a>'
_NUMBER = rf'<a aria-label="{_VALUE}*" href="#source-\d+" id="cite-\d+-\d+">\d+</a>'
_CITED = rf'<sup class="cite">(?:{_NUMBER}{_NAME})+</sup>'
_SPAN = rf"{_NAME}(?:(?:{_LINK}|{_CITED}|<br>){_NAME})*"
_EM = rf"<em>{_SPAN}</em>"
_STRONG = rf"<strong>{_SPAN}(?:{_EM}{_SPAN})*</strong>"
_INLINE = rf"{_SPAN}(?:(?:{_EM}|{_STRONG}){_SPAN})*"
_PARAGRAPH = rf"<p>{_INLINE}</p>\n?"
_HEADING = "|".join(rf'<h{level} id="{_VALUE}+">{_INLINE}</h{level}>' for level in range(2, 7))
_ITEM = rf"<li>(?:{_INLINE}|\n(?:{_PARAGRAPH})*)</li>\n?"
_LISTS = "|".join(rf"<{tag}>\n?(?:{_ITEM})*</{tag}>" for tag in ("ul", "ol"))
_QUOTE = rf"<blockquote>\n?(?:{_PARAGRAPH})*</blockquote>"
_BLOCK = rf"{_PARAGRAPH}|(?:{_HEADING}|{_LISTS}|{_QUOTE}|<hr>)\n?"
"""No part of it can match in two ways, so that a failure costs no more than a match."""
_ID = re.compile(r'<[^>]* id="([^"]*)"')


def is_plain(html: str) -> bool:
    """Whether the HTML consists of nothing but paragraphs, headings, lists and quotations with
    our own marks in them."""
    at, match = 0, _block().match
    while at < len(html):
        block = match(html, at)
        if block is None:
            return False
        at = block.end()
    return True


@cache
def _block() -> re.Pattern[str]:
    """Compiled when it is needed: it takes a quarter of a second."""
    return re.compile(_BLOCK)


def ids_of(html: str) -> list[str]:
    """The ids in plain HTML, in their order."""
    return _ID.findall(html)
