"""Words by which Arabic news says that something is not certain, or that somebody else says it."""

from __future__ import annotations

from functools import cache

from milaff.text.matching import Matcher
from milaff.text.patterns import Pattern

DOUBTING = (
    "يبدو", "تبدو", "بدا", "على ما يبدو", "ربما", "لعل", "يعتقد", "يُعتقد", "ويعتقد", "يظن", "يرجح",
    "ترجح", "رجح", "رجحت", "مرجح", "المرجح", "الأرجح", "محتمل", "المحتمل", "محتملة", "احتمال",
    "يحتمل", "يشتبه", "اشتبه", "غير مؤكد", "لم يتأكد", "لم يتضح", "يفترض", "المفترض",
)  # fmt: skip
CLAIMING = (
    "زعم", "زعمت", "زعموا", "يزعم", "يُزعم", "تزعم", "مزاعم", "ادعى", "ادعت", "يدعي", "تدعي",
    "ادعاء", "المزعوم", "المزعومة", "مزعوم", "مزعومة",
)  # fmt: skip
ATTRIBUTING = (
    *CLAIMING, "قال", "قالت", "قالوا", "يقول", "تقول", "قوله", "قولها", "ذكر", "ذكرت", "يذكر",
    "أعلن", "أعلنت", "يعلن", "تعلن", "إعلان", "إعلانه", "أكد", "أكدت", "أوضح", "أوضحت", "أضاف",
    "أضافت", "أفاد", "أفادت", "نقل", "نقلت", "نقلا", "نسب", "نسبت", "بحسب", "حسب", "وفق", "وفقا",
    "تبنى", "تبنت", "تبني", "تبنيه", "بيان", "بيانه", "بيانها", "وصف", "وصفت", "اتهم", "اتهمت",
    "كتب", "كتبت", "هدد", "هددت", "توعد", "توعدت", "دعا", "دعت", "رأى", "رأت", "اعتبر", "اعتبرت",
    "رواية", "روايته", "روايتها", "على لسان", "ما سماه", "ما سمته", "ما وصفه", "ما وصفته",
)  # fmt: skip


@cache
def _matcher(words: tuple[str, ...]) -> Matcher:
    """Made when the first text is read; most builds read none."""
    return Matcher(Pattern(word, word) for word in words)


def doubt_in(text: str) -> str:
    """The first word of doubt in a text, as it is written there, or empty."""
    return _first(DOUBTING, text)


def claim_in(text: str) -> str:
    """The first word that calls something a claim, or empty."""
    return _first(CLAIMING, text)


def attribution_in(text: str) -> str:
    """The first word that says who speaks, or empty."""
    return _first(ATTRIBUTING, text)


def _first(words: tuple[str, ...], text: str) -> str:
    found = _matcher(words).find(text)
    return text[found[0].start : found[0].end] if found else ""
