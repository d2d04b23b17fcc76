"""After any history of edits a build gives the bytes and the findings of a clean one."""

from __future__ import annotations

import pytest

from tests.histories.history import run_history

HISTORIES, STEPS = 25, 8


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_a_build_from_the_cache_equals_a_clean_one(seed: int) -> None:
    """`python -m tests.histories --seed N --count 1` shrinks the one that fails."""
    run = run_history(seed, STEPS)
    assert run.failure is None, f"history {seed}:\n{run.failure}"
