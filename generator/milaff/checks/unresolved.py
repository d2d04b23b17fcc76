"""The words for an id that leads nowhere, or to a record of another kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milaff.model.kind_words import KIND_WORDS
from milaff.model.library import Library
from milaff.problems import Place, Problem, Words, did_you_mean, error
from milaff.records.record import Kind
from milaff.text.slugs import is_id, suggest_id

_NONE: Mapping[Kind | None, Words] = {
    None: Words("لا يوجد سجل معرّفه", "There is no record with the id"),
    Kind.ARTICLE: Words("لا توجد مادة معرّفها", "There is no article with the id"),
    Kind.DOSSIER: Words("لا يوجد ملف معرّفه", "There is no dossier with the id"),
    Kind.ENTITY: Words("لا يوجد علم معرّفه", "There is no entity with the id"),
    Kind.EVENT: Words("لا يوجد حدث معرّفه", "There is no event with the id"),
    Kind.SOURCE: Words("لا يوجد مصدر معرّفه", "There is no source with the id"),
}


def unknown_id(id: str, kind: Kind | None, place: Place, library: Library) -> Problem:
    """No record has that id; `kind` is what was expected, None for any."""
    none = _NONE[kind]
    named = None if is_id(id) else library.names.find(id, kind)
    hint = (
        Words(f"اكتب معرّفه: {named}", f"Write its id: {named}")
        if named
        else did_you_mean(id, _ids(library, kind)) or _how_to_add(id, kind)
    )
    return error(place, "REF301", Words(f"{none.ar} «{id}»", f'{none.en} "{id}"'), hint)


def wrong_kind(id: str, kind: Kind, found: Kind, place: Place, library: Library) -> Problem:
    """The id belongs to a record of another kind."""
    wanted, actual = KIND_WORDS[kind], KIND_WORDS[found]
    return error(
        place,
        "REF302",
        Words(
            f"«{id}» معرّف {actual.ar}، والمنتظر هنا {wanted.ar}",
            f'"{id}" is of the kind {actual.en}; the kind {wanted.en} is expected here',
        ),
        did_you_mean(id, _ids(library, kind))
        or Words(
            f"اكتب معرّف {wanted.ar} من المجلد {kind.folder}/",
            f"Write the id of a record from {kind.folder}/",
        ),
    )


def _ids(library: Library, kind: Kind | None) -> Iterable[str]:
    return (id for id, origin in library.origins.items() if kind in (None, origin.kind))


def _how_to_add(id: str, kind: Kind | None) -> Words:
    better = suggest_id(id) or "id"
    if kind is None:
        return Words(
            f"أنشئه بالأمر: milaff new entity {better} (أو article أو event…)، أو احذف القوسين",
            f"Make it with: milaff new entity {better} (or article, event …), or remove the"
            " brackets",
        )
    return Words(
        f"أنشئه بالأمر: milaff new {kind.value} {better}",
        f"Make it with: milaff new {kind.value} {better}",
    )
