"""What is wrong with a value, in the editor's words: pydantic's error types and our own codes.

A name may have a special form after a colon (`date:no-such-day`); without one, the general counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from milaff.model.rule_wording import RULE_WORDINGS, Wording
from milaff.problems import Words

_DATE_HINT = Words(
    "اكتبه سنة-شهر-يوم بأرقام لاتينية: 2024-03-22 أو 2024-03 أو 2024 أو 2015~",
    "Write year-month-day in Latin digits: 2024-03-22, or 2024-03, or 2024, or 2015~",
)
_LIST_HINT = Words(
    "اكتب كل قيمة في سطر يبدأ بشرطة ومسافة: - قيمة",
    "Write each value on a line that starts with a dash and a space: - value",
)
_NOT_TEXT = Words("يُنتظر نص واحد في «{key}»", 'One text is expected in "{key}"')
_NOT_A_LIST = Words("يُنتظر في «{key}» قائمة", 'A list is expected in "{key}"')
_BAD_ID = Words("معرّف غير صالح «{value}»", 'Bad id "{value}"')

WORDINGS: Mapping[str, Wording] = {
    "missing": (
        "SCH201",
        Words("الحقل «{key}» مطلوب", 'The field "{key}" is required'),
        Words("أضف سطرا: {key}: …", "Add a line: {key}: …"),
    ),
    "extra_forbidden": (
        "SCH202",
        Words("مفتاح غير معروف «{key}»", 'Unknown key "{key}"'),
        None,
    ),
    "missing:inside": (
        "SCH201",
        Words("الحقل «{key}» مطلوب", 'The field "{key}" is required'),
        Words("أضف هنا سطرا: {name}: …", "Add a line here: {name}: …"),
    ),
    "empty": (
        "SCH201",
        Words("الحقل «{key}» فارغ، وهو مطلوب", 'The field "{key}" is empty, and it is required'),
        Words("اكتب قيمته بعد النقطتين: {name}: …", "Write its value after the colon: {name}: …"),
    ),
    "not-text": (
        "SCH203",
        _NOT_TEXT,
        Words("اكتب قيمة واحدة بعد النقطتين", "Write one value after the colon"),
    ),
    "not-text:list": (
        "SCH203",
        _NOT_TEXT,
        Words(
            "هذه قائمة: اكتب قيمة واحدة في سطر المفتاح: {name}: …",
            "This is a list: write one value on the key's line: {name}: …",
        ),
    ),
    "not-text:dict": (
        "SCH203",
        _NOT_TEXT,
        Words(
            "هذه مفاتيح وقيم: اكتب قيمة واحدة في سطر المفتاح: {name}: …",
            "These are keys and values: write one value on the key's line: {name}: …",
        ),
    ),
    "not-text:bool": (
        "SCH203",
        _NOT_TEXT,
        Words(
            'إن كانت الكلمة نصا فضعها بين علامتي تنصيص: "{value}"',
            'If the word is a text, put it in quotation marks: "{value}"',
        ),
    ),
    "not-text:NoneType": (
        "SCH203",
        Words("عنصر فارغ في القائمة", "An empty item in the list"),
        Words("اكتب قيمته بعد الشرطة، أو احذف السطر", "Write its value, or delete the line"),
    ),
    "not-a-list": ("SCH204", _NOT_A_LIST, _LIST_HINT),
    "not-a-list:text": (
        "SCH204",
        _NOT_A_LIST,
        Words(
            "اكتب {name}: [{items}]، أو كل قيمة في سطر يبدأ بشرطة ومسافة: - قيمة",
            "Write {name}: [{items}], or each value on a line that starts with a dash and a space:"
            " - value",
        ),
    ),
    "not-a-list:of-mappings": (
        "SCH204",
        _NOT_A_LIST,
        Words(
            "ابدأ كل عنصر بشرطة ومسافة، وبقية مفاتيحه تحت أولها: - {example}: …",
            "Start each item with a dash and a space, its other keys below the first:"
            " - {example}: …",
        ),
    ),
    "not-a-mapping": (
        "SCH205",
        Words("يُنتظر في «{key}» مفاتيح وقيم", 'Keys and values are expected in "{key}"'),
        Words(
            "اكتب {name}: وحده في سطر، وتحته بعد مسافتين: {example}: …",
            "Write {name}: alone on a line, and below it after two spaces: {example}: …",
        ),
    ),
    "literal_error": (
        "SCH206",
        Words("قيمة غير معروفة «{value}» في «{key}»", 'Unknown value "{value}" in "{key}"'),
        Words("القيم الممكنة: {expected}", "Possible values: {expected}"),
    ),
    "bool": (
        "SCH207",
        Words(
            "يُنتظر في «{key}» true أو false، لا «{value}»",
            'true or false is expected in "{key}", not "{value}"',
        ),
        Words("اكتب true للإثبات وfalse للنفي", "Write true for yes and false for no"),
    ),
    "number": (
        "SCH208",
        Words("العدد في «{key}» غير صالح: «{value}»", 'Bad number in "{key}": "{value}"'),
        Words(
            "اكتب رقما من 1 (مؤكد) إلى 6 (لا سبيل إلى الحكم عليه)",
            "Write a digit from 1 (confirmed) to 6 (cannot be judged)",
        ),
    ),
    "id": (
        "SCH210",
        _BAD_ID,
        Words(
            "المعرّف اسم الملف، بأحرف لاتينية صغيرة وأرقام وشرطات، مثل: isis-k",
            "An id is the file's name: lower-case Latin letters, digits and hyphens, such as"
            " isis-k",
        ),
    ),
    "id:url": (
        "SCH210",
        Words("رابط في موضع معرّف: «{value}»", 'An address in place of an id: "{value}"'),
        Words(
            "أنشئ للمصدر سجلا واكتب معرّفه، أو صفه هنا: - id: …، وتحته outlet: وurl:",
            "Make a record of the source and write its id, or describe it here: - id: …, and"
            " below it outlet: and url:",
        ),
    ),
    "id:several": (
        "SCH210",
        Words("أكثر من معرّف في موضع واحد: «{value}»", 'More than one id in one place: "{value}"'),
        Words(
            "اكتب كل معرّف في سطر يبدأ بشرطة ومسافة: - معرّف", "Write each id on its own line: - id"
        ),
    ),
    "url": (
        "SCH211",
        Words("عنوان غير صالح «{value}»", 'Bad address "{value}"'),
        Words(
            "يبدأ العنوان بـ https:// ولا مسافة فيه",
            "An address starts with https:// and has no space",
        ),
    ),
    "address": (
        "SCH212",
        Words("عنوان سابق غير صالح «{value}»", 'Bad former address "{value}"'),
        Words(
            "اكتب المسار وحده في هذا الموقع، مثل: /articles/old-name/",
            "Write the path alone, on this site, such as /articles/old-name/",
        ),
    ),
    "language": (
        "SCH213",
        Words("رمز لغة غير صالح «{value}»", 'Bad language code "{value}"'),
        Words(
            "اكتب رمز اللغة بحرفين لاتينيين صغيرين، مثل: ar أو en",
            "Write the language's code in small Latin letters, such as ar or en",
        ),
    ),
    "date": (
        "SCH220",
        Words("تاريخ غير صالح «{value}»", 'Bad date "{value}"'),
        _DATE_HINT,
    ),
    "date:no-such-day": (
        "SCH221",
        Words("لا وجود لهذا التاريخ: «{value}»", 'There is no such date: "{value}"'),
        Words("راجع الشهر واليوم", "Check the month and the day"),
    ),
    "date:hijri-date": (
        "SCH220",
        Words("تاريخ هجري: «{value}»", 'A Hijri date: "{value}"'),
        Words(
            "اكتب ما يقابله بالميلادي: 2024-03-22، واذكر الهجري في date_note",
            "Write the Gregorian date, such as 2024-03-22, and name the Hijri one in date_note",
        ),
    ),
    "date:arabic-digits": (
        "SCH222",
        Words("أرقام مشرقية في تاريخ: «{value}»", 'Eastern Arabic digits in a date: "{value}"'),
        _DATE_HINT,
    ),
    "date:instant-without-zone": (
        "SCH223",
        Words("وقت بلا منطقة زمنية: «{value}»", 'A time without its zone: "{value}"'),
        Words(
            "أضف الفرق عن التوقيت العالمي، مثل: 2024-03-22T20:00+03:00",
            "Add the offset, such as 2024-03-22T20:00+03:00",
        ),
    ),
    "date:not-a-day": (
        "SCH224",
        Words(
            "يُنتظر في «{key}» يوم بعينه: «{value}»",
            'A single day is expected in "{key}": "{value}"',
        ),
        Words("اكتب سنة-شهر-يوم، مثل: 2024-03-22", "Write year-month-day, such as 2024-03-22"),
    ),
    **RULE_WORDINGS,
}


def wording_of(kind: str, filling: Mapping[str, str]) -> Wording:
    """The problem's code, message and hint."""
    code, message, hint = WORDINGS.get(kind) or WORDINGS.get(kind.split(":")[0]) or _unknown(kind)
    return code, _filled(message, filling), hint and _filled(hint, filling)


def _unknown(kind: str) -> Wording:
    words = Words(f"قيمة غير صالحة في «{{key}}» ({kind})", f'Bad value in "{{key}}" ({kind})')
    return "SCH200", words, None


def _filled(words: Words, filling: Mapping[str, str]) -> Words:
    def fill(text: str) -> str:
        for name, value in filling.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    return Words(fill(words.ar), fill(words.en))
