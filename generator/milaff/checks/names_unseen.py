"""TXT521: other names of an entity that stand in no text: misspelt perhaps, or not needed.

Only where there are enough texts to say so. Latin names are left out: they are for the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milaff.graph.graph import Graph
from milaff.model.entity import Alias, Entity
from milaff.problems import Level, Problem, Words
from milaff.settings import Settings
from milaff.text.proclitics import attached_forms
from milaff.text.spelling import words_of

LEAST_ARTICLES = 20
_Seen = dict[str, set[tuple[str, ...]]]


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """One hint an entity, at the first of its unseen names."""
    if len(graph.library.articles) < LEAST_ARTICLES:
        return
    seen = _seen(graph)
    for id, entity in sorted(graph.library.entities.items()):
        if entity.status != "withdrawn":
            unseen = [
                (index, alias)
                for index, alias in enumerate(entity.aliases)
                if not (alias.never or alias.text.isascii() or _is_seen(alias, seen.get(id, set())))
            ]
            if unseen:
                yield _problem(entity, unseen, graph)


def _seen(graph: Graph) -> _Seen:
    """The names under which texts name each entity, or may do so, as folded words."""
    names = {pair for found in graph.mentions.names.values() for pair in found}
    seen: _Seen = {}
    for entity, name in names:
        seen.setdefault(entity, set()).add(words_of(name))
    return seen


def _is_seen(alias: Alias, seen: set[tuple[str, ...]]) -> bool:
    first, *rest = words_of(alias.text) or ("",)
    return any((form.form, *rest) in seen for form in attached_forms(first))


def _problem(entity: Entity, unseen: Sequence[tuple[int, Alias]], graph: Graph) -> Problem:
    names = [alias.text for _, alias in unseen]
    arabic = "، ".join(f"«{name}»" for name in names)
    english = ", ".join(f'"{name}"' for name in names)
    return Problem(
        graph.written.origins[entity.id].place_of("aliases", unseen[0][0]),
        "TXT521",
        Level.HINT,
        Words(f"لم يرد في أي نص: {arabic}", f"In no text: {english}"),
        Words(
            "تحقق من كتابة كل اسم، أو احذف ما لا يُستعمل",
            "Look whether each is spelled right, or remove what nobody writes",
        ),
    )
