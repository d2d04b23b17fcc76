"""A record's text → HTML: what its marks mean on its page, and which links lead nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

from milaff.graph.marks import CitedSource, LinkMark
from milaff.markup.converter import Body
from milaff.markup.document import CitationView, LinkView, PictureMarkup
from milaff.model.record_keys import RecordKeys
from milaff.pages.figures import figure_anchor, figures_of, find_figure
from milaff.pages.naming import BodyNaming, record_naming
from milaff.pages.numbering import Cited, Numbering
from milaff.pages.pictures import picture_markup
from milaff.pages.recorded_names import recorded_names
from milaff.pages.scope import Scope
from milaff.pages.tongues import latin_of
from milaff.pages.urls import root_of
from milaff.pages.views import Heading
from milaff.pages.writing import write_value
from milaff.problems import Place, Problem, Words, did_you_mean, error, warning
from milaff.records.record import Kind, Record

_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/")


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to an anchor of a page of ours, to be checked when all pages are made."""

    url: str
    anchor: str
    place: Place


@dataclass(slots=True)
class RecordDocument:
    """A record's text while it is converted; gathers problems and links to anchors."""

    record: Record
    url: str
    scope: Scope
    numbering: Numbering
    taken: frozenset[str] = frozenset()
    naming: BodyNaming | None = None
    latin: str = ""
    problems: list[Problem] = field(default_factory=list)
    anchor_links: list[AnchorLink] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    """The anchors of what is cited: they are on the page, which lists it."""

    def link(self, mark: LinkMark) -> LinkView | None:
        """The record's page, or the figure in words; text alone where readers may not go."""
        url = self.scope.url_of(mark.target)
        if not url:
            return LinkView(mark.text) if mark.text else None
        href = root_of(self.url) + url
        if mark.measure:
            return self._figure(mark, href)
        return LinkView(mark.text or self.scope.title_of(mark.target), href)

    def _figure(self, mark: LinkMark, href: str) -> LinkView | None:
        figure = find_figure(mark.target, mark.measure, self.scope)
        if figure is None:
            if self._is_unpublished(mark):
                self.problems.append(self._hidden(f"{mark.target}#{mark.measure}"))
            return LinkView(mark.text) if mark.text else None
        text = mark.text or write_value(figure.adopted, figure, self.scope.settings, mark.case)
        return LinkView(text, f"{href}#{figure_anchor(mark.measure)}", "figure")

    def _is_unpublished(self, mark: LinkMark) -> bool:
        """Whether the desk wrote that figure without a fault: what is unknown or broken is
        reported where it stands."""
        written = self.scope.graph.written
        figure = written.find_figure(mark.target, mark.measure)
        return figure is not None and all(
            value.source is None or value.source in written for value in figure.values
        )

    def cite(self, cited: CitedSource) -> CitationView | None:
        """The number of the source in this page's list."""
        marks = self.numbering.cite(cited.source, cited.locator)
        self.listed.update(mark.anchor for mark in marks)
        return marks[0] if marks else None

    def resolve(self, href: str, *, is_image: bool) -> str | None:
        """A relative path to a file under the content folder → its address from this page."""
        path, hash_, anchor = href.partition("#")
        if not path:
            is_listed = anchor in self.listed and self.record.kind is not Kind.SOURCE
            if not is_listed:  # a source's page has no list
                self._remember(self.url, anchor, href)
            return href
        if _ABSOLUTE.match(path):
            return href
        folder = posixpath.dirname(self.record.path)
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        url = self.scope.addresses.get(target)
        if target in self.scope.hidden_paths:
            self.problems.append(self._hidden(href))
            return None
        if url is None:
            self.problems.append(self._missing(href, target, is_image=is_image))
            return href
        self._remember(url, anchor, href)
        return f"{root_of(self.url)}{url}{hash_}{anchor}" or "./"

    def picture(self, href: str) -> PictureMarkup | None:
        """The size of the picture at a path that was resolved, and its smaller copies."""
        return picture_markup(href, self.record.path, self.url, self.scope)

    def _remember(self, url: str, anchor: str, href: str) -> None:
        if anchor:
            self.anchor_links.append(AnchorLink(url, unquote(anchor), self._place(href)))

    def _hidden(self, what: str) -> Problem:
        return error(
            self._place(what),
            "REF305",
            Words(f"«{what}» يصل إلى ما لم يُنشر بعد", f'"{what}" leads to what is not published'),
            Words("احذف الرابط أو انشر ما يصل إليه", "Remove it, or publish what it leads to"),
        )

    def _missing(self, href: str, target: str, *, is_image: bool) -> Problem:
        if is_image:
            message = Words(f"لا توجد الصورة «{href}»", f'There is no image "{href}"')
        else:
            message = Words(
                f"الرابط «{href}» لا يصل إلى ملف", f'The link "{href}" leads to no file'
            )
        return warning(
            self._place(href), "LNK601", message, _path_hint(target, self.scope, self.record)
        )

    def _place(self, href: str) -> Place:
        at = self.record.body.find(href)
        return self.record.place_in_body(max(at, 0))


