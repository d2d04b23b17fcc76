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
@option(
    "--since",
    metavar="REV",
    ar="قارن بنسخة git: رقم أو اقتباس أو عنوان تغيّر بلا تنويه",
    en="compare with a git revision: figures, quotations, headlines that changed silently",
)
@now
@strict
@lang
def check(
    config: str, format_: str, since: str | None, now: str, strict: bool, language: str | None
) -> None:
    from milaff.commands.earlier import records_at
    from milaff.commands.reporting import leave, print_report
    from milaff.commands.running import build_site, environment
    from milaff.mkdocs_host.order import Order

    file = find_config(config)
    before = records_at(since, file) if since is not None else None
    order = Order(publish=False, quiet=True, language=language or "", before=before)
    with environment(now):
        outcome = build_site(file, order, strict=strict)
    print_report(outcome, format_)
    leave(outcome)
