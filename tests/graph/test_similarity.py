"""Near-duplicates, nearest texts and groups on one event, against comparing all with all."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.bench.similarity import exact_nearest, make_texts, weigh_terms

from milaff.graph.copies import find_copies
from milaff.graph.fingerprints import fingerprint
from milaff.graph.likeness import Likeness, update
from milaff.graph.near_duplicates import (
    match_shingles,
    near_duplicates_of,
)
from milaff.graph.proposals import PROPOSED
from milaff.graph.related import LEAST_COSINE
from milaff.graph.same_event import Told, group_same_event, is_same_event
from milaff.graph.shingles import LEAST_CONTAINMENT, LEAST_JACCARD, Pair, shingles_of, word_hashes
from milaff.graph.traits import Subject
from milaff.text.stems import count_terms, words_of

Texts = dict[str, tuple[str, ...]]
VOCABULARY = [f"كلمة{number}" for number in range(3000)]


def text(length: int, seed: int) -> tuple[str, ...]:
    return tuple(random.Random(seed).choices(VOCABULARY, k=length))


def exact(texts: Texts) -> set[tuple[str, str]]:
    shingles = {id: set(zip(one, one[1:], one[2:], strict=False)) for id, one in texts.items()}
    found = set()
    for a, b in itertools.combinations(texts, 2):
        common = len(shingles[a] & shingles[b])
        smaller = min(len(shingles[a]), len(shingles[b]))
        jaccard = common / max(1, len(shingles[a] | shingles[b]))
        is_pair = jaccard >= LEAST_JACCARD or common / max(1, smaller) >= LEAST_CONTAINMENT
        if smaller >= 10 and is_pair:
            found.add((a, b))
    return found


def find_near_duplicates(texts: Texts) -> tuple[Pair, ...]:
    return match_shingles(
        {id: shingles_of(word_hashes(" ".join(one))) for id, one in texts.items()}
    )


def found_in(texts: Texts) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in find_near_duplicates(texts)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_near_duplicates_are_those_of_the_exact_method(seed: int) -> None:
    texts = {id: words_of(one) for id, one in make_texts(300, seed).items()}
    wanted = exact(texts)
    found = found_in(texts)
    assert len(wanted) > 15
    assert found <= wanted
    assert len(found) >= 0.97 * len(wanted)


BASE = text(300, 0)


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        (BASE, True),
        (BASE[:120], True),
        (BASE[:40], True),
        (BASE[:60], True),
        (BASE[:11], False),
        (text(300, 9) + BASE, True),
        (BASE[:150] + text(150, 8), False),
        (BASE[:200] + text(100, 8), True),
        (tuple(word if n % 12 else "أخرى" for n, word in enumerate(BASE)), True),
        (tuple(word if n % 4 else "أخرى" for n, word in enumerate(BASE)), False),
        (tuple(reversed(BASE)), False),
        (text(300, 7), False),
        ((), False),
    ],
)
def test_what_is_a_near_duplicate(other: tuple[str, ...], is_found: bool) -> None:
    texts = {"one": BASE, "other": other}
    assert found_in(texts) == exact(texts)
    assert bool(found_in(texts)) is is_found


def test_measures_of_a_cut_version() -> None:
    (pair,) = find_near_duplicates({"whole": BASE, "cut": BASE[:152]})
    assert (pair.a, pair.b, pair.containment) == ("whole", "cut", 1.0)
    assert pair.jaccard == pytest.approx(150 / 298)


def test_each_of_very_many_copies_is_found() -> None:
    """Beyond the limit of one shingle's list, each copy still meets an earlier one."""
    texts = {f"t{n:03}": (*BASE, *text(20, 100 + n)) for n in range(200)}
    pairs = find_near_duplicates(texts)
    assert {pair.b for pair in pairs} == set(texts) - {"t000"}
    assert set(find_copies(pairs).values()) == {"t000"}


def test_what_is_said_everywhere_proposes_few() -> None:
    """A set phrase in all texts, and texts of few words: the work for each stays bounded."""
    phrase = text(40, 50)
    texts = {str(n): " ".join((*phrase, *text(250, n))) for n in range(400)}
    repeats, changes = near_duplicates_of(
        {i: shingles_of(word_hashes(t)) for i, t in texts.items()}
    )
    repeats.update(changes, None)
    assert max(len(repeats.candidates(number)) for number in range(400)) < 60
    assert find_near_duplicates({str(n): (*phrase, *text(250, n)) for n in range(100)}) == ()


def test_a_text_that_holds_two_does_not_make_them_one() -> None:
    one, other = text(100, 1), text(100, 2)
    copies = find_copies(find_near_duplicates({"a": one, "b": other, "both": one + other}))
    assert copies == {"both": "a"}


# --- nearest --------------------------------------------------------------------------


def likeness_of(texts: dict[str, str], names: dict[str, tuple[str, ...]] | None = None) -> Likeness:
    likeness = Likeness({})
    update(
        likeness,
        (
            Subject(id, n, n, (), (names or {}).get(id, ()), fingerprint("", "", one))
            for n, (id, one) in enumerate(texts.items())
        ),
    )
    return likeness


