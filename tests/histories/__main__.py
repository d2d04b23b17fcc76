"""`make histories`: many random histories; the first that fails is printed, shrunk.

`python -m tests.histories --seed 41 --count 1` lives through history 41 again.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.histories.history import Run, is_apart, run_history, shrink


def main() -> int:
    """Prints how many builds there were, and the failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many histories")
    parser.add_argument("--seed", type=int, default=0, help="the first one's seed")
    parser.add_argument("--steps", type=int, default=8, help="builds of each, after the first")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep-going", action="store_true", help="do not stop at a failure")
    parser.add_argument("--tell", action="store_true", help="print every step")
    chosen = parser.parse_args()
    start = time.perf_counter()
    runs: list[Run] = []
    failing: list[int] = []
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for seed, run in zip(
            seeds, pool.map(partial(run_history, steps=chosen.steps), seeds), strict=True
        ):
            runs.append(run)
            if chosen.tell:
                print(f"history {seed}", *run.told, sep="\n")
            if run.failure is not None:
                failing.append(seed)
                print(f"history {seed} fails after {len(run.failure.steps)} steps:\n{run.failure}")
                if not chosen.keep_going:
                    pool.shutdown(cancel_futures=True)
                    print(f"\nshrunk:\n{shrink(run.failure, apart=is_apart(seed))}")
                    break
    passed, stopped = sum(run.passed for run in runs), sum(run.stopped for run in runs)
    print(
        f"{len(runs)} histories, {passed} builds passed, {stopped} stopped by errors,"
        f" {len(failing)} histories failed {failing or ''} in {time.perf_counter() - start:.0f} s"
    )
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
