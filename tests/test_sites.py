"""Whole sites, byte by byte, and what must hold for every page of any site.

`tests/sites/<name>/content/` is what editors wrote, `expected/` every text file that the core makes
of it; `pytest --rewrite` writes these anew, for review.
"""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from milaff.model.record_keys import RecordKeys
from milaff.records.record import Kind
from tests.built_site import ADDRESS, NOW, BuiltSite, build_site, write_content
from tests.page_checks import broken_links, faults_of, read_page

SITES = Path(__file__).parent / "sites"
TITLE = "قال: \"داعش خراسان\" (ISIS-K) <b>؟ & 'x' ](y)"
UNSOURCED: dict[str, object] = {"checks": {"SRC402": None, "SRC404": None}}
"""The small site has articles of one line, which cite nothing."""
CHOICES: dict[str, dict[str, object]] = {
    "small": UNSOURCED,
    "long": {"page_size": 3, "timeline_size": 3, "feed_size": 4},
    "flat": {**UNSOURCED, "directory_urls": False, "site_url": ""},
    "flat-long": {"directory_urls": False, "page_size": 3, "timeline_size": 3},
}
CONTENT = {"small": "small", "long": "long", "flat": "small", "flat-long": "long"}
OF_THE_HOST = frozenset({"index.html"})
"""What pages of ours lead to and the host makes; media too, which it copies."""
OF_THE_SEARCH = frozenset({"search/index.js"})
"""What the page of the search fetches ahead; `tests/search` has the index."""
XML = "{http://www.w3.org/2005/Atom}"


@cache
def site(name: str) -> BuiltSite:
    return build_site(SITES / CONTENT[name] / "content", **CHOICES[name])


@pytest.fixture(params=sorted(CHOICES))
def built(request: pytest.FixtureRequest) -> BuiltSite:
    return site(request.param)


