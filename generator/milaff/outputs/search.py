"""The files of the search: what every record says that readers may see, as its index and cards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milaff.graph.titles import day_of
from milaff.model.article import Article
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.outputs.output import Output
from milaff.outputs.search_fragment import make_fragment
from milaff.outputs.search_index import KINDS, order_of, write_index
from milaff.outputs.search_terms import SearchRecord, Terms, terms_of
from milaff.outputs.search_text import plain_text
from milaff.pages.scope import Scope
from milaff.records.record import Kind

Found = tuple[Terms, SearchRecord]


def make_search(scope: Scope) -> Iterator[Output]:
    """The index and a card for each record. What a record says is kept, and only that of others
    which changed is read again."""
    found = [
        scope.keep("search", item.id, partial(_found, item, scope), item)
        for _, item in scope.graph.library.records()
        if item.status != "withdrawn"
    ]
    found.sort(key=lambda pair: order_of(pair[0]))
    folders = {kind: Kind(kind).folder for kind in KINDS}
    ending = "/" if scope.settings.directory_urls else ".html"
    yield from write_index((terms for terms, _ in found), folders, ending)
    for number, (_, record) in enumerate(found):
        yield make_fragment(number, record)


def _found(item: RecordKeys, scope: Scope) -> Found:
    record = search_record(item, scope)
    return terms_of(record), record


def search_record(item: RecordKeys, scope: Scope) -> SearchRecord:
    """What is searched in a record and shown of it."""
    graph = scope.graph
    text, headings = plain_text(graph.library.body_of(item.id), scope.title_of)
    dossiers = graph.membership.dossiers.get(item.id, ())
    return SearchRecord(
        id=item.id,
        kind=scope.kind_of(item.id).value,
        title=scope.title_of(item.id),
        date=_day(item, scope),
        summary=item.summary or "",
        headings=headings,
        text=text,
        names=_names(item, scope),
        named=tuple(_named(item, scope)),
        dossiers=tuple((id, scope.title_of(id)) for id in dossiers),
        outlets=tuple(dict.fromkeys(_outlets(item, scope))),
    )


def _day(item: RecordKeys, scope: Scope) -> str:
    """The day of a record, as far as it is known to the day."""
    if isinstance(item, Article):
        return day_of(item.date, scope.settings.zone)
    date = item.date if isinstance(item, (Event, Source)) else None
    return date.earliest.isoformat() if date and date.precision == "day" else ""


def _names(item: RecordKeys, scope: Scope) -> tuple[str, ...]:
    if isinstance(item, Entity):
        return tuple(dict.fromkeys([*item.name.values(), *item.other_names]))
    return (scope.title_of(item.id),) if scope.kind_of(item.id) is Kind.DOSSIER else ()


def _named(item: RecordKeys, scope: Scope) -> Iterator[tuple[str, int, int]]:
    """The entities that a record names, with how often its title and its text do."""
    counts: dict[str, list[int]] = {}
    for mention in scope.graph.mentions.all.get(item.id, ()):
        if mention.target in scope.graph.library.entities:
            pair = counts.setdefault(mention.target, [0, 0])
            pair[mention.key != ("title",)] += 1
    for id, (titled, other) in sorted(counts.items()):
        yield id, titled, other


def _outlets(item: RecordKeys, scope: Scope) -> Iterator[tuple[str, str]]:
    """The outlets of a source, or of what a record cites."""
    sources = scope.graph.library.sources
    cited = (item.id,) if isinstance(item, Source) else scope.graph.citations.by.get(item.id, ())
    for id in cited:
        source = sources.get(id)
        outlet = scope.named(source.outlet) if source else None
        if source and source.outlet and outlet:
            yield source.outlet, outlet.title
