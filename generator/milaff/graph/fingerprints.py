"""What articles are compared by: the shingles and terms of each text.

A fingerprint depends on one article's title, summary and text alone, so a cache may keep it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from milaff.graph.near_duplicates import Shingles, shingles_of
from milaff.model.library import Library
from milaff.text.stems import count_terms, words_of

_MARKUP = re.compile(
    r"\[@[^\]\n]*\]|\[\[!?(?:[^\[\]|\n]*\|)?|\]\([^)\n]*\)|<[^<>\n]+>|\{[:.#][^{}\n]*\}|https?://\S+"
)
"""Citations, the ids of links that have words of their own, addresses, tags, attributes."""
_LEAD = 200


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What stands for a text in comparisons."""

    shingles: Shingles
    """Of the text alone: reprints keep the text and change the headline."""
    terms: Mapping[str, int]
    """How often each light stem stands in the title, the summary and the text."""
    lead: frozenset[str]
    """The folded words of the title and the summary, or of the text's beginning."""


def read_fingerprints(library: Library) -> dict[str, Fingerprint]:
    """The fingerprints of all articles that have not been withdrawn, by id."""
    return {
        id: fingerprint(article.title, article.summary or "", library.body_of(id))
        for id, article in sorted(library.articles.items())
        if article.status != "withdrawn"
    }


def fingerprint(title: str, summary: str, body: str) -> Fingerprint:
    """The fingerprint of an article."""
    text = _MARKUP.sub(" ", body)
    words = words_of(text)
    head = words_of(f"{title} {summary}")
    lead = head if summary else (*head, *words_of(text[:_LEAD]))
    return Fingerprint(shingles_of(words), count_terms((*head, *words)), frozenset(lead))
