"""Every page and file of a site, made now or as an earlier run made it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import NamedTuple, Protocol

from milaff.cache.store import Store
from milaff.cache.units import Shelf
from milaff.graph.watch import Reads
from milaff.outputs.output import FileUnit, Output, Standing, folder_of
from milaff.pages.bodies import AnchorLink
from milaff.pages.edition import Edition, missing_anchors
from milaff.pages.made import Made, PageUnit
from milaff.pages.views import Page
from milaff.problems import Level, Problem
from milaff.progress import Progress
from milaff.reading import Reading
from milaff.site_files import SiteFiles, Stamp, list_site
from milaff.stage import Moved

Render = Callable[[Page], tuple[Output, ...]]
"""A page as a file, first, and the files that lie beside it."""


class Kept(Protocol):
    """What is kept of a run beside the pages."""

    def save(self) -> None:
        """Keep it."""
        ...


class Written(NamedTuple):
    """A page that is in the site: what others ask of it."""

    path: str
    url: str
    lastmod: str
    is_indexed: bool
    anchors: tuple[str, ...]
    links: tuple[AnchorLink, ...]
    problems: tuple[Problem, ...]
    beside: tuple[str, ...] = ()
    """The names of the files that lie beside it: short, for every page keeps them."""

    @property
    def files(self) -> tuple[str, ...]:
        """All its files."""
        folder = folder_of(self.url)
        return (self.path, *[f"{folder}{name}" for name in self.beside])


@dataclass(slots=True)
class Assembled:
    """The pages in their order, and the files that this run wrote."""

    pages: list[Written] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    made: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Assembly:
    """How pages are made: the shelf of those that were made before, what is read meanwhile, and
    whether a file of the site is still what was written."""

    edition: Edition
    shelf: Shelf
    files: Shelf
    others: tuple[Kept, ...]
    reads: Reads
    site: SiteFiles
    recorded: dict[str, Stamp]
    """The site's files as earlier runs left them."""

    def assemble(
        self,
        render: Render,
        write: Callable[[Output], None],
        progress: Progress,
        is_of_view: Callable[[str], bool],
    ) -> Assembled:
        """All pages; those that must be made are rendered and written. Kept are those whose
        template is of the page's view alone."""
        found = Assembled()
        for unit in self.edition.units:
            written = self._kept(unit)
            if written is None:
                written = self._made(unit, render, write, is_of_view)
                found.made += written.files
            else:
                progress.reuse()
            found.pages.append(written)
            progress.advance()
        found.problems += self._problems(found.pages)
        return found

    def assemble_files(
        self, units: Iterable[FileUnit], write: Callable[[Output], None], taken: Collection[str]
    ) -> Iterator[str]:
        """The paths of files that are no pages, and that the site has already. The others are
        written; where the site's own content has a file of that name (`taken`), ours gives way."""
        for unit in units:
            row = self.files.find(unit.name, unit.inputs)
            if row is not None and all(map(self.is_there, set(row.value) - set(taken))):
                yield from set(row.value) - set(taken)
                continue
            outputs = self.files.make(unit.name, unit.make, unit.inputs, _paths)
            for output in outputs:
                if isinstance(output, Standing):
                    yield output.path
                elif output.path not in taken:
                    write(output)

    def judge(self) -> Assembled:
        """All pages with what is wrong with them, without rendering any."""
        found = Assembled()
        for unit in self.edition.units:
            found.pages.append(self._kept(unit) or _written(unit.make(), ()))
        found.problems += self._problems(found.pages)
        return found

    def save(self, store: Store, site: Path, moved: Moved) -> dict[str, Stamp]:
        """Keep what this run made, now that it is in the site; the stamps of all its files."""
        for shelf in (self.shelf, self.files, *self.others):
            shelf.save()
        if moved.removed:
            self._forget_texts(store)
        stamps = {path: self.recorded[path] for path in moved.kept if path in self.recorded}
        stamps |= moved.stamps
        store.clear("outputs")  # in another site folder lies what an earlier run made
        store.put("outputs", str(site.absolute()), pickle.dumps(stamps, 5))
        store.commit()
        return stamps

    def _forget_texts(self, store: Store) -> None:
        """The converted texts of pages that are no more."""
        urls = {unit.url for unit in self.edition.units}
        for key in store.keys("bodies"):
            if key.partition(" ")[2] not in urls:
                store.delete("bodies", key)

    def anchors_at(self, url: str) -> tuple[str, ...]:
        """The anchors of a page, which is made for it if need be."""
        unit = next((unit for unit in self.edition.units if unit.url == url), None)
        if unit is None:
            return ()
        kept = self._kept(unit)
        return kept.anchors if kept else unit.make().page.anchors

    def is_there(self, path: str) -> bool:
        """Whether the site has the file as it was written."""
        stamp = self.site.stamp(path)
        return stamp is not None and self.recorded.get(path) == stamp

    def _kept(self, unit: PageUnit) -> Written | None:
        row = self.shelf.find(unit.url, unit.inputs)
        written = Written(*row.value) if row is not None else None
        return written if written and all(map(self.is_there, written.files)) else None

    def _made(
        self,
        unit: PageUnit,
        render: Render,
        write: Callable[[Output], None],
        is_of_view: Callable[[str], bool],
    ) -> Written:
        templates: list[str] = []

        def make() -> Written:
            self._note_record(unit.record)
            made = unit.make()
            outputs = render(made.page)
            for output in outputs:
                write(output)
            templates.append(made.page.template)
            return _written(made, outputs)

        def kept_of(written: Written) -> Written | None:
            return _what_is_kept(written) if all(map(is_of_view, templates)) else None

        return self.shelf.make(unit.url, make, unit.inputs, kept_of)

    def _note_record(self, id: str) -> None:
        """A page is made of its record, which its maker was given."""
        if id:
            self.reads.note("head", id)
            self.reads.note("file", id)
            self.reads.note("concerns", id)

    def _problems(self, pages: Iterable[Written]) -> list[Problem]:
        pages = list(pages)
        anchors = {page.url: page.anchors for page in pages}
        links = [link for page in pages for link in page.links]
        found = [problem for page in pages for problem in page.problems]
        return [*self.edition.planning, *found, *missing_anchors(links, anchors)]


