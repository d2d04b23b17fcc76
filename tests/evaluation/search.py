"""`python -m tests.evaluation.search FOLDER [SIZE …]`: how well queries are answered.

FOLDER holds `docs.jsonl.xz` (a document a line: id, title, text, date, source), `register.json`
(names of entities) and `queries*.jsonl` (a query a line: id, cls, q, rel). The index is made of the
first SIZE documents and written below a temporary folder; node answers the queries through
`search.js`, reading the very files that a site would publish. Recall and MRR are of the first ten;
of a query that many documents answer, ten make a recall of one.
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from milaff.graph.recognition import recognize
from milaff.graph.register import Register, register_of
from milaff.model.entity import Entity
from milaff.outputs.search_fragment import make_fragment
from milaff.outputs.search_index import write_index
from milaff.outputs.search_numbers import number_records
from milaff.outputs.search_terms import SearchRecord, terms_of
from milaff.text.search_words import inner_stem, stem, words_of

RUNNER = Path(__file__).with_name("search.mjs")
SIZES = (1000,)
FOLDERS = {"article": "articles", "entity": "entities"}


def read_register(path: Path) -> list[Entity]:
    """The entities of a register of names."""
    return [
        Entity.model_validate(
            {
                "id": f"name-{number:03}",
                "kind": "organization",
                "name": {"ar": one["canonical"]},
                "aliases": [{"text": text} for text in [*one["ar"], *one["latin"]]],
            }
        )
        for number, one in enumerate(json.loads(path.read_text(encoding="utf-8")))
    ]


def read_documents(path: Path, size: int) -> Iterator[dict[str, Any]]:
    """The first documents."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, size))


def article_of(document: dict[str, Any], register: Register) -> SearchRecord:
    """A document as an article, with the names in it."""
    title, text = document["title"], document["text"]
    counts: dict[str, list[int]] = {}
    for place, part in enumerate((title, text)):
        for hit in recognize(part, register):
            counts.setdefault(hit.entity, [0, 0])[place] += 1
    named = tuple((id, first, other) for id, (first, other) in sorted(counts.items()))
    return SearchRecord(
        document["id"],
        "article",
        title,
        document["date"] or "",
        text=text,
        named=named,
        outlets=((document["source"], document["source"]),) if document["source"] else (),
    )


def entity_record(entity: Entity) -> SearchRecord:
    """An entity as it is searched for."""
    names = (*entity.name.values(), *entity.other_names)
    return SearchRecord(entity.id, "entity", names[0], names=names)


def write_words(path: Path, records: list[SearchRecord]) -> None:
    """The words of each record as the index has them, for the query's side to compare."""
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            text = f"{record.title}\n{record.text}"
            known = (f"{one} {stem(one)} {inner_stem(one)}" for one in words_of(text))
            file.write(f"{json.dumps([text, chr(10).join(known)], ensure_ascii=False)}\n")


def write_site(folder: Path, data: Path, size: int) -> tuple[float, float]:
    """Write the index of that many documents; the seconds that terms and files took."""
    entities = read_register(data / "register.json")
    register = register_of(entities)
    records = [article_of(one, register) for one in read_documents(data / "docs.jsonl.xz", size)]
    start = time.process_time()
    pairs = [(terms_of(one), one) for one in [*map(entity_record, entities), *records]]
    read = time.process_time()
    outputs = list(write_index([terms for terms, _ in pairs], FOLDERS, "/"))
    made = time.process_time()
    numbers = number_records((terms.kind, terms.date, terms.id) for terms, _ in pairs)
    shown = {record.id: record for _, record in pairs}
    outputs += [make_fragment(number, shown[id]) for number, id in enumerate(numbers) if id]
    folder.mkdir(parents=True, exist_ok=True)
    write_words(folder / "words.jsonl", records)
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return read - start, made - read


def main(data: Path, sizes: list[int]) -> None:
    """Prints a table for each size."""
    queries = sorted(data.glob("queries*.jsonl"))
    for size in sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            terms, index = write_site(Path(folder), data, size)
            print(f"{size} documents: terms {terms:.2f} s, index {index:.2f} s CPU", flush=True)
            command = ["node", str(RUNNER), folder, *map(str, queries)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]])
