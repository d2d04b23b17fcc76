"""The id of a record: its `id:` or its file's name, and what an id may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milaff.problems import Place, Problem, Words, error
from milaff.text.slugs import is_id, suggest_id

RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names that Windows gives to no file (Microsoft, "Naming Files, Paths, and Namespaces")."""

_RULE = Words(
    "المعرّف حروف لاتينية صغيرة وأرقام وشرطات",
    "An id is made of small Latin letters, digits and hyphens",
)


def id_of(
    values: Mapping[str, Any], stem: str, place: Place, top: Place
) -> tuple[str, Problem | None]:
    """The id that counts, and what is wrong with it. `place` is that of the value of `id:`.

    Where the id is wrong, the likeliest one is returned, so that references to it are not
    reported as well.
    """
    typed = values.get("id")
    if typed is None or typed == "":
        return _checked(stem, top, is_name=True)
    if not isinstance(typed, str):
        return stem, error(place, "YAM107", Words("id ليس كلمة واحدة", "id is not one word"), _RULE)
    return _checked(typed, place, is_name=False)


def _checked(name: str, place: Place, *, is_name: bool) -> tuple[str, Problem | None]:
    if name.lower() in RESERVED:
        return name.lower(), _reserved(name, place)
    if is_id(name):
        return name, None
    better = suggest_id(name)
    return better or name, _invalid(name, better, place, is_name=is_name)


def _reserved(name: str, place: Place) -> Problem:
    return error(
        place,
        "YAM108",
        Words(
            f"«{name}» اسم يحجزه ويندوز فلا يصلح معرّفا", f'"{name}" is a name reserved by Windows'
        ),
        Words(
            f"أضف إليه كلمة: {name.lower()}-1 مثلا", f"Add a word to it, such as {name.lower()}-1"
        ),
    )


def _invalid(name: str, better: str | None, place: Place, *, is_name: bool) -> Problem:
    if is_name:
        message = Words(
            f"اسم الملف «{name}» لا يصلح معرّفا", f'The file\'s name "{name}" cannot be an id'
        )
        remedy = Words(
            f"سم الملف {better}، أو اكتب id: {better}", f"Name it {better}, or write id: {better}"
        )
    else:
        message = Words(f"المعرّف «{name}» غير صالح", f'The id "{name}" is not valid')
        remedy = Words(f"اكتب id: {better}", f"Write id: {better}")
    if not better:
        return error(place, "YAM107", message, _RULE)
    hint = Words(f"{_RULE.ar}؛ {remedy.ar}", f"{_RULE.en}. {remedy.en}")
    return error(place, "YAM107", message, hint)
