"""Whom the names in an article mean: context, full names, the editor's word, other bearers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from milaff.graph.evidence import Why
from milaff.graph.findings import Segment
from milaff.graph.recognition import Controls, recognize, recognize_segments
from milaff.graph.register import register_of
from milaff.graph.text_facts import controls_for
from milaff.model.article import Article
from milaff.model.entity import Entity


def entity(id: str, kind: str, *names: Any, **more: Any) -> Entity:
    written = [name if isinstance(name, dict) else {"text": name} for name in names]
    name = {"ar": written[0]["text"]}
    aliases = written if len(written[0]) > 1 else written[1:]
    return Entity.model_validate({"id": id, "kind": kind, "name": name, "aliases": aliases, **more})


def flagged(text: str, *context: str, **flags: Any) -> dict[str, Any]:
    return {"text": text, **flags, **({"context": list(context)} if context else {})}


SURNAME = {"after_full": True}
REGISTER = register_of(
    [
        entity("isis", "organization", "داعش", flagged("الدولة الإسلامية", "تنظيم")),
        entity("site", "organization", "مجموعة سايت", flagged("سايت", "موقع", "رصد المواقع")),
        entity("tass", "outlet", flagged("تاس", "وكالة")),
        entity("mir", "person", "أسفنديار مير", flagged("مير", **SURNAME)),
        entity("abu-bakr", "person", "أبو بكر البغدادي", flagged("البغدادي", **SURNAME)),
        entity("poet", "person", "سعدي البغدادي", flagged("البغدادي", "قصيدة", **SURNAME)),
        entity("putin", "person", "فلاديمير بوتين", "بوتين"),
        entity("peskov", "person", "دميتري بيسكوف", "بيسكوف"),
        entity("houthi", "person", "عبد الملك الحوثي", "الحوثي"),
        entity("moscow", "place", "موسكو"),
        entity("russia", "place", "روسيا"),
        entity("taliban", "organization", "طالبان", **{"not": ["طالبان باكستان"]}),
        entity("pakistan", "place", "باكستان"),
        entity("quiet", "place", "كابل", links="off"),
        entity("kunduz-1", "place", "قندوز"),
        entity("kunduz-2", "place", "قندوز", "ولاية قندوز"),
    ]
)

CASES = {
    "certain names": "زار {putin:بوتين} {moscow:موسكو} و{taliban:الطالبان}",
    "context near": "قال موقع {site:سايت}، وبموقع {site:سايت} و{tass:تاس} وكالة",
    "no context": "هذا سايت جديد وتاس",
    "context far": "موقع واحد اثنان ثلاثة أربعة خمسة ستة تاس سايت",
    "context of six": "موقع واحد اثنان ثلاثة أربعة خمسة {site:سايت}",
    "context of several words": "في رصد المواقع {site:سايت}",
    "half of the context": "في رصد سايت",
    "near once, certain everywhere": "{site:سايت} سابقا. " + "كلمة " * 9 + "موقع {site:سايت}",
    "certain by another name": "{site:مجموعة سايت} " + "كلمة " * 9 + " {site:سايت}",
    "surname before the full name": "{mir:مير}: قال {mir:أسفنديار مير} إن ل{mir:مير} رأيا",
    "surname alone": "قال مير إن",
    "another's given name": "{mir:أسفنديار مير} ومحمد مير و{mir:مير}",
    "a given name of a certain name": "محمد بوتين وسيرغي {moscow:موسكو} و{putin:بوتين}",
    "a given name written otherwise": "ديمتري {peskov:بيسكوف} وسيرغي بيسكوف",
    "a name with servant": "عبدالملك {houthi:الحوثي} وعبد الخالق الحوثي وحمزة الحوثي",
    "given name and surname apart": "محمد، {putin:بوتين} ومحمد و{putin:بوتين}",
    "kunya": "{abu-bakr:أبو بكر البغدادي} و{abu-bakr:البغدادي}",
    "two with one surname": "{abu-bakr:أبو بكر البغدادي} و{poet:سعدي البغدادي} والبغدادي",
    "told by context": "{abu-bakr:أبو بكر البغدادي} قال قصيدة {poet:البغدادي}",
    "named after": "جامعة موسكو وبجامعة موسكو وشارع بوتين و{moscow:موسكو}",
    "adjectives": "دعما روسيا وحوارا روسيا متهما {russia:روسيا} حاليا {russia:روسيا}",
    "not phrases": "طالبان باكستان ولطالبان باكستان و{taliban:طالبان}",
    "one name, two entities": "قندوز",
    "one of them is certain": "{kunduz-2:قندوز} و{kunduz-2:ولاية قندوز}",
    "two given names": "فلاديمير محمد {putin:بوتين}",
    "not linked": "{quiet:كابل} و{quiet:كابل}",
    "known phrases": "انقطع كابل الكهرباء في {quiet:كابل}",
}


def parse(marked: str) -> tuple[str, list[tuple[str, str]]]:
    found = re.findall(r"\{([\w-]+):([^}]+)\}", marked)
    return re.sub(r"\{[\w-]+:([^}]+)\}", r"\1", marked), found


def named(text: str, controls: Controls | None = None) -> list[tuple[str, str]]:
    hits = recognize(text, REGISTER, controls or Controls())
    return [(hit.entity, text[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_named(marked: str) -> None:
    text, expected = parse(marked)
    assert named(text) == expected


def reasons(text: str, controls: Controls | None = None) -> list[tuple[str, Why]]:
    found = recognize_segments([Segment("body", text)], REGISTER, controls or Controls())
    every = [*found.hits, *found.doubts]
    return [(one.alias, one.why) for one in sorted(every, key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("موسكو", [("موسكو", Why.NAME)]),
        ("الطالبان", [("طالبان", Why.NAME)]),
        ("موقع سايت", [("سايت", Why.CONTEXT)]),
        ("سايت", [("سايت", Why.NO_CONTEXT)]),
        ("مجموعة سايت سايت", [("مجموعة سايت", Why.NAME), ("سايت", Why.ELSEWHERE)]),
        ("أسفنديار مير ومير", [("أسفنديار مير", Why.NAME), ("مير", Why.FULL_NAME)]),
        ("مير", [("مير", Why.NO_FULL_NAME)]),
        ("محمد بوتين", [("بوتين", Why.OTHER_PERSON)]),
        ("جامعة موسكو", [("موسكو", Why.LONGER_NAME)]),
        ("شارع بوتين", [("بوتين", Why.LONGER_NAME)]),
        ("سلاحا روسيا", [("روسيا", Why.ADJECTIVE)]),
        ("قندوز", [("قندوز", Why.SEVERAL)]),
    ],
)
def test_reasons(text: str, expected: list[tuple[str, Why]]) -> None:
    assert reasons(text) == expected


def test_the_context_word_and_links_off_are_told() -> None:
    context, off = recognize("وكالة تاس في كابل", REGISTER)
    assert (context.word, context.is_linkable, off.is_linkable) == ("وكالة", True, False)


def test_a_doubt_names_all_that_it_may_be() -> None:
    found = recognize_segments([Segment("body", "قال البغدادي")], REGISTER)
    [doubt] = found.doubts
    assert (doubt.entities, doubt.start, doubt.end) == (("abu-bakr", "poet"), 4, 12)
    assert found.hits == ()


# --- the editor's word ------------------------------------------------------------------


def test_confirmed() -> None:
    controls = Controls(confirmed=frozenset({"site", "mir", "kunduz-1"}))
    assert named("سايت ومير", controls) == [("site", "سايت"), ("mir", "مير")]
    assert reasons("سايت", controls) == [("سايت", Why.CONFIRMED)]
    assert named("قندوز وولاية قندوز", controls)[0] == ("kunduz-1", "قندوز")


def test_excluded() -> None:
    controls = Controls(excluded=frozenset({"moscow", "kunduz-1"}))
    assert named("موسكو وقندوز", controls) == [("kunduz-2", "قندوز")]
    assert reasons("موسكو", controls) == []


def test_disambiguated() -> None:
    controls = Controls(names={"البغدادى": "poet", "الرئيس الروسي": "putin"})
    text = "قال البغدادي للرئيس الروسي لسعدي البغدادي"
    assert named(text, controls) == [
        ("poet", "البغدادي"),
        ("putin", "للرئيس الروسي"),
        ("poet", "سعدي البغدادي"),
    ]
    assert reasons("البغدادي", controls) == [("البغدادى", Why.SETTLED)]


def test_disambiguated_inside_a_longer_name_and_a_phrase() -> None:
    controls = Controls(names={"طالبان": "taliban", "بكر": "mir"})
    text = "طالبان باكستان وأبو بكر البغدادي"
    assert named(text, controls) == [("abu-bakr", "أبو بكر البغدادي")]


def test_controls_of_an_article() -> None:
    article = Article.model_validate(
        {
            "id": "a",
            "title": "ع",
            "date": "2024-01-01",
            "entities": ["mir"],
            "entities_exclude": ["moscow"],
            "disambiguate": {"البغدادي": "poet"},
        }
    )
    assert controls_for(article, "نص [[site|سايت]] و[[!طالبان]] و[[isis]]") == Controls(
        confirmed=frozenset({"mir", "site", "isis"}),
        excluded=frozenset({"moscow"}),
        names={"البغدادي": "poet"},
    )


# --- several texts ----------------------------------------------------------------------


def test_all_texts_of_an_article_are_understood_together() -> None:
    segments = [
        Segment("title", "مير.. خبير"),
        Segment("summary", "من داعش"),
        Segment("body", "قال"),
        Segment("body", "أسفنديار مير"),
    ]
    hits = recognize_segments(segments, REGISTER).hits
    assert [(hit.field, hit.segment, hit.entity) for hit in hits] == [
        ("title", 0, "mir"),
        ("summary", 1, "isis"),
        ("body", 3, "mir"),
    ]
    for hit in hits:
        assert segments[hit.segment].text[hit.start : hit.end] == hit.alias


def test_no_name_and_no_context_reaches_into_another_text() -> None:
    segments = [Segment("body", "مجموعة"), Segment("body", "سايت"), Segment("body", "محمد")]
    found = recognize_segments([*segments, Segment("body", "بوتين")], REGISTER)
    assert [hit.entity for hit in found.hits] == ["putin"]
    assert [doubt.why for doubt in found.doubts] == [Why.NO_CONTEXT]


def test_deterministic() -> None:
    text = " ".join(parse(marked)[0] for marked in CASES.values())
    segments = [Segment("body", text)]
    assert recognize_segments(segments, REGISTER) == recognize_segments(segments, REGISTER)
    assert recognize_segments([], REGISTER).hits == ()
