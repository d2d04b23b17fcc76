"""What a search of a built site finds, and that script and command find the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from milaff.searching.answers import Answer, Filters, search
from milaff.searching.index_files import Index
from tests.built_site import build_site
from tests.search.sites import CONTENT, ask, index_of, make_index, needs_node, write_index_files

REFERENCE = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    return write_index_files(folder / "site", make_index(folder / "content", CONTENT))


def find(site: Path, text: str, **filters: Any) -> Answer:
    return search(Index(site), text, filters=Filters(**filters))


def ids(answer: Answer) -> list[str]:
    return [one.id for one in answer.results]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("الصبر", "second"),
        ("بالصبر", "second"),
        ("صبر", "second"),
        ("عبدالله", "second"),
        ("أفغانية", "second"),
        ("البحيره", "third"),
        ("الحفل", "concert"),
        ("القنبلة", "attack"),
        ("تبعات", "alhurra"),
        ("هجوم العاصمة الروسية", "first"),
    ],
)
def test_what_is_found_first(site: Path, query: str, first: str) -> None:
    assert ids(find(site, query))[0] == first


def test_broken_plurals_are_found_both_ways(site: Path) -> None:
    assert {"first", "second"} <= set(ids(find(site, "صاروخ")))
    assert {"first", "second"} <= set(ids(find(site, "صواريخ")))
    assert {"first", "second"} <= set(ids(find(site, "رئيس")))


@pytest.mark.parametrize(
    "query", ["ISIS-K", "داعش خراسان", "لداعش خراسان", "تنظيم الدولة في خراسان"]
)
def test_every_name_finds_whom_it_means(site: Path, query: str) -> None:
    answer = find(site, query)
    assert answer.entity is not None
    assert (answer.entity.id, answer.entity.url) == ("isis-k", "entities/isis-k/")
    assert {"first", "concert"} <= set(ids(answer))
    assert ids(answer)[-1] == "isis-k"  # the card is shown above


def test_name_of_a_dossier_is_answered_too(site: Path) -> None:
    answer = find(site, "ملف الهجوم")
    assert answer.entity is not None
    assert answer.entity.id == "attack"


@pytest.mark.parametrize("query", ["زنجبيل", "قرنفل", "كمون", "مسودة سرية", "محجوز"])
def test_what_readers_may_not_see_is_not_found(site: Path, query: str) -> None:
    everything = b"".join(file.read_bytes() for file in site.rglob("*.js")).decode()
    assert not {"draft", "embargoed", "gone"} & set(ids(find(site, query)))
    assert all(word not in everything for word in query.split())


def test_misspelt_word_is_corrected(site: Path) -> None:
    answer = find(site, "الهجووم")
    assert "first" in ids(answer)
    assert answer.corrected == "الهجوم"
    assert find(site, "الهجوم").corrected == ""


MORE = {
    "articles/fourth.md": """
---
title: وفد العمانيين
date: 2024-03-26
---
وصل العمانيون وقوات إلى العاصمة، ولقاء العمانيين بموسكو قريب.
""",
    "articles/fifth.md": """
