"""What beside files decides what a build makes: who runs it, where, and how it was asked."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_VARIABLES = ("MILAFF_NOW", "SOURCE_DATE_EPOCH", "TZ", "NO_COLOR")
_INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".pth")
_INHERIT = re.compile(r"(?m)^INHERIT:[ \t]*([\"']?)(.+?)\1[ \t]*(?:#.*)?$")
_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def circumstances(
    config: Path, choices: Mapping[str, object], variables: Iterable[str]
) -> dict[str, object]:
    """All that must be the same; `variables` are names of the environment beside the usual ones.

    Nothing but texts, numbers, lists and mappings, so that it is the same after JSON.
    """
    names = sorted({*_VARIABLES, *variables})
    return {
        "config": str(config.absolute()),
        "folder": os.getcwd(),
        "choices": dict(choices),
        "python": sys.version,
        "package": _PACKAGE,
        "installed": list(_installed()),
        "variables": {name: os.environ.get(name) for name in names},
    }


def _installed() -> Iterator[list[object]]:
    """The installed distributions, whose folders' names hold the versions, and when they came."""
    for folder in libraries():
        for name in sorted(os.listdir(folder)):
            if name.endswith(_INSTALLED):
                yield [name, os.stat(f"{folder}/{name}").st_mtime_ns]


def libraries() -> list[str]:
    """The folders that distributions are installed into."""
    ends = ("site-packages", "dist-packages")
    return [path for path in sys.path if path.endswith(ends) and os.path.isdir(path)]


def own_sources() -> list[Path]:
    """This package, and every loaded module that is neither Python's nor installed: hooks, and
    plugins that are being written."""
    known = (*libraries(), os.path.dirname(os.__file__), _PACKAGE, sys.base_prefix + "/lib/python")
    files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    loose = sorted(file for file in files if file and not file.startswith(known))
    return [Path(_PACKAGE), *map(Path, loose)]


def config_files(config: Path) -> tuple[Path, ...] | None:
    """mkdocs.yml and the files it inherits from; None where that cannot be seen in its text."""
    found = [config.absolute()]
    while True:
        try:
            text = found[-1].read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return None
        above = _INHERIT.search(text)
        if above is None:
            return None if "INHERIT" in text else tuple(found)
        file = Path(os.path.normpath(found[-1].parent / above[2]))
        if file in found or not file.is_file():
            return None
        found.append(file)


def variables_in(configs: Iterable[Path]) -> tuple[str, ...]:
    """The names of the environment that these settings may read by `!ENV`: any word in them."""
    texts = [file.read_text(encoding="utf-8-sig") for file in configs]
    words = {word for text in texts if "!ENV" in text for word in re.findall(r"[A-Za-z_]\w*", text)}
    return tuple(sorted(words))
