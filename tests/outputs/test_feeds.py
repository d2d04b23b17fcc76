"""Atom feeds: what RFC 4287 asks for, and nothing broken by what titles hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.built_site import ADDRESS, build_site, write_content

from milaff.outputs.feeds import make_dossier_feed, make_feeds, make_site_feed
from milaff.outputs.shell import Shell, SiteView
from milaff.pages.urls import Urls

ATOM = "{http://www.w3.org/2005/Atom}"
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


class _Read(dict[str, Any]):
    """A mapping that knows what was asked of it; to go through all of it is a fault."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __iter__(self) -> Any:
        raise AssertionError("all of it was read")

    values = items = keys = __iter__


def test_a_feed_reads_what_it_shows(tmp_path: Path) -> None:
    files = {
        f"articles/a{n}.md": f"---\ntitle: أ{n}\ndate: 2024-03-0{n}\n"
        + ("dossiers: [d]\n" if n % 2 else "")
        + "---\nنص.\n"
        for n in range(1, 8)
    }
    files["dossiers/d.md"] = "---\ntitle: ملف\nsummary: س\n---\n"
    built = build_site(write_content(tmp_path, files), feed_size=3)
    graph = built.graph
    articles = _Read(graph.library.articles)
    library = SimpleNamespace(articles=articles, dossiers=graph.library.dossiers)
    scope: Any = SimpleNamespace(
        graph=SimpleNamespace(library=library, newest=graph.newest, membership=graph.membership),
        settings=built.settings,
        urls=Urls(),
        url_of=built.edition.scope.url_of,
        title_of=built.edition.scope.title_of,
    )
    made = {
        output.path: output.content for output in make_feeds(built.edition, Shell(SiteView("م")))
    }
    assert make_site_feed(scope, "م").content == made["feed.xml"]
    assert articles.asked == {"a7", "a6", "a5"}
    articles.asked.clear()
    assert make_dossier_feed("d", scope, "م").content == made["dossiers/d/feed.xml"]
    assert articles.asked == {"a1", "a3", "a5", "a7"}
