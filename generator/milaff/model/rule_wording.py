"""The words for the rules of the field: amounts, figures, roles, judgements."""

from __future__ import annotations

from collections.abc import Mapping

from milaff.problems import Words

Wording = tuple[str, Words, Words | None]
"""Code of the problem, message, hint; what stands in braces is filled in by `model/faults.py`."""

RULE_WORDINGS: Mapping[str, Wording] = {
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
    "amount:percent": (
        "SCH230",
        Words("نسبة في قيمة رقم: «{value}»", 'A percentage in a figure\'s value: "{value}"'),
        Words(
            "اكتب العدد وحده، وفي الرقم unit: percent",
            "Write the number alone, and unit: percent in the figure",
        ),
    ),
    "amount:range-backwards": (
        "SCH231",
        Words("مدى معكوس «{value}»", 'The range runs backwards: "{value}"'),
        Words("اكتب الأصغر أولا", "Write the smaller one first"),
    ),
    "no-value": (
        "SCH232",
        Words("لا value ولا words في هذا العنصر", "Neither value nor words in this item"),
        Words(
            "أضف value: وبعده العدد، أو words: حين لا يعطي المصدر عددا",
            "Add value: and the number, or words: where the source gives none",
        ),
    ),
    "value-and-words": (
        "SCH232",
        Words("عدد وكلمات في قيمة واحدة", "Both value and words in one item"),
        Words(
            "أبق value للعدد، أو words حين لا يعطي المصدر عددا، لا كليهما",
            "Keep value for a number, or words where the source gives none, not both",
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
        Words("الدور «{value}» يحتاج مصدرا", 'The role "{value}" needs a source'),
        Words("أضف source: معرّف المصدر", "Add source: the source's id"),
    ),
    "role-without-both": (
        "SCH240",
        Words(
            "الدور «{value}» يحتاج مصدرا ومن يقول به",
            'The role "{value}" needs a source and who says so',
        ),
        Words(
            "أضف source: معرّف المصدر، وby: الجهة التي تنسب أو تتهم أو تشتبه",
            "Add source: the source's id, and by: who attributes, accuses or suspects",
        ),
    ),
    "role-without-by": (
        "SCH241",
        Words("الدور «{value}» يحتاج من يقول به", 'The role "{value}" needs who says so'),
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
}
