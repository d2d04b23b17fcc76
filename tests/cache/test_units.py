"""A result is used again exactly where nothing that it was made of changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from milaff.cache.store import Store
from milaff.cache.units import Change, Keeper, Shelf
from milaff.graph.watch import Facet, Reads, WatchedMapping

EPOCH = b"1"


class Runs:
    """Runs over one cache; what each made anew is told by `made`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.made: list[str] = []

    def run(
        self,
        work: Callable[[Runs], None],
        changed: Iterable[Facet] | None = (),
        *,
        epoch: bytes = EPOCH,
        is_good: bool = True,
    ) -> list[str]:
        """One run: `work` asks for results; of one that is not good nothing is kept."""
        store, self.reads, self.made = Store(self.file, "1"), Reads(), []
        self.change = Change(changed, store)
        self.shelf = Shelf("small", epoch, store, self.reads, self.change)
        self.keeper = Keeper(store, self.reads, self.change)
        self.keeper.begin("large", epoch)
        work(self)
        if is_good:
            self.shelf.save()
            self.change.save()
            store.commit()
        store.close()
        return self.made

    def small(self, name: str, *facets: Facet, inputs: object = (), value: object = 1) -> object:
        """A result of the shelf that reads these facets."""
        row = self.shelf.find(name, inputs)
        if row is not None:
            return row.value
        return self.shelf.make(name, lambda: self._read(name, facets, value), inputs, lambda v: v)

    def large(self, name: str, *facets: Facet, inputs: object = (), is_kept: bool = True) -> object:
        """A result of the keeper that reads these facets."""
        return self.keeper.keep(
            "large", name, lambda: self._read(name, facets, 1), inputs, lambda _: is_kept
        )

    def _read(self, name: str, facets: Iterable[Facet], value: object) -> object:
        self.made.append(name)
        for facet in facets:
            self.reads.note(*facet)
        return value


A, B, C = ("head", "a"), ("head", "b"), ("head", "c")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "cache.sqlite")


def both(runs: Runs) -> None:
    """A small and a large result."""
    runs.small("s", A)
    runs.large("l", A, B)


def test_only_what_changed_is_made_again(runs: Runs) -> None:
    assert runs.run(both, None) == ["s", "l"]
    assert runs.run(both) == []
    assert runs.run(both, [C]) == []
    assert runs.run(both, [B]) == ["l"]
    assert runs.run(both, [A]) == ["s", "l"]
    assert runs.run(both) == []
    assert runs.run(both, None) == ["s", "l"], "nothing is known of the last run"
    assert runs.run(both) == []


def test_another_epoch_forgets_all(runs: Runs) -> None:
    runs.run(both, None)
    assert runs.run(both, epoch=b"2") == ["s", "l"]
    assert runs.run(both, epoch=b"1") == ["s", "l"]


def test_what_it_was_given_counts(runs: Runs) -> None:
    def work(given: object) -> Callable[[Runs], None]:
        return lambda runs: (runs.small("s", inputs=given), runs.large("l", inputs=given), None)[2]

    assert runs.run(work(1), None) == ["s", "l"]
    assert runs.run(work(1)) == []
    assert runs.run(work(2)) == ["s", "l"]


def test_a_failed_run_leaves_nothing(runs: Runs) -> None:
    runs.run(both, None)
    assert runs.run(both, [A], is_good=False) == ["s", "l"]
    assert runs.run(both, [A]) == ["s", "l"]
    assert runs.run(both) == []


def test_what_changed_while_a_result_was_not_asked_for(runs: Runs) -> None:
    """The page of a record that is hidden for a while, and what it names changes meanwhile."""
    runs.run(both, None)
    runs.run(lambda runs: None, [B])
    runs.run(lambda runs: None, [C])
    assert runs.run(both) == ["s", "l"]
    runs.run(lambda runs: None, [C])
    assert runs.run(both) == ["s"], "a large result waits; a small one is forgotten"


def test_what_is_not_to_be_kept_does_not_let_an_older_one_stand(runs: Runs) -> None:
    """A text with a warning is converted each time; that of before it had one is no good."""
    runs.run(both, None)
    assert runs.run(lambda runs: runs.large("l", A, B, is_kept=False) and None, [A]) == ["l"]
    assert runs.run(both) == ["s", "l"]

    def nothing(runs: Runs) -> None:
        runs.small("s", A, value=None)

    assert runs.run(nothing, [A]) == ["s"]
    assert runs.run(nothing) == ["s"]


def test_a_result_in_another_passes_on_what_it_read(runs: Runs) -> None:
    def outer(runs: Runs) -> None:
        if runs.shelf.find("outer", ()) is None:
            runs.shelf.make("outer", lambda: runs.large("inner", A), (), lambda value: value)
            runs.made.append("outer")

    assert runs.run(outer, None) == ["inner", "outer"]
    assert runs.run(outer, epoch=EPOCH) == []
    assert runs.run(outer, [A]) == ["inner", "outer"]
    assert runs.run(outer, [B]) == []

    def other(runs: Runs) -> None:
        runs.shelf.find("outer", ())
        runs.shelf.make("outer", lambda: runs.large("inner", A), (), lambda value: value)

    assert runs.run(other) == [], "the inner one is used again"
    assert runs.run(outer, [A]) == ["inner", "outer"], "and yet the outer one is made of it"


def test_what_is_read_outside_a_result_is_none_of_its(runs: Runs) -> None:
    def work(runs: Runs) -> None:
        WatchedMapping({"b": 1}, "head", runs.reads).get("b")
        runs.small("s", A)
        runs.reads.note(*C)

    runs.run(work, None)
    assert runs.run(work, [B, C]) == []


def test_a_result_that_raises_leaves_the_one_around_it_sound(runs: Runs) -> None:
    def work(runs: Runs) -> None:
        def outer() -> int:
            runs.reads.note(*A)
            with pytest.raises(ZeroDivisionError):
                runs.keeper.keep("large", "x", lambda: 1 // 0, ())
            runs.reads.note(*B)
            runs.made.append("outer")
            return 1

        if runs.shelf.find("outer", ()) is None:
            runs.shelf.make("outer", outer, (), lambda value: value)

    assert runs.run(work, None) == ["outer"]
    assert runs.run(work, [A]) == ["outer"]
    assert runs.run(work, [B]) == ["outer"]
    assert runs.run(work, [C]) == []


def test_too_many_changes_make_old_results_anew(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milaff.cache.units._MOST_CHANGES", 3)
    runs.run(both, None)
    runs.run(lambda runs: None, [C])
    assert runs.run(lambda runs: runs.large("l", A, B) and None) == []
    runs.run(lambda runs: None, [("head", str(number)) for number in range(9)])
    assert runs.run(lambda runs: runs.large("l", A, B) and None) == ["l"]
    assert runs.run(lambda runs: runs.large("l", A, B) and None) == []
