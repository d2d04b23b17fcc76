"""`python -m tests.bench.matcher [FILE…]`: how fast names are found, by the number of names.

Without files the text is made here: words by Zipf's law, with the marks that real text has. Prints
megabytes of UTF-8 a second of CPU, the best of several runs, and the time relative to 100 names.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from itertools import accumulate, pairwise
from pathlib import Path

from milaff.text.matching import Matcher
from milaff.text.patterns import Pattern
from milaff.text.spelling import words_of

NAMES = (100, 1000, 10_000)
RUNS = 5
_LETTERS = "ابتجحدرسشصضطعغفقكلمنهوي"
_ENDINGS = (" ",) * 40 + ("، ", ". ", "\n\n", "  ", " \u200f", "ً ", "ـ ", " «", "» ")


def make_texts(texts: int = 400, words: int = 900) -> list[str]:
    """Texts of words that look Arabic, a few frequent and most rare."""
    chance = random.Random(1)
    letters = [chance.choices(_LETTERS, k=chance.choice([2, 3, 4, 5, 6, 7])) for _ in range(40_000)]
    known = list(dict.fromkeys("".join(one) for one in letters))
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(known))))
    return [
        "".join(
            word + chance.choice(_ENDINGS)
            for word in chance.choices(known, cum_weights=weights, k=words)
        )
        for _ in range(texts)
    ]


def names_in(texts: list[str]) -> list[str]:
    """Names as a register has them: rare words, and pairs of words of any frequency."""
    ones: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        words = words_of(text)
        ones.update(word for word in words if len(word) > 3)
        pairs.update(f"{one} {two}" for one, two in pairwise(words))
    rare = sorted(word for word, number in ones.items() if number <= 8)
    twice = sorted(pair for pair, number in pairs.items() if number <= 10)
    random.Random(2).shuffle(rare)
    random.Random(3).shuffle(twice)
    half = NAMES[-1] // 2
    return [name for both in zip(rare[:half], twice[:half], strict=True) for name in both]


def measure(names: list[str], texts: list[str]) -> tuple[float, float, int]:
    """CPU seconds to build the matcher, to search all texts, and how much was found."""
    start = time.process_time()
    matcher = Matcher(Pattern(name, name) for name in names)
    build = time.process_time() - start
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        found = sum(len(matcher.find(text)) for text in texts)
        times.append(time.process_time() - start)
    return build, min(times), found


def main(paths: list[str]) -> None:
    """Prints the table."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths] or make_texts()
    size = sum(len(text.encode()) for text in texts) / 1e6
    names = names_in(texts)
    print(f"{'names':>6} {'build s':>8} {'found':>7} {'MB/s':>6} {'relative':>9}")
    base = 0.0
    for number in NAMES:
        build, seconds, found = measure(names[:number], texts)
        base = base or seconds
        speed = size / seconds
        print(f"{number:>6} {build:>8.2f} {found:>7} {speed:>6.1f} {seconds / base:>9.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
