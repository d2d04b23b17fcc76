"""`milaff suggest`: names that the articles use often and nobody registered, ready to paste."""

from __future__ import annotations

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option

LEAST = 3


@command(
    "suggest",
    ar="يقترح أعلاما: أسماء تكثر في المواد وليست مسجلة، ومعها سجل جاهز للنسخ.",
    en="Suggest entities: frequent names that nobody registered, with an entry to paste.",
)
@option(
    "--least",
    metavar="N",
    type=click.IntRange(min=1),
    default=LEAST,
    ar=f"أقل عدد من المواد يرد فيه الاسم (المعتاد {LEAST})",
    en=f"the least number of articles that have the name (default {LEAST})",
)
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    ar="صيغة القائمة",
    en="format of the list",
)
@config_file
@now
@lang
def suggest(least: int, format_: str, config: str, now: str, language: str | None) -> None:
    from milaff.commands.reporting import require_graph
    from milaff.commands.running import environment, read_linked
    from milaff.commands.suggested import write_json, write_text
    from milaff.graph.suggestions import find_suggestions

    file = find_config(config)
    with environment(now):
        graph, settings, outcome = read_linked(file, language or "")
    graph, settings = require_graph(graph, settings, outcome)
    found = find_suggestions(graph, least)
    write = write_json if format_ == "json" else write_text
    click.echo(write(found, settings.shown, outcome.language), nl=False)
