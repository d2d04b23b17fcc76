"""JDG701: words of likelihood and of confidence in one estimate.

ICD 203 forbids it: «مرجح بثقة عالية» leaves the reader to guess whether the event is likely or the
evidence is good. The key says one of them, so the sentence must not say the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from milaff.graph.graph import Graph
from milaff.model.dossier import Confidence, Dossier, DossierJudgement, Likelihood
from milaff.model.record_keys import RecordKeys
from milaff.problems import Place, Problem, Words, warning
from milaff.settings import Settings
from milaff.text.matching import Matcher
from milaff.text.patterns import Pattern

_LIKELY = (
    "يرجح", "نرجح", "ترجح", "الأرجح", "مرجحة", "يستبعد", "نستبعد", "تستبعد", "مستبعدة", "شبه مؤكدة",
)  # fmt: skip
_SURE = ("ثقتنا", "واثقون من")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    likelihood: Matcher
    confidence: Matcher


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every estimate of a dossier that is written."""
    if not isinstance(item, Dossier) or not item.judgements:
        return
    vocabulary = _vocabulary(settings)
    for index, judgement in enumerate(item.judgements):
        word, key = _mixed(judgement, vocabulary)
        if word:
            place = graph.written.origins[item.id].place_of("judgements", index, "text")
            yield _problem(word, key, place)


def _vocabulary(settings: Settings) -> _Vocabulary:
    """The words of the interface, which a site may choose, and what is said for them."""
    word = settings.words.word
    likely = [word(f"likelihood_{term}") for term in get_args(Likelihood)]
    sure = [f"ثقة {word(f'confidence_{grade}')}" for grade in get_args(Confidence)]
    return _Vocabulary(_matcher((*likely, *_LIKELY)), _matcher((*sure, *_SURE)))


@lru_cache(maxsize=4)
def _matcher(words: tuple[str, ...]) -> Matcher:
    return Matcher(Pattern(word, word, article_optional=" " not in word) for word in words)


def _mixed(judgement: DossierJudgement, vocabulary: _Vocabulary) -> tuple[str, str]:
    """A word that belongs to the other kind of estimate, and the kind that this one is."""
    likely = _first(vocabulary.likelihood, judgement.text)
    sure = _first(vocabulary.confidence, judgement.text)
    if likely and (judgement.confidence or sure):
        return likely, "confidence"
    if sure and judgement.likelihood:
        return sure, "likelihood"
    return "", ""


def _first(matcher: Matcher, text: str) -> str:
    found = matcher.find(text)
    return text[found[0].start : found[0].end] if found else ""


def _problem(word: str, key: str, place: Place) -> Problem:
    other = Words("الثقة", "confidence") if key == "confidence" else Words("الاحتمال", "likelihood")
    return warning(
        place,
        "JDG701",
        Words(
            f"في التقدير «{word}»، ومعه درجة {other.ar}: احتمال وثقة في جملة واحدة",
            f'"{word}" in an estimate that gives {other.en}: both in one sentence',
        ),
        Words(
            "اجعلهما تقديرين: ما احتماله، وما ثقتنا في أدلته",
            "Make two estimates: how likely it is, and how sure we are of the evidence",
        ),
    )
