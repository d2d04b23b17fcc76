"""Records as entries of lists: cards, timeline items, mentions, groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from milaff.graph.marks import LinkMark
from milaff.graph.mentions import Mention
from milaff.graph.related import Related
from milaff.graph.sentences import write_sentence
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.figure import Figure
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.pages.figures import find_figure, shown_figures
from milaff.pages.numbering import Numbering, ascending
from milaff.pages.scope import Scope
from milaff.pages.tongues import foreign_tag, latin_of, name_language
from milaff.pages.views import (
    Card,
    DateView,
    Group,
    ImageView,
    Link,
    MentionGroup,
    MentionView,
    TimelineItem,
    TrendView,
)
from milaff.pages.writing import write_day, write_moment, write_value
from milaff.text.arabic import sort_key
from milaff.text.bidi import isolate_html

_ENTITY_KINDS = ("person", "organization", "outlet", "group", "place", "work")


def card_of(id: str, scope: Scope) -> Card:
    """A record in a list."""
    item = scope.graph.library.find(id)
    assert item is not None
    return Card(
        title=scope.title_of(id),
        url=scope.url_of(id),
        kicker=_kicker(item, scope),
        summary=item.summary or "",
        date=_date(item, scope),
        lang=name_language(item, scope.settings),
        summary_lang=foreign_tag(item.language, scope.settings),
        trend=trend_view(item, scope) if isinstance(item, Dossier) else None,
        counts=dossier_counts(item, scope) if isinstance(item, Dossier) else (),
        image=_card_image(item, scope),
    )


def _card_image(item: RecordKeys, scope: Scope) -> ImageView | None:
    image = image_view(item, scope) if item.image else None
    return image if image and not image.sensitive else None


def cards_of(ids: Iterable[str], scope: Scope) -> tuple[Card, ...]:
    """Records in a list, in the order given."""
    return tuple(card_of(id, scope) for id in ids)


def related_cards(related: Iterable[Related], scope: Scope) -> tuple[Card, ...]:
    """Articles to read next, each with the reason."""
    return tuple(replace(card_of(one.id, scope), note=_reason(one, scope)) for one in related)


def _reason(related: Related, scope: Scope) -> str:
    """«يشترك في: طالبان، موسكو»."""
    names = scope.word("comma").join(map(scope.title_of, related.shared))
    reasons = [scope.word("on_same_event")] if related.is_same_event else []
    reasons += [scope.word("shares_entities", names=names)] if names else []
    return scope.word("semicolon").join(reasons)


def _kicker(item: RecordKeys, scope: Scope) -> str:
    match item:
        case Article():
            dossiers = scope.graph.membership.dossiers.get(item.id, ())
            return scope.title_of(dossiers[0]) if dossiers else ""
        case Dossier():
            return item.kicker or ""
        case Entity():
            return scope.word(f"entity_{item.kind}")
        case Source():
            return scope.word(f"source_{item.kind}")
    return scope.word("event")


def _date(item: RecordKeys, scope: Scope) -> DateView | None:
    match item:
        case Article():
            return write_day(item.date, scope.settings)
        case Event():  # the note on a date stands on the record's own page
            return replace(event_date(item, scope), note="")
        case Source():
            return write_moment(item.date, scope.settings, inferred=item.date_inferred)
        case Dossier():
            return dossier_date(item, scope)
    return None


def trend_view(dossier: Dossier, scope: Scope) -> TrendView | None:
    """Which way a dossier's subject goes, since when and why."""
    trend = dossier.trend
    if trend is None:
        return None
    return TrendView(
        direction=trend.direction,
        label=scope.word(f"trend_{trend.direction}"),
        reason=trend.reason,
        as_of=write_moment(
            trend.as_of, scope.settings, trend.date_note, inferred=trend.date_inferred
        ),
    )


