"""The Graph: what readers may know, and how it hangs together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milaff.graph.citations import Citations, find_citations
from milaff.graph.company import find_company
from milaff.graph.fingerprints import read_fingerprints
from milaff.graph.membership import Membership, find_membership
from milaff.graph.mentions import Mentions, find_mentions
from milaff.graph.register import Register, register_of
from milaff.graph.related import Related, find_related
from milaff.graph.similarity import Similarity, find_similarity
from milaff.graph.timelines import Timelines, find_timelines
from milaff.graph.titles import newest_articles
from milaff.model.library import Library, visible_library
from milaff.settings import Settings


@dataclass(frozen=True, slots=True)
class Graph:
    """`library` has what readers may see, `written` all that the desk wrote; `newest` are the
    articles that lists show, the newest first."""

    library: Library
    written: Library
    newest: tuple[str, ...]
    membership: Membership
    register: Register
    mentions: Mentions
    citations: Citations
    company: Mapping[str, tuple[tuple[str, int], ...]]
    """For each entity those that appear together with it, and in how many articles."""
    timelines: Timelines
    similarity: Similarity
    related: Mapping[str, tuple[Related, ...]]


def link_records(library: Library, settings: Settings) -> Graph:
    """The Graph of what readers may see at the moment the site is built for."""
    visible = visible_library(library, settings)
    newest = newest_articles(visible, settings)
    membership = find_membership(visible, newest)
    register = register_of(entity for _, entity in sorted(visible.entities.items()))
    mentions = find_mentions(visible, newest, register)
    similarity = find_similarity(
        library, visible, newest, mentions, membership, read_fingerprints(library), settings
    )
    return Graph(
        library=visible,
        written=library,
        newest=newest,
        membership=membership,
        register=register,
        mentions=mentions,
        citations=find_citations(visible, newest),
        company=find_company(visible, newest, mentions),
        timelines=find_timelines(visible, membership, mentions),
        similarity=similarity,
        related=find_related(visible, newest, mentions, similarity),
    )
