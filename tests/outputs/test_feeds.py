"""Atom feeds: what RFC 4287 asks for, and nothing broken by what titles hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.built_site import ADDRESS, build_site, write_content
from tests.page_checks import faults_of

from milaff.graph.graph import Graph
from milaff.graph.watch import ALL, Reads, watch_graph
from milaff.outputs.feed_text import stand_alone
from milaff.outputs.feeds import make_dossier_feed, make_site_feed

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TITLE = "قال: \"داعش\" (ISIS-K) <b>؟ & 'x' ]]>\u0002"
FILES = {
    "articles/a.md": f"---\ntitle: '{TITLE.replace(chr(2), '').replace(chr(39), chr(39) * 2)}'\n"
    "summary: <i>ملخص</i> & غيره\ndate: 2024-03-01\nauthors: [أول, 'ثان <b>']\ndossiers: [d]\n"
    "changes: [{kind: update, date: 2024-03-09, note: ن}]\n---\n\nن\n",
    "articles/b.md": "---\ntitle: ب\ndate: 2024-03-02T01:30:00+03:00\n---\n\nنص ثان\n",
    "articles/w.md": "---\ntitle: و\ndate: 2024-03-03\nstatus: withdrawn\n"
    "changes: [{kind: retraction, date: 2024-03-04, note: ن}]\n---\n",
    "dossiers/d.md": "---\ntitle: 'ملف <b> & \"ملف\"'\n---\n",
    "dossiers/e.md": "---\ntitle: فارغ\n---\n",
    "dossiers/x.md": "---\ntitle: محجوب\nstatus: withdrawn\n"
    "changes: [{kind: retraction, date: 2024-03-04, note: ن}]\n---\n",
}


def feeds(tmp_path: Path, **choices: object) -> dict[str, etree.Element]:
    built = build_site(write_content(tmp_path, FILES), **choices)
    return {
        path: etree.fromstring(data)
        for path, data in built.files.items()
        if path.endswith("feed.xml")
    }


def texts(element: etree.Element, path: str) -> list[str | None]:
    return [
        found.text for found in element.findall("/".join(ATOM + part for part in path.split("/")))
    ]


def test_feeds_of_site_and_dossiers(tmp_path: Path) -> None:
    found = feeds(tmp_path)
    assert sorted(found) == [
        "corrections/feed.xml",
        "dossiers/d/feed.xml",
        "dossiers/e/feed.xml",
        "feed.xml",
    ]
    assert texts(found["feed.xml"], "entry/title") == ["ب", TITLE.replace("\u0002", "")]
    assert texts(found["dossiers/d/feed.xml"], "title") == ['ملف <b> & "ملف" · ملفّ']
    assert texts(found["dossiers/d/feed.xml"], "entry/id") == [f"{ADDRESS}articles/a/"]


@pytest.mark.parametrize("site_url", [ADDRESS, ""])
def test_what_the_standard_asks_for(tmp_path: Path, site_url: str) -> None:
    for path, feed in feeds(tmp_path, site_url=site_url).items():
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                values = texts(element, name)
                assert len(values) == 1
                assert values[0]
            assert re.match(r"[a-z][a-z0-9+.-]*:", texts(element, "id")[0] or "")
            dates = [*texts(element, "updated"), *texts(element, "published")]
            assert all(INSTANT.fullmatch(value or "") for value in dates)
        links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
        assert set(links) == {"self", "alternate"}
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
        if site_url:
            assert links["self"].get("href") == f"{site_url}{path}"
        ids = [*texts(feed, "id"), *texts(feed, "entry/id")]
        assert len(ids) == len(set(ids))


def test_dates(tmp_path: Path) -> None:
    """A day begins at the site's place; a change makes an entry newer."""
    feed = feeds(tmp_path, zone=ZoneInfo("Asia/Riyadh"))["feed.xml"]
    assert texts(feed, "entry/published") == ["2024-03-01T22:30:00Z", "2024-02-29T21:00:00Z"]
    assert texts(feed, "entry/updated") == ["2024-03-01T22:30:00Z", "2024-03-08T21:00:00Z"]
    assert texts(feed, "updated") == ["2024-03-08T21:00:00Z"]


