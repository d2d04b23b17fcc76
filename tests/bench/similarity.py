"""Near-duplicates and related texts: CPU and recall against comparing everything with everything.

`python -m tests.bench.similarity [N | FILE.jsonl ...]`, by default 2,000 and 10,000. The texts are
invented words with the frequencies of a language (Zipf), each on one of many subjects; some are
cut or edited copies of others. Figures depend on the machine; the recalls do not.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import log, sqrt
from pathlib import Path
from typing import TypeVar

from milaff.graph.fingerprints import fingerprint
from milaff.graph.likeness import Likeness, update
from milaff.graph.related import LEAST_COSINE
from milaff.graph.shingles import (
    LEAST_CONTAINMENT,
    LEAST_JACCARD,
    LEAST_SHINGLES,
    Shingles,
)
from milaff.graph.traits import Subject
from milaff.text.stems import count_terms, words_of

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
FORMS, SUBJECTS, SUBJECT_WORDS = 8_000, 400, 60
WORDS = (60, 700)
COPIES = 0.1
QUERIES = 200


def make_texts(count: int, seed: int = 1) -> dict[str, str]:
    """So many texts of 60 to 700 words, about 3.3 KB each; one in ten is a copy of another."""
    chance = random.Random(seed)
    forms = [_word(chance) for _ in range(FORMS)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(FORMS)))
    subjects = [chance.sample(forms[200:], SUBJECT_WORDS) for _ in range(SUBJECTS)]
    texts: dict[str, str] = {}
    earlier: list[str] = []
    for number in range(count):
        if earlier and chance.random() < COPIES:
            text = _copy(chance.choice(earlier), forms, chance)
        else:
            text = _text(forms, weights, chance.choice(subjects), chance)
        texts[f"text-{number:05}"] = text
        earlier.append(text)
    return texts


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(chance.choice((3, 4, 4, 5, 5, 6, 7))))


def _text(
    forms: Sequence[str], weights: list[float], subject: Sequence[str], chance: random.Random
) -> str:
    length = min(WORDS[1], max(WORDS[0], round(chance.lognormvariate(5.6, 0.55))))
    words = chance.choices(forms, cum_weights=weights, k=length)
    for place in chance.sample(range(length), length // 6):
        words[place] = subject[min(int(chance.expovariate(0.1)), SUBJECT_WORDS - 1)]
    return " ".join(words)


def _copy(text: str, forms: Sequence[str], chance: random.Random) -> str:
    """A text cut short, a text with other words in places, or one with a paragraph put before."""
    words = text.split()
    kind = chance.choice(("cut", "edited", "longer"))
    if kind == "cut":
        return " ".join(words[: max(20, round(len(words) * chance.uniform(0.3, 0.8)))])
    if kind == "longer":
        return " ".join([*chance.choices(forms, k=len(words) // 3), *words])
    for place in chance.sample(range(len(words)), round(len(words) * chance.uniform(0.02, 0.15))):
        words[place] = chance.choice(forms)
    return " ".join(words)


def exact_pairs(texts: Mapping[str, Shingles]) -> Iterator[tuple[str, str, float, float]]:
    """Every pair of near-duplicates, with its Jaccard and containment, by counting all shingles."""
    ids = [id for id, shingles in texts.items() if len(shingles) >= LEAST_SHINGLES]
    index: dict[int, list[int]] = {}
    for number, id in enumerate(ids):
        common: Counter[int] = Counter()
        for shingle in texts[id]:
            posting = index.setdefault(shingle, [])
            common.update(posting)
            posting.append(number)
        for other, count in sorted(common.items()):
            own, theirs = len(texts[id]), len(texts[ids[other]])
            jaccard, containment = count / (own + theirs - count), count / min(own, theirs)
            if jaccard >= LEAST_JACCARD or containment >= LEAST_CONTAINMENT:
                yield ids[other], id, jaccard, containment


Vector = Mapping[str, float]


def weigh_terms(texts: Sequence[Mapping[str, int]]) -> list[Vector]:
    """A vector for each text, from how often each term stands in it: TF-IDF, smoothed."""
    spread = Counter(term for terms in texts for term in terms)
    rarity = {term: 1 + log((1 + len(texts)) / (1 + count)) for term, count in spread.items()}
    found = []
    for terms in texts:
        weights = {term: count * rarity[term] for term, count in terms.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1
        found.append({term: weight / length for term, weight in weights.items()})
    return found


def exact_nearest(
    vectors: Sequence[Vector], queries: Sequence[int], least: float = LEAST_COSINE
) -> dict[int, list[int]]:
    """The five nearest of some texts among all others by TF-IDF over all of their terms, without
    those below the threshold."""
    index: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            index.setdefault(term, []).append((number, weight))
    found = {}
    for query in queries:
        scores: dict[int, float] = {}
        for term, weight in vectors[query].items():
            for other, its in index[term]:
                scores[other] = scores.get(other, 0.0) + weight * its
        scores.pop(query, None)
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
        found[query] = [one for one, score in best if score >= least]
    return found


T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    """What the work gives; its CPU seconds are printed."""
    before = time.process_time()
    found = work()
    print(f"  {name:<34} {time.process_time() - before:6.2f} s CPU")
    return found


def measure(texts: Mapping[str, str]) -> None:
    """Prints the cost of each step, and what of the exact result was found."""
    size = sum(len(text.encode()) for text in texts.values()) / max(1, len(texts))
    print(f"{len(texts)} texts of {size:.0f} bytes on average")
    prints = timed("fingerprints", lambda: {id: fingerprint("", "", t) for id, t in texts.items()})
    subjects = [Subject(id, n, n, (), (), prints[id]) for n, id in enumerate(texts)]
    likeness = Likeness({})
    timed("likeness", lambda: update(likeness, subjects))
    timed("save", likeness.save)
    pairs = [pair for pair, _ in likeness.pairs()]
    shingles = {id: one.shingles for id, one in prints.items()}
    exact = timed("(exact near-duplicates)", lambda: list(exact_pairs(shingles)))
    found = {(pair.a, pair.b) for pair in pairs}
    for name, wanted in (
        ("Jaccard", {pair[:2] for pair in exact if pair[2] >= LEAST_JACCARD}),
        ("containment only", {pair[:2] for pair in exact if pair[2] < LEAST_JACCARD}),
    ):
        print(f"  {name}: {len(wanted)} pairs, recall {_share(len(found & wanted), len(wanted))}")
    print(f"  found without being so: {len(found - {pair[:2] for pair in exact})}")
    measure_nearest(texts, likeness)


def measure_nearest(texts: Mapping[str, str], likeness: Likeness) -> None:
    """The same for related texts, against the exact cosine for some of them."""
    vectors = weigh_terms([count_terms(words_of(text)) for text in texts.values()])
    ids = list(texts)
    queries = random.Random(1).sample(range(len(ids)), min(QUERIES, len(ids)))
    exact = exact_nearest(vectors, queries)
    near = {query: {*likeness.near(ids[query])} for query in queries}
    kept = sum(ids[one] in near[query] for query, wanted in exact.items() for one in wanted)
    first = sum(ids[wanted[0]] in near[query] for query, wanted in exact.items() if wanted)
    total = sum(map(len, exact.values()))
    print(f"  five nearest: {total} wanted, recall {_share(kept, total)}")
    print(f"  the nearest: recall {_share(first, sum(map(bool, exact.values())))}")
    print(f"  compared in full, a text: {sum(map(len, near.values())) / len(near):.0f}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def main() -> None:
    """Invented texts of each size, or the `text` of each line of a JSONL file."""
    for argument in sys.argv[1:] or ["2000", "10000"]:
        if argument.isdigit():
            measure(make_texts(int(argument)))
        else:
            lines = Path(argument).read_text("utf-8").splitlines()
            measure({f"text-{n:05}": json.loads(line)["text"] for n, line in enumerate(lines)})


if __name__ == "__main__":
    main()
