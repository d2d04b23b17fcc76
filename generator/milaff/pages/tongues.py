"""The language of a record's name and text, where it is not the site's: screen readers and
hyphenation need it."""

from __future__ import annotations

from milaff.model.entity import Entity
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.pages.views import Tongue
from milaff.settings import RIGHT_TO_LEFT, Settings


def name_language(item: RecordKeys, settings: Settings) -> str:
    """The tag of what `title_of` calls a record by; empty for the site's own language."""
    if isinstance(item, Entity):
        names = item.name
        return "" if settings.language in names else foreign_tag(next(iter(names)), settings)
    if isinstance(item, Source) and not item.title:
        return ""  # it is called after its outlet, in the site's words
    return foreign_tag(item.language, settings)


def foreign_tag(tag: str | None, settings: Settings) -> str:
    """A BCP 47 tag, or nothing where it is a form of the site's language."""
    if tag is None or tag == settings.language:
        return ""
    return "" if _language(tag) == _language(settings.language) else tag


def language_of_name(entity: Entity, written: str, settings: Settings) -> str:
    """The language in which an entity is called that, where its record tells another than Latin
    words are taken to be in."""
    names = entity.name.items()
    found = next((tag for tag, name in names if name.casefold() == written.casefold()), None)
    return "" if found == settings.latin else foreign_tag(found, settings)


def latin_of(item: RecordKeys, settings: Settings) -> str:
    """The language of Latin words in a record's own texts; empty where it is those texts' own."""
    return "" if foreign_tag(item.language, settings) else settings.latin


def tongue_of(item: RecordKeys, settings: Settings) -> Tongue | None:
    """The language and direction of a record's own text."""
    tag = foreign_tag(item.language, settings)
    if not tag:
        return None
    return Tongue(tag, "rtl" if _language(tag) in RIGHT_TO_LEFT else "ltr")


def _language(tag: str) -> str:
    return tag.split("-")[0]
