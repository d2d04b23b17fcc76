"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from milaff.pages.scope import Scope
from milaff.pages.views import Link, Pagination

T = TypeVar("T")
_NEAR = 2


def count_pages(items: int, size: int) -> int:
    """How many pages so many items fill, at least one."""
    return max(1, (items + size // 2) // size)


def take_page(
    items: Sequence[T],
    size: int,
    number: int,
    url_of: Callable[[int], str],
    *,
    grows_at_end: bool = False,
) -> tuple[tuple[T, ...], Pagination]:
    """The items on the page of that number, which counts from 1; `url_of` gives the address of a
    page.

    Where the list grows, at its beginning or its end, the page holds from half a page to one and a
    half; the others are full and stay as they are when something is added.
    """
    total = count_pages(len(items), size)
    if grows_at_end:
        start, end = (number - 1) * size, number * size if number < total else len(items)
    else:
        end = len(items) - (total - number) * size
        start = end - size if number > 1 else 0
    return tuple(items[start:end]), _pagination(number, total, url_of)


def shown_total(items: int, number: int) -> int:
    """How many there are in all, which the first page alone tells; 0 on the others."""
    return items if number == 1 else 0


def page_title(title: str, pages: Pagination, scope: Scope) -> str:
    """The title, with the page's number from the second on."""
    if pages.number == 1:
        return title
    return scope.word("title_page", title=title, number=pages.number)


def _pagination(number: int, total: int, url_of: Callable[[int], str]) -> Pagination:
    if total == 1:
        return Pagination()
    shown = sorted({1, total, *range(max(1, number - _NEAR), min(total, number + _NEAR) + 1)})
    links: list[Link] = []
    for previous, current in zip([0, *shown], shown, strict=False):
        if current - previous > 1:
            links.append(Link("…"))
        links.append(Link(str(current), url_of(current)))
    return Pagination(
        number=number,
        total=total,
        previous=Link(str(number - 1), url_of(number - 1)) if number > 1 else None,
        next=Link(str(number + 1), url_of(number + 1)) if number < total else None,
        links=tuple(links),
    )
