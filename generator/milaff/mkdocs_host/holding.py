"""Opens the stage of a build under the host, and says in plain words why it may not."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from milaff.problems import Words
from milaff.stage import SiteBusy, Stage, open_stage


def hold_site(site: Path, language: str, *, publish: bool) -> Stage:
    """The stage for a site. Raises the host's own exception where another build holds the site,
    or where a move that was broken off cannot be finished."""
    try:
        return open_stage(site, publish=publish)
    except SiteBusy as busy:
        raise PluginError(busy.words.in_language(language)) from busy
    except OSError as stop:
        words = Words(
            f"تعذرت الكتابة في مجلد الموقع: {stop}", f"cannot write into the site folder: {stop}"
        )
        raise PluginError(words.in_language(language)) from stop
