"""What is wrong with a value, in the editor's words: pydantic's error types and our own codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milaff.problems import Words, did_you_mean

Wording = tuple[str, Words, Words | None]
"""Code of the problem, message, hint; `{key}`, `{value}` and `{expected}` are filled in."""

_DATE_HINT = Words(
    "اكتبه سنة-شهر-يوم بأرقام لاتينية: 2024-03-22 أو 2024-03 أو 2024 أو 2015~",
    "Write year-month-day in Latin digits: 2024-03-22, or 2024-03, or 2024, or 2015~",
)
_LIST_HINT = Words(
    "اكتب كل قيمة في سطر يبدأ بشرطة ومسافة: - قيمة",
    "Write each value on a line that starts with a dash and a space: - value",
)

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
    "not-text": (
        "SCH203",
        Words("يُنتظر نص في «{key}»", 'A text is expected in "{key}"'),
        Words(
            "اكتب قيمة واحدة، وضعها بين علامتي اقتباس إن كانت true أو false",
            "Write one value, in quotes if it is true or false",
        ),
    ),
    "not-a-list": (
        "SCH204",
        Words("يُنتظر في «{key}» قائمة", 'A list is expected in "{key}"'),
        _LIST_HINT,
    ),
    "not-a-mapping": (
        "SCH205",
        Words("يُنتظر في «{key}» مفاتيح وقيم", 'Keys and values are expected in "{key}"'),
        Words(
            "مثلا: {key}: ثم سطر تحته مزاح: مفتاح: قيمة",
            "E.g. {key}: and below it, indented: key: value",
        ),
    ),
    "literal_error": (
        "SCH206",
        Words("قيمة غير معروفة «{value}» في «{key}»", 'Unknown value "{value}" in "{key}"'),
        Words("القيم الممكنة: {expected}", "Possible values: {expected}"),
    ),
    "bool": (
        "SCH207",
        Words("يُنتظر في «{key}» true أو false", 'true or false is expected in "{key}"'),
        None,
    ),
    "number": (
        "SCH208",
        Words("العدد في «{key}» غير صالح: «{value}»", 'Bad number in "{key}": "{value}"'),
        Words("المسموح: {expected}", "Allowed: {expected}"),
    ),
    "id": (
        "SCH210",
        Words("معرّف غير صالح «{value}»", 'Bad id "{value}"'),
        Words(
            "المعرّف أحرف لاتينية صغيرة وأرقام وشرطات، مثل: isis-k",
            "An id is lower-case Latin letters, digits and hyphens, such as isis-k",
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
    "pattern": (
        "SCH212",
        Words("صيغة غير صالحة في «{key}»: «{value}»", 'Bad form in "{key}": "{value}"'),
        None,
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
    "amount": (
        "SCH230",
        Words("قيمة رقم غير مفهومة «{value}»", 'A figure that cannot be read: "{value}"'),
        Words(
            "الصيغ: 133، ≥ 133، > 100، ≤ 5، < 5، 10–15، ~520، PT1M31S؛"
            " وإن لم يعط المصدر عددا فاكتب words: بدل value:",
            "Forms: 133, ≥ 133, > 100, ≤ 5, < 5, 10–15, ~520, PT1M31S;"
            " where the source gives no number write words: in place of value:",
        ),
    ),
    "amount:range-backwards": (
        "SCH231",
        Words("مدى معكوس «{value}»", 'The range runs backwards: "{value}"'),
        None,
    ),
    "value-or-words": (
        "SCH232",
        Words("يُنتظر إما value وإما words", "Either value or words is expected"),
        Words(
            "value للعدد، وwords حين لا يعطي المصدر عددا",
            "value for a number, words where the source gives none",
        ),
    ),
    "no-values": (
        "SCH233",
        Words("رقم بلا قيم", "A figure without values"),
        Words("أضف values: وتحتها قيمة ومصدرها", "Add values: and below it a value and its source"),
    ),
    "two-adopted": (
        "SCH234",
        Words("أكثر من قيمة معتمدة لرقم واحد", "More than one adopted value of one figure"),
        Words("أبق adopted: true عند قيمة واحدة", "Keep adopted: true at one value"),
    ),
    "role-without-source": (
        "SCH240",
        Words("هذا الدور يحتاج مصدرا", "This role needs a source"),
        Words("أضف source: معرّف المصدر", "Add source: the source's id"),
    ),
    "role-without-by": (
        "SCH241",
        Words("هذا الدور يحتاج من يقول به", "This role needs who says so"),
        Words(
            "أضف by: الجهة التي تنسب أو تتهم أو تشتبه",
            "Add by: who attributes, accuses or suspects",
        ),
    ),
    "other-without-label": (
        "SCH242",
        Words("القيمة other تحتاج وصفا", "The value other needs a label"),
        Words("أضف label: بكلمة أو كلمتين", "Add label: in a word or two"),
    ),
    "likelihood-and-confidence": (
        "SCH243",
        Words("احتمال وثقة في جملة واحدة", "Likelihood and confidence in one sentence"),
        Words("أبق likelihood أو confidence، لا كليهما", "Keep likelihood or confidence, not both"),
    ),
    "too_short": (
        "SCH204",
        Words("«{key}» فارغ", '"{key}" is empty'),
        None,
    ),
}

_SYNONYMS = {
    "string_type": "not-text",
    "string_too_short": "missing",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "mapping_type": "not-a-mapping",
    "bool_type": "bool",
    "bool_parsing": "bool",
    "int_parsing": "number",
    "int_type": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "string_pattern_mismatch": "pattern",
}


def wording_of(kind: str, filling: Mapping[str, str], suggestion: str | None) -> Wording:
    """The problem's code, message and hint; a suggestion replaces the general hint."""
    name = _SYNONYMS.get(kind, kind)
    code, message, hint = WORDINGS.get(name) or WORDINGS.get(name.split(":")[0]) or _unknown(kind)
    if suggestion:
        hint = Words(f"هل تقصد «{suggestion}»؟", f'Did you mean "{suggestion}"?')
    return code, _filled(message, filling), hint and _filled(hint, filling)


def unknown_key_hint(key: str, known: tuple[str, ...]) -> Words:
    """The closest key, else all of them."""
    listed = ", ".join(known)
    return did_you_mean(key, known) or Words(
        f"المفاتيح الممكنة: {listed}", f"Possible keys: {listed}"
    )


def _unknown(kind: str) -> Wording:
    words = Words(f"قيمة غير صالحة في «{{key}}» ({kind})", f'Bad value in "{{key}}" ({kind})')
    return "SCH200", words, None


def _filled(words: Words, filling: Mapping[str, Any]) -> Words:
    def fill(text: str) -> str:
        for name, value in filling.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    return Words(fill(words.ar), fill(words.en))
