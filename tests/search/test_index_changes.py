"""An index that changes has the bytes of one made of nothing, and writes what changed."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from milaff.outputs.output import Output
from milaff.outputs.search_index import SearchIndex
from milaff.outputs.search_numbers import number_records
from milaff.outputs.search_terms import SearchRecord, terms_of

KINDS = ("article", "article", "article", "event", "source", "dossier", "entity")
FOLDERS = {kind: f"{kind}s" for kind in KINDS}
STEMS = (
    "بلد كتاب كتب مشروع مشاريع سفير سفراء رجل رجال خبر أخبار قلم أقلام صبر وصبر بصبر لبلد فكر"
    " فكرة شاهد شهود Kabul 12 خراسان داعش مدرسة مدارس"
).split()
LETTERS = "بتجدرسعفقكلمنهوي"


def some_words(chance: random.Random, count: int) -> str:
    made = ["".join(chance.choices(LETTERS, k=chance.choice((3, 4, 5)))) for _ in range(count)]
    known = chance.choices(STEMS, k=count)
    before = chance.choices(("", "", "", "و", "ب", "ال", "وال"), k=count)
    pairs = zip(before, known, made, strict=True)
    return " ".join(f"{a}{b} {c}" if chance.random() < 0.3 else f"{a}{b}" for a, b, c in pairs)


def some_record(id: str, chance: random.Random) -> SearchRecord:
    kind = KINDS[int(id[1:]) % len(KINDS)]
    owned = kind in ("entity", "dossier")
    named = sorted({f"r{n:03}" for n in chance.choices(range(60), k=3) if n % 7 > 4})
    return SearchRecord(
        id,
        kind,
        some_words(chance, 3),
        "" if owned else f"2024-01-{chance.randrange(1, 9):02}",
        text=some_words(chance, chance.randrange(60)),
        names=tuple(some_words(chance, 2) for _ in range(2)) if owned else (),
        named=tuple((one, chance.randrange(2), 1) for one in named),
        dossiers=(("r005", "عنوان"),) if chance.random() < 0.4 else (),
        outlets=(("o", "صحيفة"),) if chance.random() < 0.4 else (),
    )


def never(_: str) -> bool:
    return False


class Site:
    """What lies in a site's folder after each update of one index."""

    def __init__(self) -> None:
        self.store: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}
        self.written: set[str] = set()

    def update(
        self,
        records: dict[str, SearchRecord],
        changed: set[str],
        is_there: Callable[[str], bool] | None = None,
    ) -> None:
        index = SearchIndex(self.store, FOLDERS, "/")
        for id in sorted(changed):
            index.enter(terms_of(records[id]))
        named = [(one.kind, one.date, one.id) for one in map(terms_of, records.values())]
        outputs = [*index.update(number_records(named), is_there or self.files.__contains__)]
        self.written = {one.path for one in outputs if isinstance(one, Output)}
        self.files = {
            one.path: one.content if isinstance(one, Output) else self.files[one.path]
            for one in outputs
        }


def made_of_nothing(records: dict[str, SearchRecord]) -> dict[str, bytes]:
    site = Site()
    site.update(records, set(records), never)
    return site.files


def edited(record: SearchRecord, chance: random.Random) -> SearchRecord:
    """The record with another text, other names, or altogether new but for its day."""
    other = some_record(record.id, chance)._replace(date=record.date)
    change = chance.choice(("text", "words", "all", "named"))
    if change == "text":
        return record._replace(text=f"{record.text} {some_words(chance, 2)}")
    if change == "words":
        return record._replace(text=record.text.partition(" ")[2])
    return other if change == "all" else record._replace(named=other.named, outlets=other.outlets)


