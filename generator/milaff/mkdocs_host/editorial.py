"""The options by which a desk says how it writes: words, style, hosts, the age of dossiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from milaff.mkdocs_host.places import ConfigText
from milaff.problems import Problem, Words, did_you_mean, error
from milaff.settings import StyleRule
from milaff.words import Catalogue

_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:/\S*)?")
_FILLED = re.compile(r"\{\w+\}")
_STYLE_FORM = Words(
    "اكتب كل قاعدة هكذا: {use: كابل, avoid: [كابول]}",
    "Write each rule so: {use: كابل, avoid: [كابول]}",
)


class Chosen(Protocol):
    """These options, as the host read them."""

    words: dict[Any, Any]
    style: list[Any]
    propaganda_hosts: list[Any]
    stale_after: int


@dataclass(frozen=True, slots=True)
class Editorial:
    """The options, read: what could not be is left out, with a problem."""

    words: Catalogue
    style: tuple[StyleRule, ...]
    propaganda_hosts: tuple[str, ...]
    stale_after: int


def read_editorial(
    options: Chosen, text: ConfigText, catalogue: Catalogue
) -> tuple[Editorial, tuple[Problem, ...]]:
    """The options as values over the theme's words, and their problems."""
    problems: list[Problem] = []
    words = {**catalogue.words, **dict(_read_words(options.words, text, catalogue, problems))}
    editorial = Editorial(
        words=replace(catalogue, words=words),
        style=tuple(_read_style(options.style, text, problems)),
        propaganda_hosts=tuple(_read_hosts(options.propaganda_hosts, text, problems)),
        stale_after=_read_age(options.stale_after, text, problems),
    )
    return editorial, tuple(problems)


def _read_words(
    typed: Mapping[Any, Any], text: ConfigText, catalogue: Catalogue, problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    for name, value in typed.items():
        key = str(name)
        wrong = _wrong_word(key, value, catalogue)
        if wrong is None:
            yield key, str(value)
        else:
            problems.append(error(text.place_of_key(key, "words"), "SET715", *wrong))


def _wrong_word(key: str, value: object, catalogue: Catalogue) -> tuple[Words, Words] | None:
    own = catalogue.words.get(key)
    if own is None:
        known = Words("الأسماء في strings/ar.toml في القالب", "The keys are in strings/ar.toml")
        return (
            Words(f"لا كلمة في الواجهة باسم «{key}»", f'There is no word "{key}"'),
            did_you_mean(key, catalogue.words) or known,
        )
    if not isinstance(value, str) or not value.strip():
        return (
            Words(f"الكلمة «{key}» بلا نص", f'The word "{key}" has no text'),
            Words(f'اكتب: {key}: "{own}"', f'Write: {key}: "{own}"'),
        )
    if set(_FILLED.findall(own)) - set(_FILLED.findall(value)):
        return (
            Words(f"ينقص الكلمة «{key}» ما يُملأ فيها", f'"{key}" lacks what is filled in'),
            Words(f'على غرار: "{own}"', f'As in: "{own}"'),
        )
    return None


def _read_style(typed: list[Any], text: ConfigText, problems: list[Problem]) -> Iterator[StyleRule]:
    for number, rule in enumerate(typed, 1):
        read = _style_rule(rule)
        if read is not None:
            yield read
            continue
        message = Words(f"قاعدة الأسلوب {number} غير تامة", f"Style rule {number} cannot be read")
        place = text.place_of_key("style", "plugins")
        problems.append(error(place, "SET716", message, _STYLE_FORM))


def _style_rule(rule: object) -> StyleRule | None:
    if not isinstance(rule, dict) or set(rule) != {"use", "avoid"}:
        return None
    use, avoid = rule["use"], rule["avoid"]
    words = [avoid] if isinstance(avoid, str) else avoid
    if not isinstance(use, str) or not isinstance(words, list) or not words:
        return None
    if not all(isinstance(one, str) and one.strip() for one in [use, *words]):
        return None
    return StyleRule(use.strip(), tuple(one.strip() for one in words))


def _read_hosts(typed: list[Any], text: ConfigText, problems: list[Problem]) -> Iterator[str]:
    for host in typed:
        name = str(host).strip().removeprefix("https://").removeprefix("http://").rstrip("/")
        if _HOST.fullmatch(name):
            yield name.lower()
            continue
        message = Words(f"ليس هذا اسم موقع: {host}", f"This is no host: {host}")
        hint = Words(
            "اكتب الاسم وحده، مثل example.org", "Write the name alone, such as example.org"
        )
        place = text.place_of_key("propaganda_hosts", "plugins")
        problems.append(error(place, "SET717", message, hint))


def _read_age(days: int, text: ConfigText, problems: list[Problem]) -> int:
    if days >= 0 and not isinstance(days, bool):
        return days
    message = Words(
        "stale_after عدد أيام لا يقل عن 0", "stale_after is a number of days, 0 or more"
    )
    hint = Words("0 يوقف التنبيه", "0 switches it off")
    problems.append(error(text.place_of_key("stale_after", "plugins"), "SET718", message, hint))
    return 180
