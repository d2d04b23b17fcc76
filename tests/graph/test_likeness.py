"""Likeness kept up to date: whatever the way to a set of articles, what is found is the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, MutableMapping
from dataclasses import replace

import pytest
from tests.bench.similarity import make_texts

from milaff.graph import near_duplicates, proposals, rarity
from milaff.graph.fingerprints import fingerprint
from milaff.graph.likeness import Likeness, update
from milaff.graph.traits import Subject

Found = dict[str, tuple[object, ...]]


def found_in(likeness: Likeness) -> Found:
    """All that is known of each article."""
    pairs = list(likeness.pairs())
    groups = {id: group for group in likeness.groups for id in group}
    copies = likeness.copies()
    return {
        id: (
            list(likeness.near(id).items()),
            [pair for pair in pairs if id in (pair[0].a, pair[0].b)],
            groups.get(id),
            copies.get(id),
        )
        for id in likeness.roll.number_of
    }


def cold(subjects: dict[str, Subject]) -> Likeness:
    likeness = Likeness({})
    update(likeness, (one for _, one in sorted(subjects.items(), reverse=True)))
    return likeness


TEXTS = list(make_texts(160, 7).values())
PRINTS = [fingerprint("عنوان واحد", " ".join(text.split()[:12]), text) for text in TEXTS]


def subject(id: str, chance: random.Random) -> Subject:
    day = 700_000 + chance.randrange(12)
    return Subject(
        id=id,
        when=day * 10 + chance.randrange(10),
        day=day,
        events=tuple(chance.sample(("crocus", "vote", "oil"), chance.randrange(3))),
        names=tuple(chance.sample(("moscow", "kabul", "herat", "un"), chance.randrange(4))),
        fingerprint=chance.choice(PRINTS),
        is_hidden=chance.random() < 0.15,
    )


def altered(one: Subject, chance: random.Random) -> Subject:
    other = subject(one.id, chance)
    key = chance.choice(("when", "day", "events", "names", "fingerprint", "is_hidden"))
    return replace(one, **{key: getattr(other, key)})


def steps(
    chance: random.Random, known: dict[str, Subject]
) -> Iterator[tuple[list[Subject], list[str]]]:
    """Changes of a few articles at a time, at first more come than go."""
    for _ in range(12):
        coming = [subject(f"a{chance.randrange(140)}", chance) for _ in range(chance.randrange(14))]
        ids = sorted(known)
        leaving = chance.sample(ids, min(len(ids), chance.choice((0, 0, 1, 3, 9))))
        changed = {one.id: one for one in coming}
        for id in chance.sample(ids, min(len(ids), chance.randrange(4))):
            changed[id] = altered(known[id], chance)
        yield [one for id, one in changed.items() if id not in leaving], leaving


@pytest.mark.parametrize("seed", range(12))
def test_any_way_leads_to_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits are set low, so that a few articles cross them; the store is read anew each time."""
    monkeypatch.setattr(near_duplicates, "_SET_PHRASE", 3)
    monkeypatch.setattr(proposals, "PROPOSED", 4)
    monkeypatch.setattr(rarity, "PROPOSING", 4)
    monkeypatch.setattr(proposals, "MOST_PROPOSING", 14)
    chance = random.Random(seed)
    store: MutableMapping[str, bytes] = {}
    known = {f"a{n}": subject(f"a{n}", chance) for n in range(60 * (seed % 2))}
    likeness = Likeness(store)
    update(likeness, known.values())
    likeness.save()
    before = found_in(likeness)
    for changed, leaving in steps(chance, known):
        likeness = Likeness(store)
        said = update(likeness, changed, leaving)
        likeness.save()
        known |= {one.id: one for one in changed}
        for id in leaving:
            del known[id]
        after = found_in(likeness)
        assert after == found_in(cold(known))
        assert after == found_in(Likeness(store))
        differing = {id for id, found in after.items() if found != before.get(id)}
        assert {id for id in differing if id in before} <= said
        before = after


def test_what_is_hidden_leaves_no_trace() -> None:
    """Neither in what is near, nor in the weights of terms, nor among the copies."""
    chance = random.Random(3)
    shown = {f"a{n}": replace(subject(f"a{n}", chance), is_hidden=False) for n in range(80)}
    hidden = {
        f"h{n}": replace(shown[f"a{n}"], id=f"h{n}", is_hidden=True, when=0) for n in range(40)
    }
    alone, both = cold(shown), cold(shown | hidden)
    assert both.copies() == alone.copies()
    assert both.groups == alone.groups
    assert all(both.near(id) == alone.near(id) for id in shown)
    pairs = list(both.pairs())
    assert [pair for pair, is_hidden in pairs if not is_hidden] == [one for one, _ in alone.pairs()]
    assert {pair.b for pair, is_hidden in pairs if is_hidden} == set(hidden)


class Watched(dict[str, bytes]):
    """A store that notes what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> bytes:
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: bytes | None = None) -> bytes | None:  # type: ignore[override]
        self.read.add(key)
        return super().get(key, default)


def test_nothing_is_looked_at_where_nothing_changed() -> None:
    store = Watched()
    likeness = Likeness(store)
    chance = random.Random(1)
    update(likeness, [subject(f"a{n}", chance) for n in range(300)])
    likeness.save()
    store.read.clear()
    assert update(Likeness(store), ()) == frozenset()
    assert not any(key.startswith(("text:", "near", "traits", "t", "s1")) for key in store.read)


def test_one_change_looks_at_few_texts() -> None:
    """Texts are read only where two are compared word for word."""
    store = Watched()
    likeness = Likeness(store)
    subjects = [Subject(f"a{n}", n, n, (), (), print_) for n, print_ in enumerate(PRINTS)]
    update(likeness, subjects)
    likeness.save()
    store.read.clear()
    said = update(Likeness(store), [replace(subjects[80], fingerprint=PRINTS[81])])
    assert {"a80", "a81"} <= said
    assert len(said) < len(subjects)
    assert 0 < sum(key.startswith("text:") for key in store.read) < 20


def test_a_change_of_date_regroups() -> None:
    one, other = (
        Subject(id, 1, 1, ("crocus",), (), fingerprint("هجوم", "هجوم قاعة كروكوس", TEXTS[0]))
        for id in ("a", "b")
    )
    likeness = Likeness({})
    update(likeness, [one, other])
    assert likeness.groups == (("a", "b"),)
    said = update(likeness, [replace(other, when=0)])
    assert likeness.groups == (("b", "a"),)
    assert said == {"a", "b"}
