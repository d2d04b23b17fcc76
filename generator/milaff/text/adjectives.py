"""Countries whose names are also adjectives: «دعما روسيا» is Russian support, and no Russia.

An indefinite noun in the accusative takes its adjective in the same form, and that of روسي is
روسيا. Most words in -ا before such a name are no nouns («متهما روسيا», «حاليا روسيا»), so only
nouns that are said to be of a country count.
"""

from __future__ import annotations

from milaff.text.proclitics import written_forms
from milaff.text.spelling import words_of

_NOUNS = """
حوار حل سلاح دعم مقترح اقتراح وفد قرار موقف عرض اتفاق هجوم قصف تدخل وجود نفوذ ضغط رئيس وزير
مسؤول دبلوماسي جندي مواطن صحافي صحفي طيار جاسوس خبير مصدر بيان رد تعهد فيلم كتاب منتج جيش فريق
لاعب صاروخ مشروع تعاون تقارب تنسيق تحالف انسحاب نصر لاجئ نازح مدني شخص قتيل رجل شاب طالب عامل
طفل ضابط عنصر مقاتل مسلح أسير سجين معتقل سائق سائح مهاجر ناشط معارض باحث كاتب شاعر فنان ممثل
مخرج مدرب طبيب مهندس تاجر إرهابي متطوع مرتزق عالم مؤرخ محلل نائب سفير مبعوث مندوب قائد عسكري
لواء فصيل حزب تنظيم نظام جسر حاجز موقع معسكر مركز مصنع بنك متجر مطعم متحف معرض مهرجان سوق منتخب
دوري فوز هدف رقم تحرك نشاط دور تأثير حضور تمثيل تهديد تحذير احتجاج اعتراض رفض قبول ترحيب تأييد
تفاهم تواصل اتصال لقاء اجتماع مؤتمر مسار خيار طلب شرط إنذار خطاب تصريح إعلان إعلام تقرير خبر
مقال برنامج مسلسل صوت لحن طعام طبق زي لباس شكل أصل جذر اسم لقب لسان حرف طابع جواز علم نشيد قانون
دستور مرسوم حكم عقد قرض تمويل استثمار اقتصاد نفط غاز قمح حصار حظر احتلال غزو عدوان توغل اجتياح
حشد انتشار تمركز خرق انتهاك تصعيد اعتداء انفجار زورق قارب يخت قطار أسطول سرب رتل مدفع لغم طراز
نموذج جهاز هاتف تطبيق حاسوب محرك قمر مسبار مفاعل
"""
_ACCUSATIVES = frozenset().union(*(written_forms(f"{noun}ا") for noun in words_of(_NOUNS)))


def is_adjective_after(word: str, name: str) -> bool:
    """Whether a country's folded name, after this folded word, is an adjective of the word."""
    return name.endswith("يا") and word in _ACCUSATIVES
