"""The Atom feed of what changed: `corrections/feed.xml`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence

from milaff.outputs.feeds import NAMESPACE, NEVER, address_of, identity_of, instant_of
from milaff.outputs.output import Output
from milaff.outputs.shell import Shell
from milaff.outputs.xml import add, write_xml
from milaff.pages.changes import Changed, all_changes
from milaff.pages.edition import Edition
from milaff.pages.scope import Scope
from milaff.pages.urls import CORRECTIONS_SOURCE


def make_change_feed(edition: Edition, shell: Shell) -> Iterator[Output]:
    """The newest changes first; none where the page of changes is the site's own."""
    scope = edition.scope
    if CORRECTIONS_SOURCE in edition.targets:
        newest = all_changes(scope)[: scope.settings.feed_size]
        yield feed_of_changes(newest, scope, shell.site.name)


def feed_of_changes(newest: Sequence[Changed], scope: Scope, site: str) -> Output:
    """The feed with these changes of the site called `site`; it reads their records alone."""
    url, page = scope.urls.corrections_feed, scope.urls.corrections()
    moments = [instant_of(one.change.date, scope) for one in newest]
    root = etree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": scope.settings.language})
    add(root, "title", f"{scope.word('corrections_page')} · {site}")
    add(root, "id", identity_of(url, scope))
    add(root, "updated", max(moments, default=NEVER))
    add(root, "link", rel="self", type="application/atom+xml", href=address_of(url, url, scope))
    add(root, "link", rel="alternate", type="text/html", href=address_of(page, url, scope))
    add(add(root, "author"), "name", scope.settings.site_name)
    add(root, "generator", "milaff")
    for one in newest:
        _entry(root, one, url, scope)
    return Output(url, write_xml(root))


def _entry(root: etree.Element, one: Changed, feed: str, scope: Scope) -> None:
    page, change = scope.url_of(one.item.id), one.change
    kind = scope.word(f"change_{change.kind}")
    entry = add(root, "entry")
    add(entry, "title", scope.word("change_of", kind=kind, title=scope.title_of(one.item.id)))
    add(entry, "id", f"{identity_of(page, scope)}#{one.name}")
    add(entry, "link", rel="alternate", type="text/html", href=address_of(page, feed, scope))
    add(entry, "published", instant_of(change.date, scope))
    add(entry, "updated", instant_of(change.date, scope))
    add(entry, "category", term=change.kind, label=kind)
    add(entry, "summary", _summary(one, scope))


def _summary(one: Changed, scope: Scope) -> str:
    """«عُدّلت الحصيلة. كان: أكثر من 100، صار: 133 على الأقل»."""
    parts = [("was", one.change.was), ("now", one.change.now)]
    colon = scope.word("colon")
    written = [f"{scope.word(key)}{colon}{text}" for key, text in parts if text]
    return " ".join([one.change.note, scope.word("comma").join(written)]).strip()
