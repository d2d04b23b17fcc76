"""CARE903: a sentence that follows a source's excerpt and drops its doubt.

«يبدو أن التنظيم يقف وراء الهجوم» becomes a fact when «يبدو أن» is lost on the way. Only sentences
that share four words in a row with an excerpt of a source that they cite are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from milaff.graph.graph import Graph
from milaff.graph.marks import CitationMark, find_marks
from milaff.graph.statements import CitedSentence, cited_sentences
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings
from milaff.text.arabic import fold, sentences
from milaff.text.hedging import attribution_in, claim_in, doubt_in
from milaff.text.spelling import words_of

_SHARED = 4
_LIGHT = frozenset(
    fold(word)
    for word in "في من إلى على عن أن إن أنه أنها كان كانت قد لا ما لم لن هذا هذه ذلك تلك الذي التي "
    "الذين هو هي هم و أو ثم بعد قبل مع بين كما لكن حين عند منذ حتى كل غير".split()
)


class _Hedged(NamedTuple):
    """A sentence of a source that has a word of doubt: the word, the runs of words, whether the
    doubt is the source's own."""

    word: str
    runs: frozenset[tuple[str, ...]]
    is_doubt: bool


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every sentence of a text that cites a source which doubts."""
    body = graph.written.body_of(item.id)
    hedged = _cited_doubts(body, graph)
    for sentence in cited_sentences(body) if hedged else ():
        word = _dropped(sentence, hedged)
        if word:
            place = graph.written.origins[item.id].record.place_in_body(sentence.start)
            yield hint(place, "CARE903", *_words(word))


def _cited_doubts(body: str, graph: Graph) -> dict[str, tuple[_Hedged, ...]]:
    """What the sources that a text cites say with doubt, where they do."""
    marks = (mark for mark in find_marks(body) if isinstance(mark, CitationMark))
    cited = dict.fromkeys(one.source for mark in marks for one in mark.sources)
    sources = ((id, graph.written.sources.get(id)) for id in cited)
    found = {id: _hedged(one.excerpts) for id, one in sources if one and one.excerpts}
    return {id: hedged for id, hedged in found.items() if hedged}


@lru_cache(maxsize=8)
def _hedged(excerpts: tuple[str, ...]) -> tuple[_Hedged, ...]:
    """The sentences of a source's excerpts that have a word of doubt."""
    found = []
    for excerpt in excerpts:
        for sentence in sentences(excerpt):
            doubt = doubt_in(sentence)
            word = doubt or claim_in(sentence)
            if word:
                found.append(_Hedged(word, _runs(sentence), bool(doubt)))
    return tuple(found)


def _dropped(sentence: CitedSentence, hedged: dict[str, tuple[_Hedged, ...]]) -> str:
    """The word of doubt that the sentence drops, or empty. A claim may be told as a statement."""
    doubts = [one for source in sentence.sources for one in hedged.get(source, ())]
    runs = _runs(sentence.text) if doubts else frozenset()
    shared = [one for one in doubts if runs & one.runs]
    if not shared or _is_hedged(sentence.text):
        return ""
    is_attributed = bool(attribution_in(sentence.text))
    return next((one.word for one in shared if one.is_doubt or not is_attributed), "")


def _is_hedged(text: str) -> bool:
    return bool(doubt_in(text) or claim_in(text)) or "قد" in words_of(text)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word for word in words_of(text) if word not in _LIGHT]
    return frozenset(tuple(words[at : at + _SHARED]) for at in range(len(words) - _SHARED + 1))


def _words(word: str) -> tuple[Words, Words]:
    return (
        Words(
            f"في المصدر «{word}»، وتذكر الجملة الأمر كأنه مؤكد",
            f'The source says "{word}"; the sentence says it as a fact',
        ),
        Words(
            f"أعد التحفظ: {word}، أو قل من قال ذلك", f"Keep the doubt ({word}), or say who says so"
        ),
    )
