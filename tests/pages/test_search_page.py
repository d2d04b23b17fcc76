"""The page of the search: where it stands, and the words that its script is given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content

from milaff.words import own_theme

ARTICLE = "---\ntitle: مادة\ndate: 2024-01-02\n---\nنص\n"


def site(folder: Path, **choices: object) -> BuiltSite:
    """A site of one article."""
    return build_site(write_content(folder, {"articles/a.md": ARTICLE}), **choices)


def told(built: BuiltSite) -> dict[str, object]:
    """What the script reads."""
    text = built.text("search/words.js")
    begin, end = "globalThis.milaffSearchWords = ", ";\n"
    assert text.startswith(begin)
    assert text.endswith(end)
    return dict(json.loads(text.removeprefix(begin).removesuffix(end)))


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_page_leads_to_it(tmp_path: Path, *, directory_urls: bool) -> None:
    built = site(tmp_path, directory_urls=directory_urls)
    path, link = ("articles/a/index.html", "../../search/")
    if not directory_urls:
        path, link = ("articles/a.html", "../search/index.html")
    assert f'href="{link}" data-search' in built.pages[path]
    page = built.pages["search/index.html"]
    assert '<meta name="robots" content="noindex">' in page
    assert 'src="../search/words.js"' in page
    assert "search" not in built.text("sitemap.xml")


def test_its_script_writes_as_the_site_does(tmp_path: Path) -> None:
    found = told(site(tmp_path, months="levantine", digits="arabic"))
    assert found["digits"] == "arabic"
    assert found["months"][2] == "آذار"  # type: ignore[index]
    assert found["kinds"]["entity"] == "علم"  # type: ignore[index]
    assert found["words"]["meant"] == "هل تقصد"  # type: ignore[index]
    counts = found["counts"]["results"]  # type: ignore[index]
    assert list(counts) == ["zero", "one", "two", "few", "many", "other"]
    assert counts["two"] == "نتيجتان"


def test_every_word_that_its_script_writes_is_given(tmp_path: Path) -> None:
    scripts = (own_theme() / "assets/milaff/js").glob("search-*.js")
    script = "".join(file.read_text("utf-8") for file in sorted(scripts))
    used = set(re.findall(r"\bsay\.(\w+)", script)) | set(re.findall(r'"(try_\w+)"', script))
    assert used == set(told(site(tmp_path))["words"])  # type: ignore[call-overload]