@pytest.mark.parametrize("seed", range(12))
def test_changed_index_is_the_one_made_of_nothing(seed: int) -> None:
    chance = random.Random(seed)
    records = {id: some_record(id, chance) for id in (f"r{n:03}" for n in range(60))}
    site = Site()
    site.update(records, set(records))
    for step in range(12):
        changed = set(chance.sample(sorted(records), chance.choice((0, 1, 1, 2, 9, 40))))
        changed &= records.keys()
        for id in changed:
            records[id] = edited(records[id], chance)
        if step % 4 == 3:
            last = f"r{60 + step * 7:03}"
            records[last] = some_record(last, chance)
            changed.add(last)
        if step % 6 == 5:
            gone = chance.choice(sorted(records))
            del records[gone]
            changed.discard(gone)
        site.update(records, changed)
        assert site.files == made_of_nothing(records)


def test_one_change_writes_few_files() -> None:
    chance = random.Random(1)
    records = {
        id: some_record(id, chance)._replace(text=some_words(chance, 200))
        for id in (f"r{n:03}" for n in range(300))
    }
    site = Site()
    site.update(records, set(records))
    assert len(site.files) > 40
    records["r001"] = records["r001"]._replace(text=records["r001"].text + " عصفور")
    site.update(records, {"r001"})
    assert site.files == made_of_nothing(records)
    assert 1 <= len(site.written) < 10


@pytest.mark.parametrize("kind", ["source", "entity", "article"])
def test_one_more_or_less_writes_few_files(kind: str) -> None:
    """Wherever in the order it is."""
    chance = random.Random(1)
    records = {
        id: some_record(id, chance)._replace(text=some_words(chance, 200))
        for id in (f"r{n:03}" for n in range(300))
    }
    of_kind = [id for id, one in records.items() if one.kind == kind]
    site = Site()
    site.update(records, set(records))
    last = max(of_kind, key=lambda id: (records[id].date, id))
    new = records[last]._replace(id="z", text="عصفور")
    moved = {id for id in of_kind if (records[id].date, id) > (new.date, "z")}
    records["z"] = new
    site.update(records, {"z", *moved})
    assert site.files == made_of_nothing(records)
    assert 1 <= len(site.written) < len(site.files) / 4
    del records["z"]
    site.update(records, moved)
    assert site.files == made_of_nothing(records)
    assert 1 <= len(site.written) < len(site.files) / 4


def test_words_that_go_from_one_record_to_another() -> None:
    """Each goes from the corpus with the one, and comes back with the other."""
    chance = random.Random(3)
    records = {id: some_record(id, chance) for id in (f"r{n:03}" for n in range(1, 30))}
    texts = ["بقلمون بقلمون وبقلمون", "وقراقوش القراقوش لقراقوش"]
    for _ in range(2):
        site = Site()
        for id, text in zip(("r001", "r002"), texts, strict=True):
            records[id] = records[id]._replace(text=text)
        site.update(records, set(records))
        for id, text in zip(("r002", "r001"), texts, strict=True):
            records[id] = records[id]._replace(text=text)
        site.update(records, {"r001", "r002"})
        assert site.files == made_of_nothing(records)
        texts.reverse()


def test_both_numbers_of_a_word_go_at_once() -> None:
    """Neither comes back as the other number of the other."""
    chance = random.Random(4)
    records = {id: some_record(id, chance) for id in (f"r{n:03}" for n in range(1, 30))}
    text = "قنديل قناديل شارع شوارع سفير سفراء"
    records["r001"] = records["r001"]._replace(text=text)
    site = Site()
    site.update(records, set(records))
    records["r001"] = records["r001"]._replace(text="")
    site.update(records, {"r001"})
    assert site.files == made_of_nothing(records)


def test_file_that_is_gone_is_written_again() -> None:
    chance = random.Random(2)
    records = {id: some_record(id, chance) for id in ("r001", "r002", "r003", "r004", "r005")}
    site = Site()
    site.update(records, set(records))
    files = dict(site.files)
    site.update(records, set(), lambda path: path != "search/s/0.js")
    assert "search/s/0.js" in site.written
    assert site.files == files
