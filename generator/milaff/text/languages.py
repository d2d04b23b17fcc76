"""The names of languages, from Unicode CLDR by way of Babel."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=256)
def language_name(tag: str, language: str = "ar") -> str:
    """What a BCP 47 tag is called: «الإنجليزية» for `en`, «الإنجليزية (الولايات المتحدة)» for
    `en-US`; the tag itself where CLDR does not know it."""
    try:
        named = Locale.parse(tag, sep="-").get_display_name(language)
    except (UnknownLocaleError, ValueError):
        named = None
    return named or tag
