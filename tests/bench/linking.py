"""`python -m tests.bench.linking`: what links that make themselves cost, and the finding of names.

A dense page goes through Python-Markdown with 26 extensions and more, with its names linked and
without, in turn; the best of many runs of each counts. Then the names of a corpus are found. Prints
CPU time, and what the links add to Markdown's own.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

from markdown import Markdown

from milaff.graph.graph import Graph
from milaff.graph.passages import find_passages
from milaff.graph.register import make_register
from milaff.graph.text_facts import read_texts
from milaff.markup.converter import Converter
from milaff.markup.extension import MilaffExtension
from milaff.model.library import make_library
from milaff.records.read import read_records
from milaff.settings import Settings
from tests.bench.corpus import make_corpus
from tests.graph.linking import SETTINGS, article, link
from tests.markup.linked import DENSE, OPTIONS, REGISTER, document_of, entity_of

SIZES = (70, 1000)
RUNS = 40
ARTICLES = 2000
DENSE_PAGES = Path(__file__).parent.parent / "markup/dense"


def best_of(runs: int, *tasks: Callable[[], object]) -> list[float]:
    """The least CPU seconds of each task; they run in turn, so that all meet the same machine."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(runs):
        for task, own in zip(tasks, times, strict=True):
            start = time.process_time()
            task()
            own.append(time.process_time() - start)
    return [min(own) for own in times]


def measure_page(entities: int, links: str, body: str) -> tuple[float, float]:
    """Seconds of a conversion without links and with them."""
    graph = _graph(entities, links, body)
    extension = MilaffExtension()
    markdown = Markdown(extensions=[*DENSE, extension], extension_configs=OPTIONS)
    converter = Converter(Settings(SETTINGS.content))

    def convert(*, is_named: bool) -> None:
        extension.document = document_of(graph, converter, "a", is_named=is_named)
        markdown.reset()
        markdown.convert(graph.library.body_of("a"))

    convert(is_named=True)
    bare, linked = best_of(RUNS, lambda: convert(is_named=False), lambda: convert(is_named=True))
    return bare, linked


def _graph(entities: int, links: str, body: str) -> Graph:
    """The names of the dense pages, and others up to that number."""
    words = [f"كيان{number} السفلي" for number in range(entities - len(REGISTER))]
    others = {f"e/x-{at}": entity_of("place", word) for at, word in enumerate(words)}
    known = {f"e/{id}": entity_of(*names) for id, names in REGISTER.items()}
    return link({**known, **others, "a/a": article(f"links: {links}", body)})


def measure_corpus() -> tuple[float, float]:
    """Milliseconds an article: to read its passages, and to find all names in it."""
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(Path(folder), ARTICLES)
        records, _ = read_records(Path(folder))
    library, _ = make_library(records)
    register, _ = make_register(library)
    bodies = [library.body_of(id) for id in sorted(library.articles)]
    passages, names = best_of(
        3,
        lambda: [find_passages.__wrapped__(body) for body in bodies],
        lambda: read_texts(library, register),
    )
    return passages / ARTICLES * 1e3, names / ARTICLES * 1e3


def main() -> None:
    """Prints both tables."""
    body = "\n\n".join(
        path.read_text(encoding="utf-8") for path in sorted(DENSE_PAGES.glob("*.md"))
    )
    print(f"a page of {len(body.encode()) / 1e3:.1f} kB, {len(DENSE)} extensions")
    for size, links in product(SIZES, ("first", "all")):
        bare, linked = measure_page(size, links, body)
        times = f"{bare * 1e3:6.1f} ms, linked {linked * 1e3:6.1f} ms, {linked / bare - 1:+.1%}"
        print(f"{size:>6} entities, links: {links:5} {times}")
    passages, names = measure_corpus()
    print(f"{ARTICLES} articles: passages {passages:.2f} ms, names {names:.2f} ms an article")


if __name__ == "__main__":
    main()
