"""`milaff mentions`: every name found in the texts, whether it is linked and why, for review."""

from __future__ import annotations

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option


@command(
    "mentions",
    ar="يعرض كل اسم وُجد في النصوص وهل صار رابطا ولماذا. المسودة تُذكر بمعرّفها.",
    en="Show every name found in the texts, whether it is linked and why. Name a draft by its id.",
)
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@option("--linked", is_flag=True, ar="الروابط وحدها", en="links only")
@option(
    "--doubts",
    is_flag=True,
    ar="والأسماء التي وُجدت ولم تُحمل على أحد",
    en="also the names that were found and not taken for anybody",
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
def mentions(
    articles: tuple[str, ...],
    linked: bool,
    doubts: bool,
    format_: str,
    config: str,
    now: str,
    language: str | None,
) -> None:
    from milaff.commands.found_names import choose, find_all, write_json, write_text
    from milaff.commands.reporting import require_graph
    from milaff.commands.running import environment, read_linked

    file = find_config(config)
    with environment(now):
        graph, settings, outcome = read_linked(file, language or "")
    graph, settings = require_graph(graph, settings, outcome)
    found = choose(find_all(articles, graph, settings), linked=linked, doubts=doubts)
    write = write_json if format_ == "json" else write_text
    click.echo(write(found, outcome.language), nl=False)
