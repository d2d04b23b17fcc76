"""Words after which a name stands: titles of people, and what bodies, places and papers are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from milaff.text.proclitics import ARTICLE, attached_forms
from milaff.text.spelling import words_of

_TITLES: Mapping[str, str] = {
    "person": """
        رئيس وزير وزيرة زعيم قائد أمير ملك شيخ سيد سيدة دكتور بروفيسور جنرال لواء عميد عقيد فريق
        ملا مولوي آية متحدث متحدثة ناطق ناطقة سفير سفيرة نائب نائبة مبعوث مبعوثة سيناتور خبير خبيرة
        باحث باحثة محلل محللة كاتب كاتبة صحفي صحفية ناشط ناشطة رئيسة أمين أمينة مدير مديرة
        """,
    "organization": """
        حركة تنظيم منظمة جماعة حزب جبهة ميليشيا ميليشيات كتائب كتيبة لواء فصيل هيئة لجنة مجلس وزارة
        مؤسسة مجموعة رابطة اتحاد تحالف معهد مركز جامعة شركة مصرف بنك جمعية نقابة شبكة بعثة
        """,
    "place": """
        مدينة قرية بلدة ولاية محافظة مقاطعة إقليم منطقة جزيرة ميناء مطار معبر مخيم وادي جبل نهر
        بحيرة حي ضاحية قضاء مديرية
        """,
    "outlet": "صحيفة جريدة مجلة قناة وكالة إذاعة موقع تلفزيون",
}


class Announced(NamedTuple):
    """What kind of entity a word announces; the word begins after `skip` letters."""

    kind: str
    skip: int


def _forms() -> dict[str, Announced]:
    """Of people the title has the article too; «الحركة» alone is the name itself."""
    found: dict[str, Announced] = {}
    for kind, words in _TITLES.items():
        for word in words_of(words):
            for noun in [word, ARTICLE + word][: 2 if kind == "person" else 1]:
                for form in attached_forms(noun):
                    found.setdefault(form.form, Announced(kind, form.skip))
    return found


_ANNOUNCED = _forms()


def announced_by(word: str) -> Announced | None:
    """What a folded word announces: a person for للرئيس; None for nothing."""
    return _ANNOUNCED.get(word)
