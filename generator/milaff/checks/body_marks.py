"""REF301–REF308: marks in a text that name no record, no figure, no source, or are malformed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.unresolved import unknown_id, wrong_kind
from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, CitedSource, LinkMark, find_marks, without_code
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.figure import Figure
from milaff.problems import Place, Problem, Words, did_you_mean, error
from milaff.records.record import Kind, Record
from milaff.settings import Settings

_MALFORMED = (
    (
        re.compile(r"\[\[[^\[\]\n]*\](?!\])"),
        Words("ينقص القوس الأخير: ]]", "The last bracket is missing: ]]"),
    ),
    (
        re.compile(r"\[\[[^\[\]\n]*(?=\n|$)"),
        Words("رابط لم يُغلق بـ ]]", "A link that is not closed with ]]"),
    ),
    (re.compile(r"\[\[\s*\|?\]\]"), Words("رابط فارغ", "An empty link")),
    (
        re.compile(r"\[@[^\]\n]*(?=\n|$)"),
        Words("استشهاد لم يُغلق بـ ]", "A citation that is not closed with ]"),
    ),
    (
        re.compile(r"\[\s+@[^\]\n]*\]"),
        Words("مسافة قبل @ في استشهاد", "A space before @ in a citation"),
    ),
)
_EXAMPLE = Words(
    "الصيغ: [[id]] أو [[id|نص]] أو [@source] أو [@source, ص. 3]",
    "The forms: [[id]], [[id|text]], [@source], [@source, p. 3]",
)


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every mark in the text of every record that is written."""
    for id, origin in sorted(graph.written.origins.items()):
        if not origin.key and id in graph.written:
            is_visible = id in graph.library
            yield from check_body(origin.record, graph, is_visible=is_visible)


def check_body(record: Record, graph: Graph, *, is_visible: bool = True) -> Iterator[Problem]:
    """The marks of one text, a record's or a plain page's."""
    for mark in find_marks(record.body):
        if isinstance(mark, LinkMark):
            yield from _check_link(mark, record, graph, is_visible=is_visible)
        else:
            yield from _check_citation(mark, record, graph, is_visible=is_visible)
    text = without_code(record.body)
    for pattern, message in _MALFORMED:
        for found in pattern.finditer(text):
            yield error(record.place_in_body(found.start()), "REF308", message, _EXAMPLE)


def _check_link(
    mark: LinkMark, record: Record, graph: Graph, *, is_visible: bool
) -> Iterator[Problem]:
    place = record.place_in_body(mark.start + 2)
    if mark.is_plain:
        return
    origin = graph.written.origins.get(mark.target)
    if origin is None:
        yield unknown_id(mark.target, None, place, graph.written)
    elif is_visible and mark.target in graph.written and mark.target not in graph.library:
        if not mark.text:
            yield _hidden(mark.target, place)
    elif mark.measure:
        yield from _check_measure(mark, place, graph)


def _check_measure(mark: LinkMark, place: Place, graph: Graph) -> Iterator[Problem]:
    item = graph.written.find(mark.target)
    if item is None:
        return
    figures: tuple[Figure, ...] = ()
    if isinstance(item, Event | Entity | Dossier):
        figures = item.figures
    measures = [figure.measure for figure in figures]
    if mark.measure not in measures:
        yield error(
            place,
            "REF304",
            Words(
                f"لا رقم باسم «{mark.measure}» في «{mark.target}»",
                f'"{mark.target}" has no figure "{mark.measure}"',
            ),
            did_you_mean(mark.measure, measures) or _listed(measures),
        )


def _listed(measures: list[str]) -> Words | None:
    names = ", ".join(measures)
    return Words(f"الأرقام فيه: {names}", f"Its figures: {names}") if measures else None


def _hidden(id: str, place: Place) -> Problem:
    return error(
        place,
        "REF305",
        Words(
            f"«{id}» لم يُنشر بعد، فلا يصح أن يظهر عنوانه",
            f'"{id}" is not published, so its title must not appear',
        ),
        Words(f"اكتب نص الرابط: [[{id}|نص]]", f"Write the link's text: [[{id}|text]]"),
    )


def _check_citation(
    mark: CitationMark, record: Record, graph: Graph, *, is_visible: bool
) -> Iterator[Problem]:
    if not mark.sources:
        yield error(
            record.place_in_body(mark.start),
            "REF308",
            Words("استشهاد فارغ", "An empty citation"),
            _EXAMPLE,
        )
    for cited in mark.sources:
        yield from _check_cited(cited, record, graph, is_visible=is_visible)


def _check_cited(
    cited: CitedSource, record: Record, graph: Graph, *, is_visible: bool
) -> Iterator[Problem]:
    place = record.place_in_body(cited.start)
    origin = graph.written.origins.get(cited.source)
    if origin is None:
        yield unknown_id(cited.source, Kind.SOURCE, place, graph.written)
    elif origin.kind is not Kind.SOURCE:
        yield wrong_kind(cited.source, Kind.SOURCE, origin.kind, place)
    elif is_visible and cited.source in graph.written and cited.source not in graph.library:
        yield error(
            place,
            "REF306",
            Words(
                f"المصدر «{cited.source}» لم يُنشر بعد، فتبقى العبارة بلا مصدر",
                f'The source "{cited.source}" is not published, so the statement has no source',
            ),
            Words("انشر المصدر أو استشهد بغيره", "Publish the source or cite another"),
        )
