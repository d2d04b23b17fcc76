"""Which articles make up a dossier, and in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milaff.model.dossier import Dossier
from milaff.model.library import Library


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a dossier; the last, without a title, holds what no section names."""

    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Dossiers and their articles, both ways, by id."""

    parts: Mapping[str, tuple[Part, ...]]
    articles: Mapping[str, tuple[str, ...]]
    dossiers: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, tuple[str | None, str | None]]
    """The articles before and after one, in the order of its first dossier."""


def find_membership(library: Library, newest: Sequence[str]) -> Membership:
    """The members of every dossier: named in its sections, or naming it in `dossiers`.

    The editor's sections come first, in his order; the rest follows, newest first.
    """
    naming = _naming(library, newest)
    parts = {
        id: _parts(dossier, naming.get(id, ()), library)
        for id, dossier in sorted(library.dossiers.items())
    }
    articles = {id: _flat(parts[id]) for id in parts}
    dossiers = _dossiers_of(library, articles)
    return Membership(parts, articles, dossiers, _neighbours(articles, dossiers))


def _naming(library: Library, newest: Sequence[str]) -> dict[str, list[str]]:
    naming: dict[str, list[str]] = {}
    for id in newest:
        for dossier in dict.fromkeys(library.articles[id].dossiers):
            naming.setdefault(dossier, []).append(id)
    return naming


def _parts(dossier: Dossier, naming: Sequence[str], library: Library) -> tuple[Part, ...]:
    placed: set[str] = set()
    parts = []
    for section in dossier.sections:
        ids = [id for id in dict.fromkeys(section.articles) if _is_shown(id, library)]
        fresh = tuple(id for id in ids if id not in placed)
        placed.update(fresh)
        parts.append(Part(section.title, fresh))
    rest = tuple(id for id in naming if id not in placed)
    return (*(part for part in parts if part.articles), *([Part("", rest)] if rest else []))


def _is_shown(id: str, library: Library) -> bool:
    article = library.articles.get(id)
    return article is not None and article.status != "withdrawn"


def _flat(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(id for part in parts for id in part.articles)


def _dossiers_of(
    library: Library, articles: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The dossiers of each article: its own order first, then those that name it."""
    found: dict[str, list[str]] = {}
    for dossier, ids in sorted(articles.items()):
        for id in ids:
            found.setdefault(id, []).append(dossier)
    ordered = {}
    for id, dossiers in found.items():
        own = [dossier for dossier in library.articles[id].dossiers if dossier in dossiers]
        ordered[id] = tuple(dict.fromkeys([*own, *dossiers]))
    return ordered


def _neighbours(
    articles: Mapping[str, tuple[str, ...]], dossiers: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for dossier, ids in articles.items():
        for index, id in enumerate(ids):
            if dossiers[id][0] == dossier:
                before = ids[index - 1] if index else None
                after = ids[index + 1] if index + 1 < len(ids) else None
                found[id] = (before, after)
    return found
