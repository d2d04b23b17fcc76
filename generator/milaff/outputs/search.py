"""The files that a search of the site reads; how they are written `search_index.py` says.

What the index knows of a record is made once and kept; a file of its own shows the record. The
index is made again when one of them changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from milaff.outputs.output import FileUnit, Output
from milaff.outputs.search_fragment import make_fragment
from milaff.outputs.search_index import KINDS, write_index
from milaff.outputs.search_records import day_of_record, make_search_record
from milaff.outputs.search_terms import SearchRecord, Terms, terms_of
from milaff.pages.scope import Scope
from milaff.records.record import Kind

SPACE = "search"
"""Under this name the terms of records are kept."""


def plan_search(scope: Scope) -> Iterator[FileUnit]:
    """The file of each record, then the index of all."""
    ids = _in_order(scope)
    for number, id in enumerate(ids):
        yield FileUnit(f"search {id}", partial(_fragment, number, id, scope), number)
    yield FileUnit("search", partial(_index, ids, scope), ids)


def _in_order(scope: Scope) -> tuple[str, ...]:
    """The records by kind, date and id: the order of `search_index.order_of`."""
    found = [
        (KINDS.index(kind.value), day_of_record(item, scope), item.id)
        for kind, item in scope.graph.library.records()
        if item.status != "withdrawn"
    ]
    return tuple(id for _, _, id in sorted(found))


def _fragment(number: int, id: str, scope: Scope) -> tuple[Output, ...]:
    made: list[SearchRecord] = []
    _terms(id, scope, made)
    record = made[0] if made else make_search_record(id, scope)
    return (make_fragment(number, record),)


def _terms(id: str, scope: Scope, made: list[SearchRecord]) -> Terms:
    """The terms of a record, kept or made now; `made` then has the record, which its own file
    needs as well."""

    def make() -> Terms:
        made.append(make_search_record(id, scope))
        return terms_of(made[-1])

    return scope.keep(SPACE, id, make, ())


def _index(ids: tuple[str, ...], scope: Scope) -> tuple[Output, ...]:
    terms = (_terms(id, scope, []) for id in ids)
    folders = {kind.value: kind.folder for kind in Kind}
    ending = "/" if scope.urls.directories else ".html"
    return tuple(write_index(terms, folders, ending))
