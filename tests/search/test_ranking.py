"""Which of several records stands first, and which words count as misspelt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from milaff.outputs.search_fragment import make_fragment
from milaff.outputs.search_index import write_index
from milaff.outputs.search_numbers import number_records
from milaff.outputs.search_terms import SearchRecord, terms_of
from milaff.searching.answers import search
from milaff.searching.index_files import Index
from tests.search.sites import ask, needs_node, write_index_files

FOLDERS = {"article": "articles", "entity": "entities"}
Make = Callable[..., Path]


def article(id: str, title: str, text: str = "") -> SearchRecord:
    return SearchRecord(id, "article", title, "2024-01-01", text=text)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes the search of a site with these records."""

    def write(*records: SearchRecord) -> Path:
        outputs = [*write_index(map(terms_of, records), FOLDERS, "/")]
        shown = {one.id: one for one in records}
        numbers = number_records((one.kind, one.date, one.id) for one in records)
        outputs += [make_fragment(number, shown[id]) for number, id in enumerate(numbers) if id]
        return write_index_files(tmp_path, {one.path: one.content for one in outputs})

    return write


def found(site: Path, query: str) -> list[str]:
    return [one.id for one in search(Index(site), query).results]


def test_title_with_the_words_in_their_order_comes_first(make: Make) -> None:
    site = make(article("right", "وفد يزور مدينة بعيدة"), article("turned", "مدينة بعيدة وفد يزور"))
    assert found(site, "وفد بعيدة")[0] == "right"
    assert found(site, "بعيدة وفد")[0] == "turned"


def test_of_equals_the_shorter_title_comes_first(make: Make) -> None:
    site = make(
        article("a-short", "اتفاق على هدنة قريبة"), article("b-long", "اتفاق على هدنة قريبة أخيرا")
    )
    assert found(site, "اتفاق هدنة")[0] == "a-short"


NOISE = [article(f"noise{at}", f"خبر {at}", "تعاون واسع وتمويل") for at in range(4)]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("أسرة اطتعازي", "أسرة التعازي"),
        ("أسرة لاتعازي", "أسرة التعازي"),
        ("أسرة لتعازي", ""),  # «ل» is a particle
        ("قاتل بصلأحساء", "قاتل بالأحساء"),
        ("أسرة السويل", "أسرة السيول"),
        ("أسرة سويل", "أسرة سيول"),
    ],
)
def test_mistakes_in_an_article_and_in_the_middle(make: Make, query: str, meant: str) -> None:
    site = make(
        article("news", "أسرة تتلقى التعازي", "قاتل في السيول بالأحساء"),
        article("other", "سيول تقطع الطريق", "التعازي بالأحساء قاتل أسرة"),
        *NOISE,
    )
    answer = search(Index(site), query)
    assert {one.id for one in answer.results} >= {"news", "other"}
    assert answer.corrected == meant


def test_letters_turned_where_the_halves_of_a_word_meet(make: Make) -> None:
    """Neither half is right then: in a large corpus no list that is read has the word."""
    letters = "ابتثجحخدرزسشصضطعغفقكلمن"
    made = [f"{a}{b}{c}" for a in letters for b in letters for c in letters]
    crowd = " ".join(
        [f"سو{one}" for one in made] + [f"{one}يل" for one in made] + [f"{one}عيول" for one in made]
    )
    site = make(
        article("meant", "أسرة في السيول"),
        article("more", "عن السيول"),
        article("crowd", "", crowd),
    )
    assert found(site, "أسرة السويل")[0] == "meant"
    assert search(Index(site), "أسرة السويل").corrected == "أسرة السيول"


def test_what_nobody_wrote_so_is_misspelt_where_no_title_has_all(make: Make) -> None:
    """«تمول» is another form of its stem, and stands beside «التطوير» in some texts."""
    texts = [article(f"text{at}", f"خبر {at}", "تمول المشروع والتطوير قائم") for at in range(4)]
    meant = article("meant", "تعزيز التمويلات والتطوير")
    site = make(meant, article("more", "عن التمويلات"), *texts)
    assert found(site, "التمولات والتطوير")[0] == "meant"
    assert "more" not in found(site, "تمول والتطوير")


def test_phrase_is_found_below_many_that_lack_it(make: Make) -> None:
    many = [article(f"a{at:03}", "سقط سور مدينة عتيق") for at in range(80)]
    words = ("سور", "المدينة", "العتيق")
    more = [article(f"b{at:03}", f"خبر {at}", f"كلمة {words[at % 3]}") for at in range(320)]
    phrase = article("phrase", "حديث", f"{'كلمة ' * 900}عن سور المدينة العتيق")
    site = make(*many, *more, phrase)
    assert found(site, "متى سقط «سور المدينة العتيق»؟") == ["phrase"]


@needs_node
def test_script_ranks_alike(make: Make) -> None:
    site = make(
        article("a", "وفد يزور مدينة بعيدة", "التعازي في السيول"),
        article("b", "مدينة بعيدة وفد يزور سور المدينة", "السيول والتعازي"),
        *NOISE,
    )
    queries = (
        "وفد بعيدة",
        "وفد اطتعازي",
        "مدينة السويل",
        "مدينة التمول",
        "وفد «سور المدينة»",
        "65 وفد",
    )
    for query, told in zip(queries, ask(site, *({"text": one} for one in queries)), strict=True):
        ours = search(Index(site), query)
        theirs = told["answer"]
        assert [one["id"] for one in theirs["results"]] == [one.id for one in ours.results], query
        assert [one["score"] for one in theirs["results"]] == pytest.approx(
            [one.score for one in ours.results]
        )
        assert (theirs["corrected"] or "") == ours.corrected
