"""REF301–REF306, REF308: marks in a text that name no record, no figure, no source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from milaff.checks.malformed_marks import EXAMPLE, check_malformed, check_separators
from milaff.checks.unresolved import unknown_id, wrong_kind
from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, CitedSource, LinkMark, find_marks
from milaff.model.dossier import Dossier
from milaff.model.entity import Entity
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.problems import Place, Problem, Words, did_you_mean, error
from milaff.records.record import Kind, Record
from milaff.settings import Settings


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every mark in the text of a record, with faults or without."""
    if "[" in graph.written.body_of(item.id):
        record = graph.written.origins[item.id].record
        yield from check_body(record, graph, is_visible=item.id in graph.library)


def check_body(record: Record, graph: Graph, *, is_visible: bool = True) -> Iterator[Problem]:
    """The marks of one text, a record's or a plain page's."""
    body = record.body
    for mark in find_marks(body):
        if isinstance(mark, LinkMark):
            yield from _check_link(mark, record, graph, is_visible=is_visible)
        else:
            yield from _check_citation(mark, record, graph, is_visible=is_visible)
    yield from check_malformed(body, record, graph.written)


def _check_link(
    mark: LinkMark, record: Record, graph: Graph, *, is_visible: bool
) -> Iterator[Problem]:
    if mark.is_plain:
        return
    is_known = mark.target in graph.library
    if not is_known and graph.written.origins.get(mark.target) is None:
        yield _unknown(mark, record.place_in_body(mark.start + 2), graph)
    elif not is_known and is_visible and mark.target in graph.written:
        if not mark.text:
            yield _hidden(mark.target, record.place_in_body(mark.start + 2))
    elif mark.measure:
        yield from _check_measure(mark, record, graph)


def _unknown(mark: LinkMark, place: Place, graph: Graph) -> Problem:
    """No record has that id; or the text stands before the `|` and the id after it."""
    problem = unknown_id(mark.target, None, place, graph.written)
    if mark.text not in graph.written.origins:
        return problem
    right = f"[[{mark.text}|{mark.target}]]"
    return replace(problem, hint=Words(f"المعرّف أولا: {right}", f"The id comes first: {right}"))


def _check_measure(mark: LinkMark, record: Record, graph: Graph) -> Iterator[Problem]:
    item = graph.written.find(mark.target)
    if item is None:
        return
    figures = item.figures if isinstance(item, Event | Entity | Dossier) else ()
    measures = [figure.measure for figure in figures]
    if mark.measure not in measures:
        yield error(
            record.place_in_body(record.body.index("#", mark.start) + 1),
            "REF304",
            Words(
                f"لا رقم باسم «{mark.measure}» في «{mark.target}»",
                f'"{mark.target}" has no figure "{mark.measure}"',
            ),
            did_you_mean(mark.measure, measures) or _listed(measures, mark.target),
        )


def _listed(measures: list[str], id: str) -> Words:
    if not measures:
        return Words(
            f"لا أرقام في «{id}»: أضفها إليه في figures، أو اكتب [[{id}]]",
            f'"{id}" has no figures: add them in its figures, or write [[{id}]]',
        )
    names = ", ".join(measures)
    return Words(f"الأرقام فيه: {names}", f"Its figures: {names}")


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
            EXAMPLE,
        )
    for cited in mark.sources:
        yield from _check_cited(cited, record, graph, is_visible=is_visible)


def _check_cited(
    cited: CitedSource, record: Record, graph: Graph, *, is_visible: bool
) -> Iterator[Problem]:
    if cited.source in graph.library.sources and not cited.locator.startswith("@"):
        return
    place = record.place_in_body(cited.start)
    origin = graph.written.origins.get(cited.source)
    mistyped = check_separators(cited, place, graph.written)
    if mistyped:
        yield mistyped
    elif origin is None:
        yield unknown_id(cited.source, Kind.SOURCE, place, graph.written)
    elif origin.kind is not Kind.SOURCE and cited.source not in graph.written.contested:
        yield _no_source(cited.source, origin.kind, place, graph)
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


def _no_source(id: str, kind: Kind, place: Place, graph: Graph) -> Problem:
    problem = wrong_kind(id, Kind.SOURCE, kind, place, graph.written)
    return replace(
        problem,
        hint=Words(
            f"[@…] للمصادر وحدها، والرابط إليه: [[{id}]]",
            f"[@…] is for sources alone; a link to it: [[{id}]]",
        ),
    )
