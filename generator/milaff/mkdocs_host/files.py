"""The host's list of files: link targets in the place of records, no foreign assets."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from milaff.graph.media import files_in
from milaff.mkdocs_host.chosen import chosen, chosen_theme
from milaff.mkdocs_host.places import read_text
from milaff.mkdocs_host.theme import ASSETS, foreign_folders
from milaff.outputs.output import file_of
from milaff.records.folders import SUFFIXES
from milaff.records.record import KIND_OF_FOLDER
from milaff.words import own_theme


class Reachable(Protocol):
    """A link target of the core: where its page is."""

    @property
    def url(self) -> str: ...


class RecordFile(File):
    """A target for links and nav that the host neither reads, renders nor copies."""

    def is_documentation_page(self) -> bool:
        """Not the host's page: the core renders it."""
        return False

    def is_media_file(self) -> bool:
        """Not a file to publish either."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy."""


_HIDDEN = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_MEDIA = ("image/", "audio/", "video/", "font/", "application/pdf", "text/csv", "text/vtt")


def is_record_matter(path: str) -> bool:
    """Whether a file of the content folder is the core's business: it lies among the records
    and is not plainly a picture, recording or document. Nothing of it is published as it is."""
    folder, _, inner = path.partition("/")
    if not inner or folder not in KIND_OF_FOLDER:
        return False
    if path.endswith(SUFFIXES) or "/_" in path:
        return True
    return not (mimetypes.guess_type(path)[0] or "").startswith(_MEDIA)


def remove_records(files: Files, config: MkDocsConfig) -> None:
    """Take out the files of records: the core reads them."""
    for file in list(files):
        if file.src_dir == config.docs_dir and is_record_matter(file.src_uri):
            files.remove(file)


def remove_hidden_files(files: Files, hidden: Collection[str], config: MkDocsConfig) -> None:
    """Take out what only records use that readers may not know of; plain pages are read for what
    they use."""
    used = {
        path
        for page in files.documentation_pages() if page.src_dir == config.docs_dir
        for path in files_in(read_text(Path(page.abs_src_path or "")), page.src_uri)
    }  # fmt: skip
    chosen_files = {str(path) for path in (*config.extra_css, *config.extra_javascript)}
    theme = chosen_theme(chosen(config))
    chosen_files |= {str(theme.get(name)) for name in ("logo", "favicon")}
    for path in sorted(set(hidden) - used - chosen_files):
        file = files.get_file_from_path(path)
        if file is not None and file.src_dir == config.docs_dir and file.is_media_file():
            files.remove(file)


def remove_theme_files(files: Files, config: MkDocsConfig) -> frozenset[str]:
    """Take out other themes' files, and ours: the core writes them, joined and small.

    Returns their paths, so that no page asks for them.
    """
    removed = set()
    out = {*foreign_folders(config.theme), str(own_theme())}
    own = config.theme.custom_dir
    for file in list(files):
        inner = file.src_uri.startswith((ASSETS, "strings/"))
        if file.src_dir in out or (own and file.src_dir == own and inner):
            files.remove(file)
            removed.add(file.src_uri)
    return frozenset(removed)


def plain_addresses(files: Files) -> dict[str, str]:
    """Source path → address of every page and media file that the host publishes."""
    return {
        file.src_uri: "" if file.url in (".", "./") else file.url
        for file in files
        if not isinstance(file, RecordFile) and file.inclusion not in _HIDDEN
    }


def add_targets(files: Files, targets: Mapping[str, Reachable], config: MkDocsConfig) -> None:
    """Put a link target in the place of every record and list."""
    for path, target in targets.items():
        file = RecordFile(
            path,
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=file_of(target.url),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.url = target.url
        files.append(file)


def show_anchors(
    files: Files, anchors_of: Callable[[str], tuple[str, ...]], config: MkDocsConfig
) -> None:
    """Tell the host's link check the anchors of the records that its pages link to."""
    for page in [file.page for file in files.documentation_pages() if file.page is not None]:
        for file in page.links_to_anchors or {}:
            if isinstance(file, RecordFile):
                target = file.page or Page("", file, config)
                target.present_anchor_ids = set(anchors_of(file.src_uri))


def plain_anchors(files: Files) -> dict[str, set[str]]:
    """The anchors of each of the host's own pages, by address, once they are converted."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    return {page.url: set(page.present_anchor_ids or ()) for page in pages}


def make_edit_url(config: MkDocsConfig) -> Callable[[str], str]:
    """Content path → where the file can be edited, by the host's own rules; else empty."""
    features = chosen_theme(chosen(config)).get("features") or ()
    if "content.action.edit" not in features:
        return lambda path: ""

    def edit_url(path: str) -> str:
        if not path:
            return ""
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        return Page("", file, config).edit_url or ""

    return edit_url
