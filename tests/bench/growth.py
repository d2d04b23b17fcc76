"""How the cost of a build and the size of a page grow with the number of articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.own import own_files, own_project

SIZES = (10, 500, 1000, 2000)


@dataclass(frozen=True)
class Growth:
    """CPU seconds of a cold build, and the median bytes of the pages that all sizes share."""

    articles: int
    cpu: float
    page: float


def measure_growth(folder: Path) -> list[Growth]:
    """A cold build of each size, from the smallest on."""
    return [_measure(folder, articles) for articles in SIZES]


def _measure(folder: Path, articles: int) -> Growth:
    project = own_project(folder)
    project.write(own_files(articles))
    cost = project.build()
    shared = range(SIZES[0])
    pages = [folder / f"site/articles/article-{one}/index.html" for one in shared]
    return Growth(articles, cost.cpu, median(page.stat().st_size for page in pages))


def growth_rows(measured: list[Growth]) -> list[list[str]]:
    """The table: an article's share is counted from the smallest size on."""
    least = measured[0]
    rows = [["articles", "CPU s", "ms/article", "page bytes", "page ratio"]]
    for one in measured:
        share = 1000 * (one.cpu - least.cpu) / max(1, one.articles - least.articles)
        ratio = f"{one.page / least.page:.2f}"
        rows.append(
            [f"{one.articles:,}", f"{one.cpu:.2f}", f"{share:.2f}", f"{one.page:,.0f}", ratio]
        )
    return rows
