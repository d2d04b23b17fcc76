"""What the site itself chose in mkdocs.yml, as against what a theme or the host gives."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def chosen(config: MkDocsConfig) -> Mapping[str, Any]:
    """The keys that mkdocs.yml (and the command line) set."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        patches = config.user_configs
    merged: dict[str, Any] = {}
    for patch in patches:
        merged.update(patch)
    return merged


def chosen_theme(chosen: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys under `theme:`; none where only its name is written."""
    theme = chosen.get("theme")
    return theme if isinstance(theme, dict) else {}