def _path_hint(target: str, scope: Scope, record: Record) -> Words | None:
    name = posixpath.basename(target)
    same_name = [path for path in scope.addresses if posixpath.basename(path) == name]
    if same_name:
        folder = posixpath.dirname(record.path)
        right = posixpath.relpath(sorted(same_name)[0], folder)
        return Words(f"هل تقصد «{right}»؟", f'Did you mean "{right}"?')
    return did_you_mean(target, scope.addresses)


@dataclass(frozen=True, slots=True)
class ConvertedBody:
    """A converted text with what was found on the way.

    It may be kept, and used again for the same text and address where `taken_ids` and the
    numbering's `given` are the same as before: then `numbering.replay(citations)` takes the place
    of the conversion.
    """

    body: Body
    problems: tuple[Problem, ...] = ()
    anchor_links: tuple[AnchorLink, ...] = ()
    citations: tuple[Cited, ...] = ()

    def found(self) -> tuple[tuple[Problem, ...], tuple[AnchorLink, ...]]:
        """What was found on the way."""
        return self.problems, self.anchor_links


def convert_body(id: str, url: str, numbering: Numbering, scope: Scope) -> ConvertedBody:
    """The HTML of a record's text on its page; what it cites is added to the numbering.

    A text that gave cause for complaint is converted each time, so that the complaint is repeated.
    """
    library = scope.graph.library
    if not library.body_of(id).strip():
        return ConvertedBody(Body())
    before = len(numbering.citations)
    given = (numbering.given, taken_ids(id, scope), library.origins[id].record.digest)
    found = scope.keep(
        "bodies",
        f"{id} {url}",
        partial(_convert, id, url, numbering, scope),
        given,
        lambda body: not body.problems,
    )
    if len(numbering.citations) == before:  # an earlier run converted it
        numbering.replay(found.citations)
    return found


def _convert(id: str, url: str, numbering: Numbering, scope: Scope) -> ConvertedBody:
    library = scope.graph.library
    origin, text = library.origins[id], library.body_of(id)
    item, before = library.find(id), len(numbering.citations)
    naming = _naming(item, text, url, scope) if item else None
    taken = frozenset(taken_ids(id, scope))
    latin = latin_of(item, scope.settings) if item else ""
    document = RecordDocument(origin.record, url, scope, numbering, taken, naming, latin)
    body = scope.converter.convert(text, document)
    return ConvertedBody(
        body,
        tuple(document.problems),
        tuple(document.anchor_links),
        tuple(numbering.citations[before:]),
    )


def _naming(item: RecordKeys, text: str, url: str, scope: Scope) -> BodyNaming | None:
    """The naming of a text, if there is anything to be found."""
    beginnings = recorded_names(item, text, scope)
    return None if beginnings == () else record_naming(item, text, url, scope, beginnings)


def taken_ids(id: str, scope: Scope) -> tuple[str, ...]:
    """The ids of the figures on the record's own page: nothing in its text may have one."""
    found = {figure_anchor(figure.measure) for _, figure in figures_of((id,), scope)}
    return tuple(sorted(found))


def headings_of(body: Body) -> tuple[Heading, ...]:
    """The table of contents of a text: its headings in two levels."""
    top = min((heading.level for heading in body.headings), default=2)
    entries: list[Heading] = []
    for heading in body.headings:
        if heading.level > top and entries:
            parent = entries[-1]
            child = Heading(heading.title, heading.id)
            entries[-1] = Heading(parent.title, parent.id, (*parent.children, child))
        else:
            entries.append(Heading(heading.title, heading.id))
    return tuple(entries)
