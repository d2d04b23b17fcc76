"""Our theme in the host's search path, and what of other themes stays out of the site."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from milaff.words import own_theme

ASSETS = "assets/milaff/"
"""Below this the core writes the files, whoever's theme they come from."""


def theme_folders(theme: Theme) -> tuple[Path, ...]:
    """Where templates and assets of ours are looked for: the site's own folder first."""
    own = (Path(theme.custom_dir),) if theme.custom_dir else ()
    return (*own, own_theme())


def add_theme(config: MkDocsConfig) -> None:
    """Put our templates after the site's own, and watch both while serving."""
    theme = config.theme
    folder = str(own_theme())
    if folder not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, folder)
    config.watch.extend(str(path) for path in theme_folders(theme))


def keep_own_templates(theme: Theme) -> None:
    """Of the pages that themes and plugins make by themselves, leave 404.html and the site's."""
    own = Path(theme.custom_dir) if theme.custom_dir else None
    theme.static_templates = {
        name
        for name in {"404.html", *theme.static_templates}
        if name == "404.html" or (own and (own / name).is_file())
    }


def foreign_folders(theme: Theme) -> frozenset[str]:
    """The folders of other themes and of the host itself."""
    own = {str(path) for path in theme_folders(theme)}
    return frozenset(folder for folder in theme.dirs if folder not in own)


def escape_ours(environment: jinja2.Environment, theme: Theme) -> None:
    """Escape everything that a template prints, unless it lies in a foreign theme's folder.

    Jinja asks at every render, include and import; the answer goes by the file that wins.
    """
    environment.autoescape = _escape_by_folder(theme)
    if environment.cache is not None:
        environment.cache.clear()  # what others compiled before the rule was there


def _escape_by_folder(theme: Theme) -> Callable[[str | None], bool]:
    foreign = foreign_folders(theme)
    known: dict[str | None, bool] = {None: False}

    def is_escaped(name: str | None) -> bool:
        if name not in known:
            known[name] = _winning_folder(theme, str(name)) not in foreign
        return known[name]

    return is_escaped


def _winning_folder(theme: Theme, name: str) -> str:
    found = (each for each in theme.dirs if os.path.isfile(os.path.join(each, name)))
    return next(found, "")
