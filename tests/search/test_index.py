"""The index is the same for the same records, and changes no more than they do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from milaff.outputs.search_index import write_index
from milaff.outputs.search_numbers import number_records
from milaff.outputs.search_shards import number_text, postings_text
from milaff.outputs.search_terms import SearchRecord, code_of, terms_of, title_code
from milaff.searching.index_files import numbers_of, read_postings
from tests.search.sites import CONTENT, make_index

FOLDERS = {"article": "articles", "entity": "entities"}


def index(*records: SearchRecord) -> dict[str, bytes]:
    return {one.path: one.content for one in write_index(map(terms_of, records), FOLDERS, "/")}


def test_same_records_make_the_same_bytes(tmp_path: Path) -> None:
    turned = dict(reversed(CONTENT.items()))
    assert make_index(tmp_path / "one", CONTENT) == make_index(tmp_path / "two", turned)


def test_change_of_a_text_changes_what_has_its_words() -> None:
    letters = "بتثجحخدذرزسشصضطظعغفق"
    words = [f"{a}{b}{c}" for a in letters for b in letters for c in "لمن"]
    many = [
        SearchRecord(
            f"a{at:04}", "article", "عنوان", "2024-01-01", text=" ".join(words[at : at + 9])
        )
        for at in range(len(words))
    ]
    before = index(*many)
    after = index(*many[:-1], many[-1]._replace(text="ببل"))
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    shards = {path for path in before if path.startswith("search/s/")}
    assert changed & shards
    assert len(changed & shards) < len(shards) / 3


def stems_of(*texts: str, names: tuple[str, ...] = ()) -> dict[str, set[str]]:
    """The written forms of each stem, in an index of articles that have these texts, and of
    entities that have these names."""
    records = [
        SearchRecord(f"a{at}", "article", "عنوان", "2024-01-01", text=text)
        for at, text in enumerate(texts)
    ]
    records += [SearchRecord(name, "entity", name, names=(name,)) for name in names]
    found: dict[str, set[str]] = {}
    for path, content in index(*records).items():
        if path.startswith("search/s/"):
            for line in json.loads(content[content.index(b",") + 1 : -2]).split("\n"):
                head, *forms = line.split("|")
                one = head.split(" ")[0]
                found[one] = {form.split(" ")[0].replace("*", one, 1) for form in forms}
    return found


@pytest.mark.parametrize(
    ("texts", "stem", "forms"),
    [
        # A particle, where the corpus has the word without it as often.
        (("قوات", "القوات", "وقوات"), "قوات", {"قوات", "القوات", "وقوات"}),
        (("موسكو", "موسكو", "موسكو", "بموسكو"), "موسكو", {"موسكو", "بموسكو"}),
        (("امين", "وأمين"), "امين", {"امين", "وامين"}),
        # No particle: the word stands with its article, or what would be left is rare.
        (("وزارة", "الوزارة", "زاره"), "وزار", {"وزاره", "الوزاره"}),
        (("وحدات", "وحدة", "الوحدة"), "وحد", {"وحدات", "وحده", "الوحده"}),
        (("فاعلة", "الفاعل", "أعلى", *["أعلى"] * 9), "فاعل", {"فاعله", "الفاعل"}),
        (("موسكو", "بموسكو"), "بموسكو", {"بموسكو"}),
    ],
)
def test_a_first_letter_is_a_particle_where_the_corpus_says_so(
    texts: tuple[str, ...], stem: str, forms: set[str]
) -> None:
    assert stems_of(*texts)[stem] == forms


def test_before_a_name_the_first_letter_is_a_particle() -> None:
    assert stems_of("بموسكو", names=("موسكو",))["موسكو"] >= {"موسكو", "بموسكو"}
    assert "بموسكو" in stems_of("بموسكو", names=("كييف",))
    # But not where the word is more often than the name: «بيرو» is no «يرو».
    assert "بيرو" in stems_of("بيرو", "بيرو", names=("يرو",))


def test_who_is_named_twice_in_a_long_text_is_told_of_more() -> None:
    long = SearchRecord("long", "article", "أ", text="كلمة " * 600, named=(("isis-k", 0, 2),))
    short = SearchRecord("short", "article", "ب", text="كلمة " * 150, named=(("isis-k", 0, 1),))
    assert terms_of(long).named_codes > terms_of(short).named_codes


def test_new_article_comes_last() -> None:
    found = [("article", "2024-01-02", "aa"), ("article", "2024-01-01", "zz"), ("event", "", "e")]
    assert [id for id in number_records(found) if id] == ["e", "zz", "aa"]


@pytest.mark.parametrize("many", [0, 3, 7, 40, 700, 5000])
def test_new_source_moves_no_article(many: int) -> None:
    """But where the room after the sources is full, which is not soon again."""
    articles = [("article", "2024-01-01", f"a{at}") for at in range(4)]
    firsts = []
    for count in range(many, many + 3 * many // 2 + 2):
        sources = [("source", "", f"s{at:05}") for at in range(count)]
        ids = number_records([*articles, *sources])
        assert [id for id in ids if id] == [id for _, _, id in (*sources, *articles)]
        firsts.append(ids.index("a0"))
        assert firsts[-1] <= count * 9 / 8 + 8 * 4
    assert len({*firsts}) <= max(2, 8 * 3)


def test_empty_site_has_an_index() -> None:
    files = index()
    assert {"search/index.js", "search/s/0.js", "search/f/0.js", "search/v/0.js"} <= files.keys()


def test_postings_are_read_as_written() -> None:
    numbers = [0, 31, 32, 1023, 5000, 10**7]
    assert list(numbers_of("".join(map(number_text, numbers)))) == numbers
    postings = [3 << 5 | code_of(1), 4 << 5 | title_code(5, 0), 9000 << 5 | code_of(4)]
    assert list(read_postings(postings_text(postings))) == [3, 4, 9000]


def test_weights_grow_with_what_they_weigh() -> None:
    assert code_of(0.25) == 0
    assert code_of(1) == 4
    codes = [code_of(weight) for weight in (0.1, 0.5, 1, 2, 4, 8)]
    assert codes == sorted(codes)
    assert title_code(3, 0) < title_code(8, 0) < title_code(20, 0)
    assert title_code(20, 1000) < 32