def test_empty_feed(tmp_path: Path) -> None:
    feed = feeds(tmp_path)["dossiers/e/feed.xml"]
    assert feed.findall(f"{ATOM}entry") == []
    assert texts(feed, "updated") == ["1970-01-01T00:00:00Z"]


def test_feed_is_cut_and_authors_are_named(tmp_path: Path) -> None:
    feed = feeds(tmp_path, feed_size=1)["feed.xml"]
    assert texts(feed, "entry/title") == ["ب"]
    entry = feeds(tmp_path)["dossiers/d/feed.xml"].find(f"{ATOM}entry")
    assert entry is not None
    assert texts(entry, "author/name") == ["أول", "ثان <b>"]
    assert texts(entry, "summary") == ["<i>ملخص</i> & غيره"]
    category = entry.find(f"{ATOM}category")
    assert category is not None
    assert category.attrib == {"term": "d", "label": 'ملف <b> & "ملف"'}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_without_an_address_of_the_site(tmp_path: Path, directory_urls: bool) -> None:
    """They are relative to the feed itself."""
    built = build_site(write_content(tmp_path, FILES), site_url="", directory_urls=directory_urls)
    for path in ("feed.xml", "dossiers/d/feed.xml"):
        folder = path.rpartition("/")[0]
        for link in etree.fromstring(built.files[path]).iter(f"{ATOM}link"):
            target = (Path("/") / folder / (link.get("href") or "?")).as_posix()
            resolved = Path(re.sub(r"[^/]+/\.\./", "", re.sub(r"[^/]+/\.\./", "", target)))
            file = resolved.as_posix().lstrip("/")
            names = {file, f"{file}/index.html".lstrip("/"), "index.html" if file == "." else ""}
            assert names & {*built.files, "index.html"}, link.get("href")


def test_forbidden_characters_are_dropped() -> None:
    from milaff.outputs.xml import add, write_xml

    root = etree.Element("x")
    add(root, "y", "a\x02b\ufffe", href="\x1fc", empty="")
    assert etree.fromstring(write_xml(root)).find("y").attrib == {"href": "c"}  # type: ignore[union-attr]
    assert b">ab<" in write_xml(root)


def read_of(graph: Graph, make: Callable[[Graph], object]) -> dict[str, set[str]]:
    """What is read of a graph while something is made of it."""
    reads = Reads()
    watched = watch_graph(graph, reads)
    before = reads.begin()
    make(watched)
    found = {name: set(reads.keys_of(name)) for name in ("articles", "body", "sources", "origins")}
    reads.end(before, hash)
    return found


def test_a_feed_reads_what_it_shows(tmp_path: Path) -> None:
    files = {
        f"articles/a{n}.md": f"---\ntitle: أ{n}\ndate: 2024-03-0{n}\n"
        + ("dossiers: [d]\n" if n % 2 else "")
        + "---\nنص.\n"
        for n in range(1, 8)
    }
    files["dossiers/d.md"] = "---\ntitle: ملف\nsummary: س\n---\n"
    built = build_site(write_content(tmp_path, files), feed_size=3)
    scope = built.edition.scope
    found = read_of(built.graph, lambda graph: make_site_feed(replace(scope, graph=graph), "م"))
    assert found["articles"] == found["body"] == {"a7", "a6", "a5"}
    found = read_of(
        built.graph, lambda graph: make_dossier_feed("d", replace(scope, graph=graph), "م")
    )
    assert found["articles"] == {"a1", "a3", "a5", "a7"}
    assert found["body"] == {"a3", "a5", "a7"}
    assert ALL not in {key for keys in found.values() for key in keys}