def open_assembly(edition: Edition, reading: Reading, epoch: bytes, site: Path) -> Assembly:
    """What is known of the pages of a site whose results are of that epoch."""
    shelf = Shelf("pages", epoch, reading.store, reading.reads, reading.change)
    lying = list_site(site) if site.is_dir() else SiteFiles(str(site), {}, frozenset(), ())
    files = Shelf("files", epoch, reading.store, reading.reads, reading.change)
    kept = reading.store.get("outputs", str(site.absolute()))
    recorded = pickle.loads(kept) if kept is not None else {}
    return Assembly(
        edition,
        shelf,
        files,
        (reading.checks, reading.related, reading.change),
        reading.reads,
        lying,
        recorded,
    )


def _what_is_kept(written: Written) -> Written | None:
    """What was warned of is made again, so that it is said again."""
    is_quiet = all(problem.level is Level.HINT for problem in written.problems)
    return written if is_quiet else None


def _paths(outputs: tuple[Output | Standing, ...]) -> tuple[str, ...]:
    return tuple(output.path for output in outputs)


def _written(made: Made, outputs: tuple[Output, ...]) -> Written:
    """What is kept of a page that was made; `outputs` are none where it is only judged."""
    page, folder = made.page, len(folder_of(made.page.url))
    path, *beside = _paths(outputs) or ("",)
    return Written(
        path,
        page.url,
        page.modified or page.published,
        page.indexed,
        page.anchors,
        made.anchor_links,
        made.problems,
        tuple(intern(other[folder:]) for other in beside),
    )


def foreign_links(pages: Iterable[Written]) -> Iterator[AnchorLink]:
    """Links to anchors of pages that are not ours, for the face to check."""
    pages = list(pages)
    own = {page.url for page in pages}
    for page in pages:
        yield from (link for link in page.links if link.url not in own)
