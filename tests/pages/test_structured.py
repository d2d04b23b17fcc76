"""JSON-LD: what each kind of page says of itself, in the shapes of schema.org, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.built_site import ADDRESS, BuiltSite, build_site, write_content
from tests.page_checks import read_page

from milaff.outputs.html import plain_context
from milaff.outputs.shell import Shell, SiteView

FILES = {
    "articles/a.md": """
---
title: المادة
summary: خلاصة
date: 2024-03-20
dossiers: [d]
events: [blast]
entities: [city]
sources: [agency-report]
tags: [أمن]
image: {file: media/a.png, alt: صورة, credit: المصور}
changes:
  - {kind: correction, date: 2024-03-22, note: صُوّب الرقم, was: "12", now: "21"}
  - {kind: update, date: 2024-03-25, note: أضيف سطر}
---
قال فلان الفلاني في المدينة[@agency-report].
""",
    "articles/plain.md": "---\ntitle: بلا شيء\ndate: 2024-03-02\n---\n",
    "dossiers/d.md": "---\ntitle: الملف\nsummary: خلاصة الملف\n"
    "lead_entities: [person, gone]\n---\n",
    "entities/person.yml": """
kind: person
name: {ar: فلان الفلاني, en: Fulan}
aliases: [أبو فلان]
summary: سياسي
image: {file: media/a.png, alt: وجه, sensitive: true}
same_as: ["https://www.wikidata.org/wiki/Q1"]
facts: [{label: العمر, value: "50"}]
relations: [{kind: member_of, to: group}]
""",
    "entities/group.yml": "kind: group\nname: جماعة\n",
    "entities/city.yml": "kind: place\nname: المدينة\n",
    "entities/work.yml": "kind: work\nname: الكتاب\n",
    "entities/agency.yml": "kind: outlet\nname: الوكالة\n",
    "entities/gone.yml": "kind: person\nname: محجوب\nstatus: withdrawn\n"
    "changes: [{kind: retraction, date: 2024-03-04, note: ن}]\n",
    "events/blast.yml": """
title: الانفجار
summary: خلاصة الحدث
date: 2024-03
place: city
participants: [{entity: group, role: claimed, source: agency-report},
  {entity: person, role: victim}]
sources: [agency-report]
""",
    "sources/agency-report.yml": """
