"""The files that a search of the site reads; how they are written `search_index.py` says.

A file of its own shows each record. What the index knows of a record is made together with it, and
of the index is made again what tells of the records that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from functools import partial

from milaff.outputs.output import FileUnit, Output, Standing
from milaff.outputs.search_fragment import make_fragment
from milaff.outputs.search_index import SearchIndex
from milaff.outputs.search_numbers import number_records
from milaff.outputs.search_records import day_of_record, make_search_record
from milaff.outputs.search_terms import terms_of
from milaff.pages.scope import Scope
from milaff.records.record import Kind

SPACE = "search"
"""Under this name the index is kept."""


def plan_search(
    scope: Scope,
    store: MutableMapping[str, bytes] | None = None,
    is_there: Callable[[str], bool] = lambda _: False,
) -> Iterator[FileUnit]:
    """The file of each record, then the index of all, which is kept in `store`; `is_there` says
    whether a file is still in the site as it was written."""
    ids = _in_order(scope)
    folders = {kind.value: kind.folder for kind in Kind}
    ending = "/" if scope.urls.directories else ".html"
    index = SearchIndex({} if store is None else store, folders, ending)
    for number, id in enumerate(ids):
        if id:
            yield FileUnit(f"search {id}", partial(_fragment, number, id, scope, index), number)
    make = partial(_files, index, ids, is_there)
    yield FileUnit("search", make, (ids, index.round + index.is_changed))


def _in_order(scope: Scope) -> tuple[str, ...]:
    """The records by their numbers."""
    return number_records(
        (kind.value, day_of_record(item, scope), item.id)
        for kind, item in scope.graph.library.records()
        if item.status != "withdrawn"
    )


def _fragment(number: int, id: str, scope: Scope, index: SearchIndex) -> tuple[Output, ...]:
    record = make_search_record(id, scope)
    index.enter(terms_of(record))
    return (make_fragment(number, record),)


def _files(
    index: SearchIndex, ids: tuple[str, ...], is_there: Callable[[str], bool]
) -> tuple[Output | Standing, ...]:
    return tuple(index.update(ids, is_there))
