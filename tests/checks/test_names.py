"""The checks of names that need many articles, or that find nothing where nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tests.graph.linking import DRAFT, SETTINGS, article, entity, link

from milaff.checks import (
    names_common,
    names_doubtful,
    names_longer,
    names_misspelt,
    names_shared,
    names_unseen,
)
from milaff.graph.graph import Graph
from milaff.problems import Problem, has_errors

OF_RECORDS = (names_doubtful, names_misspelt)
OF_THE_SITE = (names_common, names_longer, names_shared, names_unseen)
MANY = {f"a/n{number}": article("", f"نص عن أمر رقم {number}.") for number in range(40)}


def check(graph: Graph) -> list[Problem]:
    of_site = [problem for rule in OF_THE_SITE for problem in rule.check(graph, SETTINGS)]
    of_records = [
        problem
        for _, item in graph.written.records()
        for rule in OF_RECORDS
        for problem in rule.check_record(item, graph, SETTINGS)
    ]
    return of_records + of_site


def told(files: dict[str, str]) -> list[str]:
    return [f"{one.code} {one.place.path}:{one.place.line}" for one in check(link(files))]


def bodies(*texts: str) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(texts):
        yield f"a/b{number}", article("", text)


def test_nothing_to_say() -> None:
    assert told({"a/a": article("", "قال شخص شيئا."), "e/x": entity()}) == []


def test_hints_stop_nothing() -> None:
    files = {
        "e/x": entity("aliases: [{text: سايت, context: [موقع]}, لا يرد]"),
        **dict(bodies("قال سايت")),
        **MANY,
    }
    problems = check(link(files))
    assert [one.code for one in problems] == ["TXT520", "TXT521"]
    assert not has_errors(problems, strict=True)


# --- TXT520 -----------------------------------------------------------------------------

SITE = entity("aliases: [{text: سايت, context: [موقع]}]")


def test_doubts_once_an_article_in_articles_alone() -> None:
    files = {"e/x": SITE, "e/y": "kind: place\nname: مكان\nsummary: عن سايت\n"}
    files |= {"a/a": article("summary: عن سايت", "سايت\nوسايت"), "a/d": article(DRAFT, "سايت")}
    assert told(files) == ["TXT520 content/articles/a.md:7", "TXT520 content/articles/d.md:7"]


def test_the_editor_can_answer() -> None:
    for answer in ("entities: [x]", "disambiguate: {سايت: x}", "entities_exclude: [x]"):
        assert told({"e/x": SITE, "a/a": article(answer, "سايت")}) == []
    for body in ("[[x|سايت]] سايت", "[[!سايت]]", "موقع سايت ثم سايت"):
        assert told({"e/x": SITE, "a/a": article("", body)}) == []


def test_a_withdrawn_article_is_left_alone() -> None:
    front = "status: withdrawn\nchanges: [{kind: retraction, date: 2024-01-02, note: ن}]"
    assert told({"e/x": SITE, "a/a": article(front, "سايت")}) == []


# --- TXT521 -----------------------------------------------------------------------------


def test_unseen_names_of_an_entity_together() -> None:
    names = "[مرئي, المرصد, غير مرئي, خفي, {text: قديم, never: true}, Unseen]"
    files = {"e/x": entity(f"aliases: {names}"), **MANY}
    files |= {"a/a": article("", "ومرئي، [[x|للمرصد]]")}
    [problem] = check(link(files))
    assert problem.message.ar == "لم يرد في أي نص: «غير مرئي»، «خفي»"
    assert (problem.place.line, problem.place.column) == (3, 25)


def test_unseen_names_in_a_small_site() -> None:
    assert told({"e/x": entity("aliases: [خفي]"), "a/a": article()}) == []


# --- TXT522 -----------------------------------------------------------------------------


def test_common_words() -> None:
    for names in ("[الدولة]", "[فتح]", "[{text: قوات}]"):
        assert told({"e/x": entity(f"aliases: {names}")}) == ["TXT522 content/entities/x.yml:3"]
    for flag in ("context: [كلمة]", "exact: true", "after_full: true", "never: true"):
        assert told({"e/x": entity(f"aliases: [{{text: الدولة, {flag}}}]")}) == []
    assert (
        told({"e/x": "kind: place\nname: مالي\n", "e/y": entity("aliases: [تنظيم الدولة]")}) == []
    )


def test_words_of_the_corpus_with_and_without_article() -> None:
    often = {key: text + "المنارة قرب منارة.\n" for key, text in MANY.items()}
    assert told({"e/x": "kind: outlet\nname: المنارة\n", **often}) == [
        "TXT522 content/entities/x.yml:2"
    ]
    never = {key: text + "قرب المنارة.\n" for key, text in MANY.items()}
    assert told({"e/x": "kind: outlet\nname: المنارة\n", **never}) == []


# --- TXT523 -----------------------------------------------------------------------------

KHORASAN = entity("aliases: [داعش خراسان]")


def test_misspelt_in_titles_and_marked_texts() -> None:
    files = {
        "e/x": KHORASAN,
        "a/a": "---\ntitle: داعش خرسان\ndate: 2024-01-01\n---\nقال **داعش** خرسان\n",
        "a/b": article("", "`داعش خرسان` و[[!داعش خرسان]] و<https://x.org/داعش-خرسان>"),
        "a/c": article("entities_exclude: [x]", "داعش خرسان"),
        "a/d": article(DRAFT, "داعش  خرسان"),
    }
    assert told(files) == [
        "TXT523 content/articles/a.md:5",
        "TXT523 content/articles/a.md:2",
        "TXT523 content/articles/d.md:7",
    ]


# --- TXT524 -----------------------------------------------------------------------------

PLACE = "kind: place\nname: موسكو\n"


def test_longer_names() -> None:
    often = ["سبورتنغ موسكو وبسبورتنغ موسكو", "سبورتنغ موسكو وسبورتنغ موسكو", "لسبورتنغ موسكو"]
    assert told({"e/m": PLACE, **dict(bodies(*often))}) == ["TXT524 content/entities/m.yml:2"]
    problem = check(link({"e/m": PLACE, **dict(bodies(*often))}))[0]
    assert problem.hint is not None
    assert "not: - سبورتنغ موسكو" in problem.hint.ar


def test_longer_names_need_to_be_frequent_and_a_unit() -> None:
    one = "سبورتنغ موسكو "
    for texts in (
        [one * 2, one, one],
        [one * 5],
        [one * 2 + "سبورتنغ سبورتنغ", one * 2 + "سبورتنغ", one],
        ["مدينة موسكو " * 2] * 3,
        ["سبورتنغ، موسكو " * 2] * 3,
    ):
        assert told({"e/m": PLACE, **dict(bodies(*texts))}) == []


def test_longer_names_after_the_registered_one() -> None:
    texts = ["موسكو الصغرى قريبة، موسكو الصغرى بعيدة"] * 3
    [problem] = check(link({"e/m": PLACE, **dict(bodies(*texts))}))
    assert "«موسكو الصغرى»، المرات: 6، المواد: 3" in problem.message.ar


# --- REF330 -----------------------------------------------------------------------------


def test_shared_names_of_drafts_too() -> None:
    files = {"e/a": "kind: place\nname: قندوز\n", "e/b": f"kind: place\nname: قندوز\n{DRAFT}\n"}
    assert told(files) == ["REF330 content/entities/b.yml:2"]
