"""`milaff list`: the records that are in a state: drafts, scheduled, expired, withdrawn, stale."""

from __future__ import annotations

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option

STATES = ("drafts", "scheduled", "expired", "withdrawn", "stale")


@command(
    "list",
    ar="يعدّ السجلات في حال: المسودات drafts، والمجدولة scheduled، والمنتهية expired،"
    " والمحجوبة withdrawn، والملفات التي طال عهد مراجعتها stale.",
    en="List the records in a state: drafts, scheduled, expired, withdrawn, or dossiers that are"
    " stale.",
)
@click.argument("state", type=click.Choice(STATES))
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
def list(state: str, format_: str, config: str, now: str, language: str | None) -> None:
    from milaff.commands.listed import write_json, write_text
    from milaff.commands.reporting import require_graph
    from milaff.commands.running import environment, read_linked
    from milaff.graph.states import records_in

    file = find_config(config)
    with environment(now):
        graph, settings, outcome = read_linked(file, language or "")
    graph, settings = require_graph(graph, settings, outcome)
    found = records_in(state, graph, settings)
    written = write_json(found) if format_ == "json" else write_text(found, outcome.language)
    click.echo(written, nl=False)
