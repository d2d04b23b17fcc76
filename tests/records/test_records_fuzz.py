"""Whatever a file holds, reading it ends with problems at places that exist, never an exception."""

from __future__ import annotations

import random

from milaff.records import Kind, parse_record

VALID = """\
---
id: moscow-attack
title: هجوم موسكو بين روايتين
summary: "جملة: أو جملتان"
date: 2024-03-26   # كُتب
authors: [هيئة التحرير, 'محرر']
sources:
  - alhurra-isis-k
  - {id: saraha, outlet: صراحة نيوز, url: https://example.org/a}
disambiguate: {البغدادي: abu-bakr}
known:
  - |
    سطر: أول
    - ثان
  - &x نص
  - *x
changes:
  - kind: correction
    note: >-
      عُدّلت
---
وسّع [[isis-k|التنظيم]] نطاقه.

---
ثان
"""
INSERTED = [
    *"\"'[]{}:,-#&*!|>%@`?\t \n\r\\~<=.،؛：٠—",
    "\u200f", "\u00a0", "\ufeff", "\u2028", "\u0085", "\x00", "\x07", "---\n", ": ", " #", "- ",
]  # fmt: skip


def mutate(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        if chance.random() < 0.5:
            text = text[:at] + text[at + chance.randint(1, 6) :]
        else:
            text = text[:at] + chance.choice(INSERTED) + text[at:]
    return text


def test_mutations_give_problems_at_sensible_places() -> None:
    chance = random.Random(7)
    whole, none = parse_record(VALID.encode(), Kind.ARTICLE, "articles/f.md")
    assert whole is not None
    assert none == ()
    for _ in range(2_000):
        text = mutate(VALID, chance)
        record, problems = parse_record(text.encode(), Kind.ARTICLE, "articles/f.md")
        assert record is not None or problems, text
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        places = [problem.place for problem in problems]
        places += [] if record is None else [*record.places.values()]
        for place in places:
            assert 1 <= place.line <= len(lines) + 1, (place, text)
            assert 1 <= place.column <= len([*lines, ""][place.line - 1]) + 1, (place, text)


def test_bytes_at_random_give_problems() -> None:
    chance = random.Random(11)
    for _ in range(500):
        data = bytearray(VALID.encode())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        record, problems = parse_record(bytes(data), Kind.ARTICLE, "articles/f.md")
        assert record is not None or problems
