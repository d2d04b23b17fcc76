"""What makes a text a claim: a number, a quotation of some words, a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Iterable

from milaff.text.arabic import FOLD_TABLE, fold

_NUMBER = re.compile(r"(?<![\w\[^])\d+(?![\w\]])")
_QUOTATION = re.compile(r"«[^«»]*?\w+\W+\w+\W+\w+[^«»]*»")
_SAYS = frozenset(
    fold(
        "قال قالت قالوا يقول تقول يقولون أعلن أعلنت أعلنوا يعلن تعلن أكد أكدت أكدوا يؤكد تؤكد "
        "ذكر ذكرت ذكروا يذكر تذكر أضاف أضافت أضافوا يضيف تضيف صرح صرحت أفاد أفادت أفادوا يفيد "
        "تفيد نفى نفت نفوا ينفي تنفي اتهم اتهمت اتهموا يتهم تتهم زعم زعمت زعموا يزعم تزعم حذر "
        "حذرت حذروا يحذر تحذر كشف كشفت أوضح أوضحت يوضح توضح"
    ).split()
)
_DENIALS = frozenset({"لا", "لم", "لن"})
_WORD = re.compile(r"\w+")


def _any_of(words: Iterable[str]) -> str:
    """An expression for one of these words; those of one first letter together, to be quick."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(ends)})" for first, ends in rests.items())


_SPEECH = re.compile(
    rf"(?<!\w)(?:(?P<denied>[وف]?(?:{_any_of(_DENIALS)}))\W+)?"
    rf"(?P<verb>[وف]?(?:{_any_of(_SAYS)}))(?!\w)"
)
_EVEN = {
    code: to
    for code, to in FOLD_TABLE.items()
    if len(to) == 1 and to.isalnum() and chr(code).isalnum()
}
"""What `fold` makes of a letter, where that is a letter again: every place stays what it was."""
_UNEVEN = re.compile(
    "[{}]".format(
        re.escape(
            "".join(
                chr(code)
                for code in FOLD_TABLE
                if code not in _EVEN and (chr(code).isalnum() or chr(code) == "_")
            )
        )
    )
)
"""Letters that are part of a word and that `fold` drops, or makes several of."""


def find_claim(text: str) -> int | None:
    """Where a text says something that wants a source, or None."""
    found = [hit.start() for hit in (_NUMBER.search(text),) if hit]
    if "«" in text and "»" in text and (quotation := _QUOTATION.search(text)):
        found.append(quotation.start())
    speech = _speech_word_by_word(text) if _UNEVEN.search(text) else _speech(text)
    if speech is not None:
        found.append(speech)
    return min(found, default=None)


def _speech(text: str) -> int | None:
    """Where the first verb of speech stands that is not denied."""
    for found in _SPEECH.finditer(text.translate(_EVEN)):
        if found["denied"] is None:
            return found.start("verb")
    return None


def _speech_word_by_word(text: str) -> int | None:
    """The same for a text in which letters have other lengths when they are folded."""
    before = ""
    for word in _WORD.finditer(text):
        folded = fold(word[0])
        plain = folded[1:] if folded[:1] in ("و", "ف") else folded
        if (folded in _SAYS or plain in _SAYS) and before not in _DENIALS:
            return word.start()
        before = plain if folded not in _DENIALS else folded
    return None
