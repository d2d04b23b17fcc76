"""An article's text as readers of feeds get it: it stands by itself, wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urljoin

from milaff.model.article import Article
from milaff.pages.bodies import convert_body
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.tongues import tongue_of
from milaff.pages.views import Tongue

_TAG = re.compile(r"""<[a-zA-Z][^<>"]*(?:"[^"]*"[^<>"]*)*>""")
_ATTRIBUTE = re.compile(r' (href|src|srcset|poster|id|name)="([^"]*)"')
_FIRST = re.compile(r"^\S+")


def feed_text(article: Article, url: str, address: str, scope: Scope) -> str:
    """The text on the article's page at `url`, which has the full `address`, with full addresses
    too; its direction and language are said around it. Where the page was made before, the text
    is not converted again: the numbers of what it cites begin anew on both."""
    html = convert_body(article.id, url, Numbering(scope, url), scope).body.html
    if not html:
        return ""
    own = Tongue(scope.settings.language, scope.settings.direction)
    tongue = tongue_of(article, scope.settings) or own
    around = f'<div lang="{escape(tongue.lang)}" dir="{tongue.dir}">'
    return f"{around}{stand_alone(html, address)}</div>"


def stand_alone(html: str, address: str) -> str:
    """Finished HTML of the page at that address, so that it can be shown at any other: addresses
    are full ones, and no id is left, for another text beside it may have the same."""

    roots = _roots(address)

    def resolve(typed: str) -> str:
        if typed.startswith(("https://", "http://")):
            return typed
        steps, rest = typed.count("../"), typed.replace("../", "")
        if steps in roots and typed == "../" * steps + rest:  # what nearly all addresses are
            return f"{roots[steps]}{rest}"
        return escape(urljoin(address, unescape(typed)))

    def attribute(found: re.Match[str]) -> str:
        return _rewritten(found[1], found[2], resolve)

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)


def _roots(address: str) -> dict[int, str]:
    """What is so many folders above the page at that address, which is our own HTML's way to the
    site's root: `../../`."""
    folders = address.rpartition("/")[0].split("/")
    host = 3 if "://" in address else 0
    return {
        steps: escape("".join(f"{one}/" for one in folders[: len(folders) - steps]))
        for steps in range(1, len(folders) - host + 1)
    }


def _rewritten(name: str, value: str, resolve: Callable[[str], str]) -> str:
    if name in ("id", "name"):
        return ""
    if name == "srcset":
        choices = [
            _FIRST.sub(lambda one: resolve(one[0]), part.strip()) for part in value.split(",")
        ]
        return f' srcset="{", ".join(choices)}"'
    return f' {name}="{resolve(value)}"'
