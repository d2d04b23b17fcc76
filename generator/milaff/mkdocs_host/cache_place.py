"""Where the cache of a site is, and what all its pages depend on beside the content."""

from __future__ import annotations

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
from milaff.problems import Words
from milaff.settings import Settings

FOLDER, FILE = ".milaff", "cache.sqlite"
_OF_THE_RUN = frozenset({"site_dir", "plugins", "hooks", "theme"})
"""What is no choice, or is looked at by itself."""
_TEXTS = frozenset({".html", ".htm", ".xml", ".svg", ".txt", ".j2", ".jinja", ".jinja2"})
"""What templates are written in, or include."""


def open_store(config_file: Path, order: Order) -> Store:
    """The cache beside mkdocs.yml; one that keeps nothing where it is not wanted. Who only looks
    at a site changes nothing in it."""
    file = config_file.absolute().parent / FOLDER / FILE
    if not order.cache or not (order.publish or file.exists()):
        return Store(None, "")
    return Store(file, program_version(), is_lasting=order.publish)


_REASONS = {
    "damaged": Words("ملفه تالف", "its file is damaged"),
    "foreign": Words("في مكانه ملف آخر", "another file lies in its place"),
    "busy": Words("بناء آخر يستعمله الآن", "another build is using it"),
    "unwritable": Words(f"تعذرت الكتابة في {FOLDER}", f"cannot write into {FOLDER}"),
}
"""An older one is no news: it is there after every upgrade."""


def why_unused(store: Store) -> Words | None:
    """One line that says why nothing of earlier builds was used, where that is worth a line."""
    reason = _REASONS.get(store.notice)
    if reason is None:
        return None
    return Words(
        f"لم يُستعمل ما حُفظ من البناء السابق ({reason.ar})، فصُنع كل شيء من جديد.",
        f"what earlier builds kept was not used ({reason.en}); everything was made anew",
    )


def page_epoch(config: MkDocsConfig, settings: Settings, shell: Shell, edition: Edition) -> bytes:
    """A digest of what every page depends on: settings, templates, hooks, the shell around it."""
    site = Path(config.config_file_path).read_bytes().decode("utf-8", "replace")
    own = (edition.corrections, edition.terms, edition.search)
    frame = [repr(part) for part in (shell.site, shell.nav, *own)]
    given = [*_choices(config), repr(config.theme), shell.edit_url("articles/a.md")]
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


def _choices(config: MkDocsConfig) -> Iterator[str]:
    """The host's settings as they came to be, by hooks and environment too."""
    for name, value in sorted(config.items()):
        if name not in _OF_THE_RUN:
            yield f"{name}={value!r}"


def _templates(config: MkDocsConfig) -> Iterator[Path]:
    for folder in theme_folders(config.theme):
        for path in folder.rglob("*"):
            if path.suffix in _TEXTS and path.is_file():
                yield path
