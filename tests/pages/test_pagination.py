"""Lists in pages: nothing is lost, no page is nearly empty, and old pages stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import build_site, write_content

from milaff.pages.pagination import count_pages, take_page


def _pages(items: range, size: int, *, grows_at_end: bool = False) -> list[tuple[int, ...]]:
    return [
        take_page(items, size, number, str, grows_at_end=grows_at_end)[0]
        for number in range(1, count_pages(len(items), size) + 1)
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 10, 50])
@pytest.mark.parametrize("grows_at_end", [True, False])
def test_every_item_is_on_one_page(size: int, grows_at_end: bool) -> None:
    for total in range(3 * size + 2):
        pages = _pages(range(total), size, grows_at_end=grows_at_end)
        assert [one for page in pages for one in page] == [*range(total)]
        full = pages[:-1] if grows_at_end else pages[1:]
        assert all(len(page) == size for page in full)
        growing = pages[-1] if grows_at_end else pages[0]
        assert len(growing) < size * 1.5 or size == len(growing) == 1
        assert len(pages) == 1 or len(growing) >= size / 2


def test_what_is_added_leaves_the_full_pages_as_they_are() -> None:
    newest_first = _pages(range(26, 0, -1), 10)
    assert [len(page) for page in newest_first] == [6, 10, 10]
    assert _pages(range(27, 0, -1), 10)[1:] == newest_first[1:]
    oldest_first = _pages(range(26), 10, grows_at_end=True)
    assert _pages(range(27), 10, grows_at_end=True)[:-1] == oldest_first[:-1]


def test_a_new_article_changes_no_older_page(tmp_path: Path) -> None:
    """Not of its list, its dossier, its entity, its source; they tell no number in all."""
    files = {
        "entities/person.yml": "name: {ar: فلان الفلاني}\nkind: person\n",
        "sources/paper.yml": "title: وثيقة\nkind: report\n",
        "dossiers/file.md": "---\ntitle: ملف\n---\n",
    }
    articles = {
        f"articles/a{at:02}.md": f"---\ntitle: مادة {at}\ndate: 2024-03-{at:02}\n"
        f"dossiers: [file]\n---\nقال فلان الفلاني قولا {at} [@paper].\n"
        for at in range(1, 14)
    }
    *older, _ = articles
    first = build_site(
        write_content(tmp_path / "first", {**files, **{at: articles[at] for at in older}}),
        page_size=4,
    )
    then = build_site(write_content(tmp_path / "then", {**files, **articles}), page_size=4)
    further = [path for path in then.files if "/page/" in path]
    folders = {path.partition("/page/")[0] for path in further}
    assert folders == {
        "articles", "entities/person", "sources/paper", "dossiers/file/articles"
    }  # fmt: skip
    changed = [path for path in further if first.files[path] != then.files[path]]
    assert changed == []
