"""Files → Graph with its problems, and what is remembered of earlier runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from milaff.cache.entries import ReadEntries, read_entries
from milaff.cache.epochs import OF_PAGES, settings_digest
from milaff.cache.facets import Facets, facets_of, find_changes
from milaff.cache.related import find_kept_related
from milaff.cache.store import Store
from milaff.cache.texts import KeptTexts
from milaff.cache.units import Change, Keeper, Shelf
from milaff.checks import (
    KEPT_SITE_CHECKS,
    SiteCheck,
    as_chosen,
    check_record,
    check_site,
    item_to_check,
)
from milaff.graph.graph import Graph, link_records
from milaff.graph.watch import Reads, WatchedMapping, settle_related, watch_graph
from milaff.model.library import shelve_entries
from milaff.model.names import Names
from milaff.pages.edition import Edition, find_places, plan_edition
from milaff.pictures.picture import Picture
from milaff.problems import Level, Problem, sort_problems, without_echoes
from milaff.progress import SILENT, Progress
from milaff.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """The linked records. What is read of `graph` is noted in `reads`; `keeper` has results of
    earlier runs, `change` what they were made of and is not the same any more. `files` are those
    that each record's text refers to, by the record's path; `parsed` counts the files that were
    parsed."""

    graph: Graph
    problems: tuple[Problem, ...]
    store: Store
    reads: Reads
    change: Change
    keeper: Keeper
    checks: Shelf
    related: Shelf
    files: Mapping[str, Sequence[str]]
    parsed: int = 0


def open_reading(settings: Settings, store: Store, progress: Progress = SILENT) -> Reading:
    """Everything under the content folder, linked and checked."""
    progress.stage("read")
    found = read_entries(settings, store)
    library, faults = shelve_entries(found.entries, Names(tuple(e.record for e in found.entries)))
    progress.stage("link")
    entries = {entry.record.path: entry for entry in found.entries}
    texts = KeptTexts(entries, store, progress)
    graph = link_records(library, settings, texts)
    store.commit()
    change = Change(find_changes(facets_of(graph, entries, texts), store), store)
    reads = Reads()
    watched = watch_graph(graph, reads)
    related = Shelf("related", b"", store, reads, change)
    found_related = find_kept_related(watched, graph.newest, related, change)
    watched = settle_related(watched, found_related, reads)
    keeper = Keeper(store, reads, change)
    keeper.begin("bodies", settings_digest(settings, without=OF_PAGES))
    for space in ("order", "search"):
        keeper.begin(space, settings_digest(settings))
    checks = Shelf("checks", settings_digest(settings), store, reads, change)
    progress.stage("check", len(library.origins))
    later = [*faults, *_check(watched, graph, settings, checks, found, reads, progress)]
    problems = sort_problems([*found.problems, *without_echoes(later, found.problems)])
    return Reading(
        graph=watched,
        problems=problems,
        store=store,
        reads=reads,
        change=change,
        keeper=keeper,
        checks=checks,
        related=related,
        files={path: facts.files for path, facts in found.facts.items()},
        parsed=found.parsed,
    )


def _check(
    watched: Graph,
    graph: Graph,
    settings: Settings,
    kept: Shelf,
    found: ReadEntries,
    reads: Reads,
    progress: Progress,
) -> Iterator[Problem]:
    """What the rules find. Of a record that only hints are given for, they are kept."""
    problems: list[Problem] = []

    def check(id: str) -> tuple[Problem, ...]:
        for name in ("file", "concerns"):
            reads.note(name, id)
        item = item_to_check(id, watched.written)
        return tuple(check_record(item, watched, settings)) if item is not None else ()

    def find(name: str, make: Callable[[], tuple[Problem, ...]], inputs: object = ()) -> None:
        row = kept.find(name, inputs)
        if row is None:
            now: tuple[Problem, ...] = kept.make(name, make, inputs, _hints_alone)
            problems.extend(now)
        else:
            problems.extend(row.value)
            progress.reuse()
        progress.advance()

    for id in sorted(graph.written.origins):
        find(id, partial(check, id))
    for rule in KEPT_SITE_CHECKS:
        found_by = partial(_all_of, rule, watched, settings)
        find(f"/{rule.__module__}", found_by, graph.register.fingerprint)
    problems += check_site(graph, settings, lambda record: found.facts[record.path].checked)
    return as_chosen(problems, settings)


def _all_of(rule: SiteCheck, graph: Graph, settings: Settings) -> tuple[Problem, ...]:
    return tuple(rule(graph, settings))


def _hints_alone(problems: tuple[Problem, ...]) -> tuple[Problem, ...] | None:
    return problems if all(problem.level is Level.HINT for problem in problems) else None


def open_edition(
    reading: Reading,
    settings: Settings,
    addresses: Mapping[str, str],
    pictures: Mapping[str, Picture] | None = None,
) -> Edition:
    """The plan of all pages over what was read; `addresses` are those of the host's pages and
    media by source path."""
    places = find_places(reading.graph, settings, addresses, pictures or {})
    facets: Facets = {
        "addresses": dict(places.addresses),
        "hidden": dict(places.hidden),
        "pictures": dict(places.pictures),
    }
    reading.change.add(find_changes(facets, reading.store))
    watched = replace(
        places,
        addresses=WatchedMapping(places.addresses, "addresses", reading.reads),
        hidden=WatchedMapping(places.hidden, "hidden", reading.reads),
        pictures=WatchedMapping(places.pictures, "pictures", reading.reads),
    )
    return plan_edition(reading.graph, settings, watched, reading.keeper.keep)
