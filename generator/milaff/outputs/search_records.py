"""The records of a site as they are searched for: what readers may see, and is not withdrawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from milaff.graph.marks import LinkMark
from milaff.graph.titles import day_of
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.model.texts import texts_of
from milaff.outputs.search_terms import SearchRecord
from milaff.outputs.search_text import plain_text
from milaff.pages.figures import find_figure, shown_figures
from milaff.pages.scope import Scope
from milaff.pages.writing import write_value


def make_search_record(id: str, scope: Scope) -> SearchRecord:
    """A record as it is searched for."""
    item = scope.graph.library.find(id)
    assert item is not None, "only what readers may see is searched for"
    text, headings = plain_text(scope.graph.library.body_of(id), partial(_words_of, scope))
    summary = item.summary or ""
    return SearchRecord(
        id=id,
        kind=scope.kind_of(id).value,
        title=scope.title_of(id),
        date=day_of_record(item, scope),
        summary=summary,
        headings=headings,
        text="\n".join(filter(None, [text, *_other_texts(item, scope)])),
        names=_names(item, scope),
        named=tuple(sorted(_named(id, scope))),
        dossiers=tuple((one, scope.title_of(one)) for one in _dossiers(id, scope)),
        outlets=tuple(sorted(_outlets(item, id, scope))),
    )


def _words_of(scope: Scope, mark: LinkMark) -> str:
    """A mark as its page writes it: the figure in words, or the record's title."""
    if not mark.measure:
        return scope.title_of(mark.target)
    figure = find_figure(mark.target, mark.measure, scope)
    return write_value(figure.adopted, figure, scope.settings, mark.case) if figure else ""


def day_of_record(item: RecordKeys, scope: Scope) -> str:
    """The day that a record is dated by, in ISO form; empty where the day is not known."""
    if isinstance(item, Article):
        return day_of(item.date, scope.settings.zone)
    date = item.date if isinstance(item, Event | Source) else None
    return date.earliest.isoformat() if date and date.precision == "day" else ""


def _other_texts(item: RecordKeys, scope: Scope) -> Iterator[str]:
    """The prose of the front matter that the page shows."""
    if isinstance(item, Source):
        yield from item.excerpts
        return
    for key, text in texts_of(_as_shown(item, scope)):
        if key[0] not in ("title", "summary"):
            yield text


def _as_shown(item: RecordKeys, scope: Scope) -> RecordKeys:
    """The record without the statements that wait for a record which readers may not know of."""
    shown: dict[str, object] = {}
    if isinstance(item, Entity | Event | Dossier):
        shown["figures"] = shown_figures(item.figures, scope)
    if isinstance(item, Entity):
        shown["facts"] = tuple(filter(scope.is_shown, item.facts))
        shown["relations"] = tuple(
            one for one in item.relations if scope.is_shown(one) and not scope.is_gone(one.to)
        )
    if isinstance(item, Event):
        shown["participants"] = tuple(
            one
            for one in item.participants
            if scope.is_shown(one) and not scope.is_gone(one.entity)
        )
    return item.model_copy(update=shown) if shown else item


def _names(item: RecordKeys, scope: Scope) -> tuple[str, ...]:
    """By what names a query means this very record."""
    match item:
        case Entity():
            others = scope.graph.library.other_names_of(item.id)
            return tuple(dict.fromkeys([*item.name.values(), *others]))
        case Dossier():
            return (item.title,)
    return ()


def _named(id: str, scope: Scope) -> Iterator[tuple[str, int, int]]:
    """The entities and dossiers that it tells of, and how often in title and text."""
    library = scope.graph.library
    named = scope.graph.mentions.all.get(id, ())
    titled = Counter(mention.target for mention in named if mention.key == ("title",))
    counts = Counter(mention.target for mention in named)
    counts.update(scope.graph.membership.dossiers.get(id, ()))
    for target, count in counts.items():
        item = library.entities.get(target) or library.dossiers.get(target)
        if item is not None and item.status != "withdrawn":
            yield target, titled[target], count - titled[target]


def _dossiers(id: str, scope: Scope) -> tuple[str, ...]:
    found = scope.graph.membership.dossiers.get(id, ())
    return tuple(one for one in found if not scope.is_gone(one))


def _outlets(item: RecordKeys, id: str, scope: Scope) -> Iterator[tuple[str, str]]:
    """Whose reports it cites, each with its name; a source is its own outlet's."""
    cited = [item] if isinstance(item, Source) else _sources(id, scope)
    for outlet in {source.outlet for source in cited}:
        link = scope.named(outlet)
        if outlet and link:
            yield outlet, link.title


def _sources(id: str, scope: Scope) -> Iterator[Source]:
    for one in scope.graph.citations.by.get(id, ()):
        source = scope.graph.library.sources.get(one)
        if source is not None and not scope.is_gone(one):
            yield source
