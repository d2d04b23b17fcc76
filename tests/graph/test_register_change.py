"""Which texts a change of the register may concern: never too few, and not nearly all."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
from tests.graph.linking import article, link

from milaff.graph.graph import Graph
from milaff.graph.misspellings import Misspelling
from milaff.graph.passages import find_passages
from milaff.graph.register import Register, register_of
from milaff.graph.register_change import RegisterChange, find_change, may_concern
from milaff.graph.text_facts import TextReading, read_text
from milaff.model.entity import Entity
from milaff.model.texts import texts_of
from milaff.text.vocabulary import sequence_of

WORDS = (
    "محمد محمود البغدادي بغدادي الزيدي الزبيدي عبدالملك عبد الملك اللاذقية لاذقية الكرملين كرملين"
    " جبهة الجبهة النصرة النصر تنظيم القاعدة قاعدة داعش خراسان روسيا مالي مدريد ريال CNN الأمن مجلس"
    " القومي 12 سالم علي على فتح شارع جامعة دعما"
).split()
PROCLITICS = ("", "", "", "و", "ب", "ل", "ك", "وب", "لل", "ال")
KINDS = ("person", "person", "place", "organization", "outlet", "group")
GAPS = (" ", " ", " ", " ", "، ", ". ", " «", "» ", "**", " **", "\n\n", "\n", " [[x1]] ", "-")
IDS = [f"x{number}" for number in range(8)]


def some_name(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.choice((1, 1, 2, 2, 2, 3))))


def some_alias(chance: random.Random) -> dict[str, Any]:
    alias: dict[str, Any] = {"text": some_name(chance)}
    for flag in ("exact", "no_clitic", "after_full", "never", "case"):
        if chance.random() < 0.1:
            alias[flag] = True
    if chance.random() < 0.15:
        alias["article"] = "optional"
    if chance.random() < 0.2:
        alias["context"] = [some_name(chance)]
    return alias


def some_entity(id: str, chance: random.Random) -> Entity:
    values = {
        "id": id,
        "kind": chance.choice(KINDS),
        "name": {"ar": some_name(chance)},
        "aliases": [some_alias(chance) for _ in range(chance.randrange(3))],
        "not": [some_name(chance) for _ in range(chance.choice((0, 0, 1)))],
        "links": chance.choice(("on", "on", "on", "off")),
    }
    return Entity.model_validate(values)


def changed(entities: Sequence[Entity], chance: random.Random) -> list[Entity]:
    """The same entities with one added, taken away, made anew, or changed in one thing."""
    at = chance.randrange(len(entities))
    one, others = entities[at], [*entities[:at], *entities[at + 1 :]]
    change = chance.choice(("gone", "new", "kind", "links", "alias", "aliases", "not"))
    if change == "gone":
        return others
    if change == "new":
        return [*others, some_entity(one.id, chance)]
    aliases = [*one.aliases]
    update: dict[str, Any] = {
        "kind": {"kind": chance.choice(KINDS)},
        "links": {"links": "off" if one.links == "on" else "on"},
        "alias": {"aliases": (*aliases, *some_entity("x", chance).aliases)},
        "aliases": {"aliases": tuple(reversed(aliases))},
        "not": {"not_": (*one.not_, some_name(chance))},
    }[change]
    return [*others, one.model_copy(update=update)]


def with_slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + "ض" + word[at:],
            word[:at] + "ض" + word[at + 1 :],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            word[:at] + "**" + word[at:] + "**",
        )
    )


def some_text(chance: random.Random) -> str:
    text = ""
    for _ in range(chance.randrange(4, 26)):
        word = chance.choice(PROCLITICS) + chance.choice(WORDS)
        text += (with_slip(word, chance) if chance.random() < 0.15 else word) + chance.choice(GAPS)
    return text


@cache
def graph_of_texts() -> Graph:
    chance, files = random.Random(1), {}
    for number in range(120):
        name = chance.choice(WORDS)
        settled = f"disambiguate: {{{name}: x{chance.randrange(8)}}}"
        front = settled if chance.random() < 0.2 else f"entities: [x{chance.randrange(8)}]"
        front += f"\nsummary: {' '.join(some_text(chance).replace('**', '').split())}"
        front = front.replace("[[x1]]", "").replace("«", "").replace("»", "")
        files[f"a/a{number}"] = article(front, some_text(chance))
    return link(files)


def misspellings(id: str, register: Register) -> list[Misspelling]:
    library = graph_of_texts().library
    texts = [one.text for one in find_passages(library.body_of(id))]
    texts += [text for _, text in texts_of(library.articles[id])]
    return [found for text in texts for found in register.speller.find(text)]


def read_all(register: Register) -> dict[str, tuple[TextReading, list[Misspelling]]]:
    library = graph_of_texts().library
    return {
        id: (read_text(item, library, register), misspellings(id, register))
        for id, item in library.articles.items()
    }


@pytest.mark.parametrize("seed", range(60))
def test_what_is_not_concerned_says_the_same(seed: int) -> None:
    chance = random.Random(seed)
    entities = [some_entity(id, chance) for id in IDS]
    for _ in range(3):
        later = sorted(changed(entities, chance), key=lambda one: one.id)
        old, new = register_of(entities), register_of(later)
        change = find_change(old.parts, new.parts)
        before, after = read_all(old), read_all(new)
        texts = [(id, one.words, one.facts.meant) for id, (one, _) in before.items()]
        spared = set(before).difference(change.concerned(texts))
        assert {id: before[id] for id in spared} == {id: after[id] for id in spared}
        entities = later


def test_most_texts_are_spared() -> None:
    """The random registers above do not pass because everything is concerned."""
    chance, spared, total = random.Random(1), 0, 0
    entities = [some_entity(id, chance) for id in IDS]
    for _ in range(30):
        later = sorted(changed(entities, chance), key=lambda one: one.id)
        change = find_change(register_of(entities).parts, register_of(later).parts)
        texts = [(id, one.words, one.facts.meant) for id, (one, _) in read_all(Register()).items()]
        total += len(texts)
        spared += len(texts) - len(list(change.concerned(texts)))
        entities = later
    assert spared > total / 3


def terms_of(**values: Any) -> Register:
    return register_of([Entity.model_validate({"id": "x", "kind": "group", **values})])


@pytest.mark.parametrize(
    ("name", "text", "is_concerned"),
    [
        ("طالبان", "قالت وطالبان اليوم", True),
        ("طالبان", "قالت طلبان اليوم", False),
        ("الكرملين", "ذهب للكرملين", True),
        ("اللاذقية", "ذهب للاذقيه", True),
        ("داعش خراسان", "فرع لداعش خراسان", True),
        ("داعش خراسان", "فرع لداعش «خرسان»", True),
        ("داعش خراسان", "لداعش فرع في خراسان", False),
        ("داعش خراسان", "لداعش فرع في خرسان", False),
        ("داعش خراسان", "لداعش فرع في العراق", False),
        ("داعش خراسان", "فرع في خراسان بعيد", False),
        ("داعش خراسان", "فرع بعيد لداغش خراسان", True),
        ("الوفد الشرقي 12", "الوفد الشرقي 13", False),
        ("السوق المركزي", "السوق المرزكي", True),
        ("السوق المركزي القديم", "السوق المرزكي القديم", True),
        ("السوق المركزي القديم", "السوق المرزكي الجديد", False),
        ("CNN", "قناة cnn", True),
    ],
)
def test_words_that_concern_a_name(name: str, text: str, is_concerned: bool) -> None:
    register = terms_of(name={"ar": name})
    words = sequence_of([text])
    assert may_concern(words, register.parts["x"].terms) is is_concerned


def test_only_what_changed_of_an_entity_counts() -> None:
    old = terms_of(name={"ar": "داعش"}, aliases=[{"text": "ولاية خراسان"}])
    new = terms_of(name={"ar": "داعش"}, aliases=[{"text": "ولاية خراسان"}, {"text": "دولة بعيدة"}])
    change = find_change(old.parts, new.parts)
    assert {term.pattern.text for term in change.terms} == {"دولة بعيدة", "الدولة بعيدة"} or {
        term.pattern.text for term in change.terms
    } == {"دولة بعيدة"}
    off = terms_of(name={"ar": "داعش"}, aliases=[{"text": "ولاية خراسان"}], links="off")
    change = find_change(old.parts, off.parts)
    assert change.ids == {"x"}
    assert set(change.terms) == set(old.parts["x"].terms)
    assert find_change(old.parts, old.parts) == RegisterChange()


def test_a_word_that_is_no_slip_any_more() -> None:
    """«الزبيدي» was nearly «الزيدي» of a name, until another name had it."""
    one = {"id": "one", "kind": "group", "name": {"ar": "سالم الزيدي"}}
    other = {"id": "other", "kind": "group", "name": {"ar": "الزبيدي القديم بعيدا"}}
    old = register_of([Entity.model_validate(one)])
    new = register_of([Entity.model_validate(one), Entity.model_validate(other)])
    text = "قال سالم الزبيدي"
    assert len(list(old.speller.find(text))) == 1
    assert not list(new.speller.find(text))
    words = sequence_of([text])
    change = find_change(old.parts, new.parts)
    assert list(change.concerned([("a", words, ())])) == ["a"]


def test_equal_parts_have_equal_digests() -> None:
    texts = [{}, {"links": "off"}, {"kind": "place"}, {"aliases": ["آخر"]}, {"not": ["اسم آخر"]}]
    values = [{"name": {"ar": "اسم"}, **one} for one in texts]
    digests = {terms_of(**one).parts["x"].digest for one in values}
    assert len(digests) == len(values)
    assert terms_of(**values[1]).parts["x"].digest in digests
