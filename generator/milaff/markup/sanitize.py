"""Raw HTML from content passes an allow-list, addresses an allow-list of schemes.

The list is what Python-Markdown and pymdown-extensions write, and what an editor may want by
hand; nothing that runs, frames, styles or loads from elsewhere. nh3 (ammonia) parses as browsers
do, so that an unclosed tag cannot break the page around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MethodType
from weakref import WeakMethod

import nh3

_TEXT = "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"  # noqa: E501
_BLOCK = "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li nav ol p pre section summary ul"  # noqa: E501
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_MEDIA = "audio img picture source track video"
_FORM = "input label"
_DRAWING = "svg path g circle rect line polyline polygon ellipse title desc"

_TAGS = set(" ".join((_TEXT, _BLOCK, _TABLE, _MEDIA, _FORM, _DRAWING)).split())
_EVERYWHERE = {"class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": _EVERYWHERE,
    "a": {"href", "hreflang", "rel", "type", "download"},
    "audio": {"controls", "loop", "preload", "src"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open", "name"},
    "img": {"alt", "height", "loading", "sizes", "src", "srcset", "width", "decoding"},
    "input": {"checked", "disabled", "name", "type"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "srcset", "type"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
    "svg": {"viewBox", "width", "height", "fill", "stroke", "xmlns", "aria-hidden", "focusable"},
    "path": {"d", "fill", "stroke", "stroke-width", "fill-rule", "clip-rule"},
    "g": {"fill", "stroke", "transform"},
    "circle": {"cx", "cy", "r", "fill", "stroke"},
    "rect": {"x", "y", "width", "height", "rx", "fill", "stroke"},
    "line": {"x1", "x2", "y1", "y2", "stroke"},
    "polyline": {"points", "fill", "stroke"},
    "polygon": {"points", "fill", "stroke"},
    "ellipse": {"cx", "cy", "rx", "ry", "fill", "stroke"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LOADING = frozenset({"src", "srcset", "poster"})
_PAINTING = frozenset({"fill", "stroke"})
_CONTENT_TOO = {"script", "style", "iframe", "object", "template", "noscript", "textarea"}
_INPUT = re.compile(r'<input(?: [\w-]+="[^"]*")*>')
_INPUTS = frozenset({"checkbox", "radio"})


_ELSEWHERE = re.compile(r"//|\\|[\x00-\x1f]|^[^/]*:")
"""Browsers read `\\` as `/` and skip line breaks and tabs, so both may hide another host."""


def _is_kept(tag: str, attribute: str, value: str) -> bool:
    """Nothing is loaded from another host; no input takes text."""
    if attribute in _LOADING:
        return not _ELSEWHERE.search(value.strip())
    if attribute in _PAINTING:
        return "url(" not in value.lower()
    return not (tag == "input" and attribute == "type") or value in _INPUTS


def make_cleaner(give_id: Callable[[str], str] = str) -> Callable[[str], str]:
    """A function that cleans HTML and asks `give_id` what each id becomes."""

    # The collector does not see what nh3 refers to: a circle through it would never be freed, and
    # keep all that a build knows in the memory of a preview.
    asked = WeakMethod(give_id) if isinstance(give_id, MethodType) else lambda: give_id

    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            give = asked()
            return give(value) if give is not None else None
        return value if _is_kept(tag, attribute, value) else None

    cleaner = nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_CONTENT_TOO,
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    return lambda html: _INPUT.sub(_known_input, cleaner.clean(html))


def _known_input(found: re.Match[str]) -> str:
    return found[0] if 'type="' in found[0] else ""


sanitize_html = make_cleaner()
"""The HTML with nothing but what the allow-lists hold; every tag closed."""