RICH = """---
title: نص كامل
date: 2024-03-05
dossiers: [d]
sources: [s]
language: {language}
image: {{file: media/a.png, alt: صورة, credit: المصور{sensitive}}}
---
## عنوان {{#part}}

قال [مصدر](a.md) في [أعلى](#part) و<https://other.example/?a=1&b=2>[@s] عن (ISIS-K) كلاما.

![صورة](../media/a.png)
"""


def rich_entry(
    tmp_path: Path, site_url: str, language: str = "ar", more: str = ""
) -> etree.Element:
    rich = RICH.format(language=language, sensitive=more)
    files = {**FILES, "articles/rich.md": rich, "media/a.png": "",
             "sources/s.yml": "title: مصدر\nurl: https://s.example/\n"}  # fmt: skip
    built = build_site(write_content(tmp_path, files), site_url=site_url, feed_size=1)
    (entry,) = etree.fromstring(built.files["feed.xml"]).findall(f"{ATOM}entry")
    return entry


def content_of(entry: etree.Element) -> str:
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    return content.text or ""


def test_the_whole_text_stands_by_itself(tmp_path: Path) -> None:
    html = content_of(rich_entry(tmp_path, ADDRESS))
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert f"{ADDRESS}articles/a/" in addresses
    assert f"{ADDRESS}articles/rich/#part" in addresses
    assert f"{ADDRESS}articles/rich/#source-1" in addresses
    assert f"{ADDRESS}media/a.png" in addresses
    assert "https://other.example/?a=1&amp;b=2" in addresses
    assert all(address.startswith("https://") for address in addresses)
    assert " id=" not in html
    assert "<bdi" in html  # what must keep its own direction is isolated there too
    assert html.startswith('<div lang="ar" dir="rtl">')
    assert list(faults_of(f'<html lang="ar" dir="rtl"><h1>ع</h1>{html}</html>')) == []


def test_a_text_in_another_language(tmp_path: Path) -> None:
    html = content_of(rich_entry(tmp_path, ADDRESS, language="en"))
    assert html.startswith('<div lang="en" dir="ltr">')


def test_addresses_without_one_of_the_site(tmp_path: Path) -> None:
    """They are relative to the feed, as its links are."""
    html = content_of(rich_entry(tmp_path, ""))
    assert 'href="articles/a/"' in html
    assert 'href="articles/rich/#part"' in html


def test_text_that_looks_like_attributes_is_left() -> None:
    html = '<p title="a > b"> id="x" href="y" <a class="c" href="../z/" id="i">ن</a></p>'
    assert stand_alone(html, "https://x.example/a/b/") == (
        '<p title="a > b"> id="x" href="y" <a class="c" href="https://x.example/a/z/">ن</a></p>'
    )


def test_every_size_of_a_picture_has_its_address() -> None:
    html = '<img srcset="../a.webp 480w, ../b.webp 960w" src="../a.png">'
    assert stand_alone(html, "https://x.example/p/") == (
        '<img srcset="https://x.example/a.webp 480w, https://x.example/b.webp 960w"'
        ' src="https://x.example/a.png">'
    )


def test_a_picture_comes_with_it(tmp_path: Path) -> None:
    entry = rich_entry(tmp_path, ADDRESS)
    links = {link.get("rel"): link for link in entry.findall(f"{ATOM}link")}
    assert links["enclosure"].get("href") == f"{ADDRESS}media/a.png"
    assert links["enclosure"].get("type") == "image/png"
    media = entry.find(f"{MEDIA}content")
    assert media is not None
    assert media.get("url") == f"{ADDRESS}media/a.png"
    assert media.findtext(f"{MEDIA}description") == "صورة"
    assert media.findtext(f"{MEDIA}credit") == "المصور"


def test_a_picture_that_readers_must_ask_for_does_not(tmp_path: Path) -> None:
    entry = rich_entry(tmp_path, ADDRESS, more=", sensitive: true")
    assert entry.find(f"{MEDIA}content") is None
    assert {link.get("rel") for link in entry.findall(f"{ATOM}link")} == {"alternate"}
