"""What a site gets from MkDocs without asking for it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from milaff.mkdocs_host.chosen import chosen
from milaff.settings import DEFAULT_EXTENSIONS
from milaff.text.slugs import heading_slug

_BUNDLES = frozenset({"extra", "pymdownx.extra"})
"""Bundles that bring most of these themselves."""

_LINK_CHECKS = ("absolute_links", "unrecognized_links", "anchors")


def set_defaults(config: MkDocsConfig) -> None:
    """Set what the site did not choose: the Markdown that articles have, readable anchors, links
    that are checked."""
    asked = chosen(config)
    _add_extensions(config)
    _set_option(config, "toc", "slugify", heading_slug)
    # Without it a table's alignment is a style attribute, which a strict CSP forbids.
    _set_option(config, "tables", "use_align_attribute", True)
    _check_links(config, asked.get("validation") or {})


def _plain(name: str) -> str:
    return name.removeprefix("markdown.extensions.")


def _add_extensions(config: MkDocsConfig) -> None:
    names = {_plain(name) for name in config.markdown_extensions if isinstance(name, str)}
    if not names & _BUNDLES:
        new = [name for name in DEFAULT_EXTENSIONS if name not in names]
        config.markdown_extensions = [*config.markdown_extensions, *new]


def _set_option(config: MkDocsConfig, extension: str, option: str, value: object) -> None:
    """The option, under the name by which the site lists the extension."""
    options: dict[str, dict[str, Any]] = config.mdx_configs
    names = [name for name in config.markdown_extensions if isinstance(name, str)]
    for name in [each for each in names if _plain(each) == extension]:
        options[name] = {option: value} | (options.get(name) or {})


def _check_links(config: MkDocsConfig, asked: Mapping[str, Any]) -> None:
    """Links that lead nowhere are warnings, unless the site said otherwise."""
    links = {**asked, **(asked.get("links") or {})}
    for name in _LINK_CHECKS:
        if name not in links:
            config.validation.links[name] = logging.WARNING
    if "absolute_links" not in {**asked, **(asked.get("nav") or {})}:
        config.validation.nav["absolute_links"] = logging.WARNING
