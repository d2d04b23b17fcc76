"""The Graph: what readers may know, and how it hangs together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milaff.graph.citations import Citations, find_citations
from milaff.graph.membership import Membership, find_membership
from milaff.graph.mentions import Mentions, find_mentions
from milaff.graph.related import find_related
from milaff.graph.timelines import Timelines, find_timelines
from milaff.model.library import Library, visible_library
from milaff.settings import Settings


@dataclass(frozen=True, slots=True)
class Graph:
    """`library` has what readers may see, `written` all that the desk wrote."""

    library: Library
    written: Library
    membership: Membership
    mentions: Mentions
    citations: Citations
    timelines: Timelines
    related: Mapping[str, tuple[str, ...]]


def link_records(library: Library, settings: Settings) -> Graph:
    """The Graph of what readers may see at the moment the site is built for."""
    visible = visible_library(library, settings)
    membership = find_membership(visible)
    mentions = find_mentions(visible)
    return Graph(
        library=visible,
        written=library,
        membership=membership,
        mentions=mentions,
        citations=find_citations(visible),
        timelines=find_timelines(visible, membership, mentions),
        related=find_related(visible, membership, mentions),
    )
