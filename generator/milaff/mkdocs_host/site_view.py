"""The settings that Material's users know, as what the templates call `site`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from milaff.mkdocs_host.chosen import chosen, chosen_theme
from milaff.mkdocs_host.theme import theme_folders
from milaff.outputs.assets import assets_version
from milaff.outputs.shell import Script, SiteView
from milaff.pages.urls import Urls
from milaff.pages.views import Link
from milaff.settings import Settings

_SCHEMES = {"default": "light", "slate": "dark"}


def make_site_view(
    config: MkDocsConfig, settings: Settings, removed: Collection[str] = ()
) -> SiteView:
    """`site` from mkdocs.yml. What a theme sets by default does not count as chosen.

    `removed` are the files of other themes, which scripts and styles must not name.
    """
    theme = chosen_theme(chosen(config))
    scheme, toggle, brand = read_palette(theme.get("palette"))
    view = SiteView(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "",
        language=settings.language,
        dir=settings.direction,
        copyright=Markup(config.copyright or "").striptags(),
        scheme=scheme,
        toggle=toggle,
        brand=brand,
        css=tuple(str(path) for path in config.extra_css if path not in removed),
        scripts=tuple(
            _script(script) for script in config.extra_javascript if str(script) not in removed
        ),
        extra=dict(config.extra),
        logo=str(theme.get("logo") or ""),
        feed=Link(settings.words.word("feed"), Urls(config.use_directory_urls).feed()),
        version=assets_version(theme_folders(config.theme), brand),
        offline=settings.offline,
    )
    favicon = theme.get("favicon")
    return replace(view, favicon=str(favicon)) if favicon else view


def _script(script: Any) -> Script:
    """A script from `extra_javascript`: a path, or a path with how to load it."""
    if isinstance(script, str):
        return Script(script, "module" if script.endswith(".mjs") else "")
    return Script(script.path, script.type, script.async_, script.defer)


def read_palette(palette: object) -> tuple[str, bool, str]:
    """Scheme (`auto`, `light`, `dark`), whether readers may switch, and the brand colour.

    Material's forms: one mapping, or a list of them with `media` and `toggle`.
    """
    listed = palette if isinstance(palette, list) else [palette]
    entries: list[Mapping[str, Any]] = [entry for entry in listed if isinstance(entry, dict)]
    schemes = [entry for entry in entries if entry.get("scheme") or entry.get("media")]
    brand = next((str(entry["primary"]) for entry in entries if entry.get("primary")), "")
    if not schemes:
        return "auto", True, brand
    toggle = any(entry.get("toggle") for entry in entries)
    return _scheme(schemes), toggle, brand


def _scheme(entries: list[Mapping[str, Any]]) -> str:
    """With `media` the reader's system decides; else the first entry does."""
    if any("prefers-color-scheme" in str(entry.get("media", "")) for entry in entries):
        return "auto"
    return _SCHEMES.get(str(entries[0]["scheme"]), "light")
