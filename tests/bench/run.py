"""`make bench`: how the cost of a build and the size of a page grow with the number of articles.

Prints ratios within one run: no figure here is a promise about another machine.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.corpus import make_corpus

SIZES = (10, 500, 1000, 2000)
_CONFIG = """site_name: قياس
site_url: https://example.org/
docs_dir: content
theme: {name: milaff, language: ar}
plugins: [milaff]
"""


def measure(articles: int, folder: Path) -> dict[str, float]:
    """CPU seconds of `mkdocs build`, and the median size in bytes of the same first articles."""
    project = folder / str(articles)
    make_corpus(project / "content", articles)
    (project / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=project, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    shared = range(SIZES[0])
    pages = [project / f"site/articles/article-{one}/index.html" for one in shared]
    return {"articles": articles, "cpu": cpu, "page": median(page.stat().st_size for page in pages)}


def main() -> None:
    """Measures every size and prints the table."""
    with tempfile.TemporaryDirectory() as name:
        rows = [measure(articles, Path(name)) for articles in SIZES]
    base = rows[0]
    print(f"{'articles':>8} {'CPU s':>8} {'ms/article':>11} {'page bytes':>11} {'page ratio':>11}")
    for row in rows:
        per_article = 1000 * (row["cpu"] - base["cpu"]) / max(1, row["articles"] - base["articles"])
        ratio = row["page"] / base["page"]
        print(
            f"{row['articles']:>8.0f} {row['cpu']:>8.2f} {per_article:>11.2f}"
            f" {row['page']:>11.0f} {ratio:>11.2f}"
        )
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
