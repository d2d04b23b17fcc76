"""What a build under the host was made from, where that can be told in full."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from milaff.circumstances import config_files, variables_in
from milaff.manifest import Basis
from milaff.mkdocs_host.theme import theme_folders
from milaff.site_files import Stamp

_KNOWN = frozenset({"milaff", "search"})
"""Plugins that read nothing but content and settings; of others nobody knows what they read."""

_READING = ("snippets", "b64")
"""Markdown extensions that read files from anywhere."""


def make_basis(
    config: MkDocsConfig, site: Path, outputs: Mapping[str, Stamp], until: float | None
) -> Basis | None:
    """The basis of a build, or None where a plugin or an extension may read what we do not see.

    Hooks are among the modules that the manifest adds; the files of themes that are installed are
    known by their versions.
    """
    configs = config_files(Path(config.config_file_path))
    if configs is None or not _is_known(config):
        return None
    watched = [Path(path) for path in config.watch]
    inputs = (*configs, Path(config.docs_dir), *theme_folders(config.theme), *watched)
    return Basis(tuple(dict.fromkeys(inputs)), site, outputs, variables_in(configs), until)


def _is_known(config: MkDocsConfig) -> bool:
    plugins = {name.rpartition("/")[2] for name in config.plugins}
    extensions = [name for name in config.markdown_extensions if isinstance(name, str)]
    reads = any(name.rpartition(".")[2] in _READING for name in extensions)
    return plugins <= _KNOWN and not reads
