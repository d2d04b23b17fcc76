"""The gates of a page, and one measurement beside its gate."""

from __future__ import annotations

from dataclasses import dataclass, field

BYTES = {"html": 15 * 1024, "css": 7 * 1024, "js": 8 * 1024, "font": 53 * 1024, "all": 70 * 1024}
"""The most that a first view of an article loads, gzipped, by what it is."""
REQUESTS = 8
BYTES_ELSEWHERE = {
    "html": 24 * 1024, "css": 10 * 1024, "js": 20 * 1024, "font": 53 * 1024, "all": 90 * 1024,
}  # fmt: skip
"""The same of any other page: long lists, and the search, are heavier and are not gone to first."""
REQUESTS_ELSEWHERE = 12
DATA, DATA_REQUESTS = 4 * 1024, 3
"""The most that the page of the search loads of its index before anything is asked: its files are
scripts, so that a folder without a server can be searched, but no code. They count as `data` and in
`all`, not as `js`. No other page loads any."""


def weight_gates(kind: str) -> tuple[dict[str, int], dict[str, int]]:
    """The most bytes of a page of that kind by what they are, and the most requests: for data of
    the search, and for all else."""
    is_search = kind == "search"
    data, asked = (DATA, DATA_REQUESTS) if is_search else (0, 0)
    most, requests = (
        (BYTES, REQUESTS) if kind == "article" else (BYTES_ELSEWHERE, REQUESTS_ELSEWHERE)
    )
    return {**most, "data": data}, {"": requests, " for data": asked}


WIDTHS = (320, 390, 768, 1280)
TEXT_CONTRAST, CONTROL_CONTRAST = 6.0, 3.0
TARGET, MAIN_TARGET = 24, 44
MAIN_TARGETS = (
    ".site-header a, .site-header button, .site-header summary, .button, .pagination a, a.skip"
)
"""What a reader steers the site with."""
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
METRICS = {"lcp": 1600.0, "tbt": 50.0, "cls": 0.02}


@dataclass(frozen=True)
class Measured:
    """One thing measured on one page: `found` against `gate`, and what was at fault."""

    site: str
    kind: str
    what: str
    found: float
    gate: float
    at_least: bool = False
    faults: tuple[str, ...] = field(default=())

    @property
    def passes(self) -> bool:
        """Whether the gate is met."""
        return self.found >= self.gate if self.at_least else self.found <= self.gate


def none_of(site: str, kind: str, what: str, faults: list[str]) -> Measured:
    """A measurement of faults, of which there may be none."""
    told = tuple(dict.fromkeys(faults))
    return Measured(site, kind, what, len(told), 0, faults=told)


def table_of(measured: list[Measured]) -> str:
    """One line for each thing measured: the worst page kind against the gate."""
    lines = [f"{'site':10} {'what':26} {'worst':>10} {'gate':>10}  kind"]
    for site, what in dict.fromkeys((one.site, one.what) for one in measured):
        group = [one for one in measured if (one.site, one.what) == (site, what)]
        worst = (min if group[0].at_least else max)(group, key=lambda one: one.found)
        sign = " " if worst.passes else "✗"
        limit = f"{'≥' if worst.at_least else '≤'} {worst.gate:g}"
        lines.append(f"{site:10} {what:26} {worst.found:>10.5g} {limit:>10} {sign} {worst.kind}")
    return "\n".join(lines)


def faults_of(measured: list[Measured]) -> str:
    """Every gate that was missed, with its page kind and causes."""
    lines: list[str] = []
    for one in measured:
        if not one.passes:
            lines.append(f"{one.site}, {one.kind}: {one.what}: {one.found:g} (gate {one.gate:g})")
            lines += [f"    {fault}" for fault in one.faults[:12]]
    return "\n".join(lines)
