"""CHG801–CHG804: what readers were told has changed since a revision, and no entry says so.

A toll, a quotation or a headline that is replaced without a word makes the record worthless: who
cited it yesterday cannot find it today. `milaff check --since REV` compares what was published
then with what stands now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from milaff.checks.quotations import Quotation, find_quotations
from milaff.graph.graph import Graph
from milaff.model.article import Article
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.figure import Figure, FigureValue
from milaff.model.library import Library, Origin, visible_library
from milaff.model.record_keys import Change, RecordKeys
from milaff.problems import Place, Problem, Words, error
from milaff.records.record import Kind
from milaff.settings import Settings
from milaff.text.arabic import strip_marks

_ALIKE = 0.6
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class _Pair:
    """A record as it was published then and as it is written now, with its new entries."""

    old: RecordKeys
    new: RecordKeys
    old_body: str
    origin: Origin
    entries: tuple[Change, ...]

    def is_told(self, field: str, figure: str = "") -> bool:
        """Whether a new entry is about that; one that names neither field nor figure counts."""
        return any(
            one.figure == figure if one.figure else one.field in (None, field)
            for one in self.entries
        )


def find_silent_changes(before: Library, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """What changed in records that readers could see; drafts and new records are no matter."""
    published = visible_library(before, settings)
    moved = _moved(graph.written)
    for kind, old in published.records():
        if old.status == "withdrawn" or before.origins[old.id].key:
            continue
        new = _successor(old.id, kind, moved, graph)
        if new is None:
            yield from _vanished(before.origins[old.id], old.id, graph)
        elif new.status != "withdrawn":
            pair = _pair(old, new, before, graph)
            yield from _titles(pair)
            yield from _figures(pair)
            yield from _quotations(pair)


def _moved(library: Library) -> dict[str, str]:
    """The id of each record by its former addresses."""
    return {
        _address(address): item.id
        for _, item in library.records()
        for address in item.redirect_from
    }


def _address(address: str) -> str:
    return address.strip("/").removesuffix(".html").removesuffix("/index")


def _successor(id: str, kind: Kind, moved: dict[str, str], graph: Graph) -> RecordKeys | None:
    """The record with that id, or the one that took over its address, if readers can see it."""
    name = id if id in graph.written.origins else moved.get(f"{kind.folder}/{id}", "")
    item = graph.written.find(name)
    is_of_kind = item is not None and graph.written.origins[name].kind is kind
    return item if is_of_kind and name in graph.library else None


def _pair(old: RecordKeys, new: RecordKeys, before: Library, graph: Graph) -> _Pair:
    entries = tuple(change for change in new.changes if change not in old.changes)
    return _Pair(old, new, before.body_of(old.id), graph.written.origins[new.id], entries)


def _vanished(was: Origin, id: str, graph: Graph) -> Iterator[Problem]:
    """A record that is gone without a notice. One with faults is reported for these, and one that
    expired was meant to go."""
    item = graph.written.find(id)
    if id in graph.written.origins and (item is None or item.expires_at):
        return
    place = graph.written.origins[id].place_of("status") if item else was.record.top
    yield error(
        Place(place.path) if item is None else place,
        "CHG804",
        Words(f"«{id}» كان منشورا ثم اختفى", f'"{id}" was published and is gone'),
        Words(
            "أعده بـ status: withdrawn وسبب في changes، أو ضع عنوانه القديم في redirect_from",
            "Keep it with status: withdrawn and a reason in changes, or put its address into the"
            " redirect_from of another record",
        ),
    )


def _titles(pair: _Pair) -> Iterator[Problem]:
    if isinstance(pair.old, Article | Dossier | Event) and isinstance(pair.new, type(pair.old)):
        old, new = pair.old.title, pair.new.title
        if _plain(old) != _plain(new) and not pair.is_told("title"):
            place = pair.origin.place_of("title")
            yield _silent(place, "CHG803", _TITLE, old, new, "field: title")


def _quotations(pair: _Pair) -> Iterator[Problem]:
    """Quotations that were altered; one that was taken out altogether is an edit like others."""
    if pair.is_told("body"):
        return
    record = pair.origin.record
    old = {_plain(one.words): one for one in find_quotations(pair.old_body)}
    new = {_plain(one.words): one for one in find_quotations(record.body)}
    fresh = {text: one for text, one in new.items() if text not in old}
    for text, one in old.items():
        altered = _closest(text, fresh) if text not in new else None
        if altered is not None:
            place = record.place_in_body(altered.start)
            yield _silent(place, "CHG802", _QUOTATION, one.words, altered.words, "field: body")


def _closest(text: str, fresh: dict[str, Quotation]) -> Quotation | None:
    rated = [(SequenceMatcher(None, text, other).ratio(), other) for other in sorted(fresh)]
    ratio, best = max(rated, default=(0.0, ""))
    return fresh[best] if ratio >= _ALIKE else None


def _figures(pair: _Pair) -> Iterator[Problem]:
    now = {figure.measure: (index, figure) for index, figure in enumerate(_figures_of(pair.new))}
    for old in _figures_of(pair.old):
        if pair.is_told("figures", old.measure):
            continue
        index, new = now.get(old.measure, (0, None))
        if new is None:
            place = pair.origin.place_of("figures")
            yield _silent(
                place, "CHG801", _named(old), _written(old.adopted), _NOTHING, _about(old)
            )
        else:
            yield from _values(pair, old, new, index)


def _values(pair: _Pair, old: Figure, new: Figure, index: int) -> Iterator[Problem]:
    """The value that readers are shown is another, or one of the others is not there any more."""
    kept = {_written(value) for value in new.values}
    value, at = old.adopted, new.values.index(new.adopted)
    if _written(value) == _written(new.adopted):
        gone = [one for one in old.values if _written(one) not in kept]
        if not gone:
            return
        value, at = gone[0], _same_report(gone[0], new)
    place = pair.origin.place_of("figures", index)
    if at >= 0:
        key = "words" if new.values[at].value is None else "value"
        place = pair.origin.place_of("figures", index, "values", at, key)
    now = _written(new.values[at]) if at >= 0 else _NOTHING
    yield _silent(place, "CHG801", _named(old), _written(value), now, _about(old))


def _same_report(value: FigureValue, figure: Figure) -> int:
    """Where the value of the same source, speaker and day stands, with another number; or -1."""
    for at, other in enumerate(figure.values):
        if (other.source, other.said_by, other.as_of) == (value.source, value.said_by, value.as_of):
            return at
    return -1


def _figures_of(item: RecordKeys) -> tuple[Figure, ...]:
    return item.figures if isinstance(item, Event | Entity | Dossier) else ()


def _written(value: FigureValue) -> str:
    return value.value.text.strip() if value.value is not None else value.words or ""


def _named(figure: Figure) -> Words:
    return Words(f"رقم «{figure.label}»", f'The figure "{figure.label}"')


def _about(figure: Figure) -> str:
    return f"figure: {figure.measure}"


def _plain(text: str) -> str:
    return " ".join(strip_marks(text).split())


_TITLE = Words("العنوان", "The headline")
_QUOTATION = Words("اقتباس", "A quotation")


def _silent(place: Place, code: str, what: Words, old: str, new: str, about: str) -> Problem:
    return error(
        place,
        code,
        Words(
            f"{what.ar} تغيّر بلا تنويه: كان «{old}» وصار «{new}»",
            f'{what.en} changed and nothing says so: it was "{old}" and is "{new}"',
        ),
        Words(
            f"أضف إلى changes: {{kind: correction, {about}, date: …, note: …, was: …, now: …}}",
            f"Add to changes: {{kind: correction, {about}, date: …, note: …, was: …, now: …}}",
        ),
    )
