"""The limits that builds must keep, as ratios within one run, and whether they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.bench.project import Cost

Measured = Mapping[tuple[int, str, str], Cost]
"""The best cost of each: number of articles, `milaff`, `mkdocs` or `hugo`, and what was built."""


@dataclass(frozen=True)
class Gate:
    """A limit: what is measured in relation to what. Without the latter it is absolute."""

    name: str
    limit: float
    above: tuple[int, str, str]
    below: tuple[int, str, str] | None
    of: Callable[[Cost], float]

    def value(self, measured: Measured) -> float | None:
        """The ratio, or None where a part was not measured."""
        if self.above not in measured or (self.below and self.below not in measured):
            return None
        base = self.of(measured[self.below]) if self.below else 1.0
        return self.of(measured[self.above]) / base


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _peak(cost: Cost) -> float:
    return cost.peak


def _gates() -> Iterator[Gate]:
    for size in (1000, 10_000):
        cold = (size, "milaff", "cold")
        yield Gate(f"cold {size:,} / MkDocs", 0.6, cold, (size, "mkdocs", "cold"), _cpu)
        yield Gate(f"cold {size:,} / Hugo", 1.4, cold, (size, "hugo", "cold"), _cpu)
    for size, edit, limit in (
        (1000, "body edit", 0.25),
        (10_000, "body edit", 0.05),
        (10_000, "alias added", 0.10),
    ):
        above, below = (size, "milaff", edit), (size, "hugo", "body edit")
        yield Gate(f"{edit} {size:,} / Hugo's edit", limit, above, below, _cpu)
    for size, limit in ((1000, 0.15), (10_000, 0.3)):
        yield Gate(f"unchanged {size:,}, s CPU", limit, (size, "milaff", "unchanged"), None, _cpu)
    least, most = (1000, "milaff", "cold"), (10_000, "milaff", "cold")
    yield Gate("growth of cold, 1,000 → 10,000", 10.5, most, least, _cpu)
    for size, limit in ((1000, 0.3), (10_000, 0.15)):
        above, below = (size, "milaff", "cold"), (size, "hugo", "cold")
        yield Gate(f"peak memory {size:,} / Hugo's", limit, above, below, _peak)


GATES = tuple(_gates())
SERVE_LIMIT = 1.0
"""Seconds from a save to the new page."""


def gate_rows(measured: Measured, serve: float | None) -> list[list[str]]:
    """The table of the gates that were measured."""
    rows = [["gate", "measured", "at most", ""]]
    for gate in GATES:
        value = gate.value(measured)
        if value is not None:
            rows.append(_row(gate.name, value, gate.limit))
    if serve is not None:
        rows.append(_row("serve 1,000, save → served, s", serve, SERVE_LIMIT))
    return rows


def _row(name: str, value: float, limit: float) -> list[str]:
    return [name, f"{value:.3f}", f"{limit:g}", "yes" if value <= limit else "NO"]
