"""The option `editions`: the addresses of the same site in other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from milaff.mkdocs_host.places import ConfigText
from milaff.outputs.editions import DEFAULT
from milaff.problems import Problem, Words, error

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HINT = Words(
    "اكتب لكل لغة عنوان نسختها: {en: https://example.org/en/}",
    "Write the address of each language's edition: {en: https://example.org/en/}",
)


def read_editions(
    typed: Mapping[Any, Any], site_url: str, text: ConfigText, problems: list[Problem]
) -> dict[str, str]:
    """The address of each edition by its language, with a slash at its end."""
    editions: dict[str, str] = {}
    place = text.place_of_key("editions", "plugins")
    for language, address in typed.items():
        if _is_language(str(language)) and _is_address(str(address)):
            editions[str(language)] = f"{str(address).rstrip('/')}/"
            continue
        message = Words(
            f"نسخة لا تُقرأ: {language}: {address}",
            f"This edition cannot be read: {language}: {address}",
        )
        problems.append(error(place, "SET723", message, _HINT))
    if editions and not site_url:
        message = Words(
            "للموقع نسخ أخرى (editions) ولا عنوان له هو (site_url)",
            "The site has other editions, and no address of its own (site_url)",
        )
        hint = Words("اكتب site_url في mkdocs.yml", "Write site_url in mkdocs.yml")
        problems.append(error(place, "SET723", message, hint))
    return editions


def _is_language(code: str) -> bool:
    return code == DEFAULT or _LANGUAGE.fullmatch(code) is not None


def _is_address(address: str) -> bool:
    parts = urlsplit(address)
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", address)
    )
