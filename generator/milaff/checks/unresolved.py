"""The words for an id that leads nowhere, or to a record of another kind."""

from __future__ import annotations

from collections.abc import Iterable

from milaff.model.library import Library
from milaff.problems import Place, Problem, Words, did_you_mean, error
from milaff.records.record import Kind

KIND_WORDS = {
    Kind.ARTICLE: Words("مادة", "article"),
    Kind.DOSSIER: Words("ملف", "dossier"),
    Kind.ENTITY: Words("علم", "entity"),
    Kind.EVENT: Words("حدث", "event"),
    Kind.SOURCE: Words("مصدر", "source"),
}


def unknown_id(id: str, kind: Kind | None, place: Place, library: Library) -> Problem:
    """No record has that id; `kind` is what was expected, None for any."""
    wanted = KIND_WORDS[kind] if kind else Words("سجل", "record")
    return error(
        place,
        "REF301",
        Words(f"لا يوجد {wanted.ar} معرّفه «{id}»", f'There is no {wanted.en} with the id "{id}"'),
        did_you_mean(id, _ids(library, kind)) or _how_to_add(id, kind),
    )


def wrong_kind(id: str, kind: Kind, found: Kind, place: Place) -> Problem:
    """The id belongs to a record of another kind."""
    wanted, actual = KIND_WORDS[kind], KIND_WORDS[found]
    return error(
        place,
        "REF302",
        Words(
            f"«{id}» {actual.ar}، والمنتظر هنا {wanted.ar}",
            f'"{id}" is of the kind {actual.en}; the kind {wanted.en} is expected here',
        ),
    )


def _ids(library: Library, kind: Kind | None) -> Iterable[str]:
    return (id for id, origin in library.origins.items() if kind in (None, origin.kind))


def _how_to_add(id: str, kind: Kind | None) -> Words | None:
    if kind is None:
        return None
    return Words(
        f"أنشئه بالأمر: milaff new {kind.value} {id}",
        f"Make it with: milaff new {kind.value} {id}",
    )
