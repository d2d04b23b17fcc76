"""`milaff build`: check, build into a stage, move what differs."""

from __future__ import annotations

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option, strict
from milaff.problems import Words


@command(
    "build",
    ar="يبني الموقع. البناء الفاشل يُبقي الموقع السابق كما كان.",
    en="Build the site. A build that fails leaves the old site as it was.",
)
@config_file
@option("--site-dir", "-d", metavar="DIR", ar="مجلد الموقع المبني", en="where the site goes")
@now
@strict
@lang
def build(config: str, site_dir: str | None, now: str, strict: bool, language: str | None) -> None:
    from milaff.commands.reporting import leave, print_report
    from milaff.commands.running import build_site, environment
    from milaff.mkdocs_host.order import Order
    from milaff.report import count_moved

    file = find_config(config)
    order = Order(quiet=True, language=language or "")
    with environment(now):
        outcome = build_site(file, order, strict=strict, site=site_dir or "")
    print_report(outcome)
    if outcome.moved is not None:
        click.echo(count_moved(outcome.moved, outcome.language))
    else:
        stays = Words("لم يُنشر شيء، وبقي الموقع كما كان.", "Nothing was published.")
        click.echo(stays.in_language(outcome.language))
    leave(outcome)
