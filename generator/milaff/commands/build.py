"""`milaff build`: check, build into a stage, move what differs; nothing while nothing changed."""

from __future__ import annotations

import gc
import sys

import click

from milaff.commands.current import keep_current, print_current
from milaff.commands.options import command, config_file, find_config, lang, now, option, strict
from milaff.manifest import FOLDER, begin_build


@command(
    "build",
    ar="يبني الموقع. البناء الفاشل يُبقي الموقع السابق كما كان.",
    en="Build the site. A build that fails leaves the old site as it was.",
)
@config_file
@option("--site-dir", "-d", metavar="DIR", ar="مجلد الموقع المبني", en="where the site goes")
@option("--quiet", "-q", is_flag=True, ar="لا تُظهر سير العمل", en="do not show progress")
@option(
    "--no-cache",
    is_flag=True,
    ar="اصنع كل شيء من جديد",
    en="make everything anew",
)
@option(
    "--profile",
    is_flag=True,
    ar="اذكر وقت كل مرحلة وأبطأ السجلات",
    en="say how long each stage and the slowest records took",
)
@now
@strict
@lang
def build(
    config: str,
    site_dir: str | None,
    quiet: bool,
    no_cache: bool,
    profile: bool,
    now: str,
    strict: bool,
    language: str | None,
) -> None:
    file = find_config(config)
    choices = {"site": site_dir, "now": now, "strict": strict, "language": language}
    if not (no_cache or profile) and print_current(file, choices):
        return
    begun = begin_build(file.parent / FOLDER)

    # Only now what takes long to load. All of it stays, so that no search for garbage pays.
    gc.disable()
    from milaff.commands.progress_display import Display
    from milaff.commands.reporting import leave, print_report, print_result
    from milaff.commands.running import build_site, environment
    from milaff.mkdocs_host.order import Order

    gc.freeze()
    gc.enable()
    display = Display(
        language or "ar", is_terminal=sys.stderr.isatty(), is_quiet=quiet, is_timing=profile
    )
    order = Order(quiet=True, language=language or "", cache=not no_cache, progress=display)
    with environment(now):
        outcome = build_site(file, order, strict=strict, site=site_dir or "")
    display.done()
    print_report(outcome)
    print_result(outcome, display.summary())
    for line in display.profile() if profile else ():
        click.echo(line)
    if begun is not None and not no_cache:
        keep_current(file, choices, outcome, begun)
    leave(outcome)
