"""What was measured, as tables of Markdown, which read well on a console too."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from tests.bench.gates import Measured
from tests.bench.hugo_rival import find_hugo

_PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2")


def table(rows: Sequence[Sequence[str]]) -> str:
    """The first row is the head; all columns but the first are numbers."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]

    def line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        return f"| {first[0]:<{first[1]}} | " + " | ".join(f"{c:>{w}}" for c, w in others) + " |"

    rule = "| " + " | ".join(["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]) + " |"
    return "\n".join([line(rows[0]), rule, *map(line, rows[1:])])


def cost_rows(measured: Measured, size: int) -> list[list[str]]:
    """Everything that was built at one size."""
    head = [f"{size:,} articles", "CPU s", "wall s", "peak MB", "site MB"]
    rows = [
        [
            f"{which}, {what}",
            f"{cost.cpu:.2f}",
            f"{cost.wall:.2f}",
            f"{cost.peak / 1e6:.0f}",
            f"{cost.site / 1e6:.1f}",
        ]
        for (number, which, what), cost in measured.items()
        if number == size
    ]
    return [head, *rows]


def circumstances() -> Iterator[str]:
    """The machine, the day and the versions, a line each."""
    yield f"Date: {datetime.now(UTC):%Y-%m-%d}"
    yield f"Machine: {_processor()}, {os.cpu_count()} cores, {platform.system()}"
    packages = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    yield f"Versions: Python {platform.python_version()}, {packages}, Hugo {_hugo_version()}"


def _processor() -> str:
    """The processor's name where Linux tells it."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _hugo_version() -> str:
    try:
        asked = subprocess.run([find_hugo(), "version"], capture_output=True, text=True, check=True)
    except metadata.PackageNotFoundError:
        return "not installed"
    return asked.stdout.split()[1].split("-")[0].lstrip("v")
