"""What `milaff mentions` prints: the names found, as lines to read or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from milaff.commands.speech import Misuse
from milaff.graph.found_names import FoundName, doubts_by_record, find_in_record, records_of
from milaff.graph.graph import Graph
from milaff.problems import Words, did_you_mean
from milaff.records.read import read_typed
from milaff.report import isolated
from milaff.settings import Settings

REASONS: Mapping[str, Words] = {
    "mark": Words("وضع المحرر [[…]]", "marked [[…]]"),
    "settled": Words("نص disambiguate", "disambiguate"),
    "context": Words("كلمة سياق قربه", "a context word is near"),
    "confirmed": Words("المادة عنه", "the article is about it"),
    "name": Words("اسم", "name"),
    "full_name": Words("ورد الاسم الكامل", "the full name stands in the text"),
    "elsewhere": Words("تعيّن في موضع آخر", "certain elsewhere in the text"),
    "no_context": Words("لا كلمة سياق قربه", "no context word is near"),
    "no_full_name": Words("لم يرد الاسم الكامل", "the full name does not stand in the text"),
    "other_person": Words("قبله اسم شخص آخر", "another's given name stands before it"),
    "longer_name": Words("جزء من اسم أطول", "part of a longer name"),
    "adjective": Words("صفة لا اسم", "an adjective, no name"),
    "several": Words("يحتمل غير واحد", "it may be several"),
}


def find_all(
    ids: Sequence[str], graph: Graph, settings: Settings
) -> Iterator[tuple[str, FoundName]]:
    """The names in these records, or in all, with the path of the file; Misuse for a wrong id."""
    for id in ids:
        if id not in graph.written:
            raise Misuse(_unknown(id, graph))
    doubts = doubts_by_record(graph)
    for origin, item in records_of(graph, tuple(ids)):
        typed = read_typed(settings.content / origin.record.path)
        for found in find_in_record(item, graph, doubts.get(item.id, ()), typed):
            yield origin.record.top.path, found


def _unknown(id: str, graph: Graph) -> Words:
    known = [item.id for _, item in graph.written.records()]
    hint = did_you_mean(id, known) or Words(
        "معرّف السجل اسم ملفه بلا امتداده", "a record's id is its file's name without the suffix"
    )
    return Words(f"لا سجل معرّفه «{id}». {hint.ar}", f'there is no record "{id}". {hint.en}')


def choose(
    found: Iterable[tuple[str, FoundName]], *, linked: bool, doubts: bool
) -> list[tuple[str, FoundName]]:
    """The names, or only the links among them, and the doubts if they are wanted."""
    return [
        (path, one)
        for path, one in found
        if (doubts if one.is_doubt else one.is_linked or not linked)
    ]


def write_json(found: Iterable[tuple[str, FoundName]], language: str) -> str:  # noqa: ARG001
    """A list of objects; offsets count the code points of the file on disk, all of them.

    A doubt is one object for each entity that it may be: its `why` says that it is none.
    """
    rows = [_as_mapping(path, one, entity) for path, one in found for entity in one.entities]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _as_mapping(path: str, found: FoundName, entity: str) -> dict[str, object]:
    span = found.span
    return {
        "article": found.record,
        "path": path,
        "entity": entity,
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "line": span.place.line,
        "column": span.place.column,
        "linked": found.is_linked,
        "alias": found.alias,
        "why": found.why,
        "field": ".".join(map(str, found.key)),
    }


def write_text(found: Sequence[tuple[str, FoundName]], language: str) -> str:
    """A line for each name, with the words around it in the next; an empty line between files."""
    isolate = language == "ar" and sys.stdout.isatty()
    lines: list[str] = []
    before = ""
    for path, one in found:
        if before and path != before:
            lines.append("")
        before = path
        lines += _lines(path, one, language, isolate=isolate)
    return "\n".join([*lines, _count(found).in_language(language)]) + "\n"


def _lines(path: str, found: FoundName, language: str, *, isolate: bool) -> Iterator[str]:
    place = found.span.place
    where, id = f"{path}:{place.line}:{place.column}", " | ".join(found.entities)
    if isolate:
        where, id = isolated(where), isolated(id)
    became = _became(found).in_language(language)
    comma = "," if language == "en" else "،"
    why = REASONS[found.why].in_language(language)
    name = _in_a_line(found.span.text)
    yield f"{where} {name} → {id} ({became}{comma} {why})"
    before, after = found.around
    yield f"    {_in_a_line(f'{before}[{name}]{after}')}"


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def _became(found: FoundName) -> Words:
    if found.is_doubt:
        return Words("لم يؤخذ", "not taken")
    return Words("رابط", "linked") if found.is_linked else Words("بلا رابط", "not linked")


def _count(found: Sequence[tuple[str, FoundName]]) -> Words:
    links = sum(one.is_linked for _, one in found)
    doubts = sum(one.is_doubt for _, one in found)
    names = len(found) - doubts
    more = Words(f"، وما لم يؤخذ: {doubts}", f", not taken: {doubts}") if doubts else Words("", "")
    return Words(
        f"الأسماء: {names}، الروابط: {links}{more.ar}", f"names: {names}, links: {links}{more.en}"
    )
