"""What the texts of one record say: whom they name, what they cite, and in which sentences.

The facts depend on the record itself and the register alone, on no other record and not on which
ids there are, so that they can be kept; what relates records is found out of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from milaff.graph.body_names import find_names_in, texts_in
from milaff.graph.longer_names import Beside, words_beside
from milaff.graph.marks import CitationMark, LinkMark, Mark, find_marks
from milaff.graph.mention import BODY, Doubted, Mention
from milaff.graph.recognition import Controls
from milaff.graph.register import Register
from milaff.graph.sentences import NamingSentence, cut_sentence
from milaff.model.article import Article
from milaff.model.library import Library
from milaff.model.record_keys import RecordKeys
from milaff.model.references import references_of
from milaff.model.texts import Text, texts_of
from milaff.records.record import Kind


class TextFacts(NamedTuple):
    """What relates a record to others.

    `mentions` are the names in texts, then the references, of ids that there may be or not;
    `cited` the ids of sources, each once, in the order of the text and then of the front matter;
    `figures` the marks of figures, by target and measure; `meant` the entities that the editor
    says a name to mean.
    """

    mentions: tuple[Mention, ...] = ()
    doubts: tuple[Doubted, ...] = ()
    cited: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    meant: tuple[str, ...] = ()

    @property
    def linked(self) -> tuple[str, ...]:
        """The ids that links made by hand name, each once."""
        return tuple(dict.fromkeys(one.target for one in self.mentions if one.mark is not None))


def names_in(facts: TextFacts) -> frozenset[tuple[str, str]]:
    """The names under which a record names others in its texts, or may do so, with their ids."""
    found = [
        (one.target, one.mark.text if one.mark else one.alias)
        for one in facts.mentions
        if one.is_in_text
    ]
    found += [(id, one.doubt.alias) for one in facts.doubts for id in one.doubt.entities]
    return frozenset(found)


class TextReading(NamedTuple):
    """The facts of a record's texts, and what is heavier and seldom asked for: the words in their
    order (see `may_concern`), and of each record that is named in a text the sentence of its first
    mention."""

    facts: TextFacts
    words: str
    sentences: Mapping[str, NamingSentence]
    beside: tuple[Beside, ...] = ()
    """Of an article, what stands beside the names in its text."""


def read_text(item: RecordKeys, library: Library, register: Register) -> TextReading:
    """Reads the texts of one record of a library."""
    body = library.body_of(item.id)
    marks = find_marks(body)
    is_source = library.origins[item.id].kind is Kind.SOURCE
    others = () if is_source else tuple(texts_of(item))
    texts = texts_in(item, body, marks, others)
    controls = controls_by(item, marks)
    named = find_names_in(texts, register, controls)
    references, sources = _references(item)
    mentions = tuple(_kept([*named.mentions, *references], item))
    facts = TextFacts(
        mentions,
        named.doubts,
        tuple(dict.fromkeys([*_cited(marks), *sources])),
        _figures(marks),
        tuple(sorted(set(controls.names.values()))),
    )
    beside = tuple(words_beside(body, mentions)) if isinstance(item, Article) else ()
    return TextReading(facts, named.words, _sentences(mentions, body, marks, others), beside)


def read_texts(library: Library, register: Register) -> dict[str, TextReading]:
    """The texts of all records that have not been withdrawn, by id."""
    return {
        item.id: read_text(item, library, register)
        for _, item in library.records()
        if item.status != "withdrawn"
    }


def controls_for(item: RecordKeys, body: str) -> Controls:
    """What the editor says of the names in a record."""
    return controls_by(item, find_marks(body))


def controls_by(item: RecordKeys, marks: Iterable[Mark]) -> Controls:
    """What the editor says of the names in a record whose body has these marks."""
    if not isinstance(item, Article):
        return Controls(frozenset(mark.target for mark in marks if isinstance(mark, LinkMark)))
    marked = {mark.target for mark in marks if isinstance(mark, LinkMark) and not mark.is_plain}
    return Controls(
        confirmed=frozenset(item.entities) | marked,
        excluded=frozenset(item.entities_exclude),
        names=item.disambiguate,
    )


def _cited(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, CitationMark):
            for cited in mark.sources:
                yield cited.source


def _figures(marks: Iterable[Mark]) -> tuple[tuple[str, str], ...]:
    links = (mark for mark in marks if isinstance(mark, LinkMark))
    return tuple((mark.target, mark.measure) for mark in links if mark.measure)


def _references(item: RecordKeys) -> tuple[list[Mention], list[str]]:
    """The records that the front matter names, and the sources that it cites."""
    mentions, sources = [], []
    for reference in references_of(item):
        if reference.kind is Kind.SOURCE:
            sources.append(reference.id)
        elif reference.key[0] not in ("entities_exclude", "disambiguate"):
            mentions.append(Mention(item.id, reference.id, reference.key))
    return mentions, sources


def _kept(mentions: Iterable[Mention], item: RecordKeys) -> Iterator[Mention]:
    """Without the record itself, and what the editor excludes."""
    excluded = item.entities_exclude if isinstance(item, Article) else ()
    for mention in mentions:
        if mention.target != item.id and (mention.mark or mention.target not in excluded):
            yield mention


def _sentences(
    mentions: Iterable[Mention], body: str, marks: Sequence[Mark], others: Sequence[Text]
) -> dict[str, NamingSentence]:
    """The sentence of the first mention of each record, where that is in a text."""
    found: dict[str, NamingSentence] = {}
    seen: set[str] = set()
    for mention in mentions:
        if mention.target in seen:
            continue
        seen.add(mention.target)
        if mention.is_in_text:
            found[mention.target] = _sentence(mention, body, marks, others)
    return found


def _sentence(
    mention: Mention, body: str, marks: Sequence[Mark], others: Sequence[Text]
) -> NamingSentence:
    if mention.mark:
        return cut_sentence(body, mention.start, mention.end, mention.mark.text, marks)
    text = body if mention.key == BODY else dict(others)[mention.key]
    name = " ".join(text[mention.start : mention.end].replace("*", "").split())
    known = marks if mention.key == BODY else find_marks(text)
    return cut_sentence(text, mention.start, mention.end, name, known)
