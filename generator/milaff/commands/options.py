"""The options that commands share, and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from milaff.commands.speech import Misuse, SpokenCommand, SpokenOption
from milaff.problems import Words

F = TypeVar("F", bound=Callable[..., Any])


def command(name: str, ar: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command with its help."""
    return click.command(name, cls=SpokenCommand, words=Words(ar, en))


def option(*declarations: str, ar: str, en: str, **attributes: Any) -> Callable[[F], F]:
    """Declare an option with its help."""
    return click.option(*declarations, cls=SpokenOption, words=Words(ar, en), **attributes)


lang = option(
    "--lang",
    "language",
    type=click.Choice(["ar", "en"]),
    is_eager=True,
    ar="لغة الرسائل (المعتاد: لغة الموقع)",
    en="language of the messages (default: the site's)",
)
config_file = option(
    "--config-file",
    "-f",
    "config",
    default="mkdocs.yml",
    metavar="FILE",
    ar="ملف الإعدادات (المعتاد mkdocs.yml)",
    en="the settings (default mkdocs.yml)",
)
now = option(
    "--now",
    metavar="DATE",
    callback=lambda context, parameter, value: check_now(value or ""),
    ar="ابن كأن اليوم هذا التاريخ أو هذه اللحظة",
    en="build as if it were this date or instant",
)
strict = option(
    "--strict",
    is_flag=True,
    ar="التنبيهات تمنع النشر كالأخطاء",
    en="warnings stop the build as errors do",
)


def check_now(text: str) -> str:
    """The text, if it names a moment; the plugin reads it in the site's zone."""
    if text:
        # Here, for a command that is given no moment need not load what reads one.
        from zoneinfo import ZoneInfo

        from milaff.settings import parse_now

        try:
            parse_now(text, ZoneInfo("UTC"))
        except ValueError:
            from milaff.mkdocs_host.options import wrong_now

            message, hint = wrong_now(text)
            both = Words(f"--now: {message.ar}. {hint.ar}", f"--now: {message.en}; {hint.en}")
            raise Misuse(both) from None
    return text


def find_config(typed: str) -> Path:
    """The settings file; Misuse where there is none."""
    path = Path(typed)
    if path.is_file():
        return path
    raise Misuse(
        Words(
            f"لا يوجد ملف الإعدادات {typed}. ادخل مجلد الموقع، أو أنشئ موقعا: milaff init DIR",
            f"there is no {typed}; go to the site's folder, or make a site: milaff init DIR",
        )
    )
