"""The further pages of a record that is named or cited often: who names it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from milaff.pages.made import Made, PageUnit
from milaff.pages.pagination import count_pages, page_title, take_page
from milaff.pages.scope import Scope
from milaff.pages.views import CardGroup, FurtherView, Link, MentionGroup, Page, Pagination
from milaff.records.record import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Naming(Generic[T]):
    """What goes on over the pages of a record: `find` gives all who name it, the newest first,
    and `heading` is the word above them."""

    kind: Kind
    id: str
    heading: str
    find: Callable[[], Sequence[T]]
    mentions: Callable[[tuple[T, ...]], tuple[MentionGroup, ...]] = lambda shown: ()
    cards: Callable[[tuple[T, ...]], tuple[CardGroup, ...]] = lambda shown: ()

    def take(self, number: int, scope: Scope) -> tuple[tuple[T, ...], Pagination]:
        """Those on the page of that number, and the way to the others."""
        size = scope.settings.page_size
        return take_page(self.find(), size, number, lambda one: self.url_of(one, scope))

    def url_of(self, number: int, scope: Scope) -> str:
        """The address of the page of that number."""
        return scope.urls.part(self.kind, self.id, number=number)


def plan_further(naming: Naming[T], scope: Scope) -> Iterator[PageUnit]:
    """The pages after the record's own."""
    for number in range(2, count_pages(len(naming.find()), scope.settings.page_size) + 1):
        yield PageUnit(naming.url_of(number, scope), partial(_make, naming, number, scope))


def _make(naming: Naming[T], number: int, scope: Scope) -> Made:
    shown, pages = naming.take(number, scope)
    title = scope.title_of(naming.id)
    heading = scope.word(naming.heading)
    view = FurtherView(
        id=naming.id,
        record=scope.link(naming.id),
        heading=heading,
        mentions=naming.mentions(shown),
        cited_by=naming.cards(shown),
        pages=pages,
    )
    above = Link(scope.word(_LISTS[naming.kind]), scope.urls.list(naming.kind))
    named = page_title(title, pages, scope)
    return Made(
        Page(
            url=naming.url_of(number, scope),
            template="milaff/further.html",
            view=view,
            title=named,
            description=f"{heading}{scope.word('colon')}{named}",
            section=above.url,
            crumbs=(above, view.record),
            anchors=("main", "naming"),
        )
    )


_LISTS = {Kind.ENTITY: "entities", Kind.EVENT: "timeline", Kind.SOURCE: "sources"}
"""The words for the lists that these records stand in."""
