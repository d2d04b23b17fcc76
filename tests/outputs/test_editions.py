"""`hreflang`: the same page in the other languages of a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import ADDRESS, build_site, write_content
from tests.page_checks import read_page

from milaff.outputs.editions import alternates
from milaff.settings import Settings

FILES = {
    **{f"articles/a{n}.md": f"---\ntitle: أ{n}\ndate: 2024-03-0{n}\n---\nن\n" for n in range(1, 5)},
    "articles/w.md": "---\ntitle: و\ndate: 2024-03-03\nstatus: withdrawn\nredirect_from: [/old/]\n"
    "changes: [{kind: retraction, date: 2024-03-04, note: ن}]\n---\n",
}


def links(html: str) -> list[tuple[str, str]]:
    return [
        (values["hreflang"], values["href"])
        for tag, values in read_page(html).attributes
        if tag == "link" and "hreflang" in values
    ]


def test_every_page_that_may_be_found_names_itself_in_all_editions(tmp_path: Path) -> None:
    content = write_content(tmp_path, FILES)
    site = build_site(content, editions={"en": f"{ADDRESS}en/"}, page_size=2)
    assert links(site.text("articles/a1/index.html")) == [
        ("ar", f"{ADDRESS}articles/a1/"),
        ("en", f"{ADDRESS}en/articles/a1/"),
        ("x-default", f"{ADDRESS}articles/a1/"),
    ]
    assert len(links(site.text("articles/index.html"))) == 3
    for path in ("articles/page/2", "articles/w", "old"):
        assert links(site.text(f"{path}/index.html")) == []


def test_nothing_without_editions(tmp_path: Path) -> None:
    site = build_site(write_content(tmp_path, FILES))
    assert all(links(html) == [] for html in site.pages.values())


@pytest.mark.parametrize(
    ("own", "editions", "default"),
    [
        ("https://x.example/ar/", {"en": "https://x.example/"}, "https://x.example/"),
        ("https://x.example/", {"en": "https://x.example/en/"}, "https://x.example/"),
        ("https://x.example/", {"x-default": "https://w.example/"}, "https://w.example/"),
    ],
)
def test_who_is_for_all_others(own: str, editions: dict[str, str], default: str) -> None:
    settings = Settings(Path(), site_url=own, editions=editions)
    assert dict(alternates("a/", settings))["x-default"] == f"{default}a/"


def test_all_editions_say_the_same() -> None:
    arabic = Settings(
        Path(), site_url="https://x.example/", editions={"en": "https://x.example/en/"}
    )
    english = Settings(
        Path(),
        language="en",
        site_url="https://x.example/en/",
        editions={"ar": "https://x.example/"},
    )
    assert alternates("a/", arabic) == alternates("a/", english)
    assert alternates("a/", Settings(Path(), editions={"en": "https://x.example/en/"})) == ()
