"""Pictures in texts: their size, so that nothing moves when they come, and smaller copies."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from milaff.markup.document import PictureMarkup
from milaff.pages.scope import Scope
from milaff.pages.urls import root_of
from milaff.pictures.picture import srcset


def picture_markup(
    href: str, path: str, url: str, scope: Scope, *, is_host: bool = False
) -> PictureMarkup | None:
    """What is printed of the picture that a text at `path`, whose page is at `url`, refers to.
    Of the host's pages the host resolves the address, which stays that of the picture itself."""
    if not scope.pictures:
        return None
    folder = posixpath.dirname(path)
    target = posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
    showing = scope.showing(target)
    if showing is None:
        return None
    root = root_of(url)
    attributes = [("loading", "lazy"), ("decoding", "async")]
    if showing.width:
        attributes += [("width", str(showing.width)), ("height", str(showing.height))]
    if not is_host and showing.src != scope.addresses[target]:
        attributes.append(("src", root + showing.src))
    sources = tuple(
        (("type", choice.type), ("srcset", srcset(choice, root)), ("sizes", showing.sizes))
        for choice in showing.choices
    )
    return PictureMarkup(tuple(attributes), sources)
