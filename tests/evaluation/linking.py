"""`python -m tests.evaluation.linking FOLDER`: how well names are found where they are known.

FOLDER holds `register.yml` (entities with flags), `seed.json` (a text with the spans of its names)
and any number of `challenge*.txt` (a sentence a line, names marked `{entity:surface}`). A name
counts as found if a span of the same entity overlaps it. The first-link precision is the share of
entities whose first span of a text overlaps one of theirs.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from milaff.graph.recognition import recognize
from milaff.graph.register import Register, register_of
from milaff.model.entity import Entity

KINDS = {"org": "organization", "event": "work"}
FLAGS = {"exact": "exact", "noclitic": "no_clitic", "afterfull": "after_full", "case": "case"}
MARK = re.compile(r"\{([a-z0-9-]+):([^{}]*)\}")


@dataclass(frozen=True)
class Span:
    """A name in a text."""

    start: int
    end: int
    entity: str

    def is_same(self, other: Span) -> bool:
        """Whether both are one mention: the same entity, overlapping."""
        overlap = self.start < other.end and other.start < self.end
        return overlap and self.entity == other.entity


@dataclass(frozen=True)
class Case:
    """A text with its names; `name` is what a fault is reported under."""

    name: str
    text: str
    gold: tuple[Span, ...]


@dataclass
class Score:
    """What was found in a set of texts; `faults` are lines to read."""

    found: int = 0
    right: int = 0
    gold: int = 0
    recalled: int = 0
    firsts: int = 0
    right_firsts: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, case: Case, spans: list[Span]) -> None:
        """Counts one text."""
        wrong = [one for one in spans if not any(one.is_same(gold) for gold in case.gold)]
        missed = [gold for gold in case.gold if not any(one.is_same(gold) for one in spans)]
        firsts = {span.entity: span for span in reversed(spans)}.values()
        self.found += len(spans)
        self.right += len(spans) - len(wrong)
        self.gold += len(case.gold)
        self.recalled += len(case.gold) - len(missed)
        self.firsts += len(firsts)
        self.right_firsts += sum(one not in wrong for one in firsts)
        self.faults += [_fault("wrong", case, one) for one in wrong]
        self.faults += [_fault("missed", case, one) for one in missed]

    @property
    def row(self) -> tuple[float, float, float, float]:
        """Precision, recall, F and first-link precision."""
        precision = self.right / max(1, self.found)
        recall = self.recalled / max(1, self.gold)
        balance = 2 * precision * recall / max(1e-9, precision + recall)
        return precision, recall, balance, self.right_firsts / max(1, self.firsts)


def _fault(kind: str, case: Case, span: Span) -> str:
    around = case.text[max(0, span.start - 30) : span.end + 30].replace("\n", " ")
    name = case.text[span.start : span.end]
    return f"{kind:7} {case.name:20} {span.entity}: [{name}] … {around}"


def read_register(path: Path) -> Register:
    """The register of a `register.yml`, its flags as those of aliases."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return register_of([entity_of(entry) for entry in entries])


def entity_of(entry: dict[str, Any]) -> Entity:
    """The entity of an entry; the flags of its name become an alias equal to the name."""
    flags = entry.get("flags", {})
    aliases = [alias if isinstance(alias, dict) else {"t": alias} for alias in entry["aliases"]]
    aliases += [{"t": text, **own} for text, own in flags.items()]
    written = {
        "id": entry["id"],
        "kind": KINDS.get(entry["type"], entry["type"]),
        "name": {"ar": entry["name"]},
        "aliases": [_alias(alias) for alias in aliases],
        "not": entry.get("not", []),
    }
    return Entity.model_validate(written)


def _alias(alias: dict[str, Any]) -> dict[str, Any]:
    own = alias.get("flags", [])
    flags = {FLAGS[flag]: True for flag in own if flag in FLAGS}
    context = {"context": alias["context"]} if "context" in own else {}
    return {"text": alias["t"], **flags, **context}


def read_seed(path: Path) -> list[Case]:
    """The one text of a `seed.json`."""
    content = json.loads(path.read_text(encoding="utf-8"))
    gold = tuple(Span(start, end, entity) for start, end, entity, _ in content["spans"])
    return [Case(path.stem, content["text"], gold)]


def read_challenge(path: Path) -> list[Case]:
    """The sentences of a challenge file, each a text of its own."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [parse_line(line) for line in lines if "|" in line and not line.startswith("#")]


def parse_line(line: str) -> Case:
    """`group | sentence with {entity:surface}`."""
    group, _, marked = line.partition("|")
    marked = marked.strip()
    text, at, gold = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        gold.append(Span(len(text), len(text) + len(mark[2]), mark[1]))
        text, at = text + mark[2], mark.end()
    return Case(group.strip(), text + marked[at:], tuple(gold))


def score(cases: Iterable[Case], register: Register) -> Score:
    """What recognition finds in these texts."""
    total = Score()
    for case in cases:
        hits = recognize(case.text, register)
        total.add(case, [Span(hit.start, hit.end, hit.entity) for hit in hits])
    return total


def main(folder: Path) -> None:
    """Prints the table, and under it every fault."""
    register = read_register(folder / "register.yml")
    sets = {"seed": read_seed(folder / "seed.json")}
    sets |= {path.stem: read_challenge(path) for path in sorted(folder.glob("challenge*.txt"))}
    scores = {name: score(cases, register) for name, cases in sets.items()}
    print(f"{'set':16} {'names':>6} {'P':>6} {'R':>6} {'F':>6} {'first P':>8}")
    for name, one in scores.items():
        precision, recall, balance, first = one.row
        print(f"{name:16} {one.gold:6} {precision:6.3f} {recall:6.3f} {balance:6.3f} {first:8.3f}")
    for one in scores.values():
        print(*one.faults, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