---
title: لقاء بموسكو
date: 2024-03-27
---
عاد وفد العمانيين ومعهم قوات. وقتل في الحفل [[concert#killed]]، وقال شهود إنهم [[concert#injured]].
""",
    "events/concert.md": """
---
title: هجوم على حفل
date: 2024-03-22
figures:
  - measure: killed
    label: القتلى
    unit: killed
    values: [{value: "133", source: alhurra}]
---
أعلن داعش خراسان مسؤوليته.
""",
}


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("larger")
    return write_index_files(folder / "site", make_index(folder / "content", CONTENT | MORE))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("العمانييمن", "العمانيين"), ("العمانيبن", "العمانيين"), ("بنوسكو", "بموسكو")],
)
def test_misspelt_endings_and_particles_are_corrected(larger: Path, typed: str, meant: str) -> None:
    answer = find(larger, typed)
    assert answer.corrected == meant
    assert set(ids(answer)) >= {"fourth", "fifth"}


def test_a_particle_is_no_other_word(larger: Path) -> None:
    assert {"fourth", "fifth"} <= set(ids(find(larger, "القوات")))
    assert {"fourth", "fifth"} <= set(ids(find(larger, "وفد")))
    assert not {"fourth", "fifth"} & set(ids(find(larger, "وفد -قوات")))


def test_a_figure_is_written_as_its_page_writes_it(larger: Path) -> None:
    (result,) = [one for one in find(larger, "شهود").results if one.id == "fifth"]
    assert "وقتل في الحفل 133 قتيلا، وقال شهود إنهم." in result.snippet.text


def test_phrase_stands_as_it_is(site: Path) -> None:
    assert set(ids(find(site, "هجوم موسكو"))) > {"first"}
    assert ids(find(site, "«هجوم موسكو»")) == ["first"]
    assert ids(find(site, '"موسكو بعيدة"')) == ["third"]


def test_what_is_refused_is_left_out(site: Path) -> None:
    assert "third" in ids(find(site, "موسكو"))
    assert "third" not in ids(find(site, "موسكو -بعيدة"))
    assert "first" not in ids(find(site, "الهجوم -«هجوم موسكو»"))


def test_filters(site: Path) -> None:
    assert ids(find(site, "هجوم", kind=("event",))) == ["concert"]
    assert ids(find(site, "هجوم", kind=("article",), since="2024-02-01")) == ["first"]
    assert ids(find(site, "الهجوم", kind=("article",), until="2024-01")) == ["third"]
    assert ids(find(site, "هجوم", dossier=("attack",))) == ["first"]
    assert set(ids(find(site, "هجوم", entity=("isis-k",)))) == {"first", "concert"}
    assert "third" not in ids(find(site, "هجوم", outlet=("الحرة",)))
    assert ids(find(site, "هجوم", entity=("nobody",))) == []


def test_snippet_marks_the_text_with_its_vowels(site: Path) -> None:
    (result,) = [one for one in find(site, "رئيس").results if one.id == "first"]
    text, marks = result.snippet
    assert [text[start:end] for start, end in marks] == ["الرُّؤَسَاءُ"]


def test_text_is_without_marks(site: Path) -> None:
    shown = Index(site)
    numbers = [one.first + at for one in shown.ranges for at in range(one.count)]
    texts = [shown.record(number).text for number in numbers]
    (text,) = [one for one in texts if "الرُّؤَسَاءُ" in one]
    assert text == (
        "ما جرى\nقَالَ الرُّؤَسَاءُ إن داعش خراسان نفّذ الهجومَ في العاصمة الروسية.\n"
        "عثر على صواريخ في المكان"
    )


def test_nothing_is_asked_and_nothing_answered(site: Path) -> None:
    assert find(site, "") == Answer((), 0, "", None)


QUERIES = (
    "هجوم موسكو", "طالبان", "ISIS-K", "افغانسان", "«هجوم موسكو»", "موسكو -داعش", "الرؤساء",
    "متى وقع الهجوم على الحفل؟", "ضحايا", "القتلى في قندهار", "نيويورك تايمز", "بعثه", "",
    "وزارة الخارجية", "بنوسكو", "الأفغانييمن", "هجوم -بموسكو", "للوزارة",
)  # fmt: skip


@needs_node
def test_script_and_command_answer_alike(tmp_path: Path) -> None:
    folder = write_index_files(tmp_path, index_of(build_site(REFERENCE)))
    index = Index(folder)
    for query, told in zip(QUERIES, ask(folder, *({"text": one} for one in QUERIES)), strict=True):
        ours, theirs = search(index, query), told["answer"]
        assert [one["id"] for one in theirs["results"]] == ids(ours), query
        assert theirs["total"] == ours.total
        assert (theirs["corrected"] or "") == ours.corrected
        assert (theirs["entity"] or {}).get("id") == (ours.entity.id if ours.entity else None)
        for result, other in zip(ours.results, theirs["results"], strict=True):
            assert other["score"] == pytest.approx(result.score)
            assert other["snippet"]["text"] == result.snippet.text
            assert [tuple(one) for one in other["snippet"]["marks"]] == list(result.snippet.marks)
            assert [tuple(one) for one in other["titleMarks"]] == list(result.title_marks)


@needs_node
def test_only_what_is_needed_is_loaded(site: Path) -> None:
    found, misspelt = ask(site, {"text": "الصبر"}, {"text": "الصببر"})
    assert not [key for key in found["asked"] if key[0] in "fv" or key in ("names", "facets")]
    assert found["firsts"] == []
    assert (
        len(misspelt["firsts"]) == 1
    )  # the first results come before misspelt words are looked up


@needs_node
def test_suggestions_and_facets(site: Path) -> None:
    told = ask(
        site,
        {"call": "suggest", "text": "موس"},
        {"call": "suggest", "text": "isis"},
        {"call": "suggest", "text": ""},
        {"call": "facets"},
        {"text": "هجوم", "options": {"filters": {"kind": "event"}}},
    )
    moscow, alias, nothing, facets, filtered = (one["answer"] for one in told)
    assert [one["id"] for one in moscow] == ["moscow", "first"]
    assert moscow[0] == {
        "id": "moscow", "kind": "entity", "url": "entities/moscow/", "title": "موسكو",
        "marks": [[0, 5]],
    }  # fmt: skip
    assert [one["id"] for one in alias] == ["isis-k"]
    assert nothing == []
    assert {one["id"]: one["count"] for one in facets["kinds"]}["article"] == 3
    assert facets["dossiers"] == [{"id": "attack", "title": "ملف الهجوم", "count": 1}]
    assert [one["id"] for one in facets["outlets"]] == ["الحرة"]
    assert (facets["from"], facets["to"]) == ("2024-01-02", "2024-03-25")
    assert [one["id"] for one in filtered["results"]] == ["concert"]


def test_files_are_calls_that_name_their_key(site: Path) -> None:
    for file in (site / "search").rglob("*.js"):
        key = file.relative_to(site / "search").with_suffix("").as_posix()
        call = file.read_text(encoding="utf-8")
        assert call.startswith(f'milaffSearch("{key}",')
        json.loads(call[call.index(",") + 1 : call.rindex(")")])
