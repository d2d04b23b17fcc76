"""HTML that is not cleaned: only what the cleaner would return as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.markup.converting import KnownDocument, make_converter
from tests.markup.test_shortcuts import DENSE, mixed

from milaff.markup.plain_html import ids_of, is_plain
from milaff.markup.sanitize import sanitize_html

CONTENT = Path(__file__).parents[2] / "content"
PLAIN = [
    "",
    "<p>نص</p>",
    "<p>«نص» &amp; &lt;b&gt; \"x\" 'y'</p>\n<hr>\n<p><strong>أ <em>ب</em></strong></p>",
    '<h2 id="ما-جرى">ما جرى</h2>\n<p><bdi>ISIS-K</bdi> و<bdi dir="ltr">10–15</bdi></p>',
    '<p><a class="m" href="../../entities/isis/">داعش <bdi>K</bdi></a></p>',
    "<ul>\n<li>أ</li>\n<li>\n<p>ب</p>\n</li>\n</ul>\n<blockquote>\n<p>ج<br>\nد</p>\n</blockquote>",
    '<p>أ<sup class="cite"><a aria-label="المصدر 1" href="#source-1" id="cite-1-1">1</a>، '
    '<a aria-label="المصدر 2" href="#source-2" id="cite-2-1">2</a>، ص. 3</sup></p>',
]
TO_CLEAN = [
    "<script>x</script>",
    "<p onclick=x>ن</p>",
    '<p class="k">ن</p>',
    "<p>ن",
    "ن</p>",
    "نص بلا فقرة",
    "<p>ن</p></div>",
    "<p>ن</div>",
    "<p><p>ن</p></p>",
    "<p>&nbsp;</p>",
    "<p>\u00a0</p>",
    "<p>a & b</p>",
    "<p>&quot;</p>",
    "<p>\x00</p>",
    "<p>\r</p>",
    "<p><strong>أ</em></strong></p>",
    "<p><strong>أ <em>ب</strong></em></p>",
    '<p><img src="x"></p>',
    "<table></table>",
    "<h1>ن</h1>",
    '<h2 id="ن">ن</h3>',
    '<p><a class="m" href="javascript:alert(1)">ن</a></p>',
    '<p><a class="m" href="//other.example/">ن</a></p>',
    '<p><a class="m" href="https://other.example/">ن</a></p>',
    '<p><a class="m" href="x" onclick="y">ن</a></p>',
    '<p><a class="m" href="x"><a class="m" href="y">ن</a></a></p>',
    '<p><a href="x">ن</a></p>',
    '<p>أ<sup class="cite">1</sup></p>',
    '<p>أ<sup class="cite"><a aria-label="x" href="#other" id="cite-1-1">1</a></sup></p>',
    "<ul>\n<ul>\n</ul>\n</ul>",
    "<ul>\n<p>ن</p>\n</ul>",
    "<ul>\n<li>ن</li>\n</ol>",
    "<ul>\n<li>\n<p>ن</p>\n",
    "<ul>\n<li>\n<p>ن</p>\n</ul>",
    "<ul>\n<li><p>ن</p></li>\n</ul>",
    "<li>ن</li>",
    "</li>",
    "<blockquote>\n<hr>\n</blockquote>",
    "<p>\ud800</p>",
]


@pytest.mark.parametrize("html", PLAIN)
def test_plain(html: str) -> None:
    assert is_plain(html)
    assert sanitize_html(html) == html


@pytest.mark.parametrize("html", TO_CLEAN)
def test_to_clean(html: str) -> None:
    assert not is_plain(html)


def test_cleaner_would_change_nothing() -> None:
    converter, plain = make_converter(), 0
    texts = [path.read_text(encoding="utf-8") for path in [*DENSE, *CONTENT.rglob("*.md")]]
    for text in [*texts, *mixed(5, 400)]:
        html = converter._markdown.reset().convert(text)
        if is_plain(html):
            plain += 1
            assert sanitize_html(html) == html
    assert plain > 20


def test_ids_are_made_free_either_way() -> None:
    document = KnownDocument(frozenset({"أ"}))
    body = make_converter().convert("## أ\n\nن [@a]\n\n## ب", document)
    assert body.anchors == ("أ-1", "cite-1-1", "ب")
    assert ids_of(body.html) == list(body.anchors)
