"""Raw HTML from content passes an allow-list, addresses an allow-list of schemes.

The list is what Python-Markdown and pymdown-extensions write, and what an editor may want by
hand; nothing that runs, frames, styles or loads from elsewhere. nh3 (ammonia) parses as browsers
do, so that an unclosed tag cannot break the page around it.
"""

from __future__ import annotations

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
_INPUTS = frozenset({"checkbox", "radio"})


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """The value to keep, or None: nothing is loaded from another host, no input takes text."""
    if attribute in _LOADING and ("//" in value or ":" in value.split("/")[0]):
        return None
    if tag == "input" and attribute == "type" and value not in _INPUTS:
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "textarea"},
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    generic_attribute_prefixes={"data-", "aria-"},
    url_schemes=_SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def sanitize_html(html: str) -> str:
    """The HTML with nothing but what the allow-lists hold; every tag closed."""
    return _CLEANER.clean(html)


def is_allowed_tag(name: str) -> bool:
    """Whether raw HTML may hold that element."""
    return name in _TAGS


def is_allowed_attribute(tag: str, name: str) -> bool:
    """Whether that element may carry that attribute."""
    kept = name in _EVERYWHERE or name in _ATTRIBUTES.get(tag, ())
    return kept or name.startswith(("data-", "aria-"))
