"""Addresses in both styles, and lists in pages."""

from __future__ import annotations

import pytest

from milaff.outputs.output import file_of
from milaff.pages.pagination import count_pages, take_page
from milaff.pages.redirects import former_url
from milaff.pages.urls import Urls
from milaff.records.record import Kind


def test_addresses_with_directories() -> None:
    urls = Urls()
    assert urls.home == ""
    assert urls.record(Kind.ENTITY, "x") == "entities/x/"
    assert urls.list(Kind.ENTITY) == "entities/"
    assert urls.list(Kind.ENTITY, 2, "kind", "person") == "entities/kind/person/page/2/"
    assert urls.part(Kind.ENTITY, "x") == urls.record(Kind.ENTITY, "x")
    assert urls.part(Kind.DOSSIER, "x", "articles", 3) == "dossiers/x/articles/page/3/"
    assert urls.feed() == "feed.xml"
    assert urls.feed(Kind.DOSSIER, "x") == "dossiers/x/feed.xml"


def test_addresses_of_files() -> None:
    urls = Urls(directories=False)
    assert urls.home == "index.html"
    assert urls.record(Kind.ENTITY, "x") == "entities/x.html"
    assert urls.list(Kind.ENTITY) == "entities/index.html"
    assert urls.list(Kind.ENTITY, 2, "kind", "person") == "entities/kind/person/page/2.html"
    assert urls.list(Kind.ENTITY, 1, "kind", "person") == "entities/kind/person/index.html"
    assert urls.part(Kind.ENTITY, "x") == urls.record(Kind.ENTITY, "x")
    assert urls.part(Kind.ENTITY, "x", number=2) == "entities/x/page/2.html"


@pytest.mark.parametrize("directories", [True, False])
def test_no_file_is_another_one(directories: bool) -> None:
    """Lists, parts and records have files of their own, whatever the ids."""
    urls = Urls(directories)
    found = []
    for kind in Kind:
        found += [urls.list(kind, number) for number in (1, 2)]
        found += [urls.list(kind, number, "kind", "person") for number in (1, 2)]
        for id in ("x", "page", "kind", "articles", "timeline"):
            found += [urls.part(kind, id, part, n) for part in ("", "articles") for n in (1, 2)]
            found.append(urls.feed(kind, id))
    files = [file_of(url) for url in found]
    assert len(files) == len(set(files))


@pytest.mark.parametrize(
    ("address", "directories", "flat"),
    [
        ("/old/name/", "old/name/", "old/name.html"),
        ("old/name", "old/name/", "old/name.html"),
        ("/old/name.html", "old/name.html", "old/name.html"),
        ("/old/index.html", "old/", "old/index.html"),
        ("/%D9%82%D8%AF%D9%8A%D9%85/", "قديم/", "قديم.html"),
        ("/v1.2/", "v1.2/", "v1.2.html"),
    ],
)
def test_former_addresses(address: str, directories: str, flat: str) -> None:
    assert former_url(address, directories=True) == directories
    assert former_url(address, directories=False) == flat


def test_no_page_is_empty_but_the_only_one() -> None:
    assert count_pages(0, 3) == 1
    assert take_page((), 3, 1, str)[0] == ()
    assert count_pages(4, 2) == 2
    assert [take_page("abcd", 2, number, str)[0] for number in (1, 2)] == [("a", "b"), ("c", "d")]
    assert count_pages(5, 2) == 3
    assert [take_page("abcde", 2, number, str)[0] for number in (1, 2, 3)] == [
        ("a",), ("b", "c"), ("d", "e")
    ]  # fmt: skip


def test_links_between_pages() -> None:
    pages = [take_page(range(20), 2, number, lambda n: f"p{n}")[1] for number in range(1, 11)]
    assert [[link.title for link in page.links] for page in (pages[0], pages[4], pages[9])] == [
        ["1", "2", "3", "…", "10"],
        ["1", "…", "3", "4", "5", "6", "7", "…", "10"],
        ["1", "…", "8", "9", "10"],
    ]
    assert [(page.previous and page.previous.url) for page in pages[:2]] == [None, "p1"]
    assert [(page.next and page.next.url) for page in pages[8:]] == ["p10", None]
    assert all(bool(link.url) != (link.title == "…") for page in pages for link in page.links)
    _, only = take_page((1,), 2, 1, str)
    assert only.links == ()
