"""`milaff check`: everything that a build would find, and nothing written."""

from __future__ import annotations

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option, strict


@command(
    "check",
    ar="يفحص المحتوى والإعدادات ولا يكتب شيئا.",
    en="Check content and settings, and write nothing.",
)
@config_file
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    ar="صيغة التقرير",
    en="format of the report",
)
@now
@strict
@lang
def check(config: str, format_: str, now: str, strict: bool, language: str | None) -> None:
    from milaff.commands.reporting import leave, print_report
    from milaff.commands.running import build_site, environment
    from milaff.mkdocs_host.order import Order

    file = find_config(config)
    order = Order(publish=False, quiet=True, language=language or "")
    with environment(now):
        outcome = build_site(file, order, strict=strict)
    print_report(outcome, format_)
    leave(outcome)
