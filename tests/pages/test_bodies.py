"""Links of a text: to files, to anchors, to what is not published."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content

FRONT = "---\ntitle: م\ndate: 2024-01-01\n---\n\n"
FILES = {
    "articles/sub/b.md": FRONT + "## تفصيل\n\nنص [@s].\n",
    "articles/draft.md": "---\ntitle: م\ndate: 2024-01-01\nstatus: draft\n---\n",
    "articles/late.md": "---\ntitle: م\ndate: 2024-01-01\npublish_at: 2030-01-01\n---\n",
    "sources/s.yml": "kind: news\ntitle: خبر\n",
    "dossiers/d.md": "---\ntitle: ملف\n---\n",
    "media/a b.svg": "<svg/>",
    "about.md": "# عن\n",
}


def site(tmp_path: Path, body: str, **choices: object) -> BuiltSite:
    return build_site(write_content(tmp_path, {**FILES, "articles/a.md": FRONT + body}), **choices)


def prose(built: BuiltSite) -> str:
    path = "articles/a/index.html" if built.settings.directory_urls else "articles/a.html"
    html = built.text(path)
    start = html.index('<div class="prose">') + len('<div class="prose">')
    return html[start : html.index("</div>", start)]


@pytest.mark.parametrize(
    ("link", "address", "flat"),
    [
        ("sub/b.md", "../../articles/b/", "../articles/b.html"),
        ("sub/b.md#تفصيل", "../../articles/b/#تفصيل", "../articles/b.html#تفصيل"),
        ("sub/b.md#%D8%AA%D9%81%D8%B5%D9%8A%D9%84", None, None),
        ("sub/b.md#sources", "../../articles/b/#sources", "../articles/b.html#sources"),
        ("sub/b.md#source-1", "../../articles/b/#source-1", "../articles/b.html#source-1"),
        ("../about.md", "../../about/", "../about.html"),
        ("../dossiers/d.md", "../../dossiers/d/", "../dossiers/d.html"),
        ("../dossiers/index.md", "../../dossiers/", "../dossiers/index.html"),
        ("../events/index.md", "../../events/", "../events/index.html"),
        ("<../media/a b.svg>", "../../media/a b.svg", "../media/a b.svg"),
        ("../media/a%20b.svg", "../../media/a b.svg", "../media/a b.svg"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2", None),
        ("mailto:a@example.org", "mailto:a@example.org", None),
        ("#main", "#main", "#main"),
    ],
)
def test_links(tmp_path: Path, link: str, address: str | None, flat: str | None) -> None:
    for directories, expected in ((True, address), (False, flat)):
        built = site(tmp_path, f"[ن]({link})\n", directory_urls=directories)
        assert built.problems == ()
        if expected:
            assert f'href="{expected}"' in prose(built)


@pytest.mark.parametrize(
    ("link", "code", "hint"),
    [
        ("b.md", "LNK601", "sub/b.md"),
        ("nothing-at-all.md", "LNK601", None),
        ("sub/b.md#تفصل", "LNK602", "تفصيل"),
        ("#timeline", "LNK602", None),
        ("sub/b.md#figures", "LNK602", None),
        ("draft.md", "REF305", "احذف"),
        ("late.md#x", "REF305", "احذف"),
    ],
)
def test_wrong_links(tmp_path: Path, link: str, code: str, hint: str | None) -> None:
    (problem,) = site(tmp_path, f"نص.\n\nنص [ن]({link})\n").problems
    assert (problem.code, problem.place.path) == (code, "content/articles/a.md")
    assert (problem.place.line, problem.place.column) == (8, 8)
    if hint:
        assert problem.hint is not None
        assert hint in problem.hint.ar


def test_links_to_what_is_hidden_do_not_name_it(tmp_path: Path) -> None:
    built = site(tmp_path, "[ن](draft.md) و![ص](late.md)\n")
    assert prose(built) == '<p><a>ن</a> و<img alt="ص"></p>'


def test_missing_image(tmp_path: Path) -> None:
    (problem,) = site(tmp_path, "![ن](../media/x.svg)\n").problems
    assert (problem.code, problem.message.en) == ("LNK601", 'There is no image "../media/x.svg"')


def test_headings_for_the_table_of_contents(tmp_path: Path) -> None:
    built = site(tmp_path, "## أ [@s]\n\n### ب\n\n#### ج\n\n## [[d]] & 'x'\n")
    (page,) = (page for page in built.edition.pages if page.url == "articles/a/")
    headings = page.view.headings  # type: ignore[attr-defined]
    assert [(one.title, [child.title for child in one.children]) for one in headings] == [
        ("أ", ["ب", "ج"]),
        ("ملف & 'x'", []),
        ("المصادر", []),
    ]
