"""The end of a build: render, write into the stage, and move what differs to the site."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import Files

from milaff.build import render_site
from milaff.mkdocs_host.building import Building
from milaff.mkdocs_host.logs import own_logger
from milaff.mkdocs_host.options import shown_path
from milaff.mkdocs_host.order import Outcome
from milaff.mkdocs_host.overlay import overlaid_files, write_overlay
from milaff.mkdocs_host.theme import theme_folders
from milaff.outputs.output import Output
from milaff.outputs.sitemap import PlainPage
from milaff.problems import Place, Problem, Words, error, has_errors
from milaff.report import count_moved
from milaff.stage import Moved, move_site


def finish(building: Building) -> Outcome:
    """Publish where nothing stops it. A preview is published with its problems shown in it.

    Raises PluginError where the site must stay as it was.
    """
    if not building.serving:
        building.stop_on_errors()
    if not building.order.publish:
        return Outcome(building.found, None, building.language, passed=True)
    building.tell(write_outputs(_render(building), building.stage.path, building.settings.shown))
    if building.serving:
        _show_problems(building)
    else:
        building.stop_on_errors()
    moved = _move(building)
    own_logger().log(logging.INFO, count_moved(moved, building.language))
    return Outcome(building.found, moved, building.language, passed=True)


def _render(building: Building) -> Iterable[Output]:
    edition, shell, environment = building.edition, building.shell, building.environment
    assert edition is not None
    assert shell is not None
    assert environment is not None
    assert building.files is not None
    return render_site(
        edition,
        building.settings,
        shell,
        environment,
        theme_folders(building.config.theme),
        plain_pages=_plain_pages(building.files, building.plain),
    )


def _plain_pages(files: Files, plain: dict[str, str]) -> tuple[PlainPage, ...]:
    """The host's pages for the sitemap; the date is that of the front matter, or none."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    return tuple(
        PlainPage(plain[page.file.src_uri], str(page.meta.get("date") or ""))
        for page in pages
        if page.file.src_uri in plain
    )


def write_outputs(outputs: Iterable[Output], stage: Path, shown: str) -> tuple[Problem, ...]:
    """Write our files into the stage. What the site's own content put there stays: a page of
    ours at the same address is a problem, a `robots.txt` or the like gives way."""
    problems = []
    for output in outputs:
        target = stage / output.path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(output.content)
        elif output.path.endswith(".html"):
            problems.append(_taken(output.path, shown))
    return tuple(problems)


def _taken(path: str, shown: str) -> Problem:
    message = Words(f"عنوان تتنازعه صفحتان: {path}", f"two pages claim one address: {path}")
    hint = Words(
        "غيّر اسم الملف في مجلد المحتوى، أو redirect_from الذي يسميه",
        "rename the file in the content folder, or the redirect_from that names it",
    )
    return error(Place(f"{shown}/{path}"), "LNK696", message, hint)


def _show_problems(building: Building) -> None:
    """Put the problems in the place of the pages that have them."""
    if has_errors(building.found):
        page = write_overlay(building.found, building.language)
        for path in overlaid_files(building.found, building.settings, building.plain):
            target = building.stage.path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, encoding="utf-8")


def _move(building: Building) -> Moved:
    try:
        return move_site(building.stage.path, building.site)
    except OSError as stop:
        place = Place(shown_path(str(building.site)))
        reason = Words(
            f"تعذرت الكتابة في مجلد الموقع: {stop}", f"cannot write into the site folder: {stop}"
        )
        building.tell([error(place, "SET714", reason)])
        building.stop_on_errors()
        raise
