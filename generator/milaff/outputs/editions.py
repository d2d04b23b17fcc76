"""`hreflang`: where the same page stands in the other languages that a site has."""

from __future__ import annotations

from collections.abc import Mapping

from milaff.settings import Settings

DEFAULT = "x-default"
"""The key of the edition for readers of any other language."""


def alternates(url: str, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Language and address of the page at `url` in every edition, this one's too.

    Editions share their addresses, which are made of ids: a record stands at the same place below
    each edition's own address. Without an address of its own a site cannot be told apart from the
    others, so nothing is said.
    """
    if not settings.editions or not settings.site_url:
        return ()
    bases = _bases(settings)
    return tuple((language, f"{bases[language]}{url}") for language in sorted(bases))


def _bases(settings: Settings) -> Mapping[str, str]:
    """The address of each edition; where none is for all others, it is the one with the shortest
    address, which is the same for every edition that names the same ones."""
    bases = {**settings.editions, settings.language: settings.site_url}
    shortest = min((base for base in bases.values()), key=lambda base: (len(base), base))
    return {DEFAULT: shortest, **bases}
