"""`milaff search`: ask a built site what its readers ask it, through the same index."""

from __future__ import annotations

import click

from milaff.commands.options import command, lang, option


@command(
    "search",
    ar="يبحث في موقع مبني كما يبحث القارئ، بالفهرس نفسه. العبارة بين «»، وما بعد - مستبعد.",
    en="Search a built site as its readers do, through the same index. A phrase stands in quotation"
    " marks; what follows a minus is left out.",
)
@click.argument("words", metavar="QUERY", nargs=-1, required=True)
@option(
    "--site",
    default="site",
    metavar="DIR",
    ar="مجلد الموقع المبني (المعتاد site)",
    en="the folder of the built site (default site)",
)
@option("--limit", type=click.IntRange(1), default=10, ar="كم نتيجة", en="how many results")
@option("--offset", type=click.IntRange(0), default=0, ar="بعد كم نتيجة", en="after how many")
@option("--kind", multiple=True, ar="من هذا النوع: article…", en="of this kind: article…")
@option("--dossier", multiple=True, metavar="ID", ar="من هذا الملف", en="in this dossier")
@option("--entity", multiple=True, metavar="ID", ar="مما يذكر هذا العلم", en="naming this entity")
@option("--outlet", multiple=True, metavar="ID", ar="مما نشرته هذه الجهة", en="citing this outlet")
@option("--from", "since", default="", metavar="DAY", ar="من هذا اليوم", en="from this day on")
@option("--to", "until", default="", metavar="DAY", ar="إلى هذا اليوم", en="up to this day")
@option("--json", "as_json", is_flag=True, ar="الجواب بصيغة JSON", en="answer in JSON")
@lang
def search(
    words: tuple[str, ...],
    site: str,
    limit: int,
    offset: int,
    kind: tuple[str, ...],
    dossier: tuple[str, ...],
    entity: tuple[str, ...],
    outlet: tuple[str, ...],
    since: str,
    until: str,
    as_json: bool,
    language: str | None,
) -> None:
    from milaff.commands.answered import open_index, write_json, write_text
    from milaff.searching.answers import Filters
    from milaff.searching.answers import search as search_index

    filters = Filters(kind, dossier, entity, outlet, since, until)
    answer = search_index(open_index(site), " ".join(words), limit, offset, filters)
    write = write_json if as_json else write_text
    click.echo(write(answer, language or "ar"), nl=False)
