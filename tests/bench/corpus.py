"""Makes a corpus of any size: invented Arabic briefings with their entities, events and sources.

The same seed gives the same bytes, and the first articles of a large corpus are those of a small
one, so that their pages can be compared. No name in it belongs to a person.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

SUBJECTS = """
الوفد اللجنة البعثة المجلس الوزارة الهيئة المكتب الفريق الاتحاد المركز المحكمة البلدية
""".split()
QUALITIES = """
الشرقي الغربي الأعلى المركزي الإقليمي الوطني الساحلي الجبلي الجديد القديم المشترك الدائم
""".split()
VERBS = ["أعلن", "أكد", "ذكر", "نفى", "أوضح", "رجّح", "أضاف", "كرر", "نشر", "قدّر", "عرض", "راجع"]
OBJECTS = """
الاتفاق الخطة التقرير الحصيلة الموعد القرار البيان الموازنة المشروع الجدول التعديل الطلب
""".split()
PLACES = [
    "في العاصمة",
    "قرب الحدود",
    "شمالي البلاد",
    "في الميناء",
    "على الطريق الساحلي",
    "في الإقليم الشرقي",
]
TAILS = [
    "بعد جلسة مطولة",
    "وفق ما نقل المراسلون",
    "من دون تفاصيل أخرى",
    "للمرة الثانية هذا العام",
    "بحسب مصادر رسمية",
    "في انتظار رد الطرف الآخر",
]
KINDS = ("organization", "place", "outlet", "group")
POOLS = {"entity": (48, 12), "event": (24, 15), "source": (24, 10), "dossier": (4, 60)}
"""How many records of a kind there are: at least so many, and one for each so many articles."""


def make_corpus(folder: Path, articles: int, seed: int = 1) -> None:
    """Writes the record folders and a front page under `folder`."""
    for path, text in corpus_files(articles, seed):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def corpus_files(articles: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Every file of a corpus, by its path below the content folder."""
    yield "index.md", "---\ntitle: الرئيسة\ntemplate: home.html\n---\nنص ترحيبي قصير.\n"
    for kind, maker in MAKERS.items():
        folder = "entities" if kind == "entity" else f"{kind}s"
        suffix = "md" if kind == "dossier" else "yml"
        for number in range(_pool(kind, articles)):
            writer = _Writer(f"{seed}:{kind}:{number}", articles=0)
            yield f"{folder}/{kind}-{number}.{suffix}", maker(writer, number)
    for number in range(articles):
        year = 2020 + number % 6
        writer = _Writer(f"{seed}:article:{number}", number)
        yield f"articles/{year}/article-{number}.md", _article(writer, number, year)


def _pool(kind: str, articles: int) -> int:
    least, each = POOLS[kind]
    return max(least, articles // each)


class _Writer:
    """Makes sentences, and picks among the records that there are after so many articles."""

    def __init__(self, seed: str, articles: int) -> None:
        self._random = random.Random(seed)
        self._articles = articles

    def pick(self, words: Sequence[str]) -> str:
        return self._random.choice(words)

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def id(self, kind: str) -> str:
        return f"{kind}-{self._random.randrange(_pool(kind, self._articles))}"

    def sentence(self) -> str:
        return (
            f"{self.pick(VERBS)} {self.pick(SUBJECTS)} {self.pick(QUALITIES)} "
            f"{self.pick(OBJECTS)} {self.pick(PLACES)} {self.pick(TAILS)}"
        )

    def paragraph(self) -> str:
        linked = f"وقال [[{self.id('entity')}]] إن الأمر قيد البحث [@{self.id('source')}]."
        return f"{self.sentence()}. {self.sentence()}. {linked} {self.sentence()}."


def _name(number: int) -> str:
    return f"{SUBJECTS[number % 12]} {QUALITIES[number // 12 % 12]} {number}"


def _entity(writer: _Writer, number: int) -> str:
    return (
        f"kind: {KINDS[number % 4]}\nname:\n  ar: {_name(number)}\n  en: Entity {number}\n"
        f"aliases:\n  - الاسم الآخر {number}\nsummary: {writer.sentence()}.\n"
    )


def _event(writer: _Writer, number: int) -> str:
    day = f"{2020 + number % 6}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    low = writer.number(3, 90)
    return (
        f'title: حدث {_name(number)}\nsummary: {writer.sentence()}.\ndate: "{day}"\n'
        f"place: {writer.id('entity')}\nfigures:\n  - measure: wounded\n"
        f"    label: الجرحى\n    unit: wounded\n    values:\n"
        f'      - value: "> {low}"\n        source: {writer.id("source")}\n'
        f'      - value: "{low + 7}"\n        source: {writer.id("source")}\n'
        f"        adopted: true\nsources:\n  - {writer.id('source')}\n"
    )


def _source(writer: _Writer, number: int) -> str:
    return (
        f"kind: report\noutlet: ناشر {number % 9}\ntitle: تقرير رقم {number}\n"
        f'date: "{writer.number(2020, 2025)}"\nurl: https://example.org/{number}\n'
    )


def _dossier(writer: _Writer, number: int) -> str:
    return (
        f"---\ntitle: ملف {_name(number)}\nkicker: ملف تجريبي\nsummary: {writer.sentence()}.\n"
        f"lead_entities:\n  - {writer.id('entity')}\n---\n{writer.sentence()}.\n"
    )


MAKERS = {"entity": _entity, "event": _event, "source": _source, "dossier": _dossier}


def _article(writer: _Writer, number: int, year: int) -> str:
    date = f"{year}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    event = writer.id("event")
    head = (
        f"---\ntitle: {writer.sentence()}\nsummary: {writer.sentence()}.\ndate: {date}\n"
        f"dossiers:\n  - {writer.id('dossier')}\nevents:\n  - {event}\n---\n"
    )
    parts = [writer.paragraph() for _ in range(3)]
    for title in ("الخلفية", "ما الذي جرى", "ما التالي"):
        parts += [f"## {title}", *(writer.paragraph() for _ in range(3))]
    parts.append(f"بلغت الحصيلة [[{event}#wounded]] [@{writer.id('source')}, ص. 3].")
    items = [writer.sentence(), f"**{writer.sentence()}**", f"{writer.sentence()} (UN-{number})"]
    parts.append("\n".join(f"- {item}" for item in items))
    return head + "\n\n".join(parts) + "\n"


def main() -> None:
    """`python -m tests.bench.corpus FOLDER ARTICLES`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    make_corpus(chosen.folder, chosen.articles, chosen.seed)


if __name__ == "__main__":
    main()