def test_expected_files(is_rewriting: bool) -> None:
    """Every text file that the core makes of the small site, but the theme's own."""
    folder = SITES / "small" / "expected"
    texts = {
        path: data.decode()
        for path, data in site("small").files.items()
        if not path.startswith("assets/")
    }
    if is_rewriting:
        shutil.rmtree(folder, ignore_errors=True)
        write_content(folder, texts)
    found = {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert sorted(texts) == sorted(found)
    for path in sorted(texts):
        assert texts[path] == found[path], path


def test_expected_outline(is_rewriting: bool) -> None:
    """What the pages of the long site list, and where they lead."""
    file = SITES / "long" / "expected.txt"
    text = "\n".join(outline(path, html) for path, html in site("long").pages.items())
    if is_rewriting:
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def outline(path: str, html: str) -> str:
    """A page in a few lines: its title, headings, counts, and the links of its main part."""
    main = html[html.index("<main") : html.index("</main>")]
    pattern = (
        r'<h(?P<level>[1-6])[^>]*>(?P<heading>.*?)</h\d>|<p class="count">(?P<count>.*?)</p>'
        r'|<a href="(?P<href>[^"]*)"[^>]*>(?P<text>.*?)</a>'
        r'|aria-current="page">(?P<here>.*?)</a>'
    )
    lines = [path, re.search("<title>(.*?)</title>", html)[1]]  # type: ignore[index]
    for found in re.finditer(pattern, main):
        if found["heading"]:
            href = re.search('href="(.*?)"', found["heading"])
            lines.append(
                f"{'#' * int(found['level'])} {found['heading']}"
                if not href
                else f"{'#' * int(found['level'])} {plain(found['heading'])} → {href[1]}"
            )
        elif found["count"]:
            lines.append(f"({plain(found['count'])})")
        elif found["here"]:
            lines.append(f"[{plain(found['here'])}]")
        else:
            lines.append(f"- {plain(found['text'])} → {found['href']}")
    return "\n  ".join(lines) + "\n"


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


def test_no_problem(built: BuiltSite) -> None:
    assert built.problems == ()


def test_every_page_is_sound(built: BuiltSite) -> None:
    faults = [f"{path}: {fault}" for path, html in built.pages.items() for fault in faults_of(html)]
    assert faults == []


def test_every_link_leads_somewhere(built: BuiltSite) -> None:
    content = built.settings.content
    media = {file.relative_to(content).as_posix() for file in content.rglob("media/*")}
    files = frozenset(built.files) | OF_THE_HOST | OF_THE_SEARCH | media
    assert list(broken_links(built.pages, files, built.settings.site_url)) == []


def test_addresses_of_files_are_unique(built: BuiltSite) -> None:
    urls = [page.url for page in built.edition.pages]
    assert len(urls) == len(set(urls))


def test_known_anchors_are_the_ids_of_the_page(built: BuiltSite) -> None:
    """What links to anchors are checked against is what the templates print."""
    for page in built.edition.pages:
        if page.anchors:
            path = page.url if page.url.endswith(".html") else f"{page.url}index.html"
            ids = set(read_page(built.text(path)).ids) - {"live"}
            assert set(page.anchors) == ids, path


def test_every_visible_record_has_its_page(built: BuiltSite) -> None:
    scope = built.edition.scope
    urls = {page.url for page in built.edition.pages}
    assert {scope.url_of(item.id) for _, item in built.graph.library.records()} <= urls


# --- titles that break things ---------------------------------------------------------


@pytest.mark.parametrize("name", ["small", "flat"])
def test_hostile_title_is_whole_everywhere(name: str) -> None:
    built = site(name)
    path = "articles/first/index.html" if name == "small" else "articles/first.html"
    page = read_page(built.text(path))
    assert page.title == f"{TITLE} · {built.settings.site_name}"
    metas = [values for tag, values in page.attributes if tag == "meta"]
    assert {"property": "og:title", "content": TITLE} in metas
    article, crumbs = page.json_ld
    assert article["headline"] == TITLE
    assert article["description"] == "ملخص: \"اقتباس\" <i>و</i> & 'y' ](z) في 2024-03-24"
    assert crumbs["itemListElement"][-1]["name"] == TITLE
    assert TITLE in page.text
    lists = [
        html for other, html in built.pages.items() if other != path and "articles/first" in html
    ]
    assert len(lists) > 4
    for html in lists:
        assert TITLE in read_page(html).text or 'http-equiv="refresh"' in html
    entries = etree.fromstring(built.files["feed.xml"]).findall(f"{XML}entry/{XML}title")
    assert TITLE in [entry.text for entry in entries]


def test_no_page_holds_typed_tags(built: BuiltSite) -> None:
    """`<b>` and its kind stand in titles, summaries, names, notes, outlets and addresses."""
    for path, html in built.pages.items():
        read = read_page(html)
        texts = [tag for tag, _ in read.attributes if tag in ("i", "u", "s", "x")]
        assert texts == [], path
        assert "<في>" not in html
        assert "<مجهولة>" not in html
        assert not re.search(r"<b>(؟| & |</a>|\")", html), path


def test_sources_with_quotes_in_addresses() -> None:
    html = site("small").text("sources/in-place/index.html")
    links = [values.get("href") for tag, values in read_page(html).attributes if tag == "a"]
    assert 'https://example.com/?a=1&b="2"' in links


# --- what readers may not know of -----------------------------------------------------


def traces(item: RecordKeys) -> Iterator[str]:
    """What would give a record away: its id, and every phrase of its own."""
    yield item.id
    for key in ("title", "summary", "outlet", "kicker", "url"):
        if value := getattr(item, key, None):
            yield value
    yield from (address.strip("/") for address in item.redirect_from)
    yield from getattr(item, "name", {}).values()
    yield from (alias.text for alias in getattr(item, "aliases", ()))


@pytest.mark.parametrize("name", ["small", "flat"])
def test_hidden_records_leave_no_trace(name: str) -> None:
    built = site(name)
    graph = built.graph
    hidden = [item for _, item in graph.written.records() if item.id not in graph.library]
    assert {item.id for item in hidden} == {
        "draft-one", "draft-described", "embargoed-one", "expired-one", "hidden-dossier",
        "hidden-entity", "hidden-event", "hidden-source",
    }  # fmt: skip
    phrases = [phrase for item in hidden for phrase in traces(item)]
    phrases += ["DRAFTBODY", "EMBARGOBODY", "EXPIREDBODY", "EMBARGONAME", "NEVERALIAS"]
    phrases += ["HIDDENFACT", "HIDDENVALUE", "HIDDENBY", "HIDDENSECTION", "8888", "9999"]
    phrases += ["WITHDRAWNSUMMARY", "WITHDRAWNBODY"]
    for path, data in built.files.items():
        for phrase in phrases:
            assert phrase.encode() not in data, (path, phrase)
            assert phrase not in path


def test_embargoed_record_appears_in_time() -> None:
    before = site("small")
    after = build_site(before.settings.content, now=NOW.replace(month=5, day=2))
    assert "articles/embargoed-one/index.html" in after.files
    for path in (
        "feed.xml",
        "sitemap.xml",
        "articles/index.html",
        "dossiers/attack-file/index.html",
    ):
        assert b"embargoed-one" not in before.files[path]
        assert b"embargoed-one" in after.files[path]
    assert "embargo-address/index.html" in after.files
    assert "EMBARGOBODY" in after.text("entities/late-group/index.html")
    assert "draft-one" not in "".join(after.pages.values())


def test_expired_record_was_there_before() -> None:
    earlier = build_site(SITES / "small" / "content", now=NOW.replace(month=3, day=20))
    assert "articles/expired-one/index.html" in earlier.files


def test_withdrawn_record_keeps_its_address_only() -> None:
    built = site("small")
    html = built.text("articles/withdrawn-one/index.html")
    assert "سُحبت لخطأ &lt;في&gt; المصدر." in html
    assert '<meta name="robots" content="noindex">' in html
    others = [path for path, data in built.files.items() if b"withdrawn-one" in data]
    assert sorted(others) == [
        "articles/withdrawn-one/index.html",
        "corrections/feed.xml",
        "corrections/index.html",
        "corrections/kind/retraction/index.html",
        "old/withdrawn/index.html",
    ]
    assert b"WITHDRAWN" not in b"".join(built.files.values())
    assert "<h1>مادة محجوبة</h1>" in html


# --- the same bytes -------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_same_input_same_bytes(name: str) -> None:
    again = build_site(SITES / CONTENT[name] / "content", **CHOICES[name])
    assert again.files == site(name).files


def test_the_moment_leaves_no_trace() -> None:
    """As long as the same records are visible, the time of the build is in no byte."""
    later = build_site(SITES / "small" / "content", now=NOW + timedelta(days=3, hours=5))
    assert later.files == site("small").files


def test_order_of_files_means_nothing(tmp_path: Path) -> None:
    """The same records in sub-folders, made in another order."""
    content = SITES / "small" / "content"
    for file in sorted(content.rglob("*"), reverse=True):
        if file.is_file():
            write_content(tmp_path, {file.relative_to(content).as_posix(): file.read_text("utf-8")})
    assert build_site(tmp_path).files == site("small").files


# --- long lists -----------------------------------------------------------------------


def test_long_lists_are_cut() -> None:
    built = site("long")
    for path in (
        "articles/page/3/index.html", "entities/page/2/index.html", "sources/page/2/index.html",
        "entities/kind/person/page/2/index.html", "events/page/3/index.html",
        "entities/isis-k/page/3/index.html", "events/event-1/page/2/index.html",
        "sources/source-1/page/3/index.html", "dossiers/long-file/articles/page/3/index.html",
        "dossiers/long-file/timeline/page/3/index.html", "dossiers/page/2/index.html",
    ):  # fmt: skip
        assert path in built.files, path


def test_every_record_is_on_its_list() -> None:
    """Going from page to page, nothing is lost and nothing comes twice."""
    built = site("long")
    scope = built.edition.scope
    for kind in Kind:
        found: list[str] = []
        path: str | None = f"{kind.folder}/index.html"
        while path:
            page = read_page(built.text(path))
            found += [
                match[1]
                for address in page.addresses
                if (match := re.fullmatch(rf"(?:\.\./)+{kind.folder}/([a-z0-9-]+)/", address))
            ]
            following = [v["href"] for tag, v in page.attributes if v.get("rel") == "next"]
            path = _joined(path, following[0]) if following else None
        shown = [id for id in found if scope.url_of(id)]
        visible = [
            item.id
            for item in built.graph.library.of_kind(kind).values()
            if item.status != "withdrawn"
        ]
        assert sorted(set(shown)) == sorted(visible), kind
        if kind is not Kind.DOSSIER:
            assert len(shown) == len(visible), kind


def _joined(path: str, address: str) -> str:
    folder = path.rpartition("/")[0].split("/")
    ups = address.count("../")
    rest = address.replace("../", "")
    return "/".join([*folder[: len(folder) - ups], rest + "index.html"])


def test_titles_of_pages_differ(built: BuiltSite) -> None:
    """But for those of redirections, and of lists and records that share a name."""
    titles = [
        (page.title, page.section)
        for page in built.edition.pages
        if page.template != "milaff/redirect.html"
    ]
    assert sorted(titles) == sorted(set(titles))


def test_counted_phrases() -> None:
    html = site("long").text("articles/index.html")
    assert "8 مواد" in read_page(html).text
    html = site("small").text("dossiers/attack-file/index.html")
    assert "مادتان" in read_page(html).text
    html = site("small").text("dossiers/empty-file/index.html")
    assert "لا مواد" in read_page(html).text


def test_a_page_does_not_grow_with_the_site(tmp_path: Path) -> None:
    """An article among 10 is as long as among 100."""
    sizes = []
    for number in (10, 100):
        files = {
            f"articles/a-{index:03}.md": "---\ntitle: مادة\ndate: 2024-01-01\n"
            "dossiers: [d]\nentities: [e]\n---\n\nنص عن [[e]].\n"
            for index in range(number)
        }
        files["dossiers/d.md"] = "---\ntitle: ملف\n---\n"
        files["entities/e.yml"] = "kind: person\nname: شخص\n"
        built = build_site(write_content(tmp_path / str(number), files))
        names = ("articles/a-005/index.html", "dossiers/d/index.html", "entities/e/index.html")
        sizes.append([len(built.files[name]) for name in names])
    assert sizes[0][0] == sizes[1][0]
    assert sizes[1][1] < 10 * sizes[0][1]
    assert sizes[1][2] < 10 * sizes[0][2]


def test_front_matter_alone_names_without_a_sentence() -> None:
    html = site("small").text("entities/reporter/index.html")
    assert "مراسل" in html
    mentions = html[html.index('id="mentions"') :]
    assert "<mark>" in mentions
    built = build_site(SITES / "small" / "content")
    by = {one.target: one for one in built.graph.mentions.by["first"]}
    assert by["reporter"].mark is not None


def test_json_ld_leaves_no_script() -> None:
    for path, html in site("small").pages.items():
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            assert "<" not in data, path
            assert ">" not in data
            json.loads(data)
        assert html.count("<script") == html.count("</script>")


def test_numbers_follow_the_page() -> None:
    """Sources are numbered in the order in which a reader meets their marks."""
    for name in ("small", "long"):
        for path, html in site(name).pages.items():
            seen = [int(number) for number in re.findall(r'href="#source-(\d+)"', html)]
            first = list(dict.fromkeys(seen))
            assert first == sorted(first), path


def test_canonical_addresses() -> None:
    built = site("small")
    for page in built.edition.pages:
        path = f"{page.url}index.html"
        html = built.text(path)
        address = f'<link rel="canonical" href="{ADDRESS}{page.canonical or page.url}">'
        assert address in html, path
    assert "canonical" not in "".join(site("flat").pages.values())
