"""Given names that are common in Arabic news, to tell one bearer of a surname from another.

Names that are everyday words before a surname are left out: باسم («باسم بوتين»), صالح, أشرف,
خليفة, يحيى, علي (often typed for على), تركي, رضا.
"""

from __future__ import annotations

import re

from milaff.text.proclitics import written_forms
from milaff.text.spelling import words_of

_MEN = """
محمد أحمد محمود مصطفى حسن حسين عمر عثمان خالد يوسف إبراهيم إسماعيل يعقوب إسحاق موسى عيسى داود
داوود سليمان زكريا هارون طارق زياد سامي سمير كمال جمال فيصل فهد نايف بندر سعود سلمان ناصر منصور
ماجد وليد هشام عصام حسام أسامة أيمن أنور أكرم أنس بسام بشار بلال توفيق جابر جاسم جلال جعفر حاتم
حامد حمد حمدان حمزة حيدر خليل راشد رامي رشيد رياض زهير سالم سعد سعيد سفيان سيف شادي صلاح طه طلال
عاصم عامر عباس عدنان عزت عماد عمار عمرو غازي غسان فاروق فارس فؤاد فادي فتحي فهمي فوزي قاسم قيس
لؤي مازن مأمون مجدي محسن مراد مروان مسعود معاذ معتز منير مهدي مهند نزار نعيم نوري هاشم هاني هيثم
وائل ياسر ياسين يونس زيد بكر رفعت رأفت طلعت صبحي صبري ثامر بدر إياد إلياس ميشال ميشيل بيار بطرس
أنطوان إميل جبران سمعان رجب بولنت بهرام جواد مجتبى مهرداد بهمن فرزاد غلام برهان همايون نواز حميد
رشاد أنيس رؤوف مؤيد حافظ ماهر باسل
"""
_WOMEN = """
فاطمة عائشة خديجة مريم زينب سارة نورة ليلى سلمى هدى منى رانيا دينا ريم هند سعاد سميرة نادية
نجلاء أسماء آمنة حنان رباب رنا سوسن سهى شيماء عبير غادة لمى مها ميساء نسرين نهى هالة هناء ياسمين
لطيفة جميلة كوثر بثينة حليمة رقية مروة شيرين فوزية نوال سناء بشرى
"""
_FOREIGN = """
جورج جون جوزيف جيمس جيمي جيب روبرت رونالد ريتشارد وليام بيل هيلاري باراك دونالد ميلانيا
إيفانكا إريك مايكل ديفيد ديفد توماس بول بيتر فرانسوا نيكولا جاك جان إيمانويل توني غوردون تيريزا
بوريس مارغريت أنجيلا هيلموت غيرهارد فرانك أولاف سيلفيو ماريو خوسيه خوان كارلوس فيدل راؤول هوغو
نيلسون أنطونيو ماريا صوفيا إيلينا ناتاليا أولغا تاتيانا إيرينا سفيتلانا يوليا ديمتري دميتري
سيرغي سيرجي ألكسندر ألكسندرا أليكسي ألكسي أندريه أندري ميخائيل نيكولاي إيفان إيغور إيجور
فلاديمير فيكتور يوري يفغيني أوليغ بافل غريغوري ليونيد قسطنطين كونستانتين إليزابيث كاترين كاثرين
لورا باربرا جنيفر كونداليزا مادلين سوزان ليندا ماري إيما ديانا تشيلسي تشارلز هاري إدوارد
هنري لويس فيليب ألبرت ألفرد أدولف كارل ستيفن ستيف سكوت كيفن كريس مارك أندرو أنتوني دانيال صموئيل
بنيامين إيهود أرييل شيمون موشيه أفيغدور تسيبي يائير شاؤول عمران شهباز بيناظير بينظير إنديرا
راجيف سونيا ناريندرا
"""
_GIVEN_NAMES = words_of(_MEN + _WOMEN + _FOREIGN)
_NAME_OF_FORM = {form: name for name in _GIVEN_NAMES for form in written_forms(name)} | {
    name: name for name in _GIVEN_NAMES
}
_SERVANT = written_forms("عبد")
_JOINED = re.compile("[وفبلك]{0,2}عبد(?=ال)")
_VOWELS = re.compile("[اويه]")
_SAME_SOUND = str.maketrans("غقجطضظذص", "كككتدددس")


def given_name_before(words: tuple[str, ...]) -> str | None:
    """The given name that the folded words end with, without what is written together with it.

    Of عبد الملك, in one word or two, it is الملك.
    """
    if len(words) > 1 and words[-2] in _SERVANT:
        return words[-1]
    if words and _JOINED.match(words[-1]):
        return after_servant(words[-1])
    return _NAME_OF_FORM.get(words[-1]) if words else None


def is_given_name(word: str) -> bool:
    """Whether a folded word is one of these names."""
    return word in _NAME_OF_FORM


def after_servant(word: str) -> str:
    """The second part of a name such as عبدالملك in one word; any other word as it is."""
    return _JOINED.sub("", word)


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded names may be one name written twice: ديمتري and دميتري."""
    return _skeleton(one) == _skeleton(other)


def _skeleton(name: str) -> str:
    return _VOWELS.sub("", name).translate(_SAME_SOUND)