kind: news
title: تقرير الوكالة
outlet: agency
author: كاتبة
date: 2024-03-21
url: https://agency.example/1
archive_url: https://archive.example/1
language: en
reliability: C
note: ملاحظة
changes: [{kind: correction, date: 2024-03-23, note: صُوّب التاريخ}]
""",
    "sources/bare.yml": "kind: video\ndate: 2024-03\ndate_inferred: true\n",
    "media/a.png": "",
}

TYPES: dict[str, frozenset[str]] = {
    name: frozenset(properties.split())
    for name, properties in {
        "WebSite": "name description inLanguage url publisher",
        "WebPage": "name inLanguage dateModified url correction",
        "CollectionPage": "name description inLanguage url mainEntity",
        "ItemList": "itemListElement",
        "NewsArticle": "headline description inLanguage datePublished dateModified image url author"
        " publisher mainEntityOfPage isPartOf about mentions citation isBasedOn correction"
        " keywords",
        "Report": "name description inLanguage dateModified image url publisher mainEntityOfPage"
        " about hasPart correction keywords",
        "CreativeWork": "@id name alternateName description inLanguage datePublished creditText"
        " publisher url archivedAt subjectOf image sameAs",
        "Person": "name alternateName description image url sameAs",
        "Organization": "name alternateName description image url sameAs",
        "NewsMediaOrganization": "name alternateName description image url sameAs",
        "Place": "name alternateName description image url sameAs",
        "Event": "name description startDate location image url",
        "CorrectionComment": "text datePublished",
        "BreadcrumbList": "itemListElement",
        "ListItem": "position name item url",
    }.items()
}
"""The types that pages use, and of schema.org's properties of each those that they give: an event
has no organizer, performer or attendee, a person no birth, work, party or crime."""
THING = frozenset(
    {"Person", "Organization", "NewsMediaOrganization", "Place", "Event", "CreativeWork"}
)
RANGES: dict[str, frozenset[str] | type] = {
    "author": frozenset({"Organization"}),
    "publisher": frozenset({"Organization", "NewsMediaOrganization", "CreativeWork", "Person"}),
    "isPartOf": frozenset({"Report"}),
    "hasPart": frozenset({"NewsArticle"}),
    "about": THING,
    "mentions": THING,
    "citation": frozenset({"CreativeWork"}),
    "correction": frozenset({"CorrectionComment"}),
    "location": frozenset({"Place"}),
    "subjectOf": frozenset({"WebPage"}),
    "mainEntity": frozenset({"ItemList"}),
    "itemListElement": frozenset({"ListItem"}),
    "position": int,
}
"""What each property may hold, where that is not text; lists hold the same, one or more times."""
REQUIRED = {
    "NewsArticle": "headline",
    "CorrectionComment": "text datePublished",
    "ListItem": "position name",
}
ADDRESSES = frozenset("url item image isBasedOn mainEntityOfPage sameAs archivedAt @id".split())


def faults_in(data: Any, path: str = "") -> Iterator[str]:
    """What of a node is not of these shapes."""
    kind = data.get("@type")
    at = f"{path}/{kind}"
    if kind not in TYPES:
        yield f"{at}: an unknown type"
        return
    yield from (f"{at}: no {name}" for name in REQUIRED.get(kind, "").split() if name not in data)
    for name, value in data.items():
        if name in ("@context", "@type"):
            continue
        if name not in TYPES[kind]:
            yield f"{at}: {name} is no property of it"
        for one in value if isinstance(value, list) else [value]:
            yield from _faults_of_value(name, one, f"{at}.{name}")


def _faults_of_value(name: str, value: Any, at: str) -> Iterator[str]:
    expected = RANGES.get(name, str)
    if value in (None, "", [], {}):
        yield f"{at}: empty"
    elif isinstance(expected, type):
        if not isinstance(value, expected):
            yield f"{at}: {value!r}"
    elif not isinstance(value, dict) or value.get("@type") not in expected:
        yield f"{at}: {value!r}"
    if isinstance(value, dict):
        yield from faults_in(value, at)
    if name in ADDRESSES and not str(value).startswith(("https://", "http://")):
        yield f"{at}: {value!r} is no address"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(write_content(tmp_path_factory.mktemp("structured"), FILES))


def data_of(site: BuiltSite, path: str) -> dict[str, Any]:
    """The nodes of a page by their types."""
    found = read_page(site.text(f"{path}/index.html")).json_ld
    return {one["@type"]: one for one in found}


@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_all_is_in_the_shapes_of_schema_org(tmp_path: Path, address: str) -> None:
    site = build_site(write_content(tmp_path, FILES), site_url=address)
    for path, html in site.pages.items():
        for data in read_page(html).json_ld:
            assert data["@context"] == "https://schema.org"
            assert list(faults_in(data)) == [], path


def test_lists_say_what_they_collect(site: BuiltSite) -> None:
    found = data_of(site, "articles")
    items = found["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [(one["position"], one["name"], one["url"]) for one in items] == [
        (1, "المادة", f"{ADDRESS}articles/a/"),
        (2, "بلا شيء", f"{ADDRESS}articles/plain/"),
    ]
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [one["name"] for one in crumbs] == ["الرئيسة", "المواد"]
    changed = data_of(site, "corrections")["CollectionPage"]["mainEntity"]["itemListElement"]
    assert changed[0]["url"] == f"{ADDRESS}articles/a/"
    assert data_of(site, "events")["CollectionPage"]["mainEntity"]["itemListElement"]


def test_the_shapes_find_faults() -> None:
    event = {"@type": "Event", "organizer": {"@type": "Person", "name": "ف"}, "url": "x/",
             "location": {"@type": "Person"}, "name": ""}  # fmt: skip
    assert [fault.partition(":")[0] for fault in faults_in(event)] == [
        "/Event", "/Event.organizer", "/Event.url", "/Event.location", "/Event.name",
    ]  # fmt: skip
    assert list(faults_in({"@type": "NewsArticle"})) == ["/NewsArticle: no headline"]
    assert list(faults_in({"@type": "Crime"})) == ["/Crime: an unknown type"]


def test_an_article(site: BuiltSite) -> None:
    data = data_of(site, "articles/a")["NewsArticle"]
    assert (data["datePublished"], data["dateModified"]) == ("2024-03-20", "2024-03-25")
    assert data["mainEntityOfPage"] == data["url"] == f"{ADDRESS}articles/a/"
    assert data["image"] == f"{ADDRESS}media/a.png"
    assert data["author"] == [data["publisher"]]
    assert data["isPartOf"] == [
        {"@type": "Report", "name": "الملف", "url": f"{ADDRESS}dossiers/d/"}
    ]
    assert [(one["@type"], one["name"]) for one in data["about"]] == [
        ("Event", "الانفجار"), ("Place", "المدينة"),
    ]  # fmt: skip
    assert data["mentions"] == [
        {"@type": "Person", "name": "فلان الفلاني", "url": f"{ADDRESS}entities/person/"}
    ]
    assert data["citation"] == [
        {
            "@type": "CreativeWork",
            "@id": f"{ADDRESS}sources/agency-report/",
            "name": "تقرير الوكالة",
            "datePublished": "2024-03-21",
            "publisher": {"@type": "Organization", "name": "الوكالة"},
            "url": "https://agency.example/1",
        }
    ]
    assert data["isBasedOn"] == ["https://agency.example/1"]
    assert data["keywords"] == ["أمن"]
    (correction,) = data["correction"]
    assert correction["datePublished"] == "2024-03-22"
    assert "كان: 12" in correction["text"]


def test_an_article_without_anything(site: BuiltSite) -> None:
    assert set(data_of(site, "articles/plain")["NewsArticle"]) == {
        "@context", "@type", "headline", "inLanguage", "datePublished", "dateModified", "url",
        "mainEntityOfPage", "author", "publisher",
    }  # fmt: skip


def test_a_dossier_has_its_articles_and_nobody_who_was_withdrawn(site: BuiltSite) -> None:
    data = data_of(site, "dossiers/d")["Report"]
    assert data["hasPart"] == [
        {"@type": "NewsArticle", "headline": "المادة", "url": f"{ADDRESS}articles/a/"}
    ]
    assert [one["name"] for one in data["about"]] == ["فلان الفلاني"]


def test_a_person_is_a_name_and_what_the_record_links_to(site: BuiltSite) -> None:
    """No facts, no relations, no part in an event, and no picture that readers must ask for."""
    assert data_of(site, "entities/person")["Person"] == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "فلان الفلاني",
        "alternateName": ["Fulan", "أبو فلان"],
        "description": "سياسي",
        "url": f"{ADDRESS}entities/person/",
        "sameAs": ["https://www.wikidata.org/wiki/Q1"],
    }


@pytest.mark.parametrize(
    ("id", "type"),
    [("group", "Organization"), ("city", "Place"), ("work", "CreativeWork"),
     ("agency", "NewsMediaOrganization")],
)  # fmt: skip
def test_other_entities(site: BuiltSite, id: str, type: str) -> None:
    assert type in data_of(site, f"entities/{id}")


def test_an_event_names_nobody(site: BuiltSite) -> None:
    data = data_of(site, "events/blast")["Event"]
    assert data["startDate"] == "2024-03"
    assert data["location"] == {
        "@type": "Place", "name": "المدينة", "url": f"{ADDRESS}entities/city/",
    }  # fmt: skip
    assert "جماعة" not in str(data)
    assert "فلان" not in str(data)


def test_a_source_is_a_work_of_others(site: BuiltSite) -> None:
    found = data_of(site, "sources/agency-report")
    work = found["CreativeWork"]
    assert work["url"] == "https://agency.example/1"
    assert work["archivedAt"] == "https://archive.example/1"
    assert work["creditText"] == "كاتبة"
    assert work["publisher"]["@type"] == "NewsMediaOrganization"
    assert (work["inLanguage"], work["datePublished"]) == ("en", "2024-03-21")
    assert work["subjectOf"]["url"] == f"{ADDRESS}sources/agency-report/"
    assert "correction" in found["WebPage"]  # of the desk's page, not of the work


def test_a_date_that_was_inferred_is_not_told_to_machines(site: BuiltSite) -> None:
    assert "datePublished" not in data_of(site, "sources/bare")["CreativeWork"]


def test_the_front_page_is_the_web_site(site: BuiltSite) -> None:
    shell = Shell(SiteView("م"))
    home = plain_context("", "", "", site.edition, shell)["head"]
    (data,) = home.json_ld
    assert '"@type":"WebSite"' in data
    assert f'"url":"{ADDRESS}"' in data
    assert plain_context("about/", "", "", site.edition, shell)["head"].json_ld == ()
    assert plain_context("404.html", "", "", site.edition, shell, root="/")["head"].json_ld == ()


def metas(site: BuiltSite, path: str) -> list[tuple[str, str]]:
    page = read_page(site.text(path))
    return [
        (values.get("name") or values.get("property", ""), values.get("content", ""))
        for tag, values in page.attributes
        if tag == "meta"
    ]


def test_reference_managers_know_an_article(site: BuiltSite) -> None:
    found = [one for one in metas(site, "articles/a/index.html") if one[0].startswith("citation_")]
    assert found == [
        ("citation_title", "المادة"),
        ("citation_author", site.settings.site_name),
        ("citation_publication_date", "2024/03/20"),
        ("citation_publisher", site.settings.site_name),
        ("citation_language", "ar"),
        ("citation_public_url", f"{ADDRESS}articles/a/"),
        ("citation_keywords", "أمن"),
    ]
    assert not any(one[0].startswith("citation_") for one in metas(site, "dossiers/d/index.html"))


def test_sharing(site: BuiltSite) -> None:
    found = dict(metas(site, "articles/a/index.html"))
    assert found["og:image"] == f"{ADDRESS}media/a.png"
    assert found["og:image:alt"] == "صورة"
    assert found["twitter:card"] == "summary_large_image"
    person = dict(metas(site, "entities/person/index.html"))
    assert "og:image" not in person  # it is sensitive
    assert person["twitter:card"] == "summary"
