"""What repeats what: the later of two articles or sources that have one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milaff.graph.near_duplicates import match_shingles
from milaff.graph.shingles import Pair, Shingles, shingles_of, word_hashes
from milaff.model.library import Library
from milaff.model.source import Source


def find_copies(pairs: Iterable[Pair]) -> dict[str, str]:
    """What each later text of these pairs repeats: its best match, or what that one repeats.

    The pairs are in the order of time. A text that holds two others does not make them one.
    """
    best: dict[str, Pair] = {}
    for pair in pairs:
        found = best.setdefault(pair.b, pair)
        if (pair.jaccard, pair.containment) > (found.jaccard, found.containment):
            best[pair.b] = pair
    copies: dict[str, str] = {}
    for copy, pair in best.items():
        copies[copy] = copies.get(pair.a, pair.a)
    return copies


def excerpts_of(source: Source) -> Shingles:
    """The shingles of what a source is quoted with; they depend on it alone."""
    if not source.excerpts or source.status == "withdrawn":
        return shingles_of(())
    return shingles_of(word_hashes(" ".join(source.excerpts)))


def find_copied_sources(
    copies: Mapping[str, str], library: Library, excerpts: Mapping[str, Shingles]
) -> dict[str, str]:
    """Sources whose excerpts repeat one another, and the only sources of articles that do."""
    found = find_copies(match_shingles(dict(sorted(excerpts.items()))))
    for copy, original in sorted(copies.items()):
        theirs = library.articles[copy].sources, library.articles[original].sources
        if len(theirs[0]) == len(theirs[1]) == 1:
            later, earlier = (_original(source, found) for (source,) in theirs)
            if later != earlier:
                found[later] = earlier
    return {source: _original(source, found) for source in found}


def _original(source: str, copies: Mapping[str, str]) -> str:
    while source in copies:
        source = copies[source]
    return source
