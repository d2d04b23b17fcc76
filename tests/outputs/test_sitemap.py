"""sitemap.xml and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from tests.built_site import ADDRESS, BuiltSite, build_site, write_content

from milaff.outputs import sitemap
from milaff.outputs.sitemap import PlainPage, make_robots, make_sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FILES = {
    "articles/a.md": "---\ntitle: أ\ndate: 2024-03-01\nredirect_from: [/old]\n"
    "changes: [{kind: update, date: 2024-03-09, note: ن}]\n---\n",
    "articles/w.md": "---\ntitle: و\ndate: 2024-03-03\nstatus: withdrawn\n"
    "changes: [{kind: retraction, date: 2024-03-04, note: ن}]\n---\n",
    "articles/draft.md": "---\ntitle: م\ndate: 2024-03-03\nstatus: draft\n---\n",
    "entities/e.yml": "kind: person\nname: ن\n",
}


@pytest.fixture
def built(tmp_path: Path) -> BuiltSite:
    return build_site(write_content(tmp_path, FILES))


def entries(data: bytes) -> dict[str, str]:
    root = etree.fromstring(data)
    return {
        url.findtext(f"{SPACE}loc", "").removeprefix(ADDRESS): url.findtext(f"{SPACE}lastmod", "")
        for url in root
    }


def test_sitemap(built: BuiltSite) -> None:
    """Every page that may be found, with the day of its content, not of the build."""
    (output,) = make_sitemap(built.edition, [PlainPage("about/", "2024-01-02"), PlainPage("")])
    assert output.path == "sitemap.xml"
    found = entries(output.content)
    assert found["articles/a/"] == "2024-03-09"
    assert found["about/"] == "2024-01-02"
    assert found[""] == ""
    assert found["entities/e/"] == ""
    assert not {"articles/w/", "old/", "articles/draft/"} & set(found)
    assert list(found) == sorted(found)


def test_long_sitemap_is_split(built: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    (whole,) = make_sitemap(built.edition, ())
    monkeypatch.setattr(sitemap, "_LARGEST", 3)
    *parts, index = make_sitemap(built.edition, ())
    assert [part.path for part in parts] == [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    together = [url for part in parts for url in entries(part.content)]
    assert together == list(entries(whole.content))
    assert max(len(entries(part.content)) for part in parts) == 3
    assert index.path == "sitemap.xml"
    assert etree.fromstring(index.content).tag == f"{SPACE}sitemapindex"
    assert list(entries(index.content)) == [part.path for part in parts]


def test_none_without_an_address(tmp_path: Path) -> None:
    built = build_site(write_content(tmp_path, FILES), site_url="")
    assert "sitemap.xml" not in built.files
    assert built.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_robots(built: BuiltSite) -> None:
    assert built.text("robots.txt").splitlines()[-1] == f"Sitemap: {ADDRESS}sitemap.xml"


def test_a_site_brings_its_own_robots(tmp_path: Path) -> None:
    built = build_site(write_content(tmp_path, {**FILES, "robots.txt": "User-agent: *\n"}))
    assert list(make_robots(built.edition)) == []
