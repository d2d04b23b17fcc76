"""One rule a file over the Graph. A rule is a function `check(graph, settings)` → problems.

To add one: write `checks/<name>.py` with a docstring that begins with its codes and says what it
finds and why, and add it to CHECKS. A site may set the level of a code, or switch it off.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
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
from milaff.graph.graph import Graph
from milaff.problems import Level, Problem
from milaff.settings import Settings

Check = Callable[[Graph, Settings], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check,
    body_marks.check,
    units.check,
    withdrawals.check,
    dates.check,
    images.check,
    nameless_sources.check,
    sources_absent.check,
    sources_uncited.check,
    claims.check,
    quotations.check,
    quotation_marks.check,
    persian_letters.check,
    near_duplicates.check,
    names_shared.check,
    names_doubtful.check,
    names_common.check,
    names_misspelt.check,
    names_longer.check,
    names_unseen.check,
    raw_html.check,
    absolute_links.check,
    change_subjects.check,
    judgements.check,
    stale.check,
    style.check,
    care_persons.check,
    care_denials.check,
    care_hedges.check,
    care_claims.check,
    care_propaganda.check,
    care_sensitive.check,
    figures_unsettled.check,
    figures_outdated.check,
    figures_by_hand.check,
    figures_unsourced.check,
)


_CODES = re.compile(r"([A-Z]{3})(\d{3})(?:–(?:[A-Z]{3})?(\d{3}))?")


def check_graph(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """What all rules find, at the levels that the site chose; where a line has an error, no hint:
    a mark that is mistyped is missing too."""
    found = [problem for check in CHECKS for problem in check(graph, settings)]
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
    for check in CHECKS:
        manual = sys.modules[check.__module__].__doc__ or ""
        for name, first, last in _CODES.findall(manual.partition(":")[0]):
            codes |= {f"{name}{number}" for number in range(int(first), int(last or first) + 1)}
    return frozenset(codes)
