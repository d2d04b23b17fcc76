"""The register: names with their flags, what every desk knows, names that two entities share."""

from __future__ import annotations

from typing import Any

import pytest

from milaff.graph.register import Register, make_register, register_of
from milaff.model.entity import Entity
from milaff.model.library import make_library
from milaff.problems import Problem
from milaff.records.read import parse_record
from milaff.records.record import Kind


def entity(id: str, name: Any, aliases: Any = (), **more: Any) -> Entity:
    names = name if isinstance(name, dict) else {"ar": name}
    more = {"kind": "organization", **more}
    return Entity.model_validate({"id": id, "name": names, "aliases": list(aliases), **more})


def names(register: Register) -> list[tuple[str, str]]:
    return [(term.entity, term.pattern.text) for term in register.terms]


def test_names_in_all_languages_then_aliases_then_phrases() -> None:
    one = entity("un", {"ar": "الأمم المتحدة", "en": "United Nations"}, ["هيئة الأمم"])
    two = entity("x", "المتحدة", kind="place", **{"not": ["الأمم المتحدة"]})
    found = register_of([one, two])
    assert names(found)[:4] == [
        ("un", "الأمم المتحدة"),
        ("un", "United Nations"),
        ("un", "الUnited Nations"),
        ("un", "هيئة الأمم"),
    ]
    assert [term.pattern.is_blocker for term in found.terms if term.entity == "x"] == [False, True]


def test_an_alias_equal_to_the_name_has_the_names_flags() -> None:
    [tass] = register_of([entity("tass", "تاس", [{"text": "تَاس", "context": ["وكالة"]}])]).terms
    assert (tass.pattern.text, tass.context, tass.key) == ("تاس", ("وكالة",), ("name", "ar"))
    assert register_of([entity("a", "قطر", [{"text": "قطر", "never": True}])]).terms == ()


def test_flags_become_the_patterns() -> None:
    flags = {"exact": True, "no_clitic": True, "case": True, "article": "optional"}
    one = entity("a", "اسم", [{"text": "B", **flags}, {"text": "ب", "after_full": True}])
    _, term, surname = register_of([one]).terms
    pattern = term.pattern
    assert (pattern.exact, pattern.no_clitic, pattern.case) == (True, True, True)
    assert pattern.article_optional
    assert surname.after_full
    assert not surname.is_certain


def test_foreign_bodies_may_have_an_article_that_nobody_registered() -> None:
    implied = [
        term.alias
        for term in register_of(
            [
                entity("a", "طالبان", ["حركة طالبان", "داعش"]),
                entity("b", "سي إن إن", ["CNN"], kind="outlet"),
                entity("c", "برشلونة", kind="place"),
                entity("d", "فلاديمير بوتين", kind="person"),
                entity("e", {"ar": "المستقبل"}, [{"text": "مستقبل", "context": ["حزب"]}]),
            ]
        ).terms
        if term.is_implied
    ]
    assert implied == ["طالبان", "سي إن إن", "CNN"]


def test_longer_names_only_where_they_hold_a_registered_one() -> None:
    texts = [text for _, text in names(register_of([entity("za", "أفريقيا", kind="place")]))]
    assert "جنوب أفريقيا" in texts
    assert "ريال مدريد" not in texts


def test_what_is_withdrawn_is_not_found() -> None:
    gone = entity(
        "a",
        "طالبان",
        status="withdrawn",
        changes=[{"kind": "retraction", "date": "2024-01-01", "note": "ن"}],
    )
    assert register_of([gone]).terms == ()


def test_links_off_and_kinds() -> None:
    found = register_of(
        [
            entity("a", "طالبان", links="off"),
            entity("b", "كابل", kind="place"),
            entity("c", "أبو بكر البغدادي", ["عبدالله البدري"], kind="person"),
        ]
    )
    assert found.unlinked == {"a"}
    assert found.places == {"b"}
    assert found.people["c"].given == {"بكر", "الله"}
    assert found.people["c"].words == {"بكر", "البغدادي", "الله", "البدري"}


def test_fingerprint_tells_what_can_be_found() -> None:
    one = entity("a", "طالبان")
    same = register_of([one]).fingerprint
    assert register_of([entity("a", "طالبان", summary="خلاصة")]).fingerprint == same
    others = [
        entity("b", "طالبان"),
        entity("a", "طالبان", kind="place"),
        entity("a", "طالبان", links="off"),
        entity("a", "طالبان", ["حركة طالبان"]),
        entity("a", "طالبان", [{"text": "طالبان", "exact": True}]),
        entity("a", "طالبان", **{"not": ["طالبان باكستان"]}),
    ]
    assert len({same, *(register_of([other]).fingerprint for other in others)}) == 7


# --- names that two entities share -------------------------------------------------------


def conflicts(*files: str, kind: str = "person") -> list[Problem]:
    """The problems of entities written so: `a`, `b`, … are their ids."""
    records = []
    for letter, text in zip("abcd", files, strict=False):
        written = f"kind: {kind}\n{text}\n".encode()
        record, problems = parse_record(written, Kind.ENTITY, f"entities/{letter}.yml")
        assert record is not None
        assert problems == ()
        records.append(record)
    library, faults = make_library(records)
    assert faults == ()
    return list(make_register(library)[1])


def test_a_shared_name_is_an_error_that_names_both_files() -> None:
    [found] = conflicts(
        "name: أبو بكر البغدادي\naliases: [البغدادي]",
        "name: فلان البغدادي\naliases:\n  - {text: البغدادى}",
    )
    assert found.code == "REF330"
    assert (found.place.path.split("/")[-1], found.place.line) == ("b.yml", 4)
    assert "entities/a.yml:3:" in found.message.ar
    assert "البغدادى" in found.message.en
    assert found.hint


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("name: البغدادي", "name: البغدادي", 1),
        ("name: سلمى حايك", "name: سلمي حايك", 1),
        ("name: علي", "name: على", 0),
        ("name: البغدادي", "name: س\naliases: [{text: البغدادي, context: [شاعر]}]", 0),
        ("name: البغدادي", "name: س\naliases: [{text: البغدادي, after_full: true}]", 0),
        ("name: البغدادي", "name: س\naliases: [{text: البغدادي, never: true}]", 0),
        ("name: أعماق", "name: س\naliases: [{text: اعماق, exact: true}]", 0),
        ("name: أعماق", "name: س\naliases: [{text: أعماق, exact: true}]", 1),
        ("name: site", "name: س\naliases: [{text: SITE, case: true}]", 0),
        ("name: الناتو", "name: س\naliases: [{text: ناتو, article: optional}]", 1),
        ("name: طالبان باكستان", "name: طالبان\nnot: [طالبان باكستان]", 0),
        ("name: س\naliases: [ص, صَ]", "name: ع", 0),
    ],
)
def test_what_tells_two_names_apart(one: str, two: str, expected: int) -> None:
    assert len(conflicts(one, two)) == expected


def test_an_implied_article_is_no_conflict() -> None:
    assert conflicts("name: الطالبان", "name: س\naliases: [طالبان]", kind="organization") == []


def test_three_with_one_name_are_two_errors() -> None:
    assert len(conflicts("name: مير", "name: مير", "name: مير")) == 2
