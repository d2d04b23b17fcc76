"""CARE903: a sentence that follows a source's excerpt and drops its doubt.

«يبدو أن التنظيم يقف وراء الهجوم» becomes a fact when «يبدو أن» is lost on the way. Only sentences
that share four words in a row with an excerpt of a source that they cite are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.graph.statements import CitedSentence, cited_sentences
from milaff.model.source import Source
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


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Every cited sentence of every text."""
    hedged = {id: list(_hedged(one)) for id, one in graph.written.sources.items()}
    for id, origin in sorted(graph.written.origins.items()):
        if origin.key or id not in graph.written:
            continue
        for sentence in cited_sentences(origin.record.body):
            word = _dropped(sentence, hedged)
            if word:
                place = origin.record.place_in_body(sentence.start)
                yield hint(place, "CARE903", *_words(word))


def _hedged(source: Source) -> Iterator[tuple[str, frozenset[tuple[str, ...]], bool]]:
    """The sentences of a source's excerpts that have a word of doubt: the word, the runs of
    words, whether the doubt is the source's own."""
    for excerpt in source.excerpts:
        for sentence in sentences(excerpt):
            doubt = doubt_in(sentence)
            word = doubt or claim_in(sentence)
            if word:
                yield word, _runs(sentence), bool(doubt)


def _dropped(
    sentence: CitedSentence, hedged: dict[str, list[tuple[str, frozenset[tuple[str, ...]], bool]]]
) -> str:
    """The word of doubt that the sentence drops, or empty. A claim may be told as a statement."""
    if doubt_in(sentence.text) or claim_in(sentence.text) or "قد" in words_of(sentence.text):
        return ""
    is_attributed, runs = bool(attribution_in(sentence.text)), _runs(sentence.text)
    for source in sentence.sources:
        for word, others, is_doubt in hedged.get(source, ()):
            if runs & others and (is_doubt or not is_attributed):
                return word
    return ""


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
