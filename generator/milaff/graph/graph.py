"""The Graph: what readers may know, and how it hangs together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from milaff.graph.citations import Citations, find_citations
from milaff.graph.company import find_company
from milaff.graph.fingerprints import read_fingerprints
from milaff.graph.membership import Membership, find_membership
from milaff.graph.mentions import Mentions, ReadTexts, find_mentions
from milaff.graph.register import Register, register_of
from milaff.graph.related import Related, RelatedArticles, find_commonness
from milaff.graph.similarity import Similarity, find_similarity
from milaff.graph.text_facts import read_texts
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
    commonness: Mapping[str, int]
    """How many articles name each entity, in steps."""
    amended: tuple[str, ...] = ()
    """The records with changes that readers should know of, by kind and id."""
    moved: tuple[str, ...] = ()
    """The records with former addresses, by kind and id."""

    @property
    def related(self) -> Mapping[str, tuple[Related, ...]]:
        """For each article that lists show what to read next, found when it is asked for."""
        return RelatedArticles(self.library, self.mentions, self.similarity, self.commonness)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known before any text is read; the names are those of the Graph."""

    library: Library
    written: Library
    newest: tuple[str, ...]
    membership: Membership
    register: Register


class Texts(Protocol):
    """Reads the texts of records, and compares articles by them."""

    def read(self, ground: Ground) -> ReadTexts:
        """What the texts of all records say that readers may see."""
        ...

    def compare(self, ground: Ground, mentions: Mentions, settings: Settings) -> Similarity:
        """How the articles resemble one another."""
        ...


class TextsAnew:
    """Reads everything now."""

    def read(self, ground: Ground) -> ReadTexts:
        """What the texts say."""
        texts = read_texts(ground.library, ground.register)
        articles = ground.library.articles
        return ReadTexts(
            {id: one.facts for id, one in texts.items()},
            {id: one.sentences for id, one in texts.items()},
            {id: one.beside for id, one in texts.items() if id in articles},
            {id: one.words for id, one in texts.items()},
        )

    def compare(self, ground: Ground, mentions: Mentions, settings: Settings) -> Similarity:
        """How the articles resemble one another."""
        fingerprints = read_fingerprints(ground.written)
        return find_similarity(
            ground.written,
            ground.library,
            ground.newest,
            mentions,
            ground.membership,
            fingerprints,
            settings,
        )


def link_records(library: Library, settings: Settings, texts: Texts | None = None) -> Graph:
    """The Graph of what readers may see at the moment the site is built for."""
    texts = texts or TextsAnew()
    ground = survey_records(library, settings)
    visible, newest = ground.library, ground.newest
    read = texts.read(ground)
    mentions = find_mentions(read, visible, newest)
    similarity = texts.compare(ground, mentions, settings)
    return Graph(
        library=visible,
        written=library,
        newest=newest,
        membership=ground.membership,
        register=ground.register,
        mentions=mentions,
        citations=find_citations(read.facts, visible, newest),
        company=find_company(visible, newest, mentions),
        timelines=find_timelines(visible, ground.membership, mentions),
        similarity=similarity,
        commonness=find_commonness(newest, mentions),
        amended=tuple(item.id for _, item in visible.records() if item.changes),
        moved=tuple(item.id for _, item in visible.records() if item.redirect_from),
    )


def survey_records(library: Library, settings: Settings) -> Ground:
    """What readers may see, in order, and by which names it is found."""
    visible = visible_library(library, settings)
    newest = newest_articles(visible, settings)
    register = register_of(entity for _, entity in sorted(visible.entities.items()))
    return Ground(visible, library, newest, find_membership(visible, newest), register)
