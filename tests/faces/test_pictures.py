"""Pictures of a site, through the host: what is published of them, what is kept, what is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.faces.conftest import bytes_of
from tests.pictures.made import SECRET, jpeg, moving, png

Milaff = Callable[..., Result]
ARTICLE = """---
title: مادة بصورة
date: 2024-03-01
image:
  file: media/lead.jpg
  alt: صورة مولدة
  caption: ألوان
  credit: لا أحد
  licence: CC0
---
نص فيه صورة.

![ألوان](../media/turned.jpg) ![حركة](../media/moving.gif)

![ما كتب قياسه](<../media/صورة أولى.png>){: width="30" }
"""


@pytest.fixture
def pictured(site: Path) -> Path:
    media = site / "content" / "media"
    media.mkdir(exist_ok=True)
    (media / "lead.jpg").write_bytes(jpeg(1500, 1000))
    (media / "turned.jpg").write_bytes(jpeg(600, 400, 6))
    (media / "صورة أولى.png").write_bytes(png(100, 50))
    (media / "moving.gif").write_bytes(moving("GIF", comment=SECRET))
    (media / "unused.jpg").write_bytes(jpeg())
    (site / "content" / "articles" / "pictured.md").write_text(ARTICLE, "utf-8")
    (site / "content" / "plain.md").write_text("# صفحة\n\n![ألوان](media/lead.jpg)\n", "utf-8")
    return site


def test_what_is_published(pictured: Path, milaff: Milaff) -> None:
    result = milaff("build", "--lang", "en")
    assert result.exit_code == 0, result.output
    files = bytes_of(pictured / "site")
    for path, data in files.items():
        assert SECRET not in data, path
        assert b"Exif\0" not in data, path
    own = {path for path in files if path.startswith("media/")}
    assert {"media/lead.jpg", "media/turned.jpg", "media/صورة أولى.png", "media/unused.jpg"} <= own
    html = files["articles/pictured/index.html"].decode()
    lead = html[html.index('<figure class="picture">') : html.index("</figure>")]
    assert 'width="1200" height="800" fetchpriority="high"' in lead
    assert 'loading="lazy"' not in lead
    assert all(words in lead for words in ("صورة مولدة", "ألوان", "لا أحد", "CC0", "image/avif"))
    body = html[html.index("نص فيه صورة") :]
    assert 'height="600"' in body
    assert 'width="400"' in body
    assert 'loading="lazy"' in body
    assert 'src="../../media/moving.gif"' in body
    assert 'width="30"' in body
    assert 'height="50"' not in body, "the author's own size stands alone"
    plain = files["plain/index.html"].decode()
    assert 'src="../media/lead.jpg" width' in plain or 'src="../media/lead.jpg"' in plain
    assert "-480.avif 480w" in plain


def test_what_did_not_change_is_kept(pictured: Path, milaff: Milaff) -> None:
    milaff("build")
    site = pictured / "site"
    before = bytes_of(site)
    stamps = {path: (site / path).stat().st_mtime_ns for path in before}
    (pictured / "content" / "articles" / "pictured.md").write_text(ARTICLE + "\nو.\n", "utf-8")
    (pictured / "content" / "media" / "turned.jpg").write_bytes(jpeg(500, 400, 6))
    milaff("build")
    after = bytes_of(site)
    gone = {path for path in before if path not in after}
    assert gone
    assert all(path.startswith("assets/pictures/") for path in gone)
    same = [path for path in after if "pictures/" in path and path in before]
    assert same
    assert all((site / path).stat().st_mtime_ns == stamps[path] for path in same)
    assert b"-400.avif" in after["articles/pictured/index.html"]
    milaff("build", "--no-cache")
    assert bytes_of(site) == after


def test_a_copy_that_was_lost_is_made_again(pictured: Path, milaff: Milaff) -> None:
    milaff("build")
    before = bytes_of(pictured / "site")
    next((pictured / "site" / "assets" / "pictures").glob("*.avif")).unlink()
    (pictured / "site" / "media" / "lead.jpg").write_bytes(b"x")
    milaff("build")
    assert bytes_of(pictured / "site") == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cut.jpg", jpeg()[:500], ("IMG801", "cannot be read", "save it again")),
        ("large.png", png(8, 8)[:16] + b"\0\1\0\0" * 2 + png(8, 8)[24:], ("IMG80",)),
        ("photo.png", jpeg(), ("IMG803", 'Name it "photo.jpg"')),
        ("camera.tiff", b"II*\0", ("IMG805", "JPEG")),
        ("run.svg", b"<svg><script/></svg>", ("IMG804", "<script>")),
    ],
)
def test_what_is_said_of_a_broken_picture(
    site: Path, milaff: Milaff, name: str, data: bytes, said: tuple[str, ...]
) -> None:
    (site / "content" / "media").mkdir(exist_ok=True)
    (site / "content" / "media" / name).write_bytes(data)
    result = milaff("build", "--lang", "en")
    assert result.exit_code == 1
    assert f"content/media/{name}:1:1" in result.output
    assert all(words in result.output for words in said), result.output
    found = json.loads(milaff("check", "--format", "json").output)
    assert name in json.dumps(found)
    assert not (site / "site").exists()


def test_an_image_without_words_is_found(site: Path, milaff: Milaff) -> None:
    (site / "content" / "media").mkdir(exist_ok=True)
    (site / "content" / "media" / "a.png").write_bytes(png())
    (site / "content" / "plain.md").write_text("# ص\n\n![](media/a.png)\n", "utf-8")
    result = milaff("build", "--lang", "en")
    assert "content/plain.md:3:1: IMG806" in result.output
