"""What was probably meant by a key or a value that is unknown: other spellings, Arabic words,
words of other tools; else the closest known word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milaff.problems import closest
from milaff.text.arabic import fold

_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("العنوان", "عنوان", "headline", "name"),
    "name": ("الاسم", "اسم", "العنوان", "title"),
    "text": ("النص", "نص", "الاسم"),
    "summary": ("الملخص", "ملخص", "الخلاصة", "الموجز", "description", "abstract", "excerpt"),
    "date": ("التاريخ", "تاريخ", "published", "when"),
    "as_of": ("بتاريخ",),
    "authors": ("الكاتب", "الكتاب", "المؤلف", "author", "by"),
    "author": ("الكاتب", "المؤلف", "authors"),
    "dossiers": ("الملف", "الملفات", "ملف", "category", "categories", "dossier"),
    "events": ("الحدث", "الأحداث"),
    "entities": ("الأعلام", "الكيانات", "people", "organizations"),
    "sources": ("المصدر", "المصادر", "references"),
    "source": ("المصدر", "مصدر", "ref"),
    "tags": ("الوسوم", "وسوم", "keywords"),
    "status": ("الحالة", "state", "draft"),
    "place": ("المكان", "مكان", "location", "where"),
    "participants": ("المشاركون", "الأطراف", "actors", "parties"),
    "role": ("الدور", "دور"),
    "kind": ("النوع", "نوع", "type"),
    "outlet": ("الناشر", "الجهة", "publisher", "site"),
    "url": ("الرابط", "رابط", "link", "href", "address"),
    "aliases": ("أسماء أخرى", "alias"),
    "figures": ("الأرقام", "numbers", "claims"),
    "value": ("القيمة", "قيمة", "العدد", "number", "count"),
    "words": ("كلمات",),
    "label": ("الوصف", "description"),
    "note": ("ملاحظة", "ملحوظة", "comment"),
    "was": ("كان", "before", "old"),
    "now": ("صار", "after", "new"),
    "language": ("اللغة", "lang", "locale"),
    "image": ("الصورة", "صورة", "photo", "cover", "picture"),
    "file": ("الملف", "src", "path"),
    "alt": ("البديل", "النص البديل"),
    "said_by": ("القائل", "attributed_to", "speaker"),
}
"""Words that editors write for a key."""

_VALUES: Mapping[str, tuple[str, ...]] = {
    "published": ("منشور", "منشورة", "publish", "live"),
    "draft": ("مسودة", "مسوّدة", "review"),
    "withdrawn": ("محجوب", "محجوبة", "مسحوب", "مسحوبة", "retracted", "deleted"),
    "person": ("شخص", "شخصية"),
    "organization": ("منظمة", "تنظيم", "جهة", "organisation", "company", "party"),
    "place": ("مكان", "دولة", "مدينة", "country", "city"),
    "outlet": ("وسيلة إعلام", "صحيفة", "قناة", "media", "newspaper"),
    "group": ("جماعة", "طائفة"),
    "claimed": ("تبنى", "أعلن المسؤولية", "claimed_by"),
    "attributed": ("منسوب", "نُسب"),
    "suspected": ("مشتبه به", "مشتبه", "suspect"),
    "accused": ("متهم",),
    "denied": ("نفى", "denies"),
    "target": ("هدف", "مستهدف"),
    "victim": ("ضحية", "ضحايا", "victims"),
    "likely": ("مرجح", "محتمل", "probable"),
    "unlikely": ("مستبعد", "improbable"),
    "very_likely": ("مرجح جدا", "مرجح بشدة"),
    "almost_certain": ("شبه مؤكد",),
    "low": ("منخفضة", "منخفض"),
    "moderate": ("متوسطة", "متوسط", "medium"),
    "high": ("عالية", "عال", "مرتفعة"),
    "escalating": ("تصاعد", "تصعيد", "up", "rising"),
    "easing": ("انحسار", "تهدئة", "down"),
    "steady": ("ثابت", "مستقر", "stable"),
    "correction": ("تصحيح",),
    "clarification": ("توضيح",),
    "update": ("تحديث",),
    "retraction": ("سحب", "حجب"),
    "news": ("خبر", "تقرير إخباري", "article", "news_article"),
    "report": ("تقرير",),
    "statement": ("بيان",),
    "interview": ("مقابلة", "حوار"),
    "video": ("فيديو", "مقطع"),
    "social": ("منشور", "تغريدة", "tweet", "post"),
    "document": ("وثيقة",),
    "book": ("كتاب",),
    "true": ("نعم", "صحيح", "y"),
    "false": ("لا", "خطأ", "n"),
    "ar": ("عربي", "العربية", "عربية", "arabic"),
    "en": ("إنجليزي", "الإنجليزية", "إنكليزي", "english"),
    "fr": ("فرنسي", "الفرنسية", "french"),
    "fa": ("فارسي", "الفارسية", "persian", "farsi"),
    "ru": ("روسي", "الروسية", "russian"),
}
"""Words that editors write for a value from a list."""


def likely_key(typed: str, known: Iterable[str]) -> str | None:
    """The known key that was probably meant, or None."""
    return _likely(typed, tuple(known), _KEYS)


def likely_value(typed: str, known: Iterable[str]) -> str | None:
    """The known value that was probably meant, or None."""
    return _likely(typed, tuple(known), _VALUES)


def languages() -> tuple[str, ...]:
    """The language tags whose names are known."""
    return tuple(word for word in _VALUES if len(word) == 2)


def _likely(
    typed: str, known: tuple[str, ...], others: Mapping[str, tuple[str, ...]]
) -> str | None:
    plain = _plain(typed)
    for word in known:
        if _plain(word) == plain:
            return word
    for word in known:
        if plain in map(_plain, others.get(word, ())):
            return word
    return closest(typed, known)


def _plain(word: str) -> str:
    return fold(word).casefold().replace("-", "_").replace(" ", "_").strip("_")
