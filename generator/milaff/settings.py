"""One frozen Settings object: everything a site may choose, and the moment it is built for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from milaff.problems import Level
from milaff.text.dates import MonthStyle
from milaff.text.numerals import Digits
from milaff.text.plurals import UNITS, Noun
from milaff.words import Catalogue, default_catalogue

Weekdays = Literal["events", "all", "none"]
"""Where the weekday is written beside a day that is known."""

DEFAULT_EXTENSIONS = (
    "abbr",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tilde",
    "admonition",
)
"""What an article may use where the site chooses nothing."""


@dataclass(frozen=True, slots=True)
class StyleRule:
    """What the desk writes, and what it does not write for it."""

    use: str
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the core needs to know of a site.

    `content` is the folder that editors write in, `shown` its name in messages. `site_url` ends
    with a slash or is empty. `now` carries a zone: records that are published later, or that
    have expired by then, are in no output.
    """

    content: Path
    shown: str = "content"
    site_name: str = "ملفّ"
    site_url: str = ""
    site_description: str = ""
    editions: Mapping[str, str] = field(default_factory=dict)
    """The address of the same site in other languages; `x-default` is for readers of all others."""
    report_url: str = ""
    """Where readers report errors: an e-mail address, or an address on the web in which `{title}`
    and `{url}` stand for the page's."""
    language: str = "ar"
    latin_language: str = "en"
    """The language of Latin words in texts that are written from right to left; may be empty."""
    directory_urls: bool = True
    now: datetime = field(default_factory=lambda: current_instant(ZoneInfo("UTC")))
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    months: MonthStyle = "egyptian"
    digits: Digits = "latin"
    weekdays: Weekdays = "events"
    hijri: bool = False
    page_size: int = 50
    feed_size: int = 20
    timeline_size: int = 100
    offline: bool = True
    """Whether readers may install the site, and read what they opened without a network."""
    stale_after: int = 180
    """Days after which a dossier that nobody reviewed is called stale; 0 for never."""
    style: tuple[StyleRule, ...] = ()
    propaganda_hosts: tuple[str, ...] = ()
    """Hosts, or hosts with the beginning of a path, that nothing may link to."""
    checks: Mapping[str, Level | None] = field(default_factory=dict)
    """The level of a check's code where the site chose another one; None switches it off."""
    units: Mapping[str, Noun] = field(default_factory=lambda: UNITS)
    words: Catalogue = field(default_factory=default_catalogue)
    markdown_extensions: tuple[object, ...] = DEFAULT_EXTENSIONS
    markdown_options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, by the language's script (CLDR's right-to-left languages)."""
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @property
    def latin(self) -> str:
        """The language of Latin words in the site's own texts; empty where they tell no other."""
        return self.latin_language if self.direction == "rtl" else ""


RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)


def parse_now(text: str, zone: ZoneInfo) -> datetime:
    """The instant that `--now` names: a date is its first moment in the site's zone.

    Raises ValueError where the text is neither a date nor an ISO instant.
    """
    if len(text) == len("2024-03-22"):
        return datetime.combine(date.fromisoformat(text), time.min, zone)
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


def current_instant(zone: ZoneInfo) -> datetime:
    """The moment of the build: SOURCE_DATE_EPOCH where it is set, else the clock.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), zone)
    return datetime.now(zone)
