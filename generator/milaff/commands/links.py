"""`milaff links`: whether the links to the world outside still lead somewhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option
from milaff.commands.speech import say
from milaff.problems import Words

MEMORY = Path(".cache", "milaff", "links.json")
"""Beside mkdocs.yml."""


@command(
    "links",
    ar="يسأل عن الروابط الخارجية: ما الذي لم يعد يعمل، وما لا نسخة محفوظة له.",
    en="Ask the external links: which are dead, and which have no archived copy.",
)
@option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=10.0,
    metavar="SECONDS",
    ar="مهلة كل سؤال بالثواني (المعتاد 10)",
    en="how long to wait for each (default 10)",
)
@option(
    "--max-age",
    type=click.IntRange(min=0),
    default=7,
    metavar="DAYS",
    ar="لا تسأل عما عُرف حاله قبل أقل من هذه الأيام (المعتاد 7)",
    en="do not ask again what was found well less than so many days ago (default 7)",
)
@option(
    "--offline",
    is_flag=True,
    ar="لا تسأل أحدا: اعرض ما عُرف من قبل",
    en="ask nobody: show what is known from before",
)
@option(
    "--archive",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.csv",
    ar="اكتب قائمة المصادر التي لا نسخة محفوظة لها",
    en="write the list of sources without an archived copy",
)
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    ar="صيغة التقرير",
    en="format of the report",
)
@config_file
@now
@lang
def links(
    timeout: float,
    max_age: int,
    offline: bool,
    archive: Path | None,
    format_: str,
    config: str,
    now: str,
    language: str | None,
) -> None:
    from milaff.commands.link_survey import survey_links
    from milaff.commands.reporting import require_graph
    from milaff.commands.running import environment, read_linked
    from milaff.link_check.findings import find_problems
    from milaff.link_check.work_list import write_work_list
    from milaff.report import CLEAN, FORMATS, exit_code

    file = find_config(config)
    with environment(now):
        graph, settings, outcome = read_linked(file, language or "")
        graph, settings = require_graph(graph, settings, outcome)
    wait, age = None if offline else timeout, timedelta(days=max_age)
    found = survey_links(graph, settings, file.parent / MEMORY, timeout=wait, age=age)
    problems = list(find_problems(found.uses, found.answers, graph))
    click.echo(FORMATS[format_](problems, outcome.language), nl=False)
    if archive is not None:
        text = write_work_list(graph, found.answers, settings)
        archive.write_text(text, encoding="utf-8-sig", newline="")
    _tell(found.asked, len(found.answers) - found.asked, is_offline=found.is_offline)
    click.get_current_context().exit(CLEAN if found.is_offline else exit_code(problems))


def _tell(asked: int, before: int, *, is_offline: bool) -> None:
    words = Words(
        f"الروابط: سُئل الآن عن {asked}، وعُرف من قبل {before}.",
        f"links: {asked} asked now, {before} known from before.",
    )
    if is_offline:
        words = Words(
            f"لا اتصال بالشبكة، فلم يُسأل أحد. الروابط التي عُرف حالها من قبل: {before}.",
            f"no network, so nobody was asked; links known from before: {before}.",
        )
    say(words, error=True)
