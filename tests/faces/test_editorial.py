"""The options `words`, `style`, `propaganda_hosts`, `stale_after`, and hidden things in a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.faces.conftest import bytes_of

Milaff = Callable[..., Result]


def choose(site: Path, options: str) -> None:
    """Sets the plugin's options in mkdocs.yml."""
    text = (site / "mkdocs.yml").read_text("utf-8")
    head, _, rest = text.partition("plugins:")
    kept = [line for line in rest.splitlines()[1:] if line and not line.startswith(" ")]
    body = "\n".join([f"plugins:\n  - milaff:\n{options}", *kept])
    (site / "mkdocs.yml").write_text(f"{head}{body}\n", "utf-8")


def test_words_of_the_interface(site: Path, milaff: Milaff) -> None:
    choose(site, "      words: {home: البداية, likelihood_likely: راجح}\n")
    assert milaff("build").exit_code == 0
    assert "راجح" in (site / "site/terms/index.html").read_text("utf-8")
    pages = "".join(path.read_text("utf-8") for path in (site / "site").rglob("*.html"))
    assert "البداية" in pages


def test_the_language_of_latin_words(site: Path, milaff: Milaff) -> None:
    choose(site, "      latin_language: fr\n")
    (site / "content/about.md").write_text("# عن\n\nوكالة AFP.\n", "utf-8")
    assert milaff("build").exit_code == 0
    assert '<bdi lang="fr">AFP</bdi>' in (site / "site/about/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("      words: {hom: البداية}\n", "SET715"),
        ("      words: {home: 3}\n", "SET715"),
        ("      words: {title_page: الصفحة}\n", "SET715"),
        ("      style: [{use: كابل}]\n", "SET716"),
        ("      style: [كابل]\n", "SET716"),
        ("      style: [{use: كابل, avoid: [3]}]\n", "SET716"),
        ("      propaganda_hosts: [not a host]\n", "SET717"),
        ("      stale_after: -1\n", "SET718"),
        ("      latin_language: the English one\n", "SET724"),
    ],
)
def test_options_that_cannot_be_read(site: Path, milaff: Milaff, options: str, code: str) -> None:
    choose(site, options)
    result = milaff("check")
    assert result.exit_code == 1
    assert f" {code} " in result.output


def test_style_and_hosts_reach_the_checks(site: Path, milaff: Milaff) -> None:
    choose(site, "      style: [{use: كابل, avoid: كابول}]\n"
                 "      propaganda_hosts: [https://amaq.example/]\n")  # fmt: skip
    path = next((site / "content/articles").glob("*.md"))
    with path.open("a", encoding="utf-8") as file:
        file.write("\nإلى كابول: [هنا](http://amaq.example).\n")
    with (site / "content/index.md").open("a", encoding="utf-8") as file:
        file.write("\n[هنا](https://video.amaq.example/1).\n")
    output = milaff("check").output
    assert " STY951 " in output
    assert output.count(" CARE905 ") == 2


DRAFT = "---\ntitle: SECRETTITLE\ndate: 2024-01-01\nstatus: draft\n---\n\n![x](../media/{0})\n"


def test_pictures_of_drafts_are_not_published(site: Path, milaff: Milaff) -> None:
    media = site / "content/media"
    media.mkdir(exist_ok=True)
    for name in ("only-draft.svg", "on-a-page.svg", "unused.svg"):
        (media / name).write_text("<svg/>", "utf-8")
    for name in ("only-draft", "on-a-page"):
        text = DRAFT.format(f"{name}.svg")
        (site / f"content/articles/d-{name}.md").write_text(text, "utf-8")
    with (site / "content/index.md").open("a", encoding="utf-8") as file:
        file.write("\n![صورة](media/on-a-page.svg)\n")
    assert milaff("build").exit_code == 0
    found = {path for path in bytes_of(site / "site") if path.startswith("media/")}
    assert {"media/on-a-page.svg", "media/unused.svg"} <= found
    assert "media/only-draft.svg" not in found


@pytest.mark.parametrize("where", ["nav", "page"])
def test_a_link_to_a_draft_stops_the_build(site: Path, milaff: Milaff, where: str) -> None:
    """Published, it would tell the draft's id."""
    (site / "content/articles/secret-id.md").write_text(DRAFT.format("x.svg"), "utf-8")
    if where == "nav":
        with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write("\nnav:\n  - index.md\n  - سر: articles/secret-id.md\n")
    else:
        with (site / "content/index.md").open("a", encoding="utf-8") as file:
            file.write("\n[سر](articles/secret-id.md)\n")
    assert milaff("build").exit_code == 1
    assert not (site / "site").exists()