def dossier_counts(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    """How many articles and events a dossier has."""
    articles = scope.graph.membership.articles.get(dossier.id, ())
    events = scope.graph.timelines.of_dossier.get(dossier.id, ())
    counts = (scope.count("articles", len(articles)),)
    return (*counts, scope.count("events", len(events))) if events else counts


def dossier_date(dossier: Dossier, scope: Scope) -> DateView | None:
    """When a dossier was last worked on: its newest article, change or review."""
    library = scope.graph.library
    moments = [
        library.articles[id].date for id in scope.graph.membership.articles.get(dossier.id, ())
    ]
    moments += [change.date for change in dossier.changes]
    if dossier.reviewed and dossier.reviewed.earliest == dossier.reviewed.latest:
        moments.append(dossier.reviewed)
    if not moments:
        return None
    return max((write_day(moment, scope.settings) for moment in moments), key=lambda day: day.iso)


def event_date(event: Event, scope: Scope) -> DateView:
    """An event's date, with its weekday where the day is known."""
    written = write_moment(
        event.date, scope.settings, event.date_note, inferred=event.date_inferred, weekday=True
    )
    assert written is not None
    return written


def timeline_item(id: str, scope: Scope, numbering: Numbering | None = None) -> TimelineItem:
    """An event in a timeline; with a `numbering`, its sources are cited on that page."""
    event = scope.graph.library.events[id]
    figures = shown_figures(event.figures, scope)
    cited = [
        mark for source in event.sources for mark in (numbering.cite(source) if numbering else ())
    ]
    return TimelineItem(
        date=replace(event_date(event, scope), note=""),  # the event's own page has the note
        title=event.title,
        url=scope.url_of(id),
        summary=numbering.names.link(id, event.summary) if numbering else event.summary or "",
        place=scope.named(event.place),
        figures=tuple(_figure_line(figure, scope) for figure in figures),
        citations=ascending(cited),
        lead=bool(figures),
        lang=name_language(event, scope.settings),
    )


def _figure_line(figure: Figure, scope: Scope) -> str:
    return f"{figure.label}: {write_value(figure.adopted, figure, scope.settings)}"


def mention_view(mention: Mention, scope: Scope) -> MentionView:
    """Where a record is named, with the sentence, the name marked."""
    card = card_of(mention.source, scope)
    return MentionView(
        title=card.title,
        url=card.url,
        date=card.date,
        kicker=card.kicker,
        sentence=_sentence(mention, scope),
        lang=card.lang,
    )


_FEW_MENTIONS = 12


def mention_groups(mentions: Sequence[Mention], scope: Scope) -> tuple[MentionGroup, ...]:
    """The mentions in the order given; many are grouped by the dossier of their articles."""
    views = [mention_view(one, scope) for one in mentions]
    if len(views) <= _FEW_MENTIONS:
        return (MentionGroup("", tuple(views)),) if views else ()
    grouped: dict[str, list[MentionView]] = {}
    for view in views:
        grouped.setdefault(view.kicker, []).append(view)
    other = scope.word("more_articles")
    return tuple(MentionGroup(label or other, tuple(own)) for label, own in grouped.items())


def _sentence(mention: Mention, scope: Scope) -> Markup:
    cut = scope.graph.mentions.sentence_of(mention)
    if cut is None:
        return Markup("")
    sentence = write_sentence(cut, mention.mark, lambda mark: _written(mark, scope))
    item = scope.graph.library.find(mention.source)
    latin = latin_of(item, scope.settings) if item else ""
    before, name, after = (
        Markup(isolate_html(part, latin))
        for part in (sentence.before, sentence.name, sentence.after)
    )
    return before + Markup("<mark>") + name + Markup("</mark>") + after


def _written(mark: LinkMark, scope: Scope) -> str:
    if mark.text:
        return mark.text
    figure = find_figure(mark.target, mark.measure, scope) if mark.measure else None
    if figure:
        return write_value(figure.adopted, figure, scope.settings, mark.case)
    return scope.title_of(mark.target)


def entity_groups(
    ids: Iterable[str], scope: Scope, *, is_ranked: bool = False
) -> tuple[Group, ...]:
    """Entities by kind, in Arabic alphabetical order; ranked ones in the order given."""
    entities = scope.graph.library.entities
    by_kind: dict[str, list[str]] = {}
    for id in dict.fromkeys(ids):
        if id in entities and entities[id].status != "withdrawn":
            by_kind.setdefault(entities[id].kind, []).append(id)
    groups = []
    for kind in _ENTITY_KINDS:
        if kind in by_kind:
            named = by_kind[kind]
            ordered = named if is_ranked else sorted(named, key=lambda id: entity_order(id, scope))
            links = tuple(scope.link(id) for id in ordered)
            groups.append(Group(scope.word(f"entities_{kind}"), links))
    return tuple(groups)


def entity_order(id: str, scope: Scope) -> tuple[object, ...]:
    """The order of entities: Arabic alphabetical, without ال and tashkeel."""
    entity = scope.graph.library.entities[id]
    return (sort_key(entity.sort_as or entity.name_in(scope.settings.language)), id)


def image_view(item: RecordKeys, scope: Scope) -> ImageView | None:
    """A record's picture, where its file is there."""
    image = item.image
    url = scope.addresses.get(image.file) if image else None
    if image is None or url is None:
        return None
    return ImageView(
        url=url,
        alt=image.alt,
        caption=image.caption or "",
        credit=image.credit or "",
        licence=image.licence or "",
        sensitive=image.sensitive,
        showing=scope.showing(image.file),
    )


def shared_image(image: ImageView | None) -> str:
    """The picture of a page when it is shared; a sensitive one never is."""
    if image is None or image.sensitive:
        return ""
    return image.showing.src if image.showing else image.url


def dossier_links(ids: Iterable[str], scope: Scope) -> tuple[Link, ...]:
    """Dossiers as links."""
    return tuple(scope.link(id) for id in ids)
