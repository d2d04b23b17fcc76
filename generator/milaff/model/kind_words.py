"""What editors call the kinds of record."""

from __future__ import annotations

from collections.abc import Mapping

from milaff.problems import Words
from milaff.records.record import Kind

KIND_WORDS: Mapping[Kind, Words] = {
    Kind.ARTICLE: Words("مادة", "article"),
    Kind.DOSSIER: Words("ملف", "dossier"),
    Kind.ENTITY: Words("علم", "entity"),
    Kind.EVENT: Words("حدث", "event"),
    Kind.SOURCE: Words("مصدر", "source"),
}
"""Each kind in a word."""
