"""`milaff export sources`: the sources in a format that citation managers read."""

from __future__ import annotations

from pathlib import Path

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option


@command(
    "export",
    ar="يكتب المصادر بصيغة تقرؤها برامج الاستشهاد: CSL-JSON أو BibTeX أو RIS.",
    en="Write the sources as CSL-JSON, BibTeX or RIS, for citation managers.",
)
@click.argument("what", type=click.Choice(["sources"]))
@option(
    "--format",
    "format_",
    type=click.Choice(["csl", "bibtex", "ris"]),
    default="csl",
    ar="الصيغة (المعتاد csl)",
    en="the format (default csl)",
)
@option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    ar="الملف الذي يُكتب (المعتاد: الشاشة)",
    en="the file to write (default: standard output)",
)
@option(
    "--all",
    "everything",
    is_flag=True,
    ar="مع المسودات وما لم يحن وقته",
    en="with drafts and what is not published yet",
)
@config_file
@now
@lang
def export(
    what: str,  # noqa: ARG001
    format_: str,
    output: Path | None,
    everything: bool,
    config: str,
    now: str,
    language: str | None,
) -> None:
    from milaff.commands.reporting import require_graph
    from milaff.commands.running import environment, read_linked
    from milaff.outputs.citations import FORMATS
    from milaff.outputs.citations.entry import entries_of

    with environment(now):
        graph, settings = require_graph(*read_linked(find_config(config), language or ""))
    library = graph.written if everything else graph.library
    kept = [source for source in library.sources.values() if source.status != "withdrawn"]
    text = FORMATS[format_](entries_of(kept, library, settings))
    if output is None:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
