"""The end of a build: render, write into the stage, and move what differs to the site."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from mkdocs.structure.files import Files

from milaff.assembly import Assembled, foreign_links
from milaff.build import plan_files
from milaff.cache.pictures import plan_pictures
from milaff.cache.texts import Space
from milaff.graph.validity import holds_until
from milaff.mkdocs_host.basis import make_basis
from milaff.mkdocs_host.building import Building
from milaff.mkdocs_host.files import plain_anchors
from milaff.mkdocs_host.logs import own_logger
from milaff.mkdocs_host.options import shown_path
from milaff.mkdocs_host.order import Outcome
from milaff.mkdocs_host.overlay import overlaid_files
from milaff.mkdocs_host.theme import theme_folders
from milaff.outputs.assets import make_assets
from milaff.outputs.html import is_of_view, make_renderer, render_files
from milaff.outputs.offline import make_offline
from milaff.outputs.output import FileUnit, Output
from milaff.outputs.search import SPACE
from milaff.outputs.sitemap import PlainPage
from milaff.pages.edition import missing_anchors
from milaff.problems import Place, Problem, Words, error, has_errors
from milaff.report import count_moved
from milaff.site_files import SiteFiles
from milaff.stage import Moved, Wanted, list_staged, move_site


def finish(building: Building) -> Outcome:
    """Publish where nothing stops it. A preview is published, and says where its problems show.

    Raises PluginError where the site must stay as it was.
    """
    assert building.assembly is not None
    assert building.reading is not None
    if not building.serving:
        building.stop_on_errors()
    if not building.order.publish:
        pages = building.assembly.judge()
        _tell(building, pages)
        building.stop_on_errors()
        return Outcome(building.found, None, building.language, passed=True, notice=building.notice)
    building.order.progress.stage("render", len(building.assembly.edition.units))
    wanted = _write(building)
    if not building.serving:
        building.stop_on_errors()
    building.order.progress.stage("move")
    moved = _move(building, wanted)
    if building.templates is not None:
        building.templates.save()
    outputs = building.assembly.save(building.reading.store, building.site, moved)
    for line in filter(None, (building.notice, count_moved(moved, building.language))):
        own_logger().info(line)
    basis = make_basis(building.config, building.site, outputs, _until(building))
    return Outcome(
        problems=building.found,
        moved=moved,
        language=building.language,
        passed=True,
        basis=basis,
        covered=_covered(building),
        notice=building.notice,
    )


def _until(building: Building) -> float | None:
    """When the site would be another one by the clock alone; None where that stands still."""
    assert building.reading is not None
    if building.is_pinned:
        return None
    return holds_until(building.reading.graph.written, building.settings)


def _tell(building: Building, assembled: Assembled) -> None:
    assert building.files is not None
    anchors = plain_anchors(building.files)
    links = foreign_links(assembled.pages)
    building.tell([*assembled.problems, *missing_anchors(links, anchors)])


def _write(building: Building) -> Wanted:
    """Write what must be into the stage; what the site has already."""
    assert building.assembly is not None
    host_files = frozenset(list_staged(building.stage.path))
    stage = StageWriter(building.stage.path, building.assembly.site, host_files)
    pages = _write_pages(building, stage)
    taken = [page.path for page in pages.pages if page.path in host_files]
    building.tell([_taken(path, building.settings.shown) for path in taken])
    kept = {file for page in pages.pages for file in page.files} - set(pages.made) - host_files
    kept.update(building.assembly.assemble_files(_files(building, pages), stage.write, host_files))
    for output in _shared(building):
        if output.path not in host_files:
            stage.write(output)
    return Wanted(frozenset(kept), frozenset(stage.same), building.assembly.site)


def _shared(building: Building) -> Iterator[Output]:
    """The theme's files, and what reading without a network needs of them."""
    assert building.shell is not None
    folders = theme_folders(building.config.theme)
    assets = tuple(make_assets(folders, building.shell.site.brand))
    yield from assets
    paths = [output.path for output in assets]
    yield from make_offline(building.shell.site, building.settings, folders, paths)


def _write_pages(building: Building, stage: StageWriter) -> Assembled:
    assert building.assembly is not None
    assert building.shell is not None
    assert building.environment is not None
    renderer = make_renderer(
        building.shell, building.settings, building.environment, building.templates
    )
    pages = building.assembly.assemble(
        lambda page: render_files(page, renderer),
        stage.write,
        building.order.progress,
        cache(lambda template: is_of_view(template, renderer)),
    )
    _tell(building, pages)
    return pages


def _files(building: Building, pages: Assembled) -> Iterator[FileUnit]:
    assert building.edition is not None
    assert building.shell is not None
    assert building.files is not None
    own = [PlainPage(page.url, page.lastmod) for page in pages.pages if page.is_indexed]
    listed = [*_plain_pages(building.files, building.plain), *own]
    yield from plan_pictures(building.pictures, building.settings)
    assert building.assembly is not None
    assert building.reading is not None
    index = Space(building.reading.store, SPACE)
    is_there = building.assembly.is_there
    yield from plan_files(building.edition, building.shell, listed, index, is_there)


def _plain_pages(files: Files, plain: dict[str, str]) -> tuple[PlainPage, ...]:
    """The host's pages for the sitemap; the date is that of the front matter, or none."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    return tuple(
        PlainPage(plain[page.file.src_uri], str(page.meta.get("date") or ""))
        for page in pages
        if page.file.src_uri in plain
    )


def _taken(path: str, shown: str) -> Problem:
    message = Words(f"عنوان تتنازعه صفحتان: {path}", f"two pages claim one address: {path}")
    hint = Words(
        "غيّر اسم الملف في مجلد المحتوى، أو redirect_from الذي يسميه",
        "rename the file in the content folder, or the redirect_from that names it",
    )
    return error(Place(f"{shown}/{path}"), "LNK696", message, hint)


def _covered(building: Building) -> tuple[str, ...]:
    """The files that a preview shows the problems for."""
    if not (building.serving and has_errors(building.found)):
        return ()
    return overlaid_files(building.found, building.settings, building.plain)


def _move(building: Building, wanted: Wanted) -> Moved:
    try:
        return move_site(building.stage.path, building.site, wanted)
    except OSError as stop:
        place = Place(shown_path(str(building.site)))
        reason = Words(
            f"تعذرت الكتابة في مجلد الموقع: {stop}", f"cannot write into the site folder: {stop}"
        )
        building.tell([error(place, "SET714", reason)])
        building.stop_on_errors()
        raise


class StageWriter:
    """Writes outputs into a stage, but those that the `site` has already; makes each folder once.

    `taken` are files of the stage that an output must replace.
    """

    def __init__(self, stage: Path, site: SiteFiles, taken: Collection[str]) -> None:
        self._stage = stage
        self._site = site
        self._taken = taken
        self._folders = {""}
        self.same: set[str] = set()
        """What was not written, for the site has these bytes."""

    def write(self, output: Output) -> None:
        """Write a file, over what may be there."""
        if output.path not in self._taken and self._site.holds(output.path, output.content):
            self.same.add(output.path)
            return
        self._make_folder(output.path.rpartition("/")[0])
        with open(f"{self._stage}/{output.path}", "wb") as file:
            file.write(output.content)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            self._make_folder(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # the host's
                os.mkdir(f"{self._stage}/{folder}")
            self._folders.add(folder)
