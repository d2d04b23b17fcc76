"""The plugin's options in mkdocs.yml, and the Settings of the core that follow from them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from milaff.mkdocs_host.check_levels import read_check_levels
from milaff.mkdocs_host.chosen import chosen, chosen_theme
from milaff.mkdocs_host.editions import read_editions
from milaff.mkdocs_host.editorial import read_editorial
from milaff.mkdocs_host.places import ConfigText
from milaff.mkdocs_host.theme import theme_folders
from milaff.outputs.reporting import is_report_url
from milaff.problems import Level, Problem, Words, did_you_mean, error
from milaff.settings import Settings, current_instant, parse_now
from milaff.text.hijri import has_hijri
from milaff.text.plurals import CATEGORIES, UNITS, Noun, NounFault
from milaff.words import read_catalogue

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
NOW_VARIABLE = "MILAFF_NOW"
"""The environment variable that says for which moment to build; it outranks the option."""


class MilaffOptions(Config):  # type: ignore[no-untyped-call]
    """What may stand under `plugins: - milaff:`."""

    now = c.Optional(c.Type((str, date)))
    timezone = c.Type(str, default="UTC")
    months = c.Choice(("egyptian", "levantine", "both"), default="egyptian")
    digits = c.Choice(("latin", "arabic"), default="latin")
    weekdays = c.Choice(("events", "all", "none"), default="events")
    hijri = c.Type(bool, default=False)
    page_size = c.Type(int, default=50)
    feed_size = c.Type(int, default=20)
    timeline_size = c.Type(int, default=100)
    offline = c.Type(bool, default=True)
    stale_after = c.Type(int, default=180)
    units = c.Type(dict, default={})
    checks = c.Type(dict, default={})
    words = c.Type(dict, default={})
    style = c.Type(list, default=[])
    propaganda_hosts = c.Type(list, default=[])
    latin_language = c.Type(str, default="en")
    report_url = c.Type(str, default="")
    editions = c.Type(dict, default={})


@dataclass(frozen=True, slots=True)
class Options:
    """The options, read: what could not be is its default, with a problem. They are called as in
    Settings; so are `sizes`."""

    now: datetime
    zone: ZoneInfo
    hijri: bool
    units: Mapping[str, Noun]
    checks: Mapping[str, Level | None]
    sizes: Mapping[str, int]
    report_url: str
    editions: Mapping[str, str]
    latin_language: str


def read_settings(
    config: MkDocsConfig,
    options: MilaffOptions,
    text: ConfigText,
    markdown_options: Mapping[str, Mapping[str, Any]],
) -> tuple[Settings, tuple[Problem, ...]]:
    """The core's settings from mkdocs.yml, and what is wrong with the plugin's options.

    `markdown_options` are those of the Markdown extensions, as the site set them.
    """
    read, problems = read_options(options, text, config.site_url or "")
    language = site_language(config)
    catalogue = read_catalogue(theme_folders(config.theme), language)
    editorial, wrong = read_editorial(options, text, catalogue)
    given: dict[str, Any] = {one.name: getattr(read, one.name) for one in fields(read)}
    given |= given.pop("sizes")
    settings = Settings(
        content=Path(config.docs_dir),
        shown=shown_path(config.docs_dir),
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        language=language,
        directory_urls=config.use_directory_urls,
        months=options.months,  # type: ignore[arg-type]
        digits=options.digits,  # type: ignore[arg-type]
        weekdays=options.weekdays,  # type: ignore[arg-type]
        offline=options.offline,
        words=editorial.words,
        style=editorial.style,
        propaganda_hosts=editorial.propaganda_hosts,
        stale_after=editorial.stale_after,
        markdown_extensions=tuple(x for x in config.markdown_extensions if isinstance(x, str)),
        markdown_options=markdown_options,
        **given,
    )
    return settings, (*problems, *wrong)


def site_language(config: MkDocsConfig) -> str:
    """`theme.language` where the site chose one, else Arabic (and not Material's English)."""
    return str(chosen_theme(chosen(config)).get("language") or "ar")


def shown_path(path: str) -> str:
    """How messages name a path: relative to where one stands, if it lies below."""
    try:
        relative = Path(path).relative_to(Path.cwd())
    except ValueError:
        return Path(path).as_posix()
    return relative.as_posix()


def read_options(
    options: MilaffOptions, text: ConfigText, site_url: str = ""
) -> tuple[Options, tuple[Problem, ...]]:
    """The plugin's options as values, and their problems with the place in mkdocs.yml."""
    problems: list[Problem] = []
    zone = _read_zone(options.timezone, text, problems)
    now = _read_now(options.now, zone, text, problems)
    units = {**UNITS, **dict(_read_units(options.units, text, problems))}
    sizes, hijri = _read_sizes(options, text, problems), _read_hijri(options, text, problems)
    checks = read_check_levels(options.checks, text, problems)
    report_url = _read_report_url(options.report_url.strip(), text, problems)
    editions = read_editions(options.editions, site_url, text, problems)
    latin = _read_latin(options.latin_language.strip(), text, problems)
    read = Options(now, zone, hijri, units, checks, sizes, report_url, editions, latin)
    return read, tuple(problems)


def _read_latin(tag: str, text: ConfigText, problems: list[Problem]) -> str:
    """The tag of a language; empty for none."""
    if not tag or _LANGUAGE.fullmatch(tag):
        return tag
    message = Words(
        f"ليس latin_language رمز لغة: {tag}", f"latin_language is no tag of a language: {tag}"
    )
    hint = Words("مثال صحيح: en أو fr، أو اتركه فارغا", "an example: en or fr, or leave it empty")
    problems.append(error(text.place_of_key("latin_language", "plugins"), "SET724", message, hint))
    return ""


def _read_report_url(address: str, text: ConfigText, problems: list[Problem]) -> str:
    """An address that a link may have; another would be a dead end on every page."""
    if not address or is_report_url(address):
        return address
    message = Words(
        f"ليس report_url بريدا ولا عنوانا على الشبكة: {address}",
        f"report_url is neither an e-mail address nor one on the web: {address}",
    )
    hint = Words(
        "مثال صحيح: desk@example.org أو https://example.org/report?page={url}",
        "an example: desk@example.org or https://example.org/report?page={url}",
    )
    problems.append(error(text.place_of_key("report_url", "plugins"), "SET722", message, hint))
    return ""


def _read_zone(name: str, text: ConfigText, problems: list[Problem]) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = Words(f"منطقة زمنية لا تُعرف: {name}", f"unknown time zone: {name}")
        hint = did_you_mean(name, available_timezones()) or Words(
            "مثال صحيح: Africa/Cairo", "an example: Africa/Cairo"
        )
        problems.append(error(text.place_of_key("timezone", "plugins"), "SET706", message, hint))
        return ZoneInfo("UTC")


def _read_hijri(options: MilaffOptions, text: ConfigText, problems: list[Problem]) -> bool:
    if options.hijri and not has_hijri():
        message = Words(
            "التواريخ الهجرية تحتاج المكتبة hijridate، وهي غير مثبتة",
            "Hijri dates need the library hijridate, which is not installed",
        )
        hint = Words(
            "ثبّتها: pip install 'milaff[hijri]'، أو احذف hijri من mkdocs.yml",
            "Install it: pip install 'milaff[hijri]', or remove hijri from mkdocs.yml",
        )
        problems.append(error(text.place_of_key("hijri", "plugins"), "SET719", message, hint))
    return bool(options.hijri) and has_hijri()


def is_pinned(option: object) -> bool:
    """Whether something else than the clock says which moment to build for."""
    chosen = (os.environ.get(NOW_VARIABLE), option, os.environ.get("SOURCE_DATE_EPOCH"))
    return any(map(bool, chosen))


def _read_now(
    option: object, zone: ZoneInfo, text: ConfigText, problems: list[Problem]
) -> datetime:
    typed = os.environ.get(NOW_VARIABLE) or option
    if not typed:
        return current_instant(zone)
    try:
        return parse_now(typed.isoformat() if isinstance(typed, date) else str(typed), zone)
    except ValueError:
        problems.append(
            error(text.place_of_key("now", "plugins"), "SET707", *wrong_now(str(typed)))
        )
        return current_instant(zone)


def wrong_now(typed: str) -> tuple[Words, Words]:
    """The message and hint for a moment that is neither a date nor an instant."""
    return (
        Words(f"لا تُقرأ لحظة البناء «{typed}»", f'cannot read the moment to build for, "{typed}"'),
        Words(
            "اكتب تاريخا مثل 2024-03-22 أو لحظة مثل 2024-03-22T10:00+03:00",
            "write a date such as 2024-03-22 or an instant such as 2024-03-22T10:00+03:00",
        ),
    )


def _read_sizes(
    options: MilaffOptions, text: ConfigText, problems: list[Problem]
) -> dict[str, int]:
    sizes = {
        "page_size": options.page_size,
        "feed_size": options.feed_size,
        "timeline_size": options.timeline_size,
    }
    for name, size in list(sizes.items()):
        if size < 1 or isinstance(size, bool):
            message = Words(
                f"{name} عدد صحيح لا يقل عن 1", f"{name} must be a whole number, 1 or more"
            )
            problems.append(error(text.place_of_key(name, "plugins"), "SET708", message))
            del sizes[name]
    return sizes


def _read_units(
    units: Mapping[Any, Any], text: ConfigText, problems: list[Problem]
) -> Iterator[tuple[str, Noun]]:
    for name, forms in units.items():
        try:
            if not isinstance(forms, dict):
                raise NounFault(CATEGORIES, ())
            yield str(name), Noun.of({str(key): str(form) for key, form in forms.items()})
        except NounFault as fault:
            place = text.place_of_key(str(name), "units")
            problems.append(error(place, "SET709", *_wrong_noun(str(name), fault)))


def _wrong_noun(name: str, fault: NounFault) -> tuple[Words, Words]:
    missing, unknown = "، ".join(fault.missing), "، ".join(fault.unknown)
    parts = [f"ينقصها {missing}"] * bool(missing) + [f"لا تُعرف فيها {unknown}"] * bool(unknown)
    parts_en = [f"missing {', '.join(fault.missing)}"] * bool(missing)
    parts_en += [f"unknown {', '.join(fault.unknown)}"] * bool(unknown)
    return (
        Words(
            f"صيغ الوحدة {name} غير تامة: {'، و'.join(parts)}",
            f"the forms of the unit {name}: {'; '.join(parts_en)}",
        ),
        Words(
            f"لكل معدود ست صيغ: {'، '.join(CATEGORIES)}",
            f"a counted noun has six forms: {', '.join(CATEGORIES)}",
        ),
    )