def test_nearest_are_those_of_the_exact_method() -> None:
    texts = make_texts(200)
    likeness = likeness_of(texts)
    vectors = weigh_terms([count_terms(words_of(one)) for one in texts.values()])
    ids = list(texts)
    wanted = exact_nearest(vectors, range(200), LEAST_COSINE)
    pairs = [(ids[one], ids[other]) for one, others in wanted.items() for other in others[:3]]
    missed = [other for one, other in pairs if other not in likeness.near(one)]
    assert len(pairs) > 100
    # A text keeps its most frequent terms: some neighbours just over the threshold are lost.
    assert len(missed) <= 0.1 * len(pairs)


def test_nearness_goes_both_ways() -> None:
    texts = make_texts(80)
    likeness = likeness_of(texts)
    for id in texts:
        near = likeness.near(id)
        assert id not in near
        assert all(likeness.near(other)[id] == score for other, score in near.items())
        assert list(near.values()) == sorted(near.values(), reverse=True)


def test_names_propose_what_terms_do_not() -> None:
    texts = {f"t{n:02}": f"كلمة{n}" for n in range(50)}
    likeness = likeness_of(texts, {"t03": ("isis-k",), "t40": ("isis-k",)})
    assert likeness.near("t03") == {"t40": 0.0}
    assert not any(likeness.near(id) for id in texts if id not in ("t03", "t40"))


def test_work_for_a_text_is_bounded() -> None:
    """All texts on one subject, all naming one entity."""
    texts = {f"t{n}": f"طالبان طالبان طالبان موسكو كلمة{n % 7}" for n in range(600)}
    likeness = likeness_of(texts, dict.fromkeys(texts, ("taliban",)))
    assert sum(len(likeness.near(id)) for id in texts) <= 600 * 2 * PROPOSED
    assert all(likeness.near(id) for id in texts)


def test_no_texts() -> None:
    assert find_near_duplicates({}) == ()
    assert likeness_of({}).groups == ()
    assert likeness_of({"a": "", "b": ""}).near("a") == {}


def test_results_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import hashlib\n"
        "from tests.bench.similarity import make_texts\n"
        "from milaff.graph.fingerprints import fingerprint\n"
        "from milaff.graph.likeness import Likeness, update\n"
        "from milaff.graph.traits import Subject\n"
        "store = {}\n"
        "likeness = Likeness(store)\n"
        "prints = {id: fingerprint('', '', one) for id, one in make_texts(150).items()}\n"
        "update(likeness, (Subject(id, n, n, ('e', 'f'), ('b', 'a', str(n % 9)), prints[id])"
        " for n, id in enumerate(prints)))\n"
        "likeness.save()\n"
        "print(list(likeness.pairs()), likeness.groups, [likeness.near(id) for id in prints])\n"
        "print(hashlib.sha256(repr(sorted(store.items())).encode()).hexdigest())\n",
        "utf-8",
    )
    root = str(Path(__file__).resolve().parents[2])
    outputs = {
        subprocess.run(
            [sys.executable, str(script)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


# --- the same event -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "events", "cosine", "ratio", "expected"),
    [
        (0, ("e", "e"), 0.35, 0, True),
        (0, ("e", "e"), 0.34, 56, False),
        (0, ("e", "e"), 0.25, 57, True),
        (0, ("e", "e"), 0.24, 99, False),
        (3, ("e", "e"), 0.35, 0, True),
        (4, ("e", "e"), 0.90, 99, False),
        (0, ("e", "ef"), 0.35, 0, True),
        (0, ("e", "efg"), 0.90, 99, False),
        (0, ("e", "f"), 0.90, 99, False),
        (0, ("", ""), 0.60, 70, True),
        (0, ("", ""), 0.60, 69, False),
        (0, ("", ""), 0.34, 99, False),
        (0, ("e", ""), 0.60, 70, True),
    ],
)
def test_is_same_event(
    days: int, events: tuple[str, str], cosine: float, ratio: float, expected: bool
) -> None:
    one, other = Told(10, frozenset(events[0])), Told(10 + days, frozenset(events[1]))
    assert is_same_event(one, other, cosine, lambda: ratio) is expected
    assert is_same_event(other, one, cosine, lambda: ratio) is expected


@pytest.mark.parametrize(
    ("days", "same", "copies", "expected"),
    [
        ([1, 1, 2], [[], [0], [0, 1]], {}, [[0, 1, 2]]),
        ([1, 1, 1, 1], [[], [0], [1], [2]], {}, [[0, 1, 2]]),
        ([1, 1, 1, 1, 1], [[], [0], [0, 1], [2], [3]], {}, [[0, 1, 2], [3, 4]]),
        ([1, 3, 5], [[], [0], [1]], {}, [[0, 1]]),
        ([1, 9], [[], []], {1: 0}, [[0, 1]]),
        ([1, 1], [[], []], {}, []),
    ],
)
def test_groups(
    days: list[int], same: list[list[int]], copies: dict[int, int], expected: list[list[int]]
) -> None:
    """A chain does not become one event; a copy is where its original is."""
    told = [Told(day, frozenset()) for day in days]
    assert group_same_event(told, same, copies) == expected
