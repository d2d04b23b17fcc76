"""One rule a file over the Graph, in two kinds.

A rule on a record is `check_record(item, graph, settings)` → problems. Its findings are kept until
something changes that it read, and every look-up by key in the graph is noted as read: so it looks
others up by their ids (`graph.written.find(id)`, `graph.mentions.by.get(id)`), goes through no
whole mapping, and asks neither the clock nor the disk. Before anything else it makes sure, at the
price of one quick test, that its record can have what it looks for.

A rule on the site is `check(graph, settings)` → problems. It is asked in every build, so it costs
microseconds a record and reads no text; what it wants to know of texts is in `record_facts.py`,
and comes as `check(graph, settings, facts_of)`.

To add one: write `checks/<name>.py` with a docstring that begins with its codes and says what it
finds and why, and add it to one of the lists. A site may set the level of a code, or switch it off.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from milaff.checks import (
    absolute_links,
    body_marks,
    care_claims,
    care_denials,
    care_hedges,
    care_persons,
    care_propaganda,
    care_sensitive,
    change_subjects,
    claims,
    dates,
    figures_by_hand,
    figures_outdated,
    figures_unsettled,
    figures_unsourced,
    image_texts,
    images,
    judgements,
    nameless_sources,
    names_common,
    names_doubtful,
    names_longer,
    names_misspelt,
    names_shared,
    names_unseen,
    near_duplicates,
    persian_letters,
    quotation_marks,
    quotations,
    raw_html,
    references,
    sources_absent,
    sources_uncited,
    stale,
    style,
    units,
    withdrawals,
)
from milaff.checks.record_facts import FactsOf, RecordFacts, facts_of
from milaff.graph.graph import Graph
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.problems import Level, Problem
from milaff.settings import Settings

__all__ = [
    "FACT_CHECKS", "FAULTY_RECORD_CHECKS", "KEPT_SITE_CHECKS", "RECORD_CHECKS", "SITE_CHECKS",
    "FactsOf", "RecordFacts", "as_chosen", "check_graph", "check_record", "check_records",
    "check_site", "facts_of", "item_to_check", "known_codes",
]  # fmt: skip

RecordCheck = Callable[[RecordKeys, Graph, Settings], Iterator[Problem]]
SiteCheck = Callable[[Graph, Settings], Iterator[Problem]]
FactCheck = Callable[[Graph, Settings, FactsOf], Iterator[Problem]]

FAULTY_RECORD_CHECKS: tuple[RecordCheck, ...] = (
    references.check_record,
    body_marks.check_record,
    raw_html.check_record,
    image_texts.check_record,
    absolute_links.check_record,
    care_propaganda.check_record,
)
"""Of a record with faults the text and what is sound of its keys are looked at all the same."""

RECORD_CHECKS: tuple[RecordCheck, ...] = (
    *FAULTY_RECORD_CHECKS,
    units.check_record,
    withdrawals.check_record,
    nameless_sources.check_record,
    sources_absent.check_record,
    claims.check_record,
    quotations.check_record,
    quotation_marks.check_record,
    persian_letters.check_record,
    names_doubtful.check_record,
    names_misspelt.check_record,
    change_subjects.check_record,
    judgements.check_record,
    style.check_record,
    care_persons.check_record,
    care_hedges.check_record,
    care_claims.check_record,
    figures_unsettled.check_record,
    figures_outdated.check_record,
    figures_by_hand.check_record,
    figures_unsourced.check_record,
)

SITE_CHECKS: tuple[SiteCheck, ...] = (
    dates.check,
    images.check,
    stale.check,
    near_duplicates.check,
    names_common.check,
    care_denials.check,
)

KEPT_SITE_CHECKS: tuple[SiteCheck, ...] = (
    names_longer.check,
    names_shared.check,
    names_unseen.check,
)
"""Rules on the site that look at much: their findings are kept as those on records are, while the
register is the same."""

FACT_CHECKS: tuple[FactCheck, ...] = (
    sources_uncited.check,
    care_sensitive.check,
)

_CODES = re.compile(r"([A-Z]{3,4})(\d{3})(?:–(?:[A-Z]{3,4})?(\d{3}))?")


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """What the rules find in one record (`item_to_check`), at the levels of the rules."""
    checks = RECORD_CHECKS if item.id in graph.written else FAULTY_RECORD_CHECKS
    for check in checks:
        yield from check(item, graph, settings)


def check_records(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """What the rules on records find in all of them."""
    for id in sorted(graph.written.origins):
        item = item_to_check(id, graph.written)
        if item is not None:
            yield from check_record(item, graph, settings)


def item_to_check(id: str, library: Library) -> RecordKeys | None:
    """The record with that id, or what is sound of it; nothing of a faulty source in an article."""
    item = library.find(id) or library.salvaged.get(id)
    if item is None:
        return None if library.origins[id].key else RecordKeys.model_construct(id=id)
    return item if item.id == id else item.model_copy(update={"id": id})


def check_site(graph: Graph, settings: Settings, facts_of: FactsOf = facts_of) -> Iterator[Problem]:
    """What the rules on the site find, at the levels of the rules."""
    for check in SITE_CHECKS:
        yield from check(graph, settings)
    for fact_check in FACT_CHECKS:
        yield from fact_check(graph, settings, facts_of)


def check_graph(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """What all rules find, as the site wants to hear of it."""
    kept = [problem for check in KEPT_SITE_CHECKS for problem in check(graph, settings)]
    found = [*check_records(graph, settings), *kept, *check_site(graph, settings)]
    return as_chosen(found, settings)


def as_chosen(found: Iterable[Problem], settings: Settings) -> Iterator[Problem]:
    """All findings at the levels that the site chose; where a line has an error, no hint: a mark
    that is mistyped is missing too."""
    found = tuple(found)
    wrong = {(one.place.path, one.place.line) for one in found if one.level is Level.ERROR}
    for problem in found:
        if problem.level is not Level.HINT or (problem.place.path, problem.place.line) not in wrong:
            yield from _at_level(problem, settings)


def _at_level(problem: Problem, settings: Settings) -> Iterator[Problem]:
    """The problem as the site wants it; what is an error for everybody stays one."""
    level = settings.checks.get(problem.code, problem.level)
    if problem.level is Level.ERROR:
        yield problem
    elif level is not None:
        yield replace(problem, level=level)


def known_codes() -> frozenset[str]:
    """The codes of all rules, as their docstrings begin with them: `REF301–REF306: …`."""
    codes: set[str] = set()
    for check in (*RECORD_CHECKS, *SITE_CHECKS, *KEPT_SITE_CHECKS, *FACT_CHECKS):
        manual = sys.modules[check.__module__].__doc__ or ""
        for name, first, last in _CODES.findall(manual.partition(":")[0]):
            codes |= {f"{name}{number}" for number in range(int(first), int(last or first) + 1)}
    return frozenset(codes)
