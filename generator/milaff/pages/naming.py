"""Names in texts → links, as the Graph understood the whole record."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from milaff.graph.findings import Segment
from milaff.graph.link_policy import LinkPolicy
from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.mentions import BODY, Mention, controls_for
from milaff.graph.passages import find_passages
from milaff.graph.recognition import Controls, Hit, recognize, recognize_segments
from milaff.markup.document import LinkView, NamedSpan
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.model.texts import texts_of
from milaff.pages.scope import Scope
from milaff.pages.tongues import language_of_name, latin_of
from milaff.pages.urls import root_of
from milaff.text.bidi import isolate_html, needs_isolation


@dataclass(slots=True)
class BodyNaming:
    """Finds the names in a body block by block, with what the whole record makes certain.

    `href_of` gives the address of an entity; an address typed by hand is recognized by it. If
    `beginnings` are known, a block without any of them holds no name.
    """

    scope: Scope
    own: str
    controls: Controls
    policy: LinkPolicy
    href_of: Callable[[str], str]
    entity_of: Mapping[str, str]
    beginnings: tuple[str, ...] | None = None

    def find(self, text: str) -> list[NamedSpan]:
        """The names that count, without the record's own."""
        if self.beginnings is not None and not any(one in text for one in self.beginnings):
            return []
        hits = recognize(text, self.scope.graph.register, self.controls)
        return [
            NamedSpan(hit.start, hit.end, hit.entity, self._language(hit, text))
            for hit in hits
            if hit.is_linkable and hit.entity != self.own
        ]

    def _language(self, hit: Hit, text: str) -> str:
        return _language_of(hit.entity, text[hit.start : hit.end], self.scope)

    def link(self, span: NamedSpan) -> LinkView | None:
        """A link where the policy wants one."""
        if not self.policy.take(span.entity):
            return None
        return LinkView("", self.href_of(span.entity))

    def note(self, href: str) -> None:
        """A link by hand counts as the first one of its entity."""
        entity = self.entity_of.get(href)
        if entity:
            self.policy.note(entity)

    def begin_section(self) -> None:
        """A part of the text begins."""
        self.policy.begin_section()


def record_naming(
    item: RecordKeys,
    body: str,
    url: str,
    scope: Scope,
    beginnings: tuple[str, ...] | None = None,
) -> BodyNaming:
    """The naming of a record's body on its page; `beginnings` as BodyNaming has them."""
    mentions = scope.graph.mentions.all.get(item.id, ())
    named = frozenset(one.target for one in mentions if one.is_in_text)
    controls = controls_for(item, body)
    links = item.links if isinstance(item, Article) else "first"
    root = root_of(url)

    def href_of(id: str) -> str:
        return root + scope.url_of(id)

    return BodyNaming(
        scope=scope,
        own=item.id,
        controls=Controls(controls.confirmed | named, controls.excluded, controls.names),
        policy=LinkPolicy(links, len(body)),
        href_of=href_of,
        entity_of={
            href_of(one.target): one.target for one in mentions if one.key == BODY and one.mark
        },
        beginnings=beginnings,
    )


class Names:
    """The names in the texts of records that one page shows: each entity is linked once."""

    def __init__(self, scope: Scope, url: str) -> None:
        self._scope = scope
        self._url = url
        self._linked: set[str] = set()

    def link(self, id: str, text: str | None) -> str:
        """A text of a record's front matter, as HTML with its names linked; without names, as it
        is."""
        item = self._scope.graph.library.find(id)
        if not text or item is None:
            return text or ""
        key = next((key for key, other in texts_of(item) if other == text), ())
        html, at, latin = "", 0, latin_of(item, self._scope.settings)
        for one in self._scope.graph.mentions.in_text(id, key):
            if one.is_linked and self._takes(one.target):
                written = text[one.start : one.end]
                lang = _language_of(one.target, written, self._scope)
                name = isolate_html(written, lang or latin)
                html += isolate_html(text[at : one.start], latin) + self._anchor(one, name)
                at = one.end
        return Markup(html + isolate_html(text[at:], latin)) if html else text

    def _takes(self, entity: str) -> bool:
        url = self._scope.url_of(entity)
        if entity in self._linked or not url or url == self._url:
            return False
        self._linked.add(entity)
        return True

    def _anchor(self, one: Mention, name: str) -> str:
        href = root_of(self._url) + self._scope.url_of(one.target)
        return f'<a class="m" href="{href}">{name}</a>'


def _language_of(id: str, written: str, scope: Scope) -> str:
    """That of a name in foreign letters; what is in Arabic ones depends on no record for it."""
    entity = scope.graph.library.entities.get(id) if needs_isolation(written) else None
    return language_of_name(entity, written, scope.settings) if entity else ""


def plain_naming(text: str, path: str, scope: Scope) -> BodyNaming:
    """The naming of a plain page of the host's: links go by source path."""
    segments = [Segment("body", passage.text) for passage in find_passages(text)]
    marked = [mark.target for mark in find_marks(text) if isinstance(mark, LinkMark)]
    hits = recognize_segments(segments, scope.graph.register, Controls(frozenset(marked))).hits
    named = frozenset([*marked, *(hit.entity for hit in hits)])

    def href_of(id: str) -> str:
        return source_path(id, path, scope)

    shown = [id for id in sorted(named) if id in scope.graph.library]
    return BodyNaming(
        scope=scope,
        own="",
        controls=Controls(named),
        policy=LinkPolicy("first", len(text)),
        href_of=href_of,
        entity_of={href_of(id): id for id in shown},
    )


def source_path(id: str, path: str, scope: Scope) -> str:
    """The way from a plain page at `path` to a record's file, which the host resolves; a source
    described in an article has no file of its own, so it gets the one that it would have."""
    origin = scope.graph.library.origins[id]
    target = target_path(id, origin.record.path, is_described=bool(origin.key))
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def target_path(id: str, path: str, *, is_described: bool) -> str:
    """The source path that stands for a record's page."""
    return f"sources/{id}.yml" if is_described else path
