"""Words that stand in most Arabic news and that a name may be equal to: الدولة, الحركة, فتح.

Which words: from the most frequent ones of Arabic news, those that bodies, papers or people are
also called, and those that nobody should register. Names of countries are not among them (مالي).
"""

from __future__ import annotations

from milaff.text.proclitics import ARTICLE, written_forms
from milaff.text.spelling import words_of

_NOUNS = """
دولة حكومة رئيس وزير وزارة حركة تنظيم جماعة منظمة حزب جبهة قوة قوات جيش شرطة أمن نظام سلطة سلطات
مجلس برلمان محكمة قضاء لجنة هيئة مؤسسة مركز معهد جامعة مدرسة كلية شركة بنك مصرف سوق مكتب مقر فرع
اتحاد رابطة نقابة صحيفة جريدة مجلة قناة شبكة موقع إذاعة تلفزيون مدينة قرية بلدة محافظة ولاية
إقليم منطقة مناطق عاصمة حدود بلاد أرض بحر نهر جبل خليج مضيق شرق غرب شمال جنوب وسط مشرق
شعب أمة شباب نساء رجال أطفال مواطن عرب إسلام دين كنيسة مسجد قاعدة ثورة حرب سلام نصر فتح جهاد مقاومة
أمل حق عدل عدالة حرية وحدة نهضة إصلاح تغيير وفاق إنقاذ بناء عمل حياة نهار يوم صباح مساء فجر ليل شهر
سنة عام زمن وقت تاريخ خبر أخبار رأي كلمة بيان تقرير كتاب رسالة قرار قانون دستور اتفاق خطة مشروع
برنامج مبادرة عملية حملة هجوم دفاع خارجية داخلية مالية صحة تعليم اقتصاد تجارة صناعة زراعة نفط غاز
طاقة ماء كهرباء طريق ميناء مطار جسر معبر مخيم سجن مستشفى بيت قصر باب وادي عالم دول غد مستقبل وطن
سياسة ملف أزمة قضية حادث حدث لقاء اجتماع مؤتمر قمة زعيم قائد أمير ملك شيخ سيد مدير أمين متحدث ناطق
مبعوث سفير نائب عضو خبير كاتب صحفي مصدر مسؤول أول ثاني ثالث كبير جديد عربي إسلامي وطني دولي شعبي
ديمقراطي اشتراكي شرعي سني شيعي حر
"""
_OTHERS = """
في من على عن إلى مع بعد قبل بين خلال عند حتى منذ حول ضد دون تحت فوق أمام نحو لدى عبر ضمن أن إن
أو ثم لكن لا لم لن ليس ما هل قد سوف كان كانت يكون تكون كما هذا هذه ذلك تلك هو هي هم حيث إذ إذا
لو كل بعض أي غير الذي التي الذين قال قالت أضاف أكد أوضح أعلن أعلنت ذكر ذكرت أفاد جاء تم يجب
يمكن اليوم أمس غدا أيضا نفسه نفسها أنفسهم أنه أنها أنهم إنه إنها إنهم لأنه لأنها به بها بهم له
لها لهم فيه فيها منه منها عنه عنها عليه عليها عليهم إليه إليها كانوا كلها كله وفق وفقا بحسب حسب
خاصة جدا معا حاليا سابقا لاحقا اللذين وقد ولا ولم وهو وهي قالوا يقول تقول قالا بلغ بلغت نفى نفت
دعا دعت طالب طالبت رفض رفضت قرب بالقرب شمالي جنوبي شرقي غربي داخل خارج إثر جراء عقب صوب باتجاه
بشأن حيال إزاء رغم مثل
"""


def _forms() -> frozenset[str]:
    nouns = words_of(_NOUNS)
    return frozenset([*nouns, *(ARTICLE + noun for noun in nouns), *words_of(_OTHERS)])


_FREQUENT = _forms()
_PARTICLES = frozenset().union(*map(written_forms, words_of(_OTHERS)))


def is_frequent(word: str) -> bool:
    """Whether a folded word is one of them, nouns with the article or without."""
    return word in _FREQUENT


def is_particle(word: str) -> bool:
    """Whether a folded word is a particle or verb of the sentence, and of no name."""
    return word in _PARTICLES


def other_state(word: str) -> str:
    """A folded noun without its article, or with it: a name has only one of them."""
    return word.removeprefix(ARTICLE) if word.startswith(ARTICLE) else ARTICLE + word
