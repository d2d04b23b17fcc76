"""What is read of a graph has a value that tells when it changed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from milaff import reading
from milaff.build import read_site
from milaff.cache.facets import Facets, compare, facets_of, find_changes
from milaff.cache.store import Store
from milaff.graph.graph import Graph
from milaff.graph.watch import ALL, Facet, Reads, WatchedMapping, WatchedTuple, watch_graph
from milaff.settings import Settings
from tests.histories.building import build
from tests.histories.world import first_world


def noted(reads: Reads, read: Callable[[], object]) -> set[Facet]:
    """What is noted of one reading."""
    before = reads.begin()
    read()
    return set(reads.end(before, lambda facet: facet))  # type: ignore[arg-type,return-value]


def names_in(part: Any, reads: Reads) -> set[str]:
    """The names under which reads of a watched graph are noted."""
    if isinstance(part, (WatchedMapping, WatchedTuple)):
        return {name for name, _ in noted(reads, lambda: len(part))}
    if is_dataclass(part):
        return set().union(*(names_in(getattr(part, one.name), reads) for one in fields(part)))
    return set()


def test_every_name_that_is_noted_has_facets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name without them would never change, and what was made of it would never be made anew."""
    found: list[Facets] = []
    graphs: list[Graph] = []

    def keep_facets(*given: Any) -> Facets:
        graphs.append(given[0])
        found.append(facets_of(*given))
        return found[-1]

    monkeypatch.setattr(reading, "facets_of", keep_facets)
    assert build(first_world(tmp_path / "project")).outcome.passed
    reads = Reads()
    names = names_in(watch_graph(graphs[0], reads), reads)
    by_hand = {"body", "concerns", "file", "head", "shown"}
    assert len(names) > 30
    assert (names | by_hand) - found[0].keys() == set()


def test_compare_finds_what_came_changed_and_went() -> None:
    assert [*compare({"a": 1, "b": 2, "c": None}, {"a": 1, "b": 3, "d": None})] == ["b", "d", "c"]


def test_what_changed_since_the_last_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.sqlite", "1")
    assert find_changes({"head": {"a": 1}, "newest": {ALL: ("a",)}}, store) is None, "the first run"
    assert find_changes({"head": {"a": 1}, "newest": {ALL: ("a",)}}, store) == frozenset()
    changed = find_changes({"head": {"a": 2, "b": 1}, "newest": {ALL: ("a",)}}, store)
    assert changed == {("head", "a"), ("head", "b"), ("head", ALL)}
    changed = find_changes({"head": {"a": 2}, "newest": {ALL: ("b", "a")}}, store)
    assert changed == {("head", "b"), ("head", ALL), ("newest", ALL)}
    store.close()


@pytest.fixture
def reads() -> Reads:
    return Reads()


def test_every_way_to_read_a_mapping_is_noted(reads: Reads) -> None:
    mapping = WatchedMapping({"a": 1, "b": 2}, "m", reads)
    one_by_one = [
        lambda: mapping["a"], lambda: mapping.get("a"), lambda: "a" in mapping,
        lambda: "a" in mapping.keys(),  # noqa: SIM118
    ]  # fmt: skip
    for read in one_by_one:
        assert noted(reads, read) == {("m", "a")}
    assert noted(reads, lambda: mapping.get("none")) == {("m", "none")}, (
        "what is not there may come"
    )
    whole = [
        lambda: list(mapping), lambda: len(mapping), lambda: dict(mapping), lambda: sorted(mapping),
        lambda: [*mapping.values()], lambda: [*mapping.items()], lambda: bool(mapping),
        lambda: mapping == {}, lambda: {**mapping},
    ]  # fmt: skip
    for read in whole:
        assert ("m", ALL) in noted(reads, read)


def test_every_way_to_read_a_sequence_is_noted(reads: Reads) -> None:
    items = WatchedTuple.of(("a", "b"), "t", reads)
    ways = [
        lambda: [*items], lambda: list(items), lambda: tuple(items), lambda: items[0],
        lambda: items[:1], lambda: items[::-1], lambda: "a" in items, lambda: len(items),
        lambda: bool(items), lambda: items == ("a",), lambda: hash(items),
        lambda: [*reversed(items)], lambda: "".join(items), lambda: max(items), lambda: set(items),
        lambda: items.index("a"), lambda: items.count("a"), lambda: operator.iconcat([], items),
        lambda: operator.add(items, ("c",)),
    ]  # fmt: skip
    for number, read in enumerate(ways):
        assert noted(reads, read) == {("t", ALL)}, number
    assert items == ("a", "b")
    assert operator.add(items, ("c",)) == ("a", "b", "c")


def test_texts_of_both_libraries_are_noted(tmp_path: Path) -> None:
    world = first_world(tmp_path / "project")
    graph, _ = read_site(Settings(content=world.content))
    found = Reads()
    watched = watch_graph(graph, found)
    read = noted(found, lambda: watched.library.body_of("a0"))
    assert read == {("body", "a0"), ("origins", "a0")}
    assert noted(found, lambda: watched.written.find("none")) == {("origins", "none")}
