"""FIG603: a number typed in an article beside a registered figure, and it is none of its values.

«140 قتيلا» in an article on an event whose toll is ≥ 133 is a slip, or a value that nobody
registered. A number counts only where the counted noun of the figure's unit follows it, and not in
quotations, whose words are another's. Of tolls it is a warning; of other nouns, which count many
things (شخص، هجوم), a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from milaff.checks.figures import WrittenFigure, figures_of
from milaff.checks.written_texts import plain_body
from milaff.graph.graph import Graph
from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.passages import find_passages
from milaff.model.amount_words import write_amount
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.problems import Level, Place, Problem, Words
from milaff.settings import Settings
from milaff.text.arabic import fold
from milaff.text.numerals import to_latin_digits
from milaff.text.plurals import Noun

_TOLLS = frozenset({"killed", "wounded", "injured", "missing", "victim", "hostage"})
_NUMBER = re.compile(
    r"(?<![\w.,٫٬/–-])([0-9٠-٩]{1,3}(?:[,٬][0-9٠-٩]{3})+|[0-9٠-٩]+)(?![\w.,٫٬/–-])[ \u00a0]+"
)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")
_MAY_COUNT = re.compile(r"[0-9٠-٩][ \u00a0\n<]")
"""A digit before what is a space or becomes one: the end of a line, `<br>`."""
_REACH = 40


@dataclass(slots=True)
class _Counted:
    """What is registered of one unit: its noun, the numbers, a figure to name in the hint."""

    noun: Noun
    first: WrittenFigure
    numbers: set[Decimal] = field(default_factory=set)


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Title, summary and text of an article that has to do with a figure."""
    if not isinstance(item, Article) or item.status == "withdrawn" or not _may_count(item, graph):
        return
    if item.id not in graph.library:
        return
    counted = _counted(_owners(item, graph), graph, settings)
    for text, offset, key in _texts(item, graph) if counted else ():
        for at, number, unit in _numbers(text, counted):
            origin = graph.written.origins[item.id]
            place = origin.place_of(key) if key else origin.record.place_in_body(offset + at)
            yield _problem(place, number, unit, counted[unit])


def _may_count(article: Article, graph: Graph) -> bool:
    """Whether it has to do with a figure and a number stands before a word anywhere, which may be
    typed as an entity; most texts need no closer look."""
    body = graph.written.body_of(article.id)
    if not article.events and "#" not in body:
        return False
    texts = (article.title, article.summary or "", plain_body(body))
    return any("&" in text or _MAY_COUNT.search(text) for text in texts)


def _owners(article: Article, graph: Graph) -> tuple[str, ...]:
    """The article's events, and whatever else it names a figure of."""
    marks = find_marks(graph.written.body_of(article.id))
    named = (mark.target for mark in marks if isinstance(mark, LinkMark) and mark.measure)
    return tuple(dict.fromkeys((*article.events, *named)))


def _counted(owners: Iterable[str], graph: Graph, settings: Settings) -> dict[str, _Counted]:
    """The units of these records' figures that count, and do not measure."""
    found: dict[str, _Counted] = {}
    for written in chain.from_iterable(figures_of(owner, graph) for owner in owners):
        unit = written.figure.unit
        noun = settings.units.get(unit) if unit else None
        if unit and noun and not noun.is_measure:
            ends = [end for _, one in written.values if one.value for end in one.value.ends]
            found.setdefault(unit, _Counted(noun, written)).numbers.update(ends)
    return {unit: one for unit, one in found.items() if one.numbers}


def _texts(article: Article, graph: Graph) -> Iterator[tuple[str, int, str]]:
    """Each text with its place: an offset into the body, or a key."""
    yield article.title, 0, "title"
    yield article.summary or "", 0, "summary"
    for passage in find_passages(plain_body(graph.written.body_of(article.id))):
        yield passage.text, passage.offset, ""


def _numbers(text: str, counted: Mapping[str, _Counted]) -> Iterator[tuple[int, str, str]]:
    """Where a number with a registered noun stands, the number and the unit, if it is another."""
    shown = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    for found in _NUMBER.finditer(shown):
        after = fold(shown[found.end() : found.end() + _REACH])
        number = Decimal(re.sub("[,٬]", "", to_latin_digits(found[1])))
        for unit, one in counted.items():
            if number not in one.numbers and _follows(one.noun, number, after):
                yield found.start(), found[1], unit


def _follows(noun: Noun, number: Decimal, after: str) -> bool:
    form = fold(noun.form(int(number)).replace("{n}", ""))
    return after == form or after.startswith(f"{form} ") or _is_cut(after, form)


def _is_cut(after: str, form: str) -> bool:
    """Whether a sign follows the noun: «140 قتيلا، و…»."""
    return after.startswith(form) and not after[len(form) : len(form) + 1].isalnum()


def _problem(place: Place, number: str, unit: str, one: _Counted) -> Problem:
    figure = one.first.figure
    mark = f"[[{one.first.owner}#{figure.measure}]]"
    amounts = [value.value for _, value in one.first.values if value.value]
    known = "، ".join(dict.fromkeys(write_amount(amount, one.noun) for amount in amounts))
    return Problem(
        place,
        "FIG603",
        Level.WARNING if unit in _TOLLS else Level.HINT,
        Words(
            f"العدد {number} كُتب باليد، وليس من قيم «{figure.label}» المسجلة: {known}",
            f"The number {number} is typed by hand and is no registered value of"
            f' "{figure.measure}": {", ".join(amount.text for amount in amounts)}',
        ),
        Words(
            f"اكتب {mark}، أو سجّل العدد قيمة بمصدرها",
            f"Write {mark}, or register the number as a value with its source",
        ),
    )
