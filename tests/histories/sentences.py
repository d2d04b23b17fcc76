"""What editors type in the histories: sentences with names, marks, citations and figures."""

from __future__ import annotations

import random

from tests.histories.world import Record, World

VERBS = ("أعلن", "ذكر", "أكد", "نفى", "أوضح")
ENDS = ("عند الفجر", "قرب الجسر", "بعد جلسة", "في الإقليم", "دون تفاصيل", "للمرة الثانية")
PHRASES = ("أمرا في النهر", "خطة الميناء", "بيان الضفة الشرقية", "حصيلة جديدة", "موعدا آخر")


def sentence(world: World, chance: random.Random) -> str:
    """A sentence that may name an entity, link a record, cite a source or show a figure."""
    end = chance.choice(("", *_marks(world, chance)))
    name = a_name(world, chance)
    parts = [chance.choice(VERBS), name, chance.choice(PHRASES), chance.choice(ENDS), end]
    return " ".join(part for part in parts if part) + f" {chance.randrange(99)}."


def a_name(world: World, chance: random.Random) -> str:
    """A name or an alias of an entity, or words that are none."""
    names = [name for one in world.of("entities") for name in names_of(one)]
    return chance.choice([*names, "مصدر مطلع", "الوكالة"])


def names_of(entity: Record) -> list[str]:
    """All its names in Arabic."""
    name = entity.keys["name"]
    first = name["ar"] if isinstance(name, dict) else name
    aliases = [
        one if isinstance(one, str) else one["text"] for one in entity.keys.get("aliases", ())
    ]
    return [first, *aliases]


def _marks(world: World, chance: random.Random) -> list[str]:
    """One mark of each sort, to a record that exists."""
    found = []
    sources, events, others = world.of("sources"), world.of("events"), world.of()
    if sources:
        found += [f"[@{chance.choice(sources).id}]", f"[@{chance.choice(sources).id}, ص. 3]"]
    if others:
        one = chance.choice(others)
        found += [f"[[{one.id}]]", f"[[{one.id}|نص آخر]]"]
    with_figures = [one for one in events if one.keys.get("figures")]
    if with_figures:
        found.append(f"[[{chance.choice(with_figures).id}#killed]]")
    articles = [one for one in world.of("articles") if one.path.count("/") == 1]
    if articles:
        found.append(f"[مادة]({chance.choice(articles).path.split('/')[1]})")
    return found
