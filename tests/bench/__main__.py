"""`make bench`: what builds cost, beside MkDocs with Material and Hugo on the same corpus.

The three are built in turn, so that all meet the same machine, and the best of the rounds counts.
Only ratios within one run say something; `--write` puts them into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import hugo_rival, mkdocs_rival, own
from tests.bench.gates import gate_rows
from tests.bench.growth import growth_rows, measure_growth
from tests.bench.project import Cost, Project
from tests.bench.serving import measure_serve
from tests.bench.tables import circumstances, cost_rows, table

PARTS = ("milaff", "mkdocs", "hugo", "serve", "growth")
SERVED = 1000
_ROUNDS = {1000: 3, 10_000: 1}
_PAGE = Path(__file__).parents[2] / "docs/benchmarks.md"
_MARK = "<!-- measured -->\n"


@dataclass
class Bench:
    """The projects in their folder, and the best that was measured so far."""

    folder: Path
    parts: Collection[str]
    best: dict[tuple[int, str, str], Cost] = field(default_factory=dict)

    def round(self, size: int) -> None:
        """Everything once: cold builds one after the other, then edits in turn."""
        projects = {
            "milaff": (own.own_project, own.own_files),
            "mkdocs": (mkdocs_rival.mkdocs_project, mkdocs_rival.mkdocs_files),
            "hugo": (hugo_rival.hugo_project, hugo_rival.hugo_files),
        }
        built: dict[str, Project] = {}
        for name, (project_in, files_of) in projects.items():
            if name in self.parts:
                built[name] = project_in(self.folder / name)
                built[name].write(files_of(size))
                self._build(size, name, "cold", built[name])
        for what, edit in own.EDITS.items():
            if "milaff" in built:
                edit(built["milaff"], size)
                self._build(size, "milaff", what, built["milaff"])
            if what == "body edit" and "hugo" in built:
                path = hugo_rival.article_path(size // 2)
                built["hugo"].edit(path, "\n## ", "\nأضيفت جملة أخرى هنا.\n\n## ")
                self._build(size, "hugo", what, built["hugo"])

    def _build(self, size: int, name: str, what: str, project: Project) -> None:
        cost = project.build()
        print(f"{size:>6} {name:<6} {what:<13} {cost.cpu:8.2f} s CPU", file=sys.stderr)
        key = (size, name, what)
        best = self.best.get(key, cost)
        self.best[key] = Cost(*(min(getattr(one, k) for one in (best, cost)) for k in _FIELDS))


_FIELDS = tuple(Cost.__dataclass_fields__)


def measure(sizes: Collection[int], rounds: int | None, parts: Collection[str]) -> list[str]:
    """All tables that were asked for."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        bench = Bench(folder, parts)
        _warm_up(folder, parts)
        for size in sizes:
            for _ in range(rounds or _ROUNDS.get(size, 1)):
                bench.round(size)
        serve = measure_serve(folder / "served", SERVED) if "serve" in parts else None
        grown = measure_growth(folder / "grown") if "growth" in parts else []
    found = [gate_rows(bench.best, serve)]
    found += [cost_rows(bench.best, size) for size in sizes]
    found += [growth_rows(grown)] if grown else []
    return [table(rows) for rows in found if len(rows) > 1]


def _warm_up(folder: Path, parts: Collection[str]) -> None:
    """One small build of each, so that no first one compiles Python's modules."""
    small = Bench(folder, [part for part in parts if part in ("milaff", "mkdocs")])
    small.round(100)


def write_page(text: str) -> None:
    """Puts what was measured below the mark in docs/benchmarks.md."""
    page = _PAGE.read_text("utf-8")
    assert _MARK in page, f"{_PAGE.name} has no place for what was measured"
    _PAGE.write_text(page[: page.index(_MARK)] + _MARK + "\n" + text, "utf-8")


def main() -> None:
    """Prints the tables; each gate says whether it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, help="of each size; 3 at 1,000 and 1 at 10,000")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    chosen = parser.parse_args()
    tables = measure(chosen.sizes, chosen.rounds, chosen.only)
    told = "\n".join(f"- {line}" for line in circumstances())
    text = "\n\n".join([told, *tables]) + "\n"
    print(text)
    if chosen.write:
        write_page(text)


if __name__ == "__main__":
    main()
