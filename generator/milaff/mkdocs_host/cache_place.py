"""Where the cache of a site is, and what all its pages depend on beside the content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from milaff.cache.epochs import files_digest, program_version, settings_digest, texts_digest
from milaff.cache.store import Store
from milaff.mkdocs_host.order import Order
from milaff.mkdocs_host.theme import theme_folders
from milaff.outputs.compiled import CompiledTemplates
from milaff.outputs.shell import Shell
from milaff.pages.edition import Edition
from milaff.settings import Settings

FOLDER, FILE = ".milaff", "cache.sqlite"
_EVERYTHING = re.compile(r"\b(?:graph|home)\b")


def open_store(config_file: Path, order: Order) -> Store:
    """The cache beside mkdocs.yml; one that keeps nothing where it is not wanted. Who only looks
    at a site changes nothing in it."""
    file = config_file.absolute().parent / FOLDER / FILE
    if not order.cache or not (order.publish or file.exists()):
        return Store(None, "")
    return Store(file, program_version(), is_lasting=order.publish)


def page_epoch(config: MkDocsConfig, settings: Settings, shell: Shell, edition: Edition) -> bytes:
    """A digest of what every page depends on: settings, templates, hooks, the shell around it."""
    site = Path(config.config_file_path).read_bytes().decode("utf-8", "replace")
    frame = [repr(part) for part in (shell.site, shell.nav, edition.corrections, edition.terms)]
    given = [repr(dict(config.extra)), repr(config.theme), shell.edit_url("articles/a.md")]
    folder = Path(config.config_file_path).parent
    files = [*_templates(config), *(folder / hook for hook in config.hooks)]
    digests = [settings_digest(settings).hex(), files_digest(files).hex()]
    return texts_digest([site, *frame, *given, *digests])


def keep_templates(
    store: Store, environment: jinja2.Environment, epoch: bytes
) -> CompiledTemplates | None:
    """The templates as an earlier run compiled them, for the host's environment and for ours; None
    without a cache. To be saved in the end."""
    if not store.is_kept:
        return None
    load, save = partial(store.get, "templates", ""), partial(store.put, "templates", "")
    compiled = CompiledTemplates(load, save, epoch)
    environment.bytecode_cache = compiled.plain(environment)
    return compiled


def reads_everything(config: MkDocsConfig) -> bool:
    """Whether a part of the site's own theme that every page may hold asks for the whole graph."""
    own = Path(config.theme.custom_dir) / "milaff" if config.theme.custom_dir else None
    parts = own.rglob("*.html") if own else ()
    return any(_EVERYTHING.search(file.read_text(encoding="utf-8")) for file in parts)


def _templates(config: MkDocsConfig) -> Iterator[Path]:
    for folder in theme_folders(config.theme):
        yield from folder.rglob("*.html")
